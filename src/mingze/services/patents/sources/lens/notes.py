"""What a Lens record holds and a record of the product has no field for."""

from collections.abc import Iterable, Iterator
from typing import Any

from mingze.services.patents.sources.lens import shape as lens_shape
from mingze.services.patents.sources.lens.shape import Bibliography

Notes = Iterable[tuple[str, str]]


def notes(
    record: lens_shape.Record, bibliography: Bibliography, national: list[str], extended: Iterable[str]
) -> list[tuple[str, str]]:
    """What The Lens works out itself, then what it repeats of registers and databases.

    ``national`` are classes of no scheme we know, ``extended`` the numbers of the extended family.
    """
    status = record.legal_status or lens_shape.Status()
    found = [("lens-id", record.lens_id), ("doc-id", str(record.docdb_id or ""))]
    found += [(f"lens-{name}", str(value)) for name, value in _status(status) if value not in {None, ""}]
    found += [("lens-calculation", line) for line in status.calculation_log or ()]
    found += [("lens-national-class", symbol) for symbol in national]
    found += [*_parties(bibliography), *_citations(bibliography)]
    found.append(("lens-extended-family", " ".join(extended)))
    if record.sequence_listing:
        found.append(("sequence-listing", "有"))
        found += _contents("sequence-listing", record.sequence_listing)
    return [(name, value) for name, value in found if value]


def _status(status: lens_shape.Status) -> Iterable[tuple[str, Any]]:
    yield "status", status.patent_status
    yield "ipr-type", status.ipr_type
    yield "term-date", status.anticipated_term_date
    yield "application-expiry", status.application_expiry_date
    yield "discontinued", status.discontinuation_date
    yield "national-phase", status.has_entry_into_national_phase
    yield "first-national-phase", status.first_entry_into_national_phase
    yield "spc", status.has_spc
    yield "disclaimer", status.has_disclaimer


def _parties(bibliography: Bibliography) -> Notes:
    """Days on which owners were recorded and deeds executed, departments of examiners."""
    parties = bibliography.parties or lens_shape.Parties()
    for owner in parties.owners_all or ():
        if owner.extracted_name:
            for name, day in (("recorded", owner.recorded_date), ("executed", owner.execution_date)):
                if day:
                    yield f"lens-owner-{name}", f"{owner.extracted_name.value}: {day}"
    examiners = parties.examiners or lens_shape.Examiners()
    for one in (examiners.primary_examiner, examiners.assistant_examiner):
        if one and one.department:
            named = one.extracted_name.value if one.extracted_name else ""
            yield "lens-examiner-department", f"{named}: {one.department}"


def _citations(bibliography: Bibliography) -> Notes:
    """Numbers of cited literature: that of The Lens, DOI and the like."""
    for cited in (bibliography.references_cited or lens_shape.Citations()).citations or ():
        other = cited.nplcit
        if other and (other.lens_id or other.external_ids):
            ids = filter(None, [other.lens_id, *(other.external_ids or ())])
            yield "lens-citation-ids", f"{cited.sequence}: {' '.join(ids)}"


def _contents(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """What a listing says of itself, each value under its path; lists of plain values are one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _contents(f"{name}/{key}", inner)
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        for one in value:
            yield from _contents(name, one)
    elif isinstance(value, list):
        yield name, "; ".join(str(one) for one in value if one is not None)
    elif value is not None and value != "":
        yield name, str(value)
