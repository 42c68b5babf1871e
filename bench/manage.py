"""The product's own commands, run by the Python that measures."""

from mingze.config.cli import main

# The importer's processes load this module anew, and must not run the command again.
if __name__ == "__main__":
    main()
