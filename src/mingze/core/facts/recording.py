"""Builds the record form for a request: which units, which people, what was typed so far."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from mingze.core.base.language import in_language, titled
from mingze.core.facts import kinds, queries
from mingze.core.facts.candidates import ALWAYS_WITHIN, Candidates, candidates
from mingze.core.facts.forms import MINUTES, RecordForm
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.facts.titles import evidence_title
from mingze.core.organization.access import Access
from mingze.core.organization.models import Unit
from mingze.core.organization.queries import Node

# The name of the buttons that draw the form again without recording: "roll", "find", or "all:" and a part.
DRAW = "draw"
ALL = "all:"
# What an address may fill in beforehand, such as a link from something that is owed.
PREFILLED = ("unit", "occurred_on", "makes_up_for")


def is_drawing(request: HttpRequest) -> bool:
    """Whether the form is only to be drawn again, with another roll or with people found."""
    return request.method == "POST" and DRAW in request.POST


def record_form(
    request: HttpRequest, kind: RecordKind, *, fact: Fact | None = None, units: Sequence[Node] | None = None
) -> RecordForm:
    """The form for recording a fact of ``kind``, or with ``fact`` for correcting it.

    ``units`` narrows where it may be recorded, for a matter that belongs to one unit.
    """
    access: Access = request.access  # type: ignore[attr-defined]
    today: date = request.today  # type: ignore[attr-defined]
    if units is None:
        units = queries.units_for(access, kinds.definition_of(kind), today)
    codes = [kinds.part(part.code) for part in kinds.definition_of(kind).parts]
    start = values_of(fact) if fact else _prefilled(request, units)
    typed = request.POST if request.method == "POST" else None
    people = _people(typed, start, codes, units, today)
    options: dict[str, Any] = {"kind": kind, "units": units, "people": people, "today": today}
    options |= {"correcting": fact is not None, "with_below": bool(typed and typed.get("below"))}
    if typed is None:
        return RecordForm(initial=start, **options)
    if is_drawing(request):
        return RecordForm(initial=_as_typed(typed, people), **options)
    return RecordForm(typed, request.FILES, **options)


def values_of(fact: Fact) -> dict[str, Any]:
    """A fact as its form shows it."""
    values: dict[str, Any] = {kinds.content(name): value for name, value in fact.payload.items()}
    for code, people in queries.people_by_part(fact).items():
        values[kinds.part(code)] = [str(person.pk) for person in people]
    makes_up_for = fact.counts_on if fact.counts_on != fact.occurred_on else None
    hours = round(fact.minutes / MINUTES, 1) if fact.minutes else None
    days = {"occurred_on": fact.occurred_on, "makes_up_for": makes_up_for}
    return values | days | {"unit": str(fact.unit_id), "hours": hours}


def _prefilled(request: HttpRequest, units: Sequence[Node]) -> dict[str, Any]:
    """What the address fills in. Whoever answers for one branch and its cells starts with the branch."""
    given = {name: request.GET[name] for name in PREFILLED if request.GET.get(name)}
    own = [node.unit for node in units if node.unit.kind != ALWAYS_WITHIN] or [node.unit for node in units]
    return ({"unit": str(own[0].pk)} if len(own) == 1 else {}) | given


def _people(
    typed: QueryDict | None,
    start: Mapping[str, Any],
    codes: Sequence[str],
    units: Sequence[Node],
    today: date,
) -> Candidates:
    by_key = {str(node.unit.pk): node.unit for node in units}
    values: Mapping[str, Any] = start if typed is None else typed
    unit: Unit | None = by_key.get(str(values.get("unit", "")))
    chosen = [key for code in codes for key in _list(typed, start, code)]
    return candidates(
        unit,
        _day(values.get("occurred_on"), today),
        below=bool(values.get("below")),
        chosen=chosen,
        find=str(typed.get("find", "")).strip() if typed is not None else "",
    )


def _list(typed: QueryDict | None, start: Mapping[str, Any], name: str) -> Collection[str]:
    return typed.getlist(name) if typed is not None else start.get(name, [])


def _day(value: object, today: date) -> date:
    """The day typed; what cannot be read yet is taken as today."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return today


def _as_typed(typed: QueryDict, people: Candidates) -> dict[str, Any]:
    """Everything typed so far, and everybody on the roll in the part whose button was pressed."""
    values: dict[str, Any] = {
        name: typed.getlist(name) if name.startswith("part-") or len(typed.getlist(name)) > 1 else typed[name]
        for name in typed
    }
    asked = str(typed[DRAW])
    if asked.startswith(ALL):
        values[asked.removeprefix(ALL)] = [str(person.pk) for person in people.own]
    return values


def needs_of(kind: RecordKind) -> dict[str, Any]:
    """What the page of kinds says about a kind beforehand."""
    definition = kinds.definition_of(kind)
    link = kind.definition.get("link") or {}
    needs = [_("须附%(evidence)s") % {"evidence": evidence_title(code)} for code in definition.evidence]
    needs += [_("须审核")] if definition.counts_when == "reviewed" else []
    needs += [_("计学时")] if definition.hours else []
    needs += [_("只登记事实，不收存内容")] if definition.sealed else []
    return {
        "kind": kind,
        "title": titled(kind),
        "definition": definition,
        "needs": _("；").join(needs),
        "link_title": in_language(str(link.get("title", "")), str(link.get("title_en", ""))),
    }
