"""Policy as data: the YAML folders, the typed records in them and the loader that checks them."""
