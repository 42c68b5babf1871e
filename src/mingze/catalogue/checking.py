"""Checks across records: references resolve, periods do not overlap, forms and workflows are sound."""

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings


def check(catalogue: Catalogue, findings: Findings) -> None:
    """Record every fault between the records of a catalogue."""
