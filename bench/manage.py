"""The product's own commands, run by the Python that measures."""

from mingze.config.cli import main

main()
