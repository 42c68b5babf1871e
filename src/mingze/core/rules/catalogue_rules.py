"""Bring the rule documents of the catalogue into the database without rewriting what stands there."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils import timezone

from mingze.catalogue import records
from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.rules.catalogue_units import UnitsByCode
from mingze.core.rules.history import Rewritings
from mingze.core.rules.models import Clause, RuleDocument, RuleVersion


def apply_rules(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
    """Add and update documents, versions and clauses; return the number of rows changed.

    Raises :class:`Refused` naming file and line when a version would begin or end on another day than already
    loaded, or when the text of a verified clause would change.
    """
    loading = _Loading(at, by, UnitsByCode(timezone.localtime(at, SHANGHAI).date()))
    for record in catalogue.rules.values():
        loading.document(record)
    loading.predecessors(catalogue)
    loading.retire_documents(catalogue)
    loading.rewritings.refuse()
    return loading.changed


def assign(row: models.Model, values: dict[str, Any]) -> list[str]:
    """Set what differs and return the names of the fields set; the row is not saved."""
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, values[name])
    return differing


@dataclass
class _Loading:
    at: datetime
    by: Actor
    units: UnitsByCode
    rewritings: Rewritings = field(default_factory=Rewritings)
    changed: int = 0

    def __post_init__(self) -> None:
        self.documents = {one.code: one for one in RuleDocument.objects.all()}
        versions = RuleVersion.objects.select_related("document")
        self.versions = {(one.document_id, one.version): one for one in versions}
        self.clauses = {one.reference: one for one in Clause.objects.select_related("verified_by")}
        self.reviewed = set(RuleDocument.objects.filter(reviews__isnull=False).values_list("pk", flat=True))

    def document(self, record: records.RuleDocument) -> None:
        """One document with its versions."""
        row = self.documents.setdefault(record.code, RuleDocument(code=record.code))
        if row.pk and not row.from_catalogue:
            self.rewritings.add(record, f"制度代码“{record.code}”已由本单位录入的制度使用")
            return
        unit = self.units.find(record.unit)
        values = {
            "title": record.title,
            "title_en": record.title_en,
            "kind": record.kind,
            "issuer": record.issuer,
            "interpreter": record.interpreter or "",
            "owner": record.owner,
            # A unit once found stays: that a second agency joins later must not take a rule from the first.
            "unit_id": unit.pk if unit else row.unit_id,
            "from_catalogue": True,
            "retired_at": None,
        }
        self._keep(row, values)
        for version in record.versions:
            self.version(row, version)
        self._check_overlaps(row, record)

    def version(self, document: RuleDocument, record: records.Version) -> None:
        """One version with its clauses."""
        key = (document.pk, record.version)
        row = self.versions.setdefault(key, RuleVersion(document=document, version=record.version))
        if row.pk and not self._may_stay(row, record):
            return
        values = {
            "issued_on": record.issued_on,
            "valid_from": record.valid_from,
            "valid_to": row.valid_to if row.closed_by_id else record.valid_to,
            "review_on": row.review_on if document.pk in self.reviewed else record.review_on,
            "source": record.source,
            "from_catalogue": True,
        }
        self._keep(row, values)
        prefix = f"{document.code}@{record.version}#"
        fresh = [
            clause
            for position, one in enumerate(record.clauses)
            if (clause := self.clause(row, one, prefix + one.code, position)) is not None
        ]
        Clause.objects.bulk_create(fresh)
        self.changed += len(fresh)
        self._retire_clauses(row, {prefix + one.code for one in record.clauses})

    def clause(
        self, version: RuleVersion, record: records.Clause, reference: str, place: int
    ) -> Clause | None:
        """One clause; a new one is returned for writing together with its neighbours."""
        row = self.clauses.get(reference)
        values: dict[str, Any] = {
            "label": record.label,
            "text": record.text,
            "text_en": record.text_en,
            "position": place,
            "retired_at": None,
        }
        if row is None:
            values |= {"verified": record.verified, "changed_by_id": self.by.person_id}
            row = Clause(version=version, code=record.code, reference=reference, **values)
            self.clauses[reference] = row
            return row
        stands = row.verified_by_id is not None or (row.verified and record.verified)
        rewritten = (row.label, row.text) != (record.label, record.text)
        if stands and rewritten:
            who = f"（由{row.verified_by}核实）" if row.verified_by else ""
            self.rewritings.add(record, f"条款“{reference}”已核实{who}，文字不得改动；如需更正，请另立版本")
            return None
        if rewritten:
            values["changed_by_id"] = self.by.person_id
        if row.verified_by_id is None:
            values["verified"] = record.verified
        self._keep(row, values)
        return None

    def predecessors(self, catalogue: Catalogue) -> None:
        """Which version each one replaced, once all of them exist."""
        for document in catalogue.rules.values():
            for record in document.versions:
                row = self.versions.get((self.documents[document.code].pk, record.version))
                if row is None or record.replaces is None:
                    continue
                code, _, number = record.replaces.rpartition("@")
                other = self.documents[code or document.code]
                self._keep(row, {"replaces_id": self.versions[other.pk, number].pk})

    def retire_documents(self, catalogue: Catalogue) -> None:
        """Documents the files no longer hold stay for those who cite them, marked."""
        for row in self.documents.values():
            if row.from_catalogue and row.retired_at is None and row.code not in catalogue.rules:
                self._keep(row, {"retired_at": self.at})

    def _retire_clauses(self, version: RuleVersion, present: set[str]) -> None:
        for row in self.clauses.values():
            gone = row.version_id == version.pk and row.reference not in present
            if gone and row.retired_at is None:
                self._keep(row, {"retired_at": self.at})

    def _may_stay(self, row: RuleVersion, record: records.Version) -> bool:
        """Whether the version may be what the file now says; otherwise the attempt is noted."""
        name = f"“{row.document.code}@{row.version}”"
        if not row.from_catalogue:
            self.rewritings.add(record, f"版本{name}已由本单位录入")
        elif row.valid_from != record.valid_from:
            self.rewritings.add(
                record, f"版本{name}已载入的施行日期为 {row.valid_from}，不得改为 {record.valid_from}"
            )
        elif row.valid_to not in (None, record.valid_to) and row.closed_by_id is None:
            end = record.valid_to or "长期有效"
            self.rewritings.add(record, f"版本{name}已载入的废止日期为 {row.valid_to}，不得改为 {end}")
        else:
            return True
        return False

    def _check_overlaps(self, document: RuleDocument, record: records.RuleDocument) -> None:
        """A version somebody entered here must not hold on the same day as one from the files."""
        rows = [one for (key, _), one in self.versions.items() if key == document.pk and one.pk]
        rows.sort(key=lambda one: one.valid_from)
        for earlier, later in pairwise(rows):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                names = f"“{earlier.version}”与“{later.version}”"
                self.rewritings.add(record, f"制度“{document.code}”的版本{names}有效期重叠")

    def _keep(self, row: models.Model, values: dict[str, Any]) -> None:
        """Write the row if it is new or differs, and count it."""
        differing = assign(row, values)
        if row.pk is None or differing:
            row.save(update_fields=None if row.pk is None else differing)
            self.changed += 1
