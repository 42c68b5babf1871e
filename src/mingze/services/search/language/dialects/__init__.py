"""Ways of writing a query, each with its reader."""
