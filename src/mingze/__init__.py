"""明责: the public services of a city intellectual-property agency, and how it answers for them."""
