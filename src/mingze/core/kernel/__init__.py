"""Plain-Python ground under everything else: no Django, no database, no network."""
