"""What we ship: it loads, and it does not claim more certainty than there is."""

from datetime import date

import pytest

from mingze.catalogue.contents import Catalogue, in_force
from mingze.catalogue.loader import load
from mingze.catalogue.workflows import as_kernel

MADE_UP = "演示默认值"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_every_section_has_content(catalogue: Catalogue) -> None:
    assert len(catalogue.rules) > 40
    assert len(catalogue.parameters) > 150
    for section in (catalogue.roles, catalogue.records, catalogue.ledgers):
        assert section


def test_every_parameter_without_a_seen_basis_is_unverified(catalogue: Catalogue) -> None:
    for parameter in catalogue.parameters.values():
        for value in parameter.values:
            seen = value.basis is not None and catalogue.clause(value.basis).clause.mark == "V"
            assert seen or not value.verified, parameter.key


def test_only_what_was_seen_in_a_public_text_is_verified(catalogue: Catalogue) -> None:
    for basis in catalogue.clauses.values():
        assert basis.clause.verified == (basis.clause.mark == "V")


def test_demonstration_rules_say_so_and_are_never_verified(catalogue: Catalogue) -> None:
    documents = [one for one in catalogue.rules.values() if one.kind == "unit_rule"]
    assert len(documents) >= 19
    for document in documents:
        assert document.title.endswith("（演示文本）")
        assert document.unit == "AGENCY"
        for version in document.versions:
            assert "demo default" in version.source
            assert not any(clause.verified for clause in version.clauses)


def test_made_up_numbers_are_named_demo_defaults(catalogue: Catalogue) -> None:
    for parameter in catalogue.parameters.values():
        if MADE_UP in parameter.title:
            assert parameter.title_en.endswith("(demo default)")
            assert not any(value.verified for value in parameter.values)
        else:
            assert all(value.basis for value in parameter.values), parameter.key


def test_the_demonstration_has_a_clause_difference_and_a_replaced_rule(catalogue: Catalogue) -> None:
    old, new = catalogue.rule("unit.quantitative-assessment").versions
    texts = [{clause.code: clause.text for clause in version.clauses} for version in (old, new)]
    assert texts[0].keys() - texts[1].keys() == {"art7"}
    assert texts[1].keys() - texts[0].keys() == {"art8"}
    assert texts[0]["art5"] != texts[1]["art5"]
    (reminder,) = catalogue.rule("unit.monthly-reminder").versions
    assert reminder.replaces == "unit.task-supervision-interim@2019"
    reviews = [one.review_on for rule in catalogue.rules.values() for one in rule.versions if one.review_on]
    assert min(reviews) < date(2024, 1, 1)


@pytest.mark.parametrize(("year", "version"), [(2017, "2016"), (2019, "2016"), (2020, "2019")])
def test_the_version_in_force_depends_on_the_day(catalogue: Catalogue, year: int, version: str) -> None:
    versions = catalogue.rule("party.accountability").versions
    assert [one.version for one in versions if in_force(one, date(year, 8, 31))] == [version]


def test_a_period_outlives_the_text_it_was_read_in_but_not_its_certainty(catalogue: Catalogue) -> None:
    days = (date(2024, 2, 7), date(2024, 2, 8))
    values = [catalogue.value("rectification.report.months", on=day) for day in days]
    assert [(one.value, one.verified) for one in values if one] == [(2, True), (2, False)]


def test_every_ledger_workflow_satisfies_the_kernel(catalogue: Catalogue) -> None:
    for kind in catalogue.ledgers.values():
        as_kernel(kind.workflow).check()
