"""The pages of the duties module: load by a query, one call, answer."""
