"""``python -m mingze.config``: the ``mingze`` command, for where the script is not on the path."""

from mingze.config.cli import main

if __name__ == "__main__":
    main()
