"""Large exports: asked for, written by the worker, watched, cancelled, fetched, and nobody else's."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client, override_settings
from django_tasks_db.management.commands import db_worker

from mingze.core.kernel import clock
from mingze.portal import exporting
from mingze.portal.choices import ExportState
from mingze.portal.models import Export
from tests.people import Agency
from tests.portal.shelf import COUNT, GRANTED, shelved

pytestmark = pytest.mark.django_db
ASKED = "?q=电池隔膜"


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shelved()
    # The worker gives up old connections between two jobs; here it shares that of the test.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    with override_settings(EXPORT_AT_ONCE=10, FILES_DIR=tmp_path):
        yield


def begin(client: Client, kind: str = "json", asked: str = ASKED) -> Export:
    response = client.post(f"/search/export/{kind}/begin/{asked}")
    assert (response.status_code, response["Location"]) == (302, "/search/exports/")
    return Export.objects.latest("asked_at")


def work() -> None:
    """What ``mingze worker`` does, until there is no more."""
    call_command("db_worker", batch=True, interval=0, reload=False, startup_delay=False)


def body(client: Client, export: Export) -> bytes:
    return b"".join(client.get(f"/search/exports/{export.pk}/"))


def shown(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/search/exports/").content, "html.parser")


def test_a_large_result_is_not_made_to_wait_for(client: Client) -> None:
    page = client.get(f"/search/export/csv/{ASKED}").content.decode()

    assert f"结果共{COUNT}篇" in page
    assert not Export.objects.exists()


@pytest.mark.parametrize("kind", ["json", "ris", "bib", "csv", "xlsx"])
def test_the_worker_writes_every_document_in_every_format(client: Client, kind: str) -> None:
    export = begin(client, kind)
    assert shown(client).select_one("progress")["value"] == "0"  # type: ignore[index]
    assert client.get(f"/search/exports/{export.pk}/").status_code == 404

    work()

    export.refresh_from_db()
    assert (export.state, export.done, export.total) == (ExportState.READY, COUNT, COUNT)
    content = body(client, export)
    assert export.size == len(content)
    counted = {
        "json": lambda: len(json.loads(content)),
        "ris": lambda: content.count(b"TY  - PAT"),
        "bib": lambda: content.count(b"@patent{"),
        "csv": lambda: len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1,
        "xlsx": lambda: COUNT if content.startswith(b"PK") else 0,
    }
    assert counted[kind]() == COUNT


def test_it_says_how_far_it_is_and_hears_that_it_is_not_wanted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "EVERY", 10)
    export = begin(client, "ris")
    seen = []

    def cancelled_after_twenty(one: Export, count: int, at: datetime) -> None:
        seen.append(count)
        if count == 20:
            client.post(f"/search/exports/{one.pk}/cancel/")
        say(one, count, at)

    say = exporting._say
    monkeypatch.setattr(exporting, "_say", cancelled_after_twenty)
    work()

    export.refresh_from_db()
    assert (seen, export.state, export.done) == ([10, 20], ExportState.CANCELLED, 10)
    assert list(exporting.path_of(export).parent.iterdir()) == []


def test_one_that_is_cancelled_before_it_begins_is_never_written(client: Client) -> None:
    export = begin(client)
    client.post(f"/search/exports/{export.pk}/cancel/")

    work()

    export.refresh_from_db()
    assert (export.state, export.done) == (ExportState.CANCELLED, 0)


def test_a_failure_is_said_and_leaves_no_half_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise OSError("disk full")

    export = begin(client, "ris")
    monkeypatch.setattr(exporting, "_say", fail)
    work()

    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert list(exporting.path_of(export).parent.iterdir()) == []
    assert "失败" in shown(client).text


@override_settings(EXPORTS_UNDER_WAY=1, EXPORT_SILENCE=600)
def test_one_whose_worker_was_killed_is_called_failed_and_leaves_room_for_another(client: Client) -> None:
    lost = begin(client)
    spoken = clock.now() - timedelta(seconds=500)
    Export.objects.filter(pk=lost.pk).update(state=ExportState.RUNNING, heard_at=spoken)
    shown(client)
    lost.refresh_from_db()
    assert lost.state == ExportState.RUNNING, "a worker may be busy for a while"

    Export.objects.filter(pk=lost.pk).update(heard_at=spoken - timedelta(seconds=200))
    assert "失败" in shown(client).text
    lost.refresh_from_db()
    assert (lost.state, lost.finished_at is None) == (ExportState.FAILED, False)

    Export.objects.filter(pk=lost.pk).update(state=ExportState.RUNNING)
    another = begin(client)
    work()
    another.refresh_from_db()
    assert another.state == ExportState.READY


def test_a_query_for_likeness_is_exported_as_it_was_shown(client: Client) -> None:
    page = client.get("/search/", {"q": f"r={GRANTED}", "size": "100"}).content.decode()
    export = begin(client, "json", f"?q=r%3D{GRANTED}")
    work()
    numbers = [one["number"] for one in json.loads(body(client, export))]
    assert len(numbers) == export.total > 20
    assert GRANTED not in numbers
    places = [page.index(f'/patents/{number}/"') for number in numbers]
    assert places == sorted(places)


def test_a_file_is_removed_when_asked_and_when_it_is_old(client: Client) -> None:
    one, other = begin(client), begin(client)
    work()
    client.post(f"/search/exports/{one.pk}/cancel/")
    assert [path.stem for path in exporting.path_of(one).parent.iterdir()] == [other.pk]

    assert exporting.clear_old(at=other.asked_at + timedelta(hours=47)) == 0
    assert exporting.clear_old(at=other.asked_at + timedelta(hours=49)) == 1
    assert list(exporting.path_of(one).parent.iterdir()) == []
    assert not Export.objects.exists()


def test_nobody_else_sees_fetches_or_cancels_it(agency: Agency, client: Client) -> None:
    export = begin(client)
    alice = agency.sign_in(Client(), "alice")
    hers = begin(alice)
    work()

    for stranger, theirs in ((Client(), export), (alice, export), (client, hers), (Client(), hers)):
        assert stranger.get(f"/search/exports/{theirs.pk}/").status_code == 404
        assert stranger.post(f"/search/exports/{theirs.pk}/cancel/").status_code == 404
    assert body(agency.sign_in(Client(), "alice"), hers) == body(client, export)


@override_settings(EXPORT_DOCUMENTS=COUNT - 1)
def test_more_than_the_limit_is_refused_with_the_limit(client: Client) -> None:
    response = client.post(f"/search/export/json/begin/{ASKED}")

    assert response.status_code == 422
    assert re.search(rf"{COUNT}篇.*{COUNT - 1}篇", response.content.decode())


@override_settings(EXPORTS_UNDER_WAY=1)
def test_one_visitor_does_not_fill_the_queue(client: Client) -> None:
    begin(client)

    assert client.post(f"/search/export/json/begin/{ASKED}").status_code == 422


def test_a_query_that_refers_to_earlier_ones_means_the_same_later(client: Client) -> None:
    client.get("/search/", {"q": "电池隔膜"})
    client.get("/search/", {"q": GRANTED})
    export = begin(client, "json", "?q=%231 and %232")
    client.post("/search/history/forget/")

    work()

    assert [one["number"] for one in json.loads(body(client, export))] == [GRANTED]


def test_what_is_wrong_with_a_query_is_said_before_anything_is_begun(client: Client) -> None:
    response = client.post("/search/export/json/begin/?q=tii%3D(x)")

    assert response.status_code == 422
    assert "tii" in response.content.decode()
    assert not Export.objects.exists()
