"""Pages: the library, the list of rules to repeal, amend or make, and the forms."""
