"""Gazettes of the Japanese office in its own XML."""
