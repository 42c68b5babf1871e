"""Pages of the organisation. Every one shows a day, today unless the address names another."""
