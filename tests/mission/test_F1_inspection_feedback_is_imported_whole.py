"""F1: the feedback letter is imported, numbered and signed off: as many items as the letter states, or none."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground, make_ground

HEADS = [
    "序号",
    "问题类别",
    "具体表现",
    "整改专项",
    "是否重点关注",
    "重点关注情形",
    "整改目标",
    "责任领导",
    "责任单位",
    "配合单位",
    "是否常态化坚持",
    "是否集中整改期完成",
    "预计完成时间",
    "整改措施",
]
NOTES = [
    "1",
    "学习教育",
    "部分党员学习笔记不全",
    "理论学习",
    "否",
    "",
    "笔记齐全",
    "艾丽",
    "保护科",
    "服务科",
    "否",
    "是",
]
LESSONS = [
    "2",
    "学习教育",
    "党课讲授不规范",
    "理论学习",
    "是",
    "反复出现",
    "党课规范",
    "卫克",
    "服务科",
    "",
    "是",
    "否",
]
ROWS = [
    [*NOTES, "2026年9月30日", "1. 【建章立制】制定《学习笔记管理办法》\n2. 【举一反三】开展学习笔记互查"],
    [*LESSONS, "", "【专项整治】逐个支部检查党课记录"],
]


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def workbook(rows: list[list[str]]) -> SimpleUploadedFile:
    """The rows as an uploaded workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEADS, *rows]:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("问题清单.xlsx", buffer.getvalue())


def letter_of(ground: Ground, count: int = 2) -> Item:
    """A letter that states so many problems, held by the secretary."""
    return ground.open(
        "feedback_letter",
        unit="agency",
        post="secretary",
        payload={"declared_count": count},
        title="市委巡察反馈意见",
    )


def import_through_the_page(client: Client, letter: Item, rows: list[list[str]]) -> str:
    """Look at the file, then confirm; the page after each step, as text."""
    address = f"/ledger/items/{letter.pk}/import/"
    looked = client.post(address, {"file": workbook(rows)}).content.decode()
    if "确认导入" not in looked:
        return looked
    return client.post(address, {"confirm": "yes"}, follow=True).content.decode()


def test_F1_the_count_imported_is_the_count_of_the_letter_and_is_signed_off(
    ground: Ground, client: Client
) -> None:
    letter = letter_of(ground)
    carol = ground.agency.sign_in(client, "carol")
    page = import_through_the_page(carol, letter, ROWS)
    assert "已导入问题2项、措施3条，与反馈意见载明的2项一致" in page
    first, second = letter.children.order_by("origin_number")
    assert (first.number, second.number) == ("整改-2026-0001", "整改-2026-0002")
    assert (first.unit.name, first.holder_post, first.deadline_class) == (
        "保护科",
        ground.agency.posts["protection_chief"],
        "concentrated",
    )
    assert (second.deadline_class, second.due_on) == ("long_term", None)
    assert [one.payload["type"] for one in first.children.order_by("number")] == ["建章立制", "举一反三"]
    assert first.children.order_by("number")[0].payload["rule"] == "学习笔记管理办法"
    ground.evidence(letter, by="carol")
    ground.move(letter, "submit_count", "alice")
    assert ground.move(letter, "sign_off", "eve").state == "rectifying"


def test_F1_another_count_is_refused_and_nothing_is_stored(ground: Ground, client: Client) -> None:
    letter = letter_of(ground, count=3)
    carol = ground.agency.sign_in(client, "carol")
    page = import_through_the_page(carol, letter, ROWS)
    assert "反馈意见载明3项，文件与台账合计2项，数量不一致" in page
    assert not letter.children.exists()


def test_F1_the_count_cannot_be_signed_off_while_it_differs(ground: Ground) -> None:
    letter = letter_of(ground, count=3)
    ground.open("rectification", parent=letter)
    ground.evidence(letter, by="carol")
    with pytest.raises(Exception, match="载明3项，台账已录入1项"):
        ground.move(letter, "submit_count", "alice")


def test_F1_every_fault_is_named_by_row_and_column(ground: Ground, client: Client) -> None:
    letter = letter_of(ground)
    wrong = [list(row) for row in ROWS]
    wrong[0][8], wrong[1][10] = "不存在的科", "大概"
    page = import_through_the_page(ground.agency.sign_in(client, "carol"), letter, wrong)
    assert "没有名为“不存在的科”的单位" in page
    assert "请填“是”或“否”" in page
    assert "未导入任何数据" in page
    assert not letter.children.exists()


def test_F1_importing_twice_makes_nothing_twice(ground: Ground, client: Client) -> None:
    letter = letter_of(ground)
    carol = ground.agency.sign_in(client, "carol")
    import_through_the_page(carol, letter, ROWS)
    page = import_through_the_page(carol, letter, ROWS)
    assert "台账中已有2项" in page
    assert Item.objects.filter(kind__code="rectification").count() == 2


def test_F1_a_row_that_differs_from_what_was_imported_is_a_fault(ground: Ground, client: Client) -> None:
    letter = letter_of(ground)
    carol = ground.agency.sign_in(client, "carol")
    import_through_the_page(carol, letter, ROWS)
    changed = [list(row) for row in ROWS]
    changed[0][2] = "改写后的表现"
    page = import_through_the_page(carol, letter, changed)
    assert "已导入且内容不同（具体表现）" in page


def test_F1_after_signing_off_no_problem_can_be_added(ground: Ground, client: Client) -> None:
    letter = letter_of(ground)
    import_through_the_page(ground.agency.sign_in(client, "carol"), letter, ROWS)
    ground.evidence(letter, by="carol")
    ground.move(letter, "submit_count", "alice")
    with pytest.raises(Exception, match="不能再增加下级事项"):
        ground.open("rectification", parent=letter)


def test_F1_the_command_reports_first_and_imports_then(
    ground: Ground, tmp_path: "object", capsys: pytest.CaptureFixture[str]
) -> None:
    letter = letter_of(ground)
    path = f"{tmp_path}/problems.xlsx"
    with open(path, "wb") as file:
        file.write(workbook(ROWS).read())
    call_command("import_feedback", path, "--letter", letter.number, "--dry-run", "--json")
    assert json.loads(capsys.readouterr().out)["problems"] == 2
    assert not letter.children.exists()
    call_command("import_feedback", path, "--letter", letter.number)
    assert letter.children.count() == 2
    with pytest.raises(CommandError, match="没有编号"):
        call_command("import_feedback", path, "--letter", "反馈-1999-01")


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_F1_the_register_can_be_taken_out(ground: Ground, client: Client, form: str, begins: bytes) -> None:
    letter = letter_of(ground)
    carol = ground.agency.sign_in(client, "carol")
    import_through_the_page(carol, letter, ROWS)
    answer = carol.get(f"/ledger/items/{letter.pk}/register/{form}/")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
