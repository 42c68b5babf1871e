"""Published patent documents: records, the formats they arrive in, the corpus they are kept in."""
