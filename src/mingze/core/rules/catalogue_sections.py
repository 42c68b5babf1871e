"""What is done with each section of the catalogue when it is loaded.

The three sections of this module come first; a module above registers its own from ``AppConfig.ready``, by
its dotted name, because models cannot be imported before every app is ready::

    catalogue_sections.register("records", "mingze.core.facts.catalogue_section.apply")
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, Protocol, cast

from django.utils.module_loading import import_string

from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor


class Apply(Protocol):
    """Brings one section into the database, inside the open door and the transaction of the loading.

    Returns the number of rows changed: none when everything already stood as the files say. Raises
    ``Refused`` to stop the loading as a whole.
    """

    def __call__(self, catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
        """Apply the section."""


_FIRST: Final[Mapping[str, str]] = {
    "rules": "mingze.core.rules.catalogue_rules.apply_rules",
    "parameters": "mingze.core.rules.catalogue_parameters.apply_parameters",
    "roles": "mingze.core.rules.catalogue_roles.apply_roles",
}
_registered: dict[str, str | Apply] = {}


def register(section: str, apply: str | Apply) -> None:
    """Have ``apply`` (a function or its dotted name) called at each loading, after all registered before it.

    The same section registered twice with another function is a ``ValueError``.
    """
    if section in _FIRST or _registered.setdefault(section, apply) != apply:
        raise ValueError(f"catalogue section {section} is registered twice")


def sections() -> Iterator[tuple[str, Apply]]:
    """Every section with what is done with it, in the order of loading."""
    for name, apply in {**_FIRST, **_registered}.items():
        yield name, cast(Apply, import_string(apply)) if isinstance(apply, str) else apply
