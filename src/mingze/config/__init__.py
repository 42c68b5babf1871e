"""The composition root: settings, addresses, entry points. Imports all, imported by none."""
