"""What a publication is found by: its record, its events and its standing as a document for search engines.

Every stored field of ``language.fields`` that the record can give is filled here and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from mingze.services.patents import applicants, claims, numbers
from mingze.services.patents.addresses import place_of
from mingze.services.patents.corpus.rows import cited_of, earliest_priority, kin_of
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.event_document import events_of
from mingze.services.patents.record import (
    Claim,
    Party,
    Patent,
    Relation,
    Role,
    Scheme,
    SectionKind,
    Stage,
)
from mingze.services.patents.standing import Standing
from mingze.services.search.document import Document

Values = dict[str, list[str]]
Amounts = dict[str, list[int]]

_SECTIONS = {
    SectionKind.TECHNICAL_FIELD: "technical_field",
    SectionKind.BACKGROUND: "background",
    SectionKind.DISCLOSURE: "disclosure",
    SectionKind.EMBODIMENTS: "embodiments",
}
_SCHEMES = {
    Scheme.IPC: "ipc",
    Scheme.CPC: "cpc",
    Scheme.LOC: "locarno",
    Scheme.USPC: "uspc",
    Scheme.FI: "fi",
    Scheme.FTERM: "fterm",
}
_LEVELS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("section", lambda code: code[:1]),
    ("class", lambda code: code[:3] if len(code) >= 3 else ""),
    ("subclass", lambda code: code[:4] if len(code) >= 4 else ""),
    ("group", lambda code: code.partition("/")[0] if len(code) > 4 else ""),
)


def document(dossier: Dossier, standing: Standing) -> Document:
    """The document of a publication; ``standing`` is its legal status on the day of indexing."""
    patent = dossier.patent
    standing_alone = [claims.independent(several) for several in patent.claims]
    texts = {
        **_texts(patent, standing_alone),
        **{name: _each(values) for name, values in _names(patent).items()},
    }
    words = {**_words(patent, standing), **_places(patent), **_classes(patent), **_numbers(dossier)}
    if standing.holders:
        texts["holder"] = list(standing.holders)
    numbers_ = {**_days(dossier, standing), **_counts(dossier, standing_alone)}
    return Document(
        patent.number,
        texts={name: kept for name, values in texts.items() if (kept := [one for one in values if one])},
        words={name: kept for name, values in words.items() if (kept := _each(values))},
        numbers={name: values for name, values in numbers_.items() if values},
        events=tuple(events_of(dossier.events)),
    )


def _texts(patent: Patent, standing_alone: Sequence[Sequence[Claim]]) -> Values:
    found: Values = {
        "title": [one for text in patent.titles for one in text.paragraphs],
        "abstract": [one for text in patent.abstracts for one in text.paragraphs],
        "claims": [],
        "first_claim": [],
        "independent_claims": [],
        "description": [],
        "cited_literature": [one.text for one in patent.citations if one.text and one.number is None],
    }
    for several, independent in zip(patent.claims, standing_alone, strict=True):
        found["claims"] += [one.text for one in several.claims]
        found["first_claim"] += [one.text for one in several.claims[:1]]
        found["independent_claims"] += [one.text for one in independent]
    for description in patent.descriptions:
        for section in description.sections:
            found["description"] += [section.heading] if section.heading else []
            found["description"] += section.paragraphs
            if section.kind in _SECTIONS:
                found.setdefault(_SECTIONS[section.kind], []).extend(section.paragraphs)
    return found


def _names(patent: Patent) -> Values:
    by_role = {role: [one for one in patent.parties if one.role is role] for role in Role}
    found = {
        role.value: [name for one in parties for name in _all_names(one)] for role, parties in by_role.items()
    }
    found["first_applicant"] = _all_names(by_role[Role.APPLICANT][0]) if by_role[Role.APPLICANT] else []
    found["first_inventor"] = _all_names(by_role[Role.INVENTOR][0]) if by_role[Role.INVENTOR] else []
    found["agency"] = [one.firm for one in by_role[Role.AGENT]]
    found["applicant_address"] = [
        one.address.text or "".join((one.address.region, one.address.city, one.address.county))
        for one in by_role[Role.APPLICANT]
        if one.address
    ]
    return found


def _all_names(party: Party) -> list[str]:
    return [party.name, *(name for _, name in party.names)]


def _words(patent: Patent, standing: Standing) -> Values:
    asking = [one for one in patent.parties if one.role is Role.APPLICANT]
    return {
        "office": [patent.office],
        "kind": [patent.kind],
        "type": [patent.type.value],
        "stage": [patent.stage.value],
        "status": [standing.status],
        "status_reason": [standing.reason],
        "language": [patent.language],
        "applicant_type": [applicants.kind_of(one) for one in asking],
        "applicant_identifier": [one.identifier for one in asking],
        "family": [patent.family or kin_of(patent)],
        "extended_family": [patent.extended_family],
        "source": [patent.source.format] if patent.source else [],
        "priority_country": [one.country for one in patent.priorities],
    }


def _places(patent: Patent) -> Values:
    asking = [one.address for one in patent.parties if one.role is Role.APPLICANT and one.address]
    inventing = [one.address for one in patent.parties if one.role is Role.INVENTOR and one.address]
    places = [place_of(one) for one in asking]
    return {
        "applicant_country": [
            one.country or ("CN" if place.province else "") for one, place in zip(asking, places, strict=True)
        ],
        "province": [one.province for one in places],
        "city": [one.city for one in places],
        "county": [one.county for one in places],
        "inventor_country": [one.country for one in inventing],
    }


def _classes(patent: Patent) -> Values:
    found: Values = {}
    for symbol in patent.symbols:
        if name := _SCHEMES.get(symbol.scheme):
            found.setdefault(name, []).append(symbol.code)
    for scheme, name in ((Scheme.IPC, "ipc"), (Scheme.CPC, "cpc")):
        of_it = [one for one in patent.symbols if one.scheme is scheme]
        main = next((one.code for one in of_it if one.first), of_it[0].code if of_it else "")
        found[f"main_{name}"] = [main]
        for level, part in _LEVELS:
            found[f"{name}_{level}"] = [part(one.code) for one in of_it]
            if name == "ipc":
                found[f"main_ipc_{level}"] = [part(main)]
    return found


def _numbers(dossier: Dossier) -> Values:
    patent = dossier.patent
    related = patent.related

    def of(*relations: Relation) -> Iterator[str]:
        return (one.number.key for one in related if one.relation in relations)

    return {
        "publication": _variants([patent.number]),
        "application": _variants([patent.application]),
        "priority": _variants(one.number.key for one in patent.priorities),
        "cites": _variants(cited_of(patent)),
        "cited_by": [*dossier.cited_by, *patent.cited_by],
        "related": _variants(one.number.key for one in related),
        "international_application": _variants(of(Relation.INTERNATIONAL_APPLICATION)),
        "international_publication": _variants(of(Relation.INTERNATIONAL_PUBLICATION)),
    }


def _variants(keys: Iterable[str]) -> list[str]:
    return [form for key in keys if key for form in numbers.variants(key)]


def _days(dossier: Dossier, standing: Standing) -> Amounts:
    patent = dossier.patent
    granted = patent.granted or min(
        (one.published for one in dossier.siblings if one.stage is Stage.GRANT and one.published),
        default=None,
    )
    days = {
        "published": patent.published,
        "filed": patent.filed,
        "granted": granted,
        "priority_date": earliest_priority(patent),
        "expires": standing.expires,
        "status_turns": standing.turns_on,
    }
    years = {"published_year": patent.published, "filed_year": patent.filed, "granted_year": granted}
    years["priority_year"] = days["priority_date"] or patent.filed
    return {
        **{name: [_day(on)] for name, on in days.items() if on},
        **{name: [on.year] for name, on in years.items() if on},
    }


def _day(on: date) -> int:
    return on.year * 10_000 + on.month * 100 + on.day


def _counts(dossier: Dossier, standing_alone: Sequence[Sequence[Claim]]) -> Amounts:
    patent = dossier.patent
    told = patent.claims[0] if patent.claims else None
    count = len(told.claims) if told else patent.claim_count
    found = {
        "claim_count": count,
        "independent_claim_count": len(standing_alone[0]) if told else None,
        "applicant_count": sum(one.role is Role.APPLICANT for one in patent.parties) or None,
        "inventor_count": sum(one.role is Role.INVENTOR for one in patent.parties) or None,
        "drawing_count": sum(one.kind in ("", "drawing", "figure") for one in patent.drawings),
        "cites_count": len(cited_of(patent)),
        "cited_by_count": len({*dossier.cited_by, *patent.cited_by}),
        "family_size": max(dossier.family_size, len(patent.family_members)),
    }
    return {name: [amount] for name, amount in found.items() if amount is not None}


def _each(values: Iterable[str]) -> list[str]:
    """Each value once, in order, without empty ones."""
    return list(dict.fromkeys(value for value in values if value))
