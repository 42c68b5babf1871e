"""The query language: one tree, several dialects on the way in and out."""
