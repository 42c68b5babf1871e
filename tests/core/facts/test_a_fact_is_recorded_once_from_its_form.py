"""A clerk fills in the form of a kind, and everything in it is stored once."""

from datetime import date

from django.test import Client

from mingze.core.audit.models import Entry
from mingze.core.facts.models import Fact
from tests.core.facts.ground import minutes_file, record_page, typed_meeting
from tests.people import Agency

MEETING = record_page("meeting.members")


def test_it_is_stored_with_content_people_and_evidence(office: Agency, client: Client) -> None:
    typed = typed_meeting(office) | {"evidence-minutes": minutes_file()}
    answer = office.sign_in(client, "bob").post(MEETING, typed)
    fact = Fact.objects.get()
    assert answer.headers["Location"] == f"/facts/{fact.public_id}/"
    assert fact.payload == {"subject": "学习贯彻全会精神", "resolution": "通过支部年度计划。"}
    assert (fact.title, fact.unit, fact.recorded_by) == ("学习贯彻全会精神", office.branch_one, office.bob)
    people = sorted(fact.participations.values_list("part", "person__name"))
    assert people == [
        ("absent", "艾丽"),
        ("attendee", "戴维"),
        ("attendee", "海迪"),
        ("attendee", "鲍勃"),
        ("chair", "鲍勃"),
    ]
    assert [row.evidence for row in fact.attachments.all()] == ["minutes"]
    assert Entry.objects.filter(action="facts.record", object_id=fact.public_id).count() == 1


def test_its_page_shows_who_was_there_and_what_shows_it(office: Agency, client: Client) -> None:
    typed = typed_meeting(office) | {"evidence-minutes": minutes_file()}
    page = office.sign_in(client, "bob").post(MEETING, typed, follow=True).content.decode()
    for words in ("学习贯彻全会精神", "戴维", "请假党员", "会议记录.txt", "2026-03-10", "已起算", "办理过程"):
        assert words in page


def test_the_evidence_can_be_fetched_from_the_page(office: Agency, client: Client) -> None:
    bob = office.sign_in(client, "bob")
    bob.post(MEETING, typed_meeting(office) | {"evidence-minutes": minutes_file()})
    attachment = Fact.objects.get().attachments.get().attachment
    assert bob.get(f"/documents/{attachment.pk}/").content == minutes_file().read()


def test_nothing_is_recorded_before_it_happened(office: Agency, client: Client) -> None:
    answer = office.sign_in(client, "bob").post(MEETING, typed_meeting(office, occurred_on="2026-03-13"))
    page = answer.content.decode()
    assert "发生日期2026-03-13晚于今天" in page
    assert 'value="2026-03-13"' in page
    assert "通过支部年度计划。" in page
    assert not Fact.objects.exists()


def test_a_make_up_serves_the_earlier_period(office: Agency, client: Client) -> None:
    typed = typed_meeting(office, makes_up_for="2025-12-31")
    office.sign_in(client, "bob").post(MEETING, typed)
    fact = Fact.objects.get()
    assert (fact.occurred_on, fact.counts_on) == (date(2026, 3, 10), date(2025, 12, 31))


def test_a_make_up_for_a_later_day_is_refused(office: Agency, client: Client) -> None:
    answer = office.sign_in(client, "bob").post(MEETING, typed_meeting(office, makes_up_for="2026-03-11"))
    assert "补办计入日期2026-03-11应早于实际发生日期" in answer.content.decode()


def test_a_required_part_left_empty_keeps_what_was_typed(office: Agency, client: Client) -> None:
    typed = typed_meeting(office)
    del typed["part-chair"]
    page = office.sign_in(client, "bob").post(MEETING, typed).content.decode()
    assert "请至少选择一人。" in page
    assert "有 1 处需要修改。" in page
    assert "通过支部年度计划。" in page
    assert not Fact.objects.exists()


def test_nobody_is_present_and_absent(office: Agency, client: Client) -> None:
    bob = str(office.people["bob"].pk)
    answer = office.sign_in(client, "bob").post(MEETING, typed_meeting(office, **{"part-absent": [bob]}))
    assert "同一人不能既登记为“出席党员”又登记为“请假党员”" in answer.content.decode()


def test_hours_are_asked_where_the_kind_carries_them(office: Agency, client: Client) -> None:
    bob = str(office.people["bob"].pk)
    typed = typed_meeting(office, hours="1.5", **{"part-lecturer": [bob]})
    assert 'name="hours"' not in office.sign_in(client, "bob").get(MEETING).content.decode()
    client.post(record_page("lecture.party"), typed)
    assert Fact.objects.get().minutes == 90


def test_a_title_is_never_taken_for_a_script(office: Agency, client: Client) -> None:
    bob = office.sign_in(client, "bob")
    typed = typed_meeting(office, **{"content-subject": "<script>alert(1)</script>"})
    page = bob.post(MEETING, typed, follow=True).content.decode()
    everywhere = page + bob.get("/facts/").content.decode()
    assert "<script>alert(1)" not in everywhere
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in everywhere


def test_a_hostile_file_is_refused_and_the_form_kept(office: Agency, client: Client) -> None:
    hostile = minutes_file("会议记录.txt", b"<script>alert(1)</script>")
    answer = office.sign_in(client, "bob").post(
        MEETING, typed_meeting(office) | {"evidence-minutes": hostile}
    )
    page = answer.content.decode()
    assert "文件“会议记录.txt”未收存：不接收这种类型的文件" in page
    assert "通过支部年度计划。" in page
    assert "上次选择的文件“会议记录.txt”未能保留" in page
    assert not Fact.objects.exists()


def test_a_unit_of_somebody_else_cannot_be_chosen(office: Agency, client: Client) -> None:
    other = str(office.units["branch_two"].pk)
    answer = office.sign_in(client, "bob").post(MEETING, typed_meeting(office, unit=other))
    assert answer.status_code == 200
    assert not Fact.objects.exists()


def test_a_link_may_fill_in_what_is_known(office: Agency, client: Client) -> None:
    page = office.sign_in(client, "bob").get(MEETING, {"makes_up_for": "2025-12-31"}).content.decode()
    assert 'value="2025-12-31"' in page


def test_the_roll_of_the_day_is_offered_and_taken_whole(office: Agency, client: Client) -> None:
    bob = office.sign_in(client, "bob")
    typed = typed_meeting(office, draw="all:part-attendee", **{"part-attendee": []})
    page = bob.post(MEETING, typed, headers={"hx-request": "true", "hx-target": "people"}).content.decode()
    assert "<form" not in page
    assert page.count('name="part-attendee"') == 6
    assert page.count(" checked") == 6 + 2
    assert not Fact.objects.exists()


def test_somebody_from_elsewhere_is_found_by_name_and_nothing_is_lost(office: Agency, client: Client) -> None:
    bob = office.sign_in(client, "bob")
    page = bob.post(MEETING, typed_meeting(office, draw="find", find="葛蕾")).content.decode()
    assert "葛蕾（服务科）" in page
    assert "通过支部年度计划。" in page
    assert "此项必填" not in page
    grace = str(office.people["grace"].pk)
    bob.post(MEETING, typed_meeting(office, **{"part-guest": [grace]}))
    assert Fact.objects.get().participations.filter(part="guest", person=office.people["grace"]).exists()


def test_enter_in_a_box_never_records(office: Agency, client: Client) -> None:
    """A browser presses the first button of a form when Enter is struck."""
    page = office.sign_in(client, "bob").get(MEETING).content.decode()
    first = page.split('enctype="multipart/form-data"', 1)[1].split("<button", 1)[1].split(">", 1)[0]
    assert 'name="draw" value="find"' in first


def test_fields_stand_in_the_order_of_the_catalogue(office: Agency, client: Client) -> None:
    page = office.sign_in(client, "bob").get(MEETING).content.decode()
    assert page.index("content-subject") < page.index("content-resolution")
