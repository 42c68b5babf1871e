"""Which of two records of one publication stands."""

from datetime import date

from mingze.services.patents.record import Patent


def merge(standing: Patent, incoming: Patent) -> Patent:
    """The record that stands when ``incoming`` comes after ``standing``: that of the file made later."""
    return incoming if (incoming.produced or date.min) >= (standing.produced or date.min) else standing
