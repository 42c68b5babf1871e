"""Work items that two people close."""
