"""Loading the catalogue."""

from dataclasses import dataclass
from datetime import datetime

from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.rules import catalogue_sections
from mingze.core.rules.models import CatalogueLoad


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading came to: the digest of the content and the rows changed, by section."""

    digest: str
    changed: dict[str, int]

    @property
    def rows(self) -> int:
        """How many rows were added or changed in all."""
        return sum(self.changed.values())


@door
def load_catalogue(*, catalogue: Catalogue, at: datetime, by: Actor) -> Loaded:
    """Bring the whole catalogue into the database, or nothing of it.

    Loading the same content again changes no row. Raises ``Refused`` naming file and line when the files
    would rewrite what was loaded before.
    """
    changed = {name: apply(catalogue, at=at, by=by) for name, apply in catalogue_sections.sections()}
    loaded = Loaded(catalogue.digest, changed)
    latest = CatalogueLoad.objects.order_by("-pk").first()
    if loaded.rows or latest is None or latest.digest != loaded.digest:
        CatalogueLoad.objects.create(digest=loaded.digest, loaded_at=at, loaded_by=by.name, counts=changed)
    summary = f"载入规则目录，变更{loaded.rows}条" if loaded.rows else "载入规则目录，内容没有变化"
    record(
        by=by,
        action="rules.load_catalogue",
        object_kind="rules.catalogue",
        object_id=loaded.digest[:12],
        summary=summary,
        detail={"digest": loaded.digest, "changed": changed},
    )
    return loaded
