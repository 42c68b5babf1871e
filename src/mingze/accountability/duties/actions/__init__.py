"""The writes of the duties module: lists, obligations, pledges and reminder sheets."""
