"""``mingze translations``: keep the English catalogue whole."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mingze.core.base import translating as messages


class Command(BaseCommand):
    """Extract and check translations without the gettext programs; needs the developers' packages."""

    help = "Brings the English catalogue up to the source, or checks that it is whole."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of two."""
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--update", action="store_true", help="add new source strings, drop unused ones")
        group.add_argument("--check", action="store_true", help="exit 1 unless every string is translated")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the one asked for."""
        locale = Path(settings.LOCALE_PATHS[0])
        path = locale / "en" / "LC_MESSAGES" / "django.po"
        catalogue = polib.pofile(str(path), wrapwidth=100) if path.exists() else messages.empty_catalogue()
        if options["update"]:
            self._update(catalogue, path, locale.parent)
        else:
            self._check(catalogue, locale.parent)

    def _update(self, catalogue: polib.POFile, path: Path, root: Path) -> None:
        fresh = messages.merge(catalogue, messages.found_in(root))
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))
        waiting = len(catalogue.untranslated_entries())
        self.stdout.write(f"{len(catalogue)} strings, {fresh} new, {waiting} to translate in {path}")

    def _check(self, catalogue: polib.POFile, root: Path) -> None:
        faults = messages.faults(catalogue, messages.found_in(root))
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(
                f"{len(faults)} faults. Run `mingze translations --update`, then translate what is empty."
            )
        self.stdout.write(f"{len(catalogue)} strings, all translated")
