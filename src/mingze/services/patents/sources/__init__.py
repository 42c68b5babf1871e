"""Formats documents arrive in, one file each. A format is told by content, never by file name."""
