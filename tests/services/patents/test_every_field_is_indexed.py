"""A record that holds everything gives a document in which every stored field has its values."""

from datetime import date

from mingze.services.patents import indexing
from mingze.services.patents.corpus.directory import Sibling
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.record import (
    Address,
    Citation,
    Claim,
    Claims,
    Description,
    Drawing,
    Event,
    Number,
    Party,
    Patent,
    Priority,
    Related,
    Relation,
    Role,
    Scheme,
    Section,
    SectionKind,
    Source,
    Stage,
    Symbol,
    Text,
    Type,
)
from mingze.services.patents.standing import standing_of
from mingze.services.search.document import Document
from mingze.services.search.language.fields import FIELDS, Kind

DAY = date(2026, 11, 22)
IN_CLOUD_CITY = Address(text="299000 安徽省云川市临江区科技大道1号", country="CN", postcode="299000")

EVERYTHING = Patent(
    number="CN190000001B",
    office="CN",
    document="190000001",
    kind="B",
    type=Type.INVENTION,
    stage=Stage.GRANT,
    published=date(2024, 5, 7),
    language="zh",
    source=Source(format="cnipa"),
    application="CN202219000001",
    application_number="202219000001.3",
    filed=date(2022, 3, 1),
    family="71234567",
    extended_family="X-9",
    family_members=("CN190000001A", "US2023000001A1", "EP4000001A1"),
    titles=(
        Text(paragraphs=("一种锂电池隔膜",), language="zh"),
        Text(paragraphs=("Battery separator",), language="en"),
    ),
    abstracts=(Text(paragraphs=("本发明公开了一种隔膜。",), language="zh"),),
    claims=(
        Claims(
            claims=(
                Claim(number=1, text="1.一种隔膜，包括基膜。"),
                Claim(number=2, text="2.根据权利要求1所述的隔膜，还包括涂层。", depends_on=(1,)),
                Claim(number=3, text="3.一种电池，包括权利要求1所述的隔膜。"),
            ),
            language="zh",
        ),
    ),
    descriptions=(
        Description(
            sections=(
                Section(kind=SectionKind.TECHNICAL_FIELD, heading="技术领域", paragraphs=("本发明涉及电池。",)),
                Section(kind=SectionKind.BACKGROUND, paragraphs=("现有隔膜收缩大。",)),
                Section(kind=SectionKind.DISCLOSURE, paragraphs=("提供一种隔膜。",)),
                Section(kind=SectionKind.EMBODIMENTS, paragraphs=("实施例1：厚度为9微米。",)),
            ),
            language="zh",
        ),
    ),
    parties=(
        Party(role=Role.APPLICANT, name="云川大学", address=IN_CLOUD_CITY, identifier="12340000485000000X"),
        Party(role=Role.APPLICANT, name="Alice Battery Inc.", address=Address(country="US", region="Ohio")),
        Party(role=Role.OWNER, name="云川大学"),
        Party(role=Role.INVENTOR, name="林知远", address=Address(country="CN")),
        Party(role=Role.INVENTOR, name="Bob"),
        Party(role=Role.AGENT, name="周行简", firm="云川博思专利代理事务所"),
        Party(role=Role.EXAMINER, name="沈若谷"),
    ),
    symbols=(
        Symbol(scheme=Scheme.IPC, code="H01M10/0525"),
        Symbol(scheme=Scheme.IPC, code="H01M50/409", first=True),
        Symbol(scheme=Scheme.CPC, code="H01M50/446"),
        Symbol(scheme=Scheme.LOC, code="13-02"),
        Symbol(scheme=Scheme.USPC, code="429/144"),
        Symbol(scheme=Scheme.FI, code="H01M50/409"),
        Symbol(scheme=Scheme.FTERM, code="5H021EE04"),
    ),
    priorities=(Priority(number=Number(key="JP2021123456", on=date(2021, 3, 2)), country="JP"),),
    related=(
        Related(relation=Relation.INTERNATIONAL_APPLICATION, number=Number(key="WO2022CN070001")),
        Related(relation=Relation.INTERNATIONAL_PUBLICATION, number=Number(key="WO2022150001A1")),
        Related(relation=Relation.DIVISION_OF, number=Number(key="CN202019000009")),
    ),
    citations=(
        Citation(number=Number(key="CN110000001A"), categories=("X",)),
        Citation(text="某教材，第12页。"),
    ),
    cited_by=("US2025000007A1",),
    drawings=(Drawing(file="a.jpg"), Drawing(file="b.jpg", kind="drawing"), Drawing(file="c.jpg", kind="formula")),
)  # fmt: skip
EVENTS = (
    Event(application="CN202219000001", on=date(2024, 5, 7), text="授权", country="CN"),
    Event(
        application="CN202219000001",
        on=date(2025, 2, 4),
        text="专利申请权、专利权的转移",
        code="PG01",
        details=(("变更前权利人", "云川大学"), ("变更后权利人", "云川启泽电源有限公司")),
        country="CN",
    ),
)
SIBLINGS = (
    Sibling("CN190000001A", Stage.APPLICATION, date(2022, 9, 6)),
    Sibling("CN190000001B", Stage.GRANT, date(2024, 5, 7)),
)
LAPSED = Event(application="CN202219000001", on=date(2026, 6, 2), text="专利权的终止", country="CN",
               details=(("法律状态信息", "未缴年费专利权终止"),))  # fmt: skip


def _document(*more: Event) -> Document:
    dossier = Dossier(EVERYTHING, (*EVENTS, *more), SIBLINGS, ("CN195000001A",), 2)
    return indexing.document(dossier, standing_of(dossier, DAY))


def test_every_stored_field_has_its_place_and_values() -> None:
    found, ended = _document(), _document(LAPSED)
    missing = []
    for field in FIELDS.values():
        if not field.stored:
            continue
        if field.event:
            there = any(field.name in event for event in found.events)
        elif field.kind in (Kind.DAY, Kind.COUNT):
            there = bool(found.numbers.get(field.name))
        elif field.kind in (Kind.TEXT, Kind.NAME):
            there = bool(found.texts.get(field.name))
        else:
            there = bool(found.words.get(field.name) or ended.words.get(field.name))
        if not there:
            missing.append(field.name)
    assert missing == []


def test_no_value_stands_under_an_unknown_name_or_is_empty() -> None:
    found = _document(LAPSED)
    for values in (found.texts, found.words, found.numbers, *found.events):
        assert set(values) <= set(FIELDS)
        assert all(values.values())
        assert all(one != "" for several in values.values() for one in several)


def test_texts_and_parts_of_texts() -> None:
    texts = _document().texts
    assert texts["title"] == ["一种锂电池隔膜", "Battery separator"]
    assert texts["first_claim"] == ["1.一种隔膜，包括基膜。"]
    assert texts["independent_claims"] == ["1.一种隔膜，包括基膜。", "3.一种电池，包括权利要求1所述的隔膜。"]
    assert texts["background"] == ["现有隔膜收缩大。"]
    assert "技术领域" in texts["description"]
    assert texts["cited_literature"] == ["某教材，第12页。"]


def test_parties_and_places() -> None:
    found = _document()
    assert found.texts["applicant"] == ["云川大学", "Alice Battery Inc."]
    assert found.texts["first_inventor"] == ["林知远"]
    assert found.texts["holder"] == ["云川启泽电源有限公司"]
    assert found.words["applicant_type"] == ["university", "company"]
    assert found.words["applicant_country"] == ["CN", "US"]
    assert found.words["province"] == ["安徽省", "Ohio"]
    assert found.words["city"] == ["云川市"]
    assert found.words["county"] == ["临江区"]


def test_classes_with_their_levels() -> None:
    words = _document().words
    assert words["main_ipc"] == ["H01M50/409"]
    assert words["ipc"] == ["H01M10/0525", "H01M50/409"]
    assert words["ipc_section"] == ["H"]
    assert words["ipc_class"] == ["H01"]
    assert words["ipc_subclass"] == ["H01M"]
    assert words["ipc_group"] == ["H01M10", "H01M50"]
    assert words["main_ipc_group"] == ["H01M50"]


def test_numbers_in_every_writing_that_is_asked_for() -> None:
    words = _document().words
    assert {"CN190000001B", "CN190000001", "190000001"} <= set(words["publication"])
    assert {"CN202219000001", "202219000001"} <= set(words["application"])
    assert words["cited_by"] == ["CN195000001A", "US2025000007A1"]


def test_days_years_and_counts() -> None:
    found = _document().numbers
    assert {name: found[name] for name in ("published", "filed", "granted", "priority_date")} == {
        "published": [20240507], "filed": [20220301], "granted": [20240507], "priority_date": [20210302],
    }  # fmt: skip
    assert found["expires"] == [20420228]
    assert (found["published_year"], found["priority_year"]) == ([2024], [2021])
    counts = {name: found[name][0] for name in found if name.endswith("_count") or name == "family_size"}
    assert counts == {
        "claim_count": 3, "independent_claim_count": 2, "applicant_count": 2, "inventor_count": 2,
        "drawing_count": 2, "cites_count": 1, "cited_by_count": 2, "family_size": 3,
    }  # fmt: skip


def test_the_day_of_grant_is_known_to_the_application_as_well() -> None:
    dossier = Dossier(made_application(), EVENTS, SIBLINGS)
    assert indexing.document(dossier, standing_of(dossier, DAY)).numbers["granted"] == [20240507]


def made_application() -> Patent:
    """The publication of the application, before the grant."""
    return Patent(
        number="CN190000001A", office="CN", document="190000001", kind="A", stage=Stage.APPLICATION,
        type=Type.INVENTION, application="CN202219000001", filed=date(2022, 3, 1), published=date(2022, 9, 6),
    )  # fmt: skip


def test_events_are_sub_records_with_both_sides() -> None:
    granted, transferred = _document().events
    assert granted == {"event_kind": ["granted"], "event_text": ["授权"], "event_date": ["20240507"]}
    assert transferred["event_kind"] == ["transfer"]
    assert transferred["event_from"] == ["云川大学"]
    assert transferred["event_to"] == ["云川启泽电源有限公司"]
    assert transferred["event_date"] == ["20250204"]


def test_the_status_follows_the_events() -> None:
    assert _document().words["status"] == ["valid"]
    ended = _document(LAPSED).words
    assert (ended["status"], ended["status_reason"]) == (["ended"], ["fee_lapse"])
