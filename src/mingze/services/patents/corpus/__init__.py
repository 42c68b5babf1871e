"""Where published documents are kept: append-only segments, a manifest, and what was turned away."""
