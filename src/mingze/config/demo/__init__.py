"""The living demo agency. Everybody and everything in it is made up."""
