"""Closed attachments: a module that seals what it holds says here who may still open the file.

Who may see a unit may see its attachments, unless a seal says no. ``facts`` and others above register theirs
from ``AppConfig.ready``.
"""

from collections.abc import Callable

from mingze.core.documents.models import Attachment
from mingze.core.organization.access import Access

Seal = Callable[[Access, Attachment], bool]
"""Tells whether a person is kept out of an attachment."""

_seals: list[Seal] = []


def register(seal: Seal) -> None:
    """Add a seal; registering the same one twice is harmless."""
    if seal not in _seals:
        _seals.append(seal)


def is_sealed(access: Access, attachment: Attachment) -> bool:
    """Tell whether any module keeps this person out."""
    return any(seal(access, attachment) for seal in _seals)
