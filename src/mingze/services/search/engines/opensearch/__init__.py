"""The engine of a large installation: an OpenSearch cluster."""
