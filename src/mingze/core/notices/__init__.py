"""The inbox of each person: what was sent, when it was read."""
