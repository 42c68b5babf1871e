"""Duty lists, obligations, their discharge by facts, pledges and monthly reminder sheets."""
