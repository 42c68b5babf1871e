"""Template tags of the duties module."""
