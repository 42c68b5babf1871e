"""The tables of operators and notations are true: every sign is read as its concept, every example is read."""

import pytest

from mingze.services.patents.addresses import PROVINCES
from mingze.services.patents.events import TITLES, EventKind
from mingze.services.patents.record import Stage, Type
from mingze.services.patents.status import STATE_TITLES, State
from mingze.services.search.language.codes import codes, look_up
from mingze.services.search.language.dialect import TITLES as DIALECTS
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.notations import NOTATIONS
from mingze.services.search.language.operators import BY_CONCEPT, OPERATORS, Concept, Sign
from mingze.services.search.language.places import province
from mingze.services.search.language.printing import shown
from mingze.services.search.language.reading import detect, parse
from mingze.services.search.language.words import ALSO, VALUES

SIGNS = [
    (operator.concept, dialect, sign)
    for operator in OPERATORS
    for dialect, signs in operator.signs.items()
    for sign in signs
    if operator.concept not in (Concept.FREQUENCY, Concept.SAME_EVENT)
]
EXAMPLES = [
    (notation.name, dialect, text) for notation in NOTATIONS for dialect, text in notation.examples.items()
]


@pytest.mark.parametrize(("concept", "dialect", "sign"), SIGNS)
def test_a_sign_is_read_as_its_concept(concept: Concept, dialect: Dialect, sign: Sign) -> None:
    written = sign.form.replace("{n}", "3")
    head = "ti=aa {} ti=bb" if dialect is Dialect.CQL else "aa {} bb"
    usual = BY_CONCEPT[concept].signs.get(Dialect.INCOPAT, ())
    text = shown(parse(head.format(written), dialect).query, Dialect.INCOPAT)
    number = 3 + sign.offset if "{n}" in sign.form else sign.default
    wanted = usual[0].form.replace("{n}", str(number)) if usual else f"not (aa ({number}n) bb)"
    assert wanted in text


def test_every_concept_has_a_row_an_example_and_both_languages() -> None:
    assert set(BY_CONCEPT) == set(Concept)
    for operator in OPERATORS:
        assert operator.meaning
        assert operator.meaning_en
        assert parse(operator.example, Dialect.INCOPAT).query


@pytest.mark.parametrize(("name", "dialect", "text"), EXAMPLES)
def test_an_example_of_the_help_is_read(name: str, dialect: Dialect, text: str) -> None:
    assert parse(text, dialect).query


@pytest.mark.parametrize("dialect", list(Dialect))
def test_every_dialect_has_a_name_and_knows_only_real_fields(dialect: Dialect) -> None:
    assert all(DIALECTS[dialect])
    for code in codes(dialect).values():
        assert code.field in FIELDS or (not code.field and code.title)


def test_every_field_can_be_written() -> None:
    for name in FIELDS:
        found = look_up(name, Dialect.INCOPAT)
        assert found is not None
        assert found.field == name


def test_known_values_are_those_documents_carry() -> None:
    assert set(VALUES["event_kind"]) == set(EventKind)
    assert set(VALUES["status"]) == set(State)
    assert set(VALUES["type"]) == set(Type)
    assert set(VALUES["stage"]) == set(Stage)
    assert {value: title for value, (title, _) in VALUES["event_kind"].items()} == TITLES
    assert {value: title for value, (title, _) in VALUES["status"].items()} == STATE_TITLES
    for field, names in ALSO.items():
        assert FIELDS[field].kind is Kind.WORD
        assert {value for values in names.values() for value in values} <= set(VALUES[field])


def test_provinces_are_those_addresses_are_told_by() -> None:
    for short, full in PROVINCES.items():
        assert province(short) == province(full) == full


@pytest.mark.parametrize(
    ("typed", "dialect"),
    [
        ("锂电池 隔膜", "plain"),
        ("CN113781974A", "plain"),
        ("H01M10/0525", "plain"),
        ("search and rescue robot", "plain"),
        ("ratio 1:2", "plain"),
        ("ti=空调", "incopat"),
        ("空调 (2w) 蒸发器", "incopat"),
        ("(20110101<=pd<=20130101)", "incopat"),
        ("#1 and #2", "incopat"),
        ("空调 and 蒸发器", "incopat"),
        ("RAD=(CN101850473B) AND tiab=(发动机)", "incopat"),
        ("TI=(lithium 3W battery)", "cnipa"),
        ("TI=(comput+ OR motor)", "cnipa"),
        ("机器人/FREC>3", "cnipa"),
        ("1 and 2", "cnipa"),
        ("名称=计算机", "cnipr"),
        ("申请号,名称,摘要+=(锂电池)", "cnipr"),
        ("(计算机 or 电脑)/ti", "cnipr"),
        ("名称=(a pre#3 b)", "cnipr"),
        ("pa=siemens and ti=battery and txt=anode", "cql"),
        ('ti any "motor engine"', "cql"),
        ("ti=green prox/unit=sentence ti=energy", "cql"),
        ("cpc=/low A01B", "cql"),
        ('pd within "2005 2006"', "cql"),
        ("TTL:(电池 $W3 负极)", "patsnap"),
        ("TTL:电池 AND APD:[20200101 TO 20241231]", "patsnap"),
        ("IPC_LOW:A01B1/02", "patsnap"),
        ("EN_TI:(battery NEAR3 anode)", "patentscope"),
        ("FP:(solar AND cell)", "patentscope"),
        ("EN_TI/battery", "patentscope"),
        ("(battery ADJ anode).TI.", "brs"),
        ("battery.ti,ab. AND @pd>=19970101", "brs"),
        ("L15 OR L16", "brs"),
        ("anode WITH cathode", "brs"),
        ("金属 3D 打印", "plain"),
        ("metal 3D printing", "plain"),
        ("vitamin D deficiency", "plain"),
        ("class D amplifier", "plain"),
        ("输出 5W 无线充电", "plain"),
        ("type S battery", "plain"),
        ("Plan S open access", "plain"),
        ("N 型 P 型 半导体", "plain"),
        ("DISPLAY DEVICE HAVING THE SAME", "plain"),
        ("SEMICONDUCTOR DEVICE AND METHOD OF FORMING SAME", "plain"),
        ("BATTERY PACK AND VEHICLE WITH SAME", "plain"),
        ("H01M AND G06F", "plain"),
        ("TCP/IP", "plain"),
        ("motor or meter", "plain"),
        ("申请人：华为", "plain"),
        ("电池/TI AND 锂/AB", "cnipa"),
        ("H01M/IC", "cnipa"),
        ("battery/TI/AB", "cnipa"),
        ("(空调)/TI AND (F25B39/02)/IC", "cnipa"),
        ("ic=H01M4+", "cnipa"),
        ("TI=(lithium S battery)", "cnipa"),
        ("lithium 3W battery AND anode", "cnipa"),
        ("battery SAME2 cell", "brs"),
        ("battery WITH2 cell", "brs"),
        ('@pd>="20200101"', "brs"),
        ("battery AND cell", "incopat"),
        ("(LED OR LCD) AND PANEL", "incopat"),
    ],
)
def test_the_dialect_is_told_by_its_signs(typed: str, dialect: str) -> None:
    assert detect(typed) is Dialect(dialect)
