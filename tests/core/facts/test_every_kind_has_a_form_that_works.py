"""Each kind of the packaged catalogue renders its form and records what a clerk types in it."""

from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from mingze.core.base import guard
from mingze.core.facts.kinds import definition_of
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.facts.recording import values_of
from mingze.core.organization.choices import Tree
from tests.core.facts.ground import kind, minutes_file, record_page
from tests.packaged import packaged
from tests.people import Agency

CATALOGUE = packaged()
CODES = sorted(CATALOGUE.records)
ALONE = [code for code in CODES if not (link := CATALOGUE.records[code].link) or not link.required]
ASKED = {
    *("csrfmiddlewaretoken", "unit", "occurred_on", "makes_up_for", "hours"),
    *("content", "part", "evidence", "below", "draw", "find"),
}
SHAPES = {r"^\d{4}-Q[1-4]$": "2026-Q1"}


def typed_value(schema: Mapping[str, Any]) -> Any:
    """A value a clerk might type into a field; the longest where a length is given."""
    if "items" in schema:
        return list(schema["items"]["enum"][:2])
    if "enum" in schema:
        return schema["enum"][-1]
    if schema["type"] == "boolean":
        return "on"
    if schema["type"] == "integer":
        return str(schema["minimum"])
    if schema.get("format") == "date":
        return "2026-04-30"
    return SHAPES.get(schema.get("pattern", ""), "研" * schema.get("maxLength", 10))


def typed_record(office: Agency, one: RecordKind) -> dict[str, Any]:
    """The whole form of a kind, filled in by the Party-group secretary."""
    definition = definition_of(one)
    unit = "protection" if definition.tree == Tree.ADMINISTRATIVE else "branch_one"
    typed: dict[str, Any] = {"unit": str(office.units[unit].pk), "occurred_on": "2026-03-10", "hours": "2"}
    typed |= {f"content-{name}": typed_value(schema) for name, schema in definition.properties.items()}
    people = [str(office.people[name].pk) for name in ("bob", "dave")]
    # The page offers these two; somebody excused is somebody else.
    others = [str(office.people["heidi"].pk)]
    typed |= {f"part-{part.code}": others if part.code == "absent" else people for part in definition.parts}
    return typed | {f"evidence-{code}": minutes_file(f"{code}.txt") for code in definition.evidence}


def test_there_are_kinds_to_look_at() -> None:
    assert len(CODES) >= 50
    assert len(ALONE) >= 40


@pytest.mark.slow
def test_each_asks_for_what_its_kind_names_and_records_it(office: Agency, client: Client) -> None:
    alice = office.sign_in(client, "alice")
    faults = {code: fault for code in ALONE if (fault := _recording_fault(office, alice, code))}
    assert not faults
    assert Fact.objects.count() == len(ALONE)


def _recording_fault(office: Agency, alice: Client, code: str) -> str:
    page = BeautifulSoup(alice.get(record_page(code)).content, "html.parser")
    asked = {str(field["name"]).split("-")[0] for field in page.select("main form [name]")}
    if beyond := asked - ASKED:
        return f"asks for {beyond}"
    answer = alice.post(record_page(code), typed_record(office, kind(code)))
    if answer.status_code != 302:
        return _complaints(answer.content)
    fact = Fact.objects.get(kind__code=code)
    if set(fact.payload) != set(definition_of(fact.kind).properties):
        return f"stored {fact.payload}"
    waits = definition_of(fact.kind).counts_when == "reviewed"
    return "" if (fact.countable_from is None) == waits else f"counts from {fact.countable_from}"


@pytest.mark.slow
def test_the_form_for_correcting_each_holds_what_was_recorded(office: Agency, client: Client) -> None:
    alice = office.sign_in(client, "alice")
    faults = {code: fault for code in ALONE if (fault := _correcting_fault(office, alice, code))}
    assert not faults


def _correcting_fault(office: Agency, alice: Client, code: str) -> str:
    alice.post(record_page(code), typed_record(office, kind(code)))
    fact = Fact.objects.get(kind__code=code)
    address = f"/facts/{fact.public_id}/correct/"
    page = BeautifulSoup(alice.get(address).content, "html.parser")
    answer = alice.post(address, _typed_in(page) | {"reason": "核对后更正"})
    if answer.status_code != 302:
        return _complaints(answer.content)
    new = Fact.objects.get(supersedes=fact)
    return "" if values_of(new) == values_of(fact) else f"{values_of(new)} is not {values_of(fact)}"


def _complaints(content: bytes) -> str:
    page = BeautifulSoup(content, "html.parser")
    return "; ".join(one.get_text(" ", strip=True) for one in page.select(".mz-error, .mz-notice"))


def _typed_in(page: BeautifulSoup) -> dict[str, Any]:
    """What a browser would send if the form were sent as it is."""
    typed: dict[str, Any] = {}
    for field in page.select("main form input[name], main form textarea[name], main form select[name]"):
        name, kind_of = str(field["name"]), str(field.get("type", ""))
        if kind_of in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                typed.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            chosen = field.select_one("option[selected]")
            typed[name] = chosen["value"] if chosen else ""
        elif kind_of not in {"file", "submit"}:
            typed[name] = field.get("value", "") if field.name == "input" else field.text.removeprefix("\n")
    typed.pop("csrfmiddlewaretoken", None)
    return typed


@pytest.mark.parametrize("code", ["meeting.party_group", "talk.summons", "report.first_form", "report.duty"])
def test_a_required_field_left_empty_is_named_on_its_field(office: Agency, client: Client, code: str) -> None:
    one = kind(code)
    required = definition_of(one).schema["required"][-1]
    typed = typed_record(office, one)
    del typed[f"content-{required}"]
    page = BeautifulSoup(
        office.sign_in(client, "alice").post(record_page(code), typed).content, "html.parser"
    )
    assert page.select(f"[id='id_content-{required}_error']")
    assert not Fact.objects.exists()


def test_what_fits_no_field_alone_is_still_checked_on_saving(office: Agency, client: Client) -> None:
    """A condition between fields is JSON Schema's to know; the form brings its answer back to the field."""
    visit = kind("visit.field")
    visit.definition["fields"]["allOf"] = [
        {"if": {"properties": {"place": {"const": "园区"}}}, "then": {"required": ["no_task_reason"]}}
    ]
    with guard.opened():
        visit.save()
    typed = typed_record(office, visit) | {"content-place": "园区", "content-no_task_reason": ""}
    page = office.sign_in(client, "alice").post(record_page("visit.field"), typed).content.decode()
    assert "未填写" in page
    assert not Fact.objects.exists()
    client.post(record_page("visit.field"), typed | {"content-no_task_reason": "现场答复"})
    assert Fact.objects.get().payload["no_task_reason"] == "现场答复"


def test_an_english_page_speaks_english(office: Agency, client: Client) -> None:
    alice = office.sign_in(client, "alice")
    english = {"headers": {"accept-language": "en"}}
    assert "Branch members" in alice.get("/facts/record/", **english).content.decode()  # type: ignore[arg-type]
    form = alice.get(record_page("education.warning"), **english).content.decode()  # type: ignore[arg-type]
    for words in ("Warning education", "Organiser", "Subject", "Education base"):
        assert words in form
    alice.post(record_page("education.warning"), typed_record(office, kind("education.warning")))
    fact = Fact.objects.get()
    assert fact.payload["form"] == "其他"
    page = alice.get(f"/facts/{fact.public_id}/", **english).content.decode()  # type: ignore[arg-type]
    assert "Warning education" in page
    assert "Other" in page
