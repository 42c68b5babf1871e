"""What a person was told waits in their inbox until they open it; nobody else sees it."""

from datetime import UTC, datetime, timedelta

from django.test import Client

from mingze.core.audit.actors import job
from mingze.core.audit.models import Entry
from mingze.core.notices import queries
from mingze.core.notices.actions import Message, open_notice, tell
from mingze.core.notices.models import Notice
from tests.people import Agency

AT = datetime(2026, 3, 12, 4, tzinfo=UTC)
COUNT = '<span class="mz-count">{}</span>'


def told(agency: Agency, name: str, title: str, key: str = "", hours: int = 0) -> Notice:
    """Tell somebody something."""
    person = agency.people[name]
    message = Message(person.pk, key or title, "due", title, "请按期办理。", "/facts/")
    tell(messages=[message], by=job("tick"), at=AT + timedelta(hours=hours))
    return Notice.objects.get(person=person, key=key or title)


def test_the_inbox_shows_ones_own_unread_first(agency: Agency, client: Client) -> None:
    read = told(agency, "bob", "较晚而已读", hours=5)
    open_notice(notice=read, by=agency.actor("bob"), at=AT + timedelta(hours=6))
    told(agency, "bob", "较早而未读")
    told(agency, "frank", "发给别人的")
    page = agency.sign_in(client, "bob").get("/notices/").content.decode()
    assert page.index("较早而未读") < page.index("较晚而已读")
    assert "发给别人的" not in page


def test_opening_one_marks_it_read_once(agency: Agency, client: Client) -> None:
    notice = told(agency, "bob", "登记被退回")
    bob = agency.sign_in(client, "bob")
    page = bob.get(f"/notices/{notice.pk}/").content.decode()
    assert "请按期办理。" in page
    assert 'href="/facts/"' in page
    notice.refresh_from_db()
    first = notice.read_at
    bob.get(f"/notices/{notice.pk}/")
    notice.refresh_from_db()
    assert first is not None
    assert notice.read_at == first
    assert Entry.objects.filter(action="notices.open").count() == 1


def test_nobody_opens_what_was_sent_to_another(agency: Agency, client: Client) -> None:
    notice = told(agency, "bob", "登记被退回")
    assert agency.sign_in(client, "alice").get(f"/notices/{notice.pk}/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_the_navigation_says_how_many_wait(agency: Agency, client: Client) -> None:
    for title in ("甲", "乙", "丙"):
        told(agency, "bob", title)
    bob = agency.sign_in(client, "bob")
    assert COUNT.format(3) in bob.get("/notices/").content.decode()


def test_all_are_marked_read_at_once(agency: Agency, client: Client) -> None:
    for title in ("甲", "乙"):
        told(agency, "bob", title)
    other = told(agency, "frank", "丙")
    page = agency.sign_in(client, "bob").post("/notices/read/", follow=True).content.decode()
    assert "已将 2 条消息标为已读。" in page
    assert "全部标为已读" not in page
    assert queries.unread_count(agency.people["bob"].pk) == 0
    other.refresh_from_db()
    assert other.read_at is None


def test_marking_all_is_asked_for_and_never_followed(agency: Agency, client: Client) -> None:
    told(agency, "bob", "甲")
    assert agency.sign_in(client, "bob").get("/notices/read/").status_code == 405
    assert queries.unread_count(agency.people["bob"].pk) == 1


def test_an_officer_has_an_inbox_too(agency: Agency, client: Client) -> None:
    told(agency, "oscar", "登录失败次数过多")
    assert "登录失败次数过多" in agency.sign_in(client, "oscar").get("/notices/").content.decode()


def test_the_same_thing_is_told_once(agency: Agency) -> None:
    told(agency, "bob", "到期提醒", key="due:1")
    told(agency, "bob", "到期提醒", key="due:1", hours=24)
    assert Notice.objects.count() == 1


def test_a_title_is_never_taken_for_a_script(agency: Agency, client: Client) -> None:
    notice = told(agency, "bob", "<script>alert(1)</script>", key="x")
    bob = agency.sign_in(client, "bob")
    pages = bob.get("/notices/").content.decode() + bob.get(f"/notices/{notice.pk}/").content.decode()
    assert "<script>alert(1)" not in pages
