"""The state of a right on a day, and what it follows from."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents.events import EventKind, kind_of
from mingze.services.patents.record import Event, Number, Patent, Priority, Related, Relation, Stage, Type
from mingze.services.patents.status import State, legal_status
from mingze.services.patents.terms import Term, default_terms, later

APPLICATION = "CN201810000001"
ON = date(2026, 1, 1)


def publication(stage: Stage, published: str, **changes: object) -> Patent:
    given: dict[str, object] = {
        "number": f"CN110000001{'B' if stage is Stage.GRANT else 'A'}",
        "office": "CN",
        "document": "110000001",
        "type": Type.INVENTION,
        "stage": stage,
        "published": date.fromisoformat(published),
        "filed": date(2018, 1, 1),
        "application": APPLICATION,
    }
    return Patent(**(given | changes))  # type: ignore[arg-type]


def event(text: str, on: str = "", told: str = "") -> Event:
    return Event(
        application=APPLICATION,
        text=text,
        on=date.fromisoformat(on) if on else None,
        details=(("法律状态信息", told),) if told else (),
    )


A = publication(Stage.APPLICATION, "2018-07-01")
B = publication(Stage.GRANT, "2020-03-03")
LAPSED = event("专利权的终止", "2023-02-01", "未缴年费专利权终止IPC(主分类):H01M终止日期:20220101")
NEUTRAL = ("专利权质押合同登记的生效", "专利权质押合同登记的注销",
           "专利实施许可合同备案的生效", "专利权的保全",
           "专利权保全的解除", "开放许可声明", "专利申请权、专利权的转移", "著录事项变更",
           "发明专利更正", "文件的公告送达", "专利权部分无效")  # fmt: skip


@pytest.mark.parametrize(
    ("publications", "events", "state", "reason"),
    [
        ([], [], State.UNKNOWN, None),
        ([A], [], State.PENDING, None),
        ([A], [event("实质审查的生效", "2018-09-01")], State.PENDING, None),
        ([], [event("实质审查的生效", "2018-09-01")], State.PENDING, None),
        ([A, B], [], State.VALID, None),
        ([], [event("授权", "2020-03-03")], State.VALID, None),
        ([A], [event("发明专利申请公布后的视为撤回", "2020-01-01")], State.ENDED, EventKind.DEEMED_WITHDRAWN),
        ([A], [event("发明专利申请公布后的驳回", "2020-01-01")], State.ENDED, EventKind.REFUSED),
        ([A], [event("发明专利申请公布后的撤回", "2020-01-01")], State.ENDED, EventKind.WITHDRAWN),
        ([A, B], [LAPSED], State.ENDED, EventKind.FEE_LAPSE),
        ([A, B], [event("专利权全部无效", "2022-01-01")], State.ENDED, EventKind.INVALIDATED),
        ([A, B], [event("专利权部分无效", "2022-01-01")], State.VALID, None),
        ([A, B], [event("避免重复授权放弃专利权", "2022-01-01")], State.ENDED, EventKind.ABANDONED),
        ([A, B], [event("专利权有效期届满", "2022-01-01")], State.ENDED, EventKind.EXPIRED),
        ([A, B], [LAPSED, event("专利权的恢复", "2023-06-01")], State.VALID, None),
        (
            [A],
            [event("发明专利申请公布后的视为撤回", "2020-01-01"), event("恢复权利", "2020-05-01")],
            State.PENDING,
            None,
        ),
        ([A, B], [LAPSED, event("专利权质押合同登记的生效", "2023-06-01")], State.ENDED, EventKind.FEE_LAPSE),
        ([A, B], [event("实质审查的生效", "2021-01-01")], State.VALID, None),
    ],
)
def test_the_last_change_decides(
    publications: list[Patent], events: list[Event], state: State, reason: EventKind | None
) -> None:
    status = legal_status(publications, events, on=ON)
    assert (status.state, status.reason) == (state, reason)


@pytest.mark.parametrize("text", NEUTRAL)
def test_a_pledge_or_a_licence_ends_nothing(text: str) -> None:
    assert legal_status([A, B], [event(text, "2024-01-01")], on=ON).state is State.VALID


def test_a_lapse_that_awaits_restoration_is_ended_and_restorable() -> None:
    status = legal_status([A, B], [event("未缴年费专利权终止，等恢复", "2023-02-01")], on=ON)
    assert (status.state, status.reason, status.restorable) == (State.ENDED, EventKind.FEE_LAPSE, True)
    assert str(status.note) == "未缴年费终止，等恢复"
    assert not legal_status([A, B], [LAPSED], on=ON).restorable


def test_a_status_names_what_it_follows_from_and_since_when() -> None:
    ended = legal_status([A, B], [LAPSED], on=ON)
    assert (ended.follows_from, ended.since) == (LAPSED, date(2022, 1, 1))
    valid = legal_status([A, B], [], on=ON)
    assert (valid.follows_from, valid.since, valid.until) == (B, date(2020, 3, 3), date(2037, 12, 31))


def test_what_was_announced_later_plays_no_part() -> None:
    assert legal_status([A, B], [LAPSED], on=date(2020, 1, 1)).state is State.PENDING
    assert legal_status([A, B], [LAPSED], on=date(2021, 1, 1)).state is State.VALID
    assert legal_status([A, B], [LAPSED], on=date(2023, 2, 1)).state is State.ENDED


def test_a_published_grant_goes_before_notices_of_it() -> None:
    noticed = event("授权", "2020-01-30")
    assert legal_status([A, B], [noticed], on=ON).since == date(2020, 3, 3)
    assert legal_status([A], [noticed], on=ON).since == date(2020, 1, 30)


def test_a_lapse_in_one_state_leaves_a_european_patent_standing() -> None:
    granted = publication(
        Stage.GRANT, "2020-03-03", office="EP", number="EP2400812B1", application="EP10167109"
    )
    lapsed = Event(application="EP10167109", country="EP", code="PG25", text="LAPSED", on=date(2021, 1, 1))
    assert legal_status([granted], [lapsed], on=ON).state is State.VALID


TERMS = [
    ("CN", Type.INVENTION, "2006-01-02", "2025-12-31", State.VALID),
    ("CN", Type.INVENTION, "2006-01-02", "2026-01-02", State.ENDED),
    ("CN", Type.UTILITY_MODEL, "2016-01-02", "2026-01-01", State.VALID),
    ("CN", Type.UTILITY_MODEL, "2016-01-02", "2026-01-02", State.ENDED),
    ("CN", Type.DESIGN, "2021-05-31", "2031-05-30", State.VALID),
    ("CN", Type.DESIGN, "2021-05-31", "2031-05-31", State.ENDED),
    ("CN", Type.DESIGN, "2021-06-01", "2036-05-31", State.VALID),
    ("CN", Type.DESIGN, "2021-06-01", "2036-06-01", State.ENDED),
    ("US", Type.INVENTION, "2000-01-05", "2020-01-05", State.VALID),
    ("US", Type.INVENTION, "2000-01-05", "2020-01-06", State.ENDED),
    ("DE", Type.UTILITY_MODEL, "2010-01-05", "2020-01-06", State.ENDED),
    ("JP", Type.INVENTION, "2000-02-29", "2020-03-01", State.ENDED),
]


@pytest.mark.parametrize(("office", "right", "filed", "on", "state"), TERMS)
def test_a_term_ends_a_right(office: str, right: Type, filed: str, on: str, state: State) -> None:
    granted = publication(
        Stage.GRANT, filed, office=office, type=right, filed=date.fromisoformat(filed), number=f"{office}1B"
    )
    status = legal_status([granted], [], on=date.fromisoformat(on))
    assert status.state is state
    if state is State.ENDED:
        assert status.reason is EventKind.EXPIRED
        assert isinstance(status.follows_from, Term)
        assert status.follows_from.clause in str(status.note)


def test_a_us_term_counts_from_the_earliest_application_and_is_extended() -> None:
    parent = Related(relation=Relation.CONTINUATION_OF, number=Number(key="US08000001", on=date(1998, 1, 5)))
    provisional = Related(relation=Relation.PROVISIONAL, number=Number(key="US60000001", on=date(1997, 1, 5)))
    granted = publication(
        Stage.GRANT, "2004-01-01", office="US", filed=date(2001, 1, 5), related=(provisional, parent)
    )
    assert legal_status([granted], [], on=date(2018, 1, 5)).until == date(2018, 1, 5)
    assert legal_status([granted], [], on=date(2018, 1, 6)).state is State.ENDED
    longer = msgspec.structs.replace(granted, term_extension=100)
    assert legal_status([longer], [], on=date(2018, 1, 6)).until == date(2018, 4, 15)


def test_an_old_us_patent_has_the_longer_of_two_terms() -> None:
    granted = publication(Stage.GRANT, "1997-12-23", office="US", filed=date(1990, 6, 1))
    assert legal_status([granted], [], on=date(2012, 1, 1)).until == date(2014, 12, 23)


def test_an_application_without_news_after_its_term_is_unknown() -> None:
    old = publication(Stage.APPLICATION, "2001-01-01", filed=date(2000, 1, 1))
    assert legal_status([old], [], on=ON).state is State.UNKNOWN


def test_an_international_application_is_within_its_designation_or_beyond() -> None:
    priority = Priority(number=Number(key="CN201810000001", on=date(2018, 1, 10)), country="CN")
    filed = publication(
        Stage.APPLICATION, "2019-07-01", office="WO", filed=date(2019, 1, 5), priorities=(priority,)
    )
    assert legal_status([filed], [], on=date(2020, 7, 10)).state is State.DESIGNATION
    assert legal_status([filed], [], on=date(2020, 7, 11)).state is State.DESIGNATION_OVER


def test_terms_come_as_data_and_can_be_others() -> None:
    short = Term(office="CN", right=Type.INVENTION, years=5, start="filing", clause="示例", last_day=False)
    assert legal_status([A, B], [], on=ON, terms=(short,)).reason is EventKind.EXPIRED
    assert all(term.clause and (term.years or term.months) for term in default_terms())


def test_a_day_the_month_has_not_is_its_last() -> None:
    assert later(date(2000, 2, 29), years=1) == date(2001, 2, 28)
    assert later(date(2018, 8, 31), months=30) == date(2021, 2, 28)
    assert later(date.max, years=1) is None


DAYS = st.dates(date(2018, 1, 1), date(2027, 1, 1)).map(date.isoformat) | st.just("")
CHANGING = st.sampled_from(
    [
        "公布",
        "授权",
        "实质审查的生效",
        "未缴年费专利权终止，等恢复",
        "专利权的恢复",
        "专利权全部无效",
        "发明专利申请公布后的驳回",
    ]
)
EVENTS = st.lists(st.builds(event, CHANGING | st.sampled_from(NEUTRAL), DAYS), max_size=8)


@given(EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_in_which_events_are_given_plays_no_part(events: list[Event], chance: object) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert legal_status([B, A], shuffled, on=ON) == legal_status([A, B], events, on=ON)


@given(EVENTS, st.lists(st.builds(event, st.sampled_from(NEUTRAL), DAYS), max_size=5))
@settings(max_examples=100)
def test_neutral_events_change_no_state(events: list[Event], neutral: list[Event]) -> None:
    changed, before = legal_status([A, B], [*events, *neutral], on=ON), legal_status([A, B], events, on=ON)
    if not events:  # but that something vouches for the state is another thing
        before = msgspec.structs.replace(before, note=changed.note)
    assert changed == before


@given(EVENTS)
@settings(max_examples=50)
def test_an_ended_right_says_how(events: list[Event]) -> None:
    status = legal_status([A], events, on=ON)
    assert (status.reason is not None) == (status.state is State.ENDED)
    if isinstance(status.follows_from, Event) and status.state is State.ENDED:
        assert kind_of(status.follows_from) is status.reason


@pytest.mark.parametrize("changes", [{"office": "AP"}, {"type": Type.OTHER}])
def test_a_right_whose_term_nobody_knows_is_not_said_to_be_in_force(changes: dict[str, object]) -> None:
    status = legal_status([publication(Stage.GRANT, "2020-03-03", **changes)], [], on=ON)
    assert (status.state, status.since) == (State.UNKNOWN, date(2020, 3, 3))
    assert str(status.note) == "不知该局的保护期限，不能确认是否仍有效"


def test_a_right_without_its_filing_day_is_not_said_to_be_in_force() -> None:
    status = legal_status([publication(Stage.GRANT, "2020-03-03", filed=None)], [], on=ON)
    assert status.state is State.UNKNOWN
    assert str(status.note) == "缺少起算日，不能确认是否仍有效"


def test_what_no_event_vouches_for_says_that_it_is_presumed() -> None:
    for publications, events, presumed in (
        ([A], [], True),
        ([A, B], [], True),
        ([A, B], [event("专利权的保全", "2021-01-01")], False),
    ):
        note = str(legal_status(publications, events, on=ON).note or "")
        assert note.startswith("据公布推定") is presumed
