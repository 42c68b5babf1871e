"""``python -m bench.child NAME OUT [--quick]``: run one measurement in this process and write what it came to."""

import sys
from importlib import import_module
from pathlib import Path

import django

from bench.results import save

if __name__ == "__main__":
    name, out, *options = sys.argv[1:]
    django.setup()
    results, extra = import_module(f"bench.{name}").measure(quick="--quick" in options)
    save(results, extra, Path(out))
