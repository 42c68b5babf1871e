"""Numbers of offices: one canonical key from anything people type or files hold, and back to each office's display."""
