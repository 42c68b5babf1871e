"""The staff home page: my duties, my items, what I must check, and the leaders' view."""
