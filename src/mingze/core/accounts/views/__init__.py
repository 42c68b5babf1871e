"""Pages, by who opens them: the three officers, and everybody for themselves."""
