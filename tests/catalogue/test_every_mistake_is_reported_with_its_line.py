"""Each kind of mistake names the file, the line and what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mingze.catalogue.faults import CatalogueError, Fault
from mingze.catalogue.loader import load

R, P, RO, RE, L, D = (
    "rules/branch-work.yaml",
    "parameters/all.yaml",
    "roles/all.yaml",
    "records/all.yaml",
    "ledgers/all.yaml",
    "duties/leadership.yaml",
)
CLOSE = "      requires: [evidence, second_person]\n"
STRAY = "    - {code: lost, title: 迷失, title_en: Lost, stage: open, clock: running}\n    transitions:\n"

# file, old text, new text, text at the fault, part of the message, part of what was expected
MISTAKES = [
    (R, "kind: party_regulation", "kind: gossip", "kind: gossip", "gossip", "party_regulation"),
    (R, "owner: 党办", "ownr: 党办", "ownr", "不认识的键“ownr”", "owner"),
    (R, "owner: 党办\n", "", "code: party", "缺少“owner”", "文字"),
    (R, "owner: 党办", "owner: ''", "owner", "内容为空", "非空"),
    (R, "title: 支部工作条例", "title: 2018", "title: 2018", "2018", "加引号"),
    (R, "title: 支部工作条例", "title: [a]", "title: [a]", "列表", "文字"),
    (R, "code: party.branch-work", "code: Party Work", "code: Party", "写法不对", "小写字母"),
    (R, "valid_to: 2018-10-27", "valid_to: 2018-02-30", "2018-02-30", "不是有效日期", "2024-01-31"),
    (R, "valid_to: 2018-10-27", "valid_to: 2018-10-28", 'replaces: "2012"', "2018-10-28", "valid_to 早于"),
    (R, "valid_to: 2018-10-27", "valid_to: 2018-10-28", "valid_from: 2018-10-28", "重叠", "前一段"),
    (R, "valid_to: 2018-10-27", "valid_to: 2011-01-01", "valid_to: 2011", "早于生效日期", "不早于"),
    (R, "issued_on: 2018-10-28", "issued_on: 2019-01-01", "valid_from: 2018-10-28", "早于印发", "印发日期"),
    (R, 'replaces: "2012"', 'replaces: "2013"', 'replaces: "2013"', "找不到被替代的版本", "branch-work@"),
    (R, 'version: "2018"', 'version: "2012"', '"2012"\n  issued_on: 2018', "“2012”重复", "未用过"),
    (R, "verified: false, mark: V-", "verified: true, mark: V-", "mark: V-", "已核对", "标记为 V"),
    (R, "code: art12", "code: art11", "text_en: Monthly", "“art11”重复", "未用过"),
    (R, "unit: null", "unit: AGENCY", "unit: AGENCY", "单位与制度类别不符", "null"),
    (R, "kind: party_regulation", "kind: unit_rule", "unit: null", "单位与制度类别不符", "AGENCY"),
    (P, "@2018#art11", "@2018#art99", "art99", "找不到条款", "branch-work@"),
    (P, "basis: party.branch-work@2018#art11", "basis: 条例", "basis: 条例", "写法不对", "#art11"),
    (P, "basis: party.branch-work@2018#art11", "basis: null", "verified: true", "没有依据条款", "false"),
    (
        P,
        "@2018#art12, verified: false, mark: U",
        "@2018#art12, verified: true, mark: V",
        "mark: V}",
        "尚未核对",
        "false",
    ),
    (P, "value: 2\n", "value: 二\n", "value: 二", "类型 integer 不符", "整数"),
    (P, "value: 2\n", "value: true\n", "value: true", "类型 integer 不符", "整数"),
    (P, "value: 2\n", "value: 2.5\n", "value: 2.5", "类型 integer 不符", "整数"),
    (P, "value: 文件", "value: 3", "value: 3, valid_from: 2020-01-01, basis: null", "类型 text 不符", "文字"),
    (P, "value: 2\n", "value: 2020-01-01\n", "value: 2020-01-01", "2020-01-01", "整数"),
    (P, "valid_to: 2018-10-27", "valid_to: null", "valid_from: 2018-10-28", "重叠", "valid_to"),
    (
        P,
        "key: check.months",
        "key: branch.meeting.minimum",
        "branch.meeting.minimum\n  title: 核查间隔",
        "“branch.meeting.minimum”重复",
        "未用过",
    ),
    (RO, "facts.view", "facts.veiw", "facts.veiw", "找不到权限", "facts.view"),
    (RO, "tree: party", "tree: party\n  held_by: [king]", "king", "找不到岗位类别", "secretary"),
    (RO, "exclusive: false", "exclusive: true\n  held_by_roll: staff", "exclusive", "互斥", "held_by"),
    (RE, "[facts.record]", "[facts.recrod]", "facts.recrod", "找不到权限", "facts.record"),
    (RE, "[facts.record]", "[]", "recordable_by", "无人可以登记", "facts.record"),
    (RE, "code: attendee", "code: chair", "title: 到会", "“chair”重复", "未用过"),
    (RE, "type: string", "type: text", "type: text", "JSON Schema", "2020-12"),
    (RE, "        title_en: Topic\n", "", "type: string", "缺少 title_en", "中英文"),
    (RE, "additionalProperties: false", "additionalProperties: true", "type: object", "未封闭", "false"),
    (RE, "type: object", "type: array", "type: array", "不是对象", "object"),
    (RE, "required: [topic]", "required: [theme]", "[theme]", "未定义", "properties"),
    (RE, "type: string", "$ref: http://elsewhere.test/x", "type: object", "外部定义", "#"),
    (RE, "evidence: [minutes]", "evidence: []", "counts_when", "未写明材料", "evidence"),
    (RE, "to: [problem]", "to: [problems]", "problems", "找不到台账种类", "problem"),
    (RE, "sealed: none", "sealed: maybe", "sealed", "maybe", "content"),
    (L, "posts: [secretary]", "posts: [king]", "yearly", "找不到岗位类别“king”", "以下之一"),
    (L, "posts: [secretary]", "posts: []", "yearly", "没有写明由哪些岗位", "至少一类岗位"),
    (
        L,
        "@2018#art12, verified: false",
        "@2018#art77, verified: false",
        "yearly",
        "找不到条款",
        "branch-work@",
    ),
    (L, "@2018#art12, verified: false", "@2018#art12, verified: true", "yearly", "尚未核对", "false"),
    (L, "parent: null", "parent: task", "parent: task", "找不到台账种类", "problem"),
    (L, "parent: null", "parent: problem", "parent: problem", "循环", "null"),
    (L, "{serial:04d}", "{serial.__class__}", "number", "编号格式", "{serial:04d}"),
    (L, "{serial:04d}", "{serial", "number", "花括号", "{serial:04d}"),
    (L, "{serial:04d}", "1", "number", "编号格式", "{serial:04d}"),
    (
        L,
        "check_every: check.months",
        "check_every: check.month",
        "check.month}",
        "找不到参数",
        "check.months",
    ),
    (L, "check_every: check.months", "check_every: letterhead", "letterhead", "类型为 text", "integer"),
    (L, "initial: working", "initial: work", "initial: work", "找不到状态", "working"),
    (L, "to: checking", "to: check", "to: check,", "找不到状态", "checking"),
    (L, "from: [working]", "from: []", "code: submit", "从哪个状态", "至少一个"),
    (L, "from: [working]", "from: [done]", "code: working", "无法办结", "closed"),
    (L, "    transitions:\n", STRAY, "code: lost", "无法到达", "通向此状态"),
    (L, CLOSE, "      requires: [evidence]\n", "requires: [evidence]", "second_person", "第二人"),
    (L, CLOSE, "", "code: close", "evidence", "佐证材料"),
    (L, "by: [holder]", "by: []", "by: []", "由谁", "至少一种"),
    (L, "by: [holder]", "by: [friend]", "friend", "friend", "holder"),
    (D, "  holder: {kind: unit, category: branch}\n", "", "code: L01", "缺少“holder”", "责任主体"),
    (D, "category: branch}", "category: brunch}", "brunch", "找不到单位类别", "branch"),
    (
        D,
        "category: branch_secretary",
        "category: branch",
        "kind: post, category: branch",
        "找不到岗位类别",
        "branch",
    ),
    (D, "#art11", "#art21", "#art21", "找不到条款", "branch-work@"),
    (D, "minimum: 1\n", "minimum: 0\n", "minimum: 0", "最低要求为 0", "大于 0"),
    (D, "minimum: 1\n", "minimum: 1.5\n", "minimum: 1.5", "1.5", "整数"),
    (
        D,
        "minimum: branch.meeting.minimum",
        "minimum: branch.meeting",
        "minimum: branch",
        "找不到参数",
        "branch",
    ),
    (D, "role: attendee", "role: atendee", "atendee", "参加人身份", "attendee"),
    (
        D,
        "kind: members_meeting, role: null",
        "kind: meeting, role: null",
        "kind: meeting,",
        "找不到纪实种类",
        "members",
    ),
    (D, "after: members_meeting", "after: meeting", "after: meeting", "找不到纪实种类", "members_meeting"),
    (D, "days: 10, working: true", "working: true", "cadence: {after", "须按日或按月", "months"),
    (D, "days: 10, working: true", "days: 10, months: 1", "cadence: {after", "须按日或按月", "months"),
    (D, "days: 10, working: true", "months: 1, working: true", "cadence: {after", "不分工作日", "days"),
    (D, "days: 10, working: true", "months: 0", "months: 0", "0", "大于 0"),
    (D, "days: 10", "days: 0", "days: 0", "0", "大于 0"),
    (D, "days: 10", "days: letterhead", "days: letterhead", "类型为 text", "integer"),
    (D, "cadence: {every: quarter}", 'cadence: {once: "02-29"}', "02-29", "不是每年都有", "03-31"),
    (D, "cadence: {every: quarter}", "cadence: {each: day}", "cadence: {each", "不能确定", "every"),
    (D, "cadence: {every: quarter}", "cadence: {every: day}", "every: day", "day", "month"),
    (D, "verifier: party_committee", "verifier: nobody", "nobody", "找不到岗位类别或单位类别", "party"),
    (D, "paired_with: L02", "paired_with: L09", "L09", "找不到同一清单", "L02"),
    (D, "paired_with: L02", "paired_with: L01", "paired_with: L01", "找不到同一清单", "L02"),
    (D, "weight: 2.5", "weight: -1", "weight: -1", "权重为 -1", "不小于 0"),
    (D, "code: L02", "code: L01", "L01\n  text: 会后整改", "“L01”重复", "未用过"),
    (
        D,
        "measure: count\n  minimum: 1",
        "measure: hours\n  minimum: 1",
        "role: null",
        "不记学时",
        "hours: true",
    ),
    (
        D,
        "measure: count\n  minimum: 1",
        "measure: share\n  minimum: 101",
        "minimum: 101",
        "101",
        "不超过 100",
    ),
    (D, "[{kind: members_meeting, role: null}]", "[]", "discharged_by: []", "没有写明", "至少一种"),
]


def faults_of(root: Path) -> list[Fault]:
    """Every fault of a folder."""
    with pytest.raises(CatalogueError) as caught:
        load(root)
    return caught.value.faults


def line_of(text: str, marker: str) -> int:
    """The line, from 1, on which the marker begins."""
    assert marker in text
    return text[: text.index(marker)].count("\n") + 1


def test_the_small_catalogue_is_faultless(small: dict[str, str], write: Callable[..., Path]) -> None:
    assert set(load(write(small)).duties) == {"leadership"}


@pytest.mark.parametrize(("file", "old", "new", "marker", "message", "expected"), MISTAKES)
def test_a_mistake_names_its_line_and_what_was_expected(
    small: dict[str, str],
    write: Callable[..., Path],
    file: str,
    old: str,
    new: str,
    marker: str,
    message: str,
    expected: str,
) -> None:
    assert old in small[file]
    small[file] = small[file].replace(old, new, 1)
    root = write(small)
    fitting = [
        one for one in faults_of(root) if message in str(one.message) and expected in str(one.expected)
    ]
    assert (str(root / file), line_of(small[file], marker)) in {(one.file, one.line) for one in fitting}, (
        fitting
    )


def test_all_faults_come_at_once(small: dict[str, str], write: Callable[..., Path]) -> None:
    small[R] = small[R].replace("owner: 党办\n", "")
    small[RO] = small[RO].replace("facts.view", "facts.veiw")
    small[D] = small[D].replace("minimum: 1\n", "minimum: 0\n").replace("weight: 2.5", "weight: -1")
    messages = {str(one.message) for one in faults_of(write(small))}
    assert messages == {"最低要求为 0", "权重为 -1", "找不到权限“facts.veiw”", "缺少“owner”"}


def test_a_duty_cannot_rest_on_a_parameter_of_zero(small: dict[str, str], write: Callable[..., Path]) -> None:
    small[P] = small[P].replace("value: 2\n", "value: 0\n")
    (fault,) = faults_of(write(small))
    assert (fault.path, fault.line) == ("items[0].minimum", line_of(small[D], "minimum: branch"))
    assert "自 2018-10-28 起的值为 0" in str(fault.message)


def test_a_reference_to_a_broken_record_is_not_reported_again(
    small: dict[str, str], write: Callable[..., Path]
) -> None:
    small[RE] = small[RE].replace("tree: party", "tree: oak")
    assert [one.path for one in faults_of(write(small))] == ["[0].tree"]


def test_the_error_prints_every_fault_in_chinese(small: dict[str, str], write: Callable[..., Path]) -> None:
    small[RO] = small[RO].replace("tree: party", "tree: oak")
    root = write(small)
    with pytest.raises(CatalogueError) as caught:
        load(root)
    text = str(caught.value)
    assert text.startswith("规则目录有 1 处错误")
    assert f"{root / RO}:6:9（[0].tree） 此处是“oak”；应为：以下之一：party、administrative、both" in text
