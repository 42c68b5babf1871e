"""Finding documents: a query language, and engines behind one port. Plain Python, without Django."""
