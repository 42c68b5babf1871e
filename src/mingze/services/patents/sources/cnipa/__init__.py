"""XML of the Chinese office: V2.2.1 and the releases before it."""
