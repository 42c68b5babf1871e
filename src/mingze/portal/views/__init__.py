"""The public pages, by what a visitor does on them."""
