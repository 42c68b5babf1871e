"""Fictional publications in the office's own schema, so that everything can be shown without anybody's real data."""
