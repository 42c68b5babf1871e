"""Writes to the database around published documents; the documents themselves lie in the corpus."""
