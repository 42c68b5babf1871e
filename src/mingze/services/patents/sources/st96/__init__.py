"""WIPO ST.96, and the Japanese gazettes written in it."""
