"""Search engines behind one port. Each adapter is the only module that knows its library."""
