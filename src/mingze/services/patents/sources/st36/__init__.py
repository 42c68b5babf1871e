"""WIPO ST.36, and the European documents written in it."""
