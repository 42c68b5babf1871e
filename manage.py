#!/usr/bin/env python
"""The ``mingze`` command for a checkout that is not installed."""

from mingze.config.cli import main

if __name__ == "__main__":
    main()
