"""A table of groups, with its faults by row; asking for a company with its group; what the query says it stood for."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import Settings
from django.core.management import CommandError, call_command

from mingze.core.audit.models import Entry
from mingze.core.documents.xlsx import Sheet, write_workbook
from mingze.services.patents import opening
from mingze.services.patents.groups.members import GroupTable, Membership, members_on, store
from mingze.services.patents.library import Page
from mingze.services.patents.management.commands import load_groups
from mingze.services.patents.record import Party, Role
from mingze.services.search.language.faults import QueryFault
from tests.core.roster.rosters import LIMITS
from tests.services.patents import made

TABLE = """\
集团名称,企业名称,生效日期,失效日期
云川集团,云川第0材料有限公司,,
云川集团,云川第1材料有限公司,2015-01-01,2020-12-31
云川集团,云川第2材料有限公司,2021年1月1日,
北岭集团,北岭电器有限公司,20100101,
"""
ON = date(2026, 1, 1)


@pytest.fixture
def _own_corpus(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, db: None
) -> Iterator[None]:
    settings.CORPUS_DIR = tmp_path / "corpus"
    settings.SEARCH_URL = f"tantivy:{tmp_path / 'index'}"
    monkeypatch.setattr(load_groups, "limits", lambda on: LIMITS)
    yield
    opening._opened.cache_clear()


def loaded(folder: Path, text: str, name: str = "groups.csv") -> dict[str, int]:
    """Load a table by the command."""
    (folder / name).write_text(text, encoding="utf-8")
    out = io.StringIO()
    call_command("load_groups", str(folder / name), "--json", stdout=out)
    answer: dict[str, int] = json.loads(out.getvalue())
    return answer


def test_a_name_stands_for_its_group_on_a_day() -> None:
    rows = [
        Membership("甲集团", "甲一公司"),
        Membership("甲集团", "甲二公司", date(2020, 1, 1), date(2020, 12, 31)),
        Membership("乙集团", "甲一公司", since=date(2021, 1, 1)),
        Membership("乙集团", "Yi Inc."),
    ]
    then, later = members_on(rows, date(2020, 12, 31)), members_on(rows, date(2021, 1, 1))
    assert then is not None
    assert later is not None
    assert (
        list(then("甲集团")) == list(then("甲一公司")) == list(then("甲二公司")) == ["甲一公司", "甲二公司"]
    )
    assert list(later("甲集团")) == ["甲一公司"]
    assert list(later("甲一公司")) == ["Yi Inc.", "甲一公司"], "a member of two groups stands for both"
    assert list(later("ＹＩ  inc.")) == ["Yi Inc.", "甲一公司"]
    assert list(later("丙公司")) == []
    assert members_on(rows[1:2], date(2019, 1, 1)) is None


@pytest.mark.usefixtures("_own_corpus")
def test_members_of_the_day_are_asked_for_and_told(tmp_path: Path) -> None:
    opening.open_library().corpus.import_(made.patent(n) for n in range(30))
    opening.open_library().corpus.import_(
        [made.patent(30, parties=(Party(role=Role.APPLICANT, name="云川第0材料有限公司苏州分公司"),))]
    )
    opening.open_library().refresh()
    assert loaded(tmp_path, TABLE) == {"groups": 2, "names": 4}
    assert "集团2个，成员4条" in Entry.objects.get(action="patents.groups").summary
    library, expected = opening.open_library(), {"云川第0材料有限公司", "云川第2材料有限公司"}
    for written, dialect in (
        ('ap=(TREE@"云川集团")', "incopat"),
        ("AP=(TREE@云川第2材料有限公司)", "incopat"),
        ('AN:(TREE@"云川集团")', "patsnap"),
        ("AN:(TREE@云川第0材料有限公司)", "patsnap"),
    ):
        found = library.search(written, dialect, page=Page(size=50))
        assert {name for row in found.rows for name in row.applicants} == expected, written
        assert found.total == sum(made.patent(n).parties[0].name in expected for n in range(30))
        assert (
            "及其集团成员（云川第0材料有限公司、云川第2材料有限公司，共2个名称）"
            in found.question.explained()
        )
        english = found.question.explained("en")
        assert "a company of its group (云川第0材料有限公司, 云川第2材料有限公司; 2 names)" in english


@pytest.mark.usefixtures("_own_corpus")
def test_a_long_group_is_told_by_its_first_names_and_their_number(tmp_path: Path) -> None:
    loaded(tmp_path, "集团,成员\n" + "".join(f"大集团,第{n:02d}公司\n" for n in range(12)))
    said = opening.open_library().question('ap=(TREE@"大集团")', "incopat").explained()
    assert (
        "（第00公司、第01公司、第02公司、第03公司、第04公司、第05公司、第06公司、第07公司等，共12个名称）"
        in said
    )


@pytest.mark.usefixtures("_own_corpus")
def test_without_a_table_and_for_a_name_in_no_group_it_is_refused_helpfully(tmp_path: Path) -> None:
    with pytest.raises(QueryFault) as raised:
        opening.open_library().search('ap=(TREE@"云川集团")', "incopat")
    assert "尚未载入集团成员表" in raised.value.fault.message
    assert "mingze load-groups" in raised.value.fault.message
    assert (raised.value.fault.position, raised.value.fault.suggestion) == (4, '"云川集团"')
    library = opening.open_library()
    loaded(tmp_path, TABLE)
    with pytest.raises(QueryFault) as raised:
        library.search('ap=(TREE@"东山集团")', "incopat")
    assert "集团成员表中没有“东山集团”" in raised.value.fault.message
    store(tmp_path / "corpus", [])
    with pytest.raises(QueryFault, match="尚未载入集团成员表"):
        library.search('ap=(TREE@"云川集团")', "incopat")


FAULTS = """\
集团,成员,生效日期,失效日期
云川集团,,,
,云川第1材料有限公司,,
云川集团,云川第2材料有限公司,2021-02-30,
云川集团,云川第3材料有限公司,2021-01-01,2020-01-01
云川集团,云川第4材料有限公司,2021-01-01,2022-01-01
云川集团,云川第4材料有限公司,2022-01-01,
云川集团,云川第5材料有限公司,2021-01-01,2022-01-01
云川集团,云川第5材料有限公司,2022-01-02,
"""


@pytest.mark.usefixtures("_own_corpus")
def test_every_fault_names_its_row_and_the_table_in_use_stays(tmp_path: Path) -> None:
    loaded(tmp_path, TABLE)
    with pytest.raises(CommandError) as raised:
        loaded(tmp_path, FAULTS, "faults.csv")
    assert str(raised.value).splitlines() == [
        "第2行B列：“成员”为空",
        "第3行A列：“集团”为空",
        "第4行C列：“2021-02-30”不是日期，请写成 2026-03-01 这样的形式",
        "第5行：失效日期 2020-01-01 早于生效日期 2021-01-01",
        "第7行：“云川第4材料有限公司”在“云川集团”中重复，与第6行的有效期重叠",
    ]
    assert len(GroupTable(tmp_path / "corpus").memberships()) == 4
    with pytest.raises(CommandError, match="缺少“成员”列"):
        loaded(tmp_path, "集团,企业代码\n甲,1\n", "columns.csv")
    with pytest.raises(CommandError, match="无法读取文件") as raised:
        call_command("load_groups", str(tmp_path / "nothing.csv"))
    assert raised.value.returncode == 2


@pytest.mark.usefixtures("_own_corpus")
def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    rows = [["云川集团", "云川第0材料有限公司", date(2020, 1, 1)], ["云川集团", "云川第1材料有限公司", None]]
    book = write_workbook([Sheet(name="集团", heads=["集团", "成员", "生效日期"], rows=rows)])
    (tmp_path / "groups.xlsx").write_bytes(book)
    call_command("load_groups", str(tmp_path / "groups.xlsx"), stdout=io.StringIO())
    assert GroupTable(tmp_path / "corpus").memberships() == (
        Membership("云川集团", "云川第0材料有限公司", date(2020, 1, 1)),
        Membership("云川集团", "云川第1材料有限公司"),
    )
