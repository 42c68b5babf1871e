"""The example queries of the reference folder: known fields parse, unknown ones are refused at the field."""

import re
from pathlib import Path

import pytest

from mingze.services.search.language.codes import look_up
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.explaining import explained
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.reading import detect, parse

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "queries"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of shared example queries is absent")

_CASE = re.compile(r"^== (.*?) ==\n(.*?)\n\n\[expect\]\n(.*?)(?=\n\n==|\Z)", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"\| `([^`]+)`(?: ~ `([^`]+)`)? \|")


def _cases() -> list[tuple[str, str, str]]:
    files = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
    return [
        (found[1], found[2], found[3].strip())
        for path in files
        for found in _CASE.finditer(path.read_text("utf-8"))
    ]


def _codes() -> list[str]:
    text = (FOLDER / "incopat-search-reference.md").read_text("utf-8") if FOLDER.is_dir() else ""
    part = text[text.find("## 二、") : text.find("### 语义检索关键词")]
    found = []
    for first, last in _ROW.findall(part):
        stem = first.rstrip("0123456789")
        numbers = range(int(first[len(stem) :]), int(last[len(stem) :]) + 1) if last else ()
        found += [f"{stem}{number}" for number in numbers] or [first]
    return found


def _queries() -> list[str]:
    blocks = (FOLDER / "example.incopat").read_text("utf-8").split("\n\n") if FOLDER.is_dir() else []
    reference = (FOLDER / "incopat-search-reference.md").read_text("utf-8") if FOLDER.is_dir() else ""
    fenced = re.findall(r"```\n(.*?)```", reference[reference.find("## 三、") :], re.DOTALL)
    single = [
        line for block in fenced for line in block.splitlines() if not line.startswith(("and ", "not ", " "))
    ]
    return [block for block in blocks if re.search(r"^(?!#)\S|^ +\S", block, re.MULTILINE)] + single


@pytest.mark.parametrize(("name", "typed", "printed"), _cases())
def test_an_example_parses_unless_its_field_is_unknown(name: str, typed: str, printed: str) -> None:
    unknown = re.search(r"\b(foo|somefield)\b", typed)
    if unknown:
        with pytest.raises(QueryFault) as raised:
            parse(typed, Dialect.INCOPAT)
        fault = raised.value.fault
        assert typed[fault.position : fault.position + fault.length] == unknown[1]
        assert unknown[1] in fault.message
    else:
        assert parse(typed, Dialect.INCOPAT).query == parse(printed, Dialect.INCOPAT).query


@pytest.mark.parametrize("typed", _queries())
def test_every_longer_example_parses_and_is_recognised(typed: str) -> None:
    query = parse(typed, Dialect.INCOPAT).query
    assert explained(query)
    assert detect(typed) is Dialect.INCOPAT


def test_there_are_examples() -> None:
    assert len(_cases()) >= 25
    assert len(_queries()) >= 18
    assert len(_codes()) >= 400


@pytest.mark.parametrize("code", _codes())
def test_every_code_of_the_reference_is_held_or_known_to_be_absent(code: str) -> None:
    found = look_up(code, Dialect.INCOPAT)
    assert found is not None
    if not found.field:
        assert found.title
        with pytest.raises(QueryFault, match=re.escape(f"字段“{code}”（{found.title}）在本库没有数据")):
            parse(f"{code}=1", Dialect.INCOPAT)
