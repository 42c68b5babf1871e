"""From the unit codes of the catalogue's files to units of this installation."""

from datetime import date

from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit

AGENCY = "AGENCY"
"""The word the packaged files use for the agency that runs the installation, whatever its own code is."""


class UnitsByCode:
    """Looks units up once and answers many times.

    A code is first taken as it stands. ``AGENCY`` otherwise means the one administrative unit of kind
    ``agency`` in force on ``on``; while there is none, or there are several and the word says nothing, it is
    no unit at all.
    """

    def __init__(self, on: date) -> None:
        self._units = {unit.code: unit for unit in Unit.objects.all()}
        agencies = Unit.objects.on(on).filter(tree=Tree.ADMINISTRATIVE, kind="agency")[:2]
        if AGENCY not in self._units and len(agencies) == 1:
            self._units[AGENCY] = agencies[0]

    def find(self, code: str | None) -> Unit | None:
        """The unit with this code, or None when there is none (yet)."""
        return self._units.get(code) if code else None
