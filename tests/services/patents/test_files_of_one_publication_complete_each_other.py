from datetime import date, timedelta
from itertools import permutations
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents.record import (
    Claim,
    Claims,
    Description,
    Event,
    Party,
    Patent,
    Role,
    Scheme,
    Section,
    SectionKind,
    Source,
    Symbol,
    Text,
)
from mingze.services.patents.updates import deleted, merge

DAY = date(2024, 1, 7)
TITLE = (Text(paragraphs=("Pump",), language="en"),)
CLAIMS = (Claims(claims=(Claim(number=1, text="A pump."),), language="en"),)
DESCRIBED = (Description(sections=(Section(kind=SectionKind.OTHER, paragraphs=("Pumps.",)),), language="en"),)
EVENT = Event(application="EP1", on=DAY, code="AK")


def made(form: str, version: str = "", **fields: Any) -> Patent:
    return Patent(
        number="EP1A1",
        office="EP",
        document="1",
        kind="A1",
        source=Source(format=form, version=version),
        **fields,
    )


def exchanged(day: int, status: str, family: str = "") -> Patent:
    return made("docdb", produced=DAY + timedelta(day), status=status, family=family)


def folded(files: tuple[Patent, ...]) -> Patent:
    standing, *rest = files
    for incoming in rest:
        standing = merge(standing, incoming)
    return standing


def canonical(patent: Patent) -> dict[str, Any]:
    """Fields without the order of texts that were added."""
    fields = {name: getattr(patent, name) for name in Patent.__struct_fields__}
    return {
        name: sorted(map(repr, value)) if isinstance(value, tuple) else value
        for name, value in fields.items()
    }


def test_a_bibliography_and_full_texts_complete_each_other_in_any_order() -> None:
    parts = (
        made("ops", "biblio", titles=TITLE, family="7", published=DAY),
        made("ops", "claims", claims=CLAIMS, claim_count=1),
        made("ops", "description", descriptions=DESCRIBED),
        made("ops", "legal", events=(EVENT,), application="EP1"),
    )
    for order in permutations(parts):
        whole = folded(order)
        assert (whole.titles, whole.claims, whole.descriptions, whole.events) == (
            TITLE,
            CLAIMS,
            DESCRIBED,
            (EVENT,),
        )
        assert (whole.family, whole.published, whole.application) == ("7", DAY, "EP1")
        assert whole.source == Source(format="ops", version="biblio")


def test_the_office_is_believed_before_the_exchange_file_and_nothing_is_lost() -> None:
    office = made(
        "cnipa",
        claims=CLAIMS,
        parties=(Party(role=Role.APPLICANT, name="爱丽丝公司"),),
        symbols=(Symbol(scheme=Scheme.IPC, code="F04D13/06"),),
        produced=DAY,
    )
    exchange = made(
        "docdb",
        family="7",
        produced=DAY + timedelta(30),
        parties=(Party(role=Role.APPLICANT, name="ALICE CO LTD"), Party(role=Role.INVENTOR, name="BOB")),
        symbols=(Symbol(scheme=Scheme.CPC, code="F04D13/0606"), Symbol(scheme=Scheme.IPC, code="F04D13/00")),
    )
    for order in permutations((office, exchange)):
        whole = folded(order)
        assert [(one.name, one.names) for one in whole.parties] == [
            ("爱丽丝公司", (("", "ALICE CO LTD"),)),
            ("BOB", ()),
        ]
        assert [one.code for one in whole.symbols] == ["F04D13/06", "F04D13/0606"]
        assert (whole.family, whole.claims) == ("7", CLAIMS)


def test_an_amended_exchange_file_takes_away_what_it_dropped_and_nothing_else() -> None:
    completed = merge(
        made("docdb", produced=DAY, titles=TITLE, family="7"), made("ops", "claims", claims=CLAIMS)
    )
    amended = merge(completed, exchanged(7, "A", "8"))
    assert (amended.family, amended.titles, amended.claims) == ("8", (), CLAIMS)


def test_a_deletion_leaves_a_number_and_what_the_office_published() -> None:
    assert deleted(merge(exchanged(0, "C", "7"), exchanged(7, "D")))
    assert deleted(merge(exchanged(7, "D"), exchanged(0, "C", "7")))
    again = merge(exchanged(7, "D"), exchanged(14, "C", "9"))
    assert (again.family, again.status) == ("9", "C")
    office = made("cnipa", claims=CLAIMS)
    assert merge(office, exchanged(7, "D")) == merge(exchanged(7, "D"), office) == office


STATUSES = st.sampled_from(["C", "A", "D"])
FILES = st.lists(st.tuples(st.integers(0, 9), STATUSES), min_size=2, max_size=5, unique=True)


@settings(max_examples=50)
@given(files=FILES, data=st.data())
def test_dated_exchange_files_may_come_in_any_order(
    files: list[tuple[int, str]], data: st.DataObject
) -> None:
    made_ = tuple(exchanged(day, status, f"{day}{status}") for day, status in files)
    shuffled = tuple(data.draw(st.permutations(made_)))
    assert folded(made_) == folded(shuffled)
    last = max(made_, key=lambda one: (one.produced, ["C", "A", "D"].index(one.status)))
    assert (folded(made_).status, folded(made_).produced) == (last.status, last.produced)


@settings(max_examples=50)
@given(data=st.data())
def test_parts_that_come_once_each_may_come_in_any_order(data: st.DataObject) -> None:
    words = st.text("ab", min_size=1, max_size=3)
    family = data.draw(words)
    parts = (
        made("docdb", produced=DAY, family=family, titles=TITLE),
        made("ops", "biblio", titles=(Text(paragraphs=("Pumpe",), language="de"),), family=family),
        made("ops", "legal", events=(EVENT,), family_members=("EP1A1",)),
        made("lens", claims=CLAIMS, cited_by=("US1A",), notes=(("lens-id", data.draw(words)),)),
        made("us_xml", descriptions=DESCRIBED, language="en", application=data.draw(words)),
    )
    shuffled = tuple(data.draw(st.permutations(parts)))
    assert canonical(folded(parts)) == canonical(folded(shuffled))


@settings(max_examples=30)
@given(day=st.integers(0, 9), status=STATUSES)
def test_a_file_read_again_changes_nothing(day: int, status: str) -> None:
    one = msgspec.structs.replace(exchanged(day, status, "7"), events=(EVENT,), titles=TITLE)
    assert merge(one, one) == one
