"""Storing through the door with limits from the rules; handing out by unit, as a download only."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from mingze.core.audit.models import Entry
from mingze.core.base import guard
from mingze.core.documents import actions, queries, storage
from mingze.core.documents.models import Attachment
from mingze.core.kernel.refusals import Refused
from mingze.core.rules.models import Parameter, ParameterValue
from mingze.core.rules.queries import NoValueError
from tests.core.documents import files
from tests.packaged import packaged
from tests.people import Agency

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
ON = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture
def rules(db: None) -> None:
    """The parameters of documents as the catalogue has them."""
    with guard.opened():
        for key, parameter in packaged().parameters.items():
            if key.startswith(("page.", "attachment.", "table.")):
                row = Parameter.objects.create(key=key, title=parameter.title, type=parameter.type)
                for value in parameter.values:
                    plain = value.value if isinstance(value.value, bool | int | str) else str(value.value)
                    ParameterValue.objects.create(parameter=row, value=plain, valid_from=value.valid_from)


@pytest.fixture
def stored(agency: Agency, rules: None) -> Attachment:
    return store(agency, files.docx(), "会议 记录.docx")


def store(agency: Agency, data: bytes, name: str) -> Attachment:
    by, carol = agency.actor("carol"), agency.people["carol"]
    return actions.store(data=data, filename=name, unit=agency.units["office"], by=by, person=carol, at=AT)


def test_a_file_is_kept_with_its_hash_and_an_audit_entry(agency: Agency, stored: Attachment) -> None:
    assert (stored.name, stored.size, stored.unit) == (
        "会议 记录.docx",
        len(files.docx()),
        agency.units["office"],
    )
    assert storage.get(stored.sha256)
    entry = Entry.objects.get(action="documents.store")
    assert (entry.object_id, entry.actor, entry.unit_id) == (stored.pk, "1003", agency.units["office"].pk)
    assert stored.sha256 in entry.detail


def test_a_refused_file_leaves_nothing(agency: Agency, rules: None, folder: Path) -> None:
    with pytest.raises(Refused, match="密级标志"):
        store(agency, files.docx("机密★10年"), "a.docx")
    assert not Attachment.objects.exists()
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_limits_come_from_the_rules_of_the_day(agency: Agency, rules: None) -> None:
    assert queries.limits(ON).max_bytes == 20 * 1024 * 1024
    with guard.opened():
        size = Parameter.objects.get(key="attachment.size.maximum.megabytes")
        unit = agency.units["office"]
        ParameterValue.objects.create(parameter=size, unit=unit, value=1, valid_from=date(2026, 2, 1))
    assert queries.limits(ON, unit).max_bytes == 1024 * 1024
    assert queries.limits(date(2026, 1, 31), unit).max_bytes == 20 * 1024 * 1024


def test_the_page_comes_from_the_rules_of_the_day(rules: None) -> None:
    page = queries.layout(ON)
    assert (page.lines_per_page, page.characters_per_line, page.body_font) == (22, 28, "仿宋_GB2312")
    with pytest.raises(NoValueError, match="page\\."):
        queries.layout(date(2000, 1, 1))


def test_it_is_handed_out_as_a_download_and_never_shown(
    agency: Agency, stored: Attachment, client: Client
) -> None:
    answer = agency.sign_in(client, "carol").get(reverse("documents:download", args=[stored.pk]))
    assert answer.status_code == 200
    assert answer.content == storage.get(stored.sha256)
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E4%BC%9A")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == stored.media_type


def test_only_who_sees_the_unit_may_have_it(agency: Agency, stored: Attachment, client: Client) -> None:
    url = reverse("documents:download", args=[stored.pk])
    assert client.get(url).status_code == 302
    for name, status in (("carol", 200), ("dave", 403), ("mallory", 403)):
        assert agency.sign_in(Client(), name).get(url).status_code == status, name
    assert (
        agency.sign_in(client, "carol").get(reverse("documents:download", args=["0" * 26])).status_code == 404
    )


def test_a_file_changed_on_disk_is_not_handed_out(agency: Agency, stored: Attachment, client: Client) -> None:
    storage.path_of(stored.sha256).write_bytes(b"changed")
    answer = agency.sign_in(client, "carol").get(reverse("documents:download", args=[stored.pk]))
    assert answer.status_code == 422
    assert "散列不一致" in answer.content.decode()
