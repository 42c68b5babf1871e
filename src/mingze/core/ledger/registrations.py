"""What the ledger adds to the registries of the floor when the apps are ready."""

from django.utils.translation import gettext_lazy as _

from mingze.core.ledger import catalogue_section
from mingze.core.rules import catalogue_sections

SECTION = _("任务与整改")


def register() -> None:
    """Navigation entries and the catalogue section."""
    catalogue_sections.register("ledgers", catalogue_section.apply)
