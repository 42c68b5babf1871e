"""What happened: one record, many uses."""
