"""``mingze compile-translations``: the English catalogue as Django reads it. Needs no tool of the developers'."""

import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Part of every start; compiling again is harmless."""

    help = "Writes the .mo file that Django reads from the English catalogue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile it."""
        path = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"
        catalogue = polib.pofile(str(path))
        # Put in place whole: a process that starts meanwhile would keep half a catalogue for as long as it runs.
        beside = path.with_name(f".django.{os.getpid()}.mo")
        catalogue.save_as_mofile(str(beside))
        beside.replace(path.with_suffix(".mo"))
        self.stdout.write(f"{len(catalogue.translated_entries())} translations compiled")
