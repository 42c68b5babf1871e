"""Answers of the EPO's Open Patent Services: bibliography, full text, family, legal events."""
