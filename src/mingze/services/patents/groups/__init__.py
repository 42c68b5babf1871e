"""Company groups: which names belong together, for asking for a company with its group."""
