"""The tamper-evident trail: who did what to which thing, in the same transaction as the doing."""
