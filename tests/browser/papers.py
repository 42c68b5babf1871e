"""The papers people bring to the walk: a roster, minutes, a list of findings, a photograph of what was put right."""

from io import BytesIO

from openpyxl import Workbook

AGENCY, GROUP, BRANCH, CELL = (
    "云川市知识产权保护中心江北分中心",
    "江北分中心党组",
    "江北分中心党支部",
    "江北分中心党小组",
)
GROUP_SECRETARY, SECRETARY, MEMBERS = "钟望山", "杜若衡", ("白简之", "石晋安", "路遥知", "苗长青")
SECRETARY_NUMBER = "3002"
FINDING = "党员大会会前酝酿不充分，议题征求意见未留痕"
MEASURE = "制定会前征求意见单，逐次存档"

Rows = list[tuple[object, ...]]


def roster() -> bytes:
    """A branch office that joins the agency: its two trees, seven people, two posts."""
    people = [("3001", GROUP_SECRETARY), (SECRETARY_NUMBER, SECRETARY)]
    people += [(f"30{10 + index}", name) for index, name in enumerate(MEMBERS)]
    units: Rows = [
        ("单位代码", "单位名称", "单位类别", "上级单位", "对应单位", "排序"),
        ("JB", AGENCY, "机关", "JG", None, 90),
        ("JB-01", "江北综合科", "科室", "JB", None, 1),
        ("DB", GROUP, "党组", "DZ", "JB", 0),
        ("DB-1", BRANCH, "党支部", "DB", None, 1),
        ("DB-1-1", CELL, "党小组", "DB-1", None, 1),
    ]
    roll: Rows = [("工号", "姓名", "单位", "党支部", "党员身份")]
    roll += [(number, name, "JB-01", "DB-1", "正式党员") for number, name in people]
    posts: Rows = [
        ("岗位代码", "岗位名称", "单位", "岗位类别"),
        ("DB-S", "分中心党组书记", "DB", "党组书记"),
        ("DB-1-S", "江北分中心党支部书记", "DB-1", "党支部书记"),
    ]
    held: Rows = [("工号", "岗位代码"), ("3001", "DB-S"), (SECRETARY_NUMBER, "DB-1-S")]
    return workbook({"单位": units, "人员": roll, "岗位": posts, "任职": held})


def findings(due: str) -> bytes:
    """An inspection's problems in the form in public use, with one problem in it."""
    headings = "序号 具体表现 整改专项 是否重点关注 整改落实目标 责任领导 责任单位 "
    headings += "是否常态化坚持 是否集中整改期完成 预计完成时间 整改措施"
    row = (
        "1",
        FINDING,
        "全面从严治党",
        "否",
        "会前征求意见全部留痕",
        GROUP_SECRETARY,
        BRANCH,
        "否",
        "是",
        due,
        f"【举一反三】{MEASURE}",
    )
    return workbook({"问题清单": [tuple(headings.split()), row]})


def text(title: str) -> bytes:
    """Minutes or any other paper, as plain text."""
    return f"{title}\n（演示材料，内容为虚构）\n".encode()


def workbook(sheets: dict[str, Rows]) -> bytes:
    """Sheets of rows as an XLSX file."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
