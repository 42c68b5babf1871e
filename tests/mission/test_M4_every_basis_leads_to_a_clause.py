"""M4: a reference library of clauses cited as basis; a broken link is an error; unverified text says so."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from mingze.catalogue import loader
from mingze.core.rules.models import Clause, ParameterValue
from tests.mission.rules_world import document_form, make_world
from tests.people import Agency


@pytest.mark.django_db
def test_M4_the_main_regulations_are_there_and_every_value_leads_to_its_clause(client: Client) -> None:
    agency = make_world()
    agency.sign_in(client, "heidi")
    for code in (
        "party.main-responsibility",
        "party.political-life",
        "party.inner-supervision",
        "party.accountability",
    ):
        listed = client.get("/rules/", {"q": code}).context["listing"]
        assert code in [row.code for row in listed.page]
    value = ParameterValue.objects.filter(basis__isnull=False).select_related("basis").first()
    assert value is not None
    page = client.get(f"/rules/parameters/{value.parameter_id}/").content.decode()
    assert f'href="/rules/clauses/{value.basis_id}/"' in page


def test_M4_a_duty_that_cites_a_missing_clause_is_an_error_with_its_place(tmp_path: Path) -> None:
    packaged = loader.PACKAGED / "duties"
    duties = sorted(packaged.glob("*.yaml"))[0]
    lines = duties.read_text(encoding="utf-8").splitlines()
    number = next(place for place, line in enumerate(lines) if "basis:" in line)
    head, _, _ = lines[number].partition("basis:")
    lines[number] = f"{head}basis: party.no-such-rule@1999#art1"
    lines = [line.replace("code: ", "code: own-", 1) if line.startswith("code: ") else line for line in lines]
    (tmp_path / "duties").mkdir()
    (tmp_path / "duties/own.yaml").write_text("\n".join(lines), encoding="utf-8")
    errors = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("check_catalogue", str(tmp_path), stderr=errors)
    assert stopped.value.code == 1
    assert f"own.yaml:{number + 1}:" in errors.getvalue()
    assert "party.no-such-rule@1999#art1" in errors.getvalue()


@pytest.mark.django_db
def test_M4_an_unverified_clause_says_so_until_a_person_confirms_it(client: Client) -> None:
    agency = make_world()
    clause = Clause.objects.get(reference="party.branch-work@2018#art16")
    agency.sign_in(client, "carol")
    address = f"/rules/clauses/{clause.pk}/"
    heading, _, _ = client.get(address).content.decode().partition("</h1>")
    assert "未核实" in heading
    assert client.post(f"{address}verify/", follow=True).status_code == 200
    page = client.get(address).content.decode()
    heading, _, rest = page.partition("</h1>")
    assert "未核实" not in heading
    assert "卡萝" in rest


@pytest.mark.django_db
def test_M4_who_entered_a_clause_cannot_confirm_it(client: Client) -> None:
    agency = make_world()
    agency.sign_in(client, "carol")
    client.post("/rules/new/", document_form(agency))
    clause = Clause.objects.get(version__document__title="茶话会办法", code="art1")
    answer = client.post(f"/rules/clauses/{clause.pk}/verify/")
    assert answer.status_code == 422
    assert "不能核实自己录入的内容" in answer.content.decode()
    agency.sign_in(client, "niaj")
    client.post(f"/rules/clauses/{clause.pk}/verify/")
    clause.refresh_from_db()
    assert (clause.verified, clause.verified_by) == (True, agency.niaj)


@pytest.mark.django_db
def test_M4_a_reader_cannot_confirm(client: Client) -> None:
    agency: Agency = make_world()
    clause = Clause.objects.get(reference="party.branch-work@2018#art16")
    agency.sign_in(client, "alice")
    assert client.post(f"/rules/clauses/{clause.pk}/verify/").status_code == 403
    clause.refresh_from_db()
    assert not clause.verified
