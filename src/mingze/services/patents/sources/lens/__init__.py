"""Records of Lens, as JSON or a line each."""
