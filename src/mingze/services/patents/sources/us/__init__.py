"""Files of the United States office: XML 4.x and 2.5, PAP 1.5 and 1.6, and the text of 1976 to 2001."""
