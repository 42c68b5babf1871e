"""Classification schemes as offices and people hand them over, made into one table of symbols with dots."""
