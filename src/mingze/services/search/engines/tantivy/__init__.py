"""The engine inside the process: an index in a folder, written by one process and read by any number."""
