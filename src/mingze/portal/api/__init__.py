"""The public programming interface, version 1, described by itself at ``/api/v1/openapi.json``."""
