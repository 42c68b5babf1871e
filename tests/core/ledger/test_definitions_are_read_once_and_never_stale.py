"""What a kind's definition says is worked out once for each content; a loading that changes it is seen at once."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from msgspec.structs import replace as structs_replace

from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.base import models as base
from mingze.core.facts import catalogue_section as facts_section
from mingze.core.facts import kinds
from mingze.core.facts.models import RecordKind
from mingze.core.ledger import catalogue_section, definitions
from mingze.core.ledger.models import LedgerKind
from tests.core.ledger.ground import moment
from tests.packaged import packaged

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    _load()


def _load(**changed: Any) -> int:
    """Load the packaged kinds, sections changed as given; how many rows changed."""
    catalogue = packaged()
    catalogue = replace(catalogue, **changed) if changed else catalogue
    with guard.opened():
        at, by = moment("2026-01-01"), job("test")
        return catalogue_section.apply(catalogue, at=at, by=by) + facts_section.apply(catalogue, at=at, by=by)


def test_the_same_row_read_again_is_not_serialised_again() -> None:
    first = definitions.definition_of(LedgerKind.objects.get(code="task"))
    meeting = kinds.definition_of(RecordKind.objects.get(code="meeting.members"))
    with patch.object(base, "canonical_json", side_effect=AssertionError("serialised again")):
        assert definitions.definition_of(LedgerKind.objects.get(code="task")) is first
        assert kinds.definition_of(RecordKind.objects.get(code="meeting.members")) is meeting


def test_two_kinds_of_equal_content_stay_apart() -> None:
    with guard.opened():
        meeting = RecordKind.objects.get(code="meeting.members")
        other = RecordKind.objects.create(
            code="meeting.other", title="另一会议", title_en="Other", group="", definition=meeting.definition
        )
    assert kinds.definition_of(meeting).code == "meeting.members"
    assert kinds.definition_of(other).code == "meeting.other"


def test_a_reload_that_changes_a_kind_is_seen_at_once() -> None:
    catalogue = packaged()
    task, meeting = LedgerKind.objects.get(code="task"), RecordKind.objects.get(code="meeting.members")
    assert definitions.definition_of(task).number != "事-{year}-{serial:04d}"
    assert kinds.definition_of(meeting).counts_when != "recorded"
    ledgers, records = dict(catalogue.ledgers), dict(catalogue.records)
    ledgers["task"] = structs_replace(ledgers["task"], number="事-{year}-{serial:04d}")
    records["meeting.members"] = structs_replace(records["meeting.members"], counts_when="recorded")
    assert _load(ledgers=ledgers, records=records) == 2
    assert definitions.definition_of(LedgerKind.objects.get(code="task")).number == "事-{year}-{serial:04d}"
    assert kinds.definition_of(RecordKind.objects.get(code="meeting.members")).counts_when == "recorded"
    assert _load() == 2
    assert definitions.definition_of(LedgerKind.objects.get(code="task")) == definitions.definition_of(task)


def test_a_row_written_in_bulk_is_not_mistaken_for_another() -> None:
    task = LedgerKind.objects.get(code="task")
    definitions.definition_of(task)
    with guard.opened():
        LedgerKind.objects.filter(pk=task.pk).update(
            definition={**task.definition, "number": "X{serial}"}, digest=""
        )
    assert definitions.definition_of(LedgerKind.objects.get(code="task")).number == "X{serial}"


def test_what_somebody_does_to_a_row_in_hand_leaves_the_answer_alone() -> None:
    task = LedgerKind.objects.get(code="task")
    definition = definitions.definition_of(task)
    task.definition["fields"]["properties"].clear()
    assert definition.properties
