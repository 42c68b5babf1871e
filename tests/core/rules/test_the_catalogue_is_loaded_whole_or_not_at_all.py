"""Loading the catalogue: repeatable, atomic, and counted."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor, job
from mingze.core.audit.models import Entry
from mingze.core.organization.models import Role
from mingze.core.rules import actions, catalogue_sections
from mingze.core.rules.models import (
    CatalogueLoad,
    Clause,
    Parameter,
    ParameterValue,
    RuleDocument,
    RuleVersion,
)
from tests.core.rules import small_catalogue
from tests.core.rules.conftest import Load
from tests.people import make_agency

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_documents_versions_clauses_and_values_arrive(load_small: Load) -> None:
    loaded = load_small()
    assert RuleDocument.objects.count() == 2
    assert RuleVersion.objects.count() == 3
    assert Clause.objects.count() == 5
    # The agency's own value waits for the agency.
    assert ParameterValue.objects.count() == 3
    later = RuleVersion.objects.get(document__code="party.tea", version="2024")
    assert later.replaces == RuleVersion.objects.get(document__code="party.tea", version="2018")
    assert loaded.rows == sum(loaded.changed.values()) > 0


def test_loading_the_same_again_changes_nothing_and_says_so(load_small: Load) -> None:
    load_small()
    again = load_small()
    assert again.rows == 0
    assert CatalogueLoad.objects.count() == 1
    assert "没有变化" in Entry.objects.order_by("-sequence")[0].summary


def test_a_failure_in_a_later_section_leaves_nothing_behind(
    load_small: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulls_the_plug(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
        assert Clause.objects.count() == 5, "the sections before were applied"
        raise OSError("the power went")

    catalogue_sections.register("plug", pulls_the_plug)
    entries = Entry.objects.count()
    with pytest.raises(OSError, match="the power went"):
        load_small()
    assert not RuleDocument.objects.exists()
    assert not Parameter.objects.exists()
    assert not CatalogueLoad.objects.exists()
    assert Entry.objects.count() == entries


def test_a_section_registered_by_another_module_comes_after_the_rules(load_small: Load) -> None:
    seen = []

    def apply(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
        seen.append((Clause.objects.count(), at, by.code))
        return 7

    catalogue_sections.register("kinds", apply)
    assert load_small().changed["kinds"] == 7
    assert seen == [(5, AT, "job:test")]


def test_two_functions_cannot_claim_one_section(load_small: Load) -> None:
    catalogue_sections.register("kinds", "somewhere.apply")
    catalogue_sections.register("kinds", "somewhere.apply")
    with pytest.raises(ValueError, match="kinds"):
        catalogue_sections.register("kinds", "elsewhere.apply")
    with pytest.raises(ValueError, match="rules"):
        catalogue_sections.register("rules", "elsewhere.apply")


def test_what_names_the_agency_finds_it_once_it_exists(load_small: Load) -> None:
    load_small()
    assert RuleDocument.objects.get(code="unit.tea").unit is None
    agency = make_agency()
    load_small()
    assert RuleDocument.objects.get(code="unit.tea").unit == agency.agency
    assert ParameterValue.objects.get(unit=agency.agency).value == 2
    assert load_small().rows == 0


def test_what_left_the_files_is_kept_and_marked(load_small: Load, tmp_path: Path) -> None:
    load_small()
    without = (
        "  - {code: art2, label: 第二条, text: 茶话会由组长主持。, text_en: Chaired., verified: false, mark: M}\n",
        "",
    )
    other_basis = ("party.tea@2018#art2", "party.tea@2018#art1")
    load_small(party_tea=without, tea=other_basis)
    gone = Clause.objects.get(reference="party.tea@2018#art2")
    assert gone.retired_at == AT
    load_small()
    gone.refresh_from_db()
    assert gone.retired_at is None, "it came back with the files"


@pytest.mark.django_db
@pytest.mark.slow
def test_the_packaged_catalogue_loads_twice_by_command() -> None:
    first, second = StringIO(), StringIO()
    call_command("load_catalogue", "--json", stdout=first)
    call_command("load_catalogue", "--json", stdout=second)
    changed = json.loads(second.getvalue())["changed"]
    assert {name: changed[name] for name in ("rules", "parameters", "roles")} == {
        "rules": 0,
        "parameters": 0,
        "roles": 0,
    }
    assert json.loads(first.getvalue())["changed"]["roles"] == Role.objects.count() > 0


@pytest.mark.django_db
def test_a_role_no_longer_in_the_files_allows_nothing(tmp_path: Path) -> None:
    make_agency()
    actions.load_catalogue(catalogue=small_catalogue.write(tmp_path), at=AT, by=job("test"))
    assert Role.objects.exists()
    assert not any(role.permissions or role.held_by or role.held_by_roll for role in Role.objects.all())
