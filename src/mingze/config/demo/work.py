"""The demo's ledgers, sheets and pledges: an inspection's findings in every state, plan points and their tasks."""

from datetime import date, timedelta
from typing import Any

from mingze.accountability.duties.actions import pledges, sheets
from mingze.accountability.duties.models import ListVersion
from mingze.config.demo.year import CLERK, Year, noon
from mingze.core.kernel.periods import Cadence, containing
from mingze.core.ledger import queries as ledger
from mingze.core.ledger.actions.evidence import add_evidence
from mingze.core.ledger.actions.moving import move
from mingze.core.ledger.actions.opening import Draft, open_item
from mingze.core.ledger.models import Item
from mingze.core.organization.queries import holder_of

CHECKER = "1901"
SECRETARY = "1001"
# Finding, unit whose head holds it, how far it has come.
FINDINGS = (
    ("学习笔记不全，部分党员补学不及时", "DZ-01-4", "closed"),
    ("党课不规范，备课材料缺失", "DZ-01-3", "applied"),
    ("担当不足，个别重点任务推进缓慢", "JG-07", "rectifying"),
    ("教育形式单一，警示教育多为读文件", "DZ-01-2", "mostly_done"),
    ("预审服务一次性告知落实不到位", "JG-03", "closed"),
    ("公务接待审批单填写不完整", "JG-01", "not_started"),
)
HEADS = {"DZ-01-2": "Z2-S", "DZ-01-3": "Z3-S", "DZ-01-4": "Z4-S"}
POINTS = (
    ("完善快速维权协作机制", "JG-04"),
    ("建成十大产业专利专题数据库", "JG-06"),
    ("提升预审周期达标率", "JG-03"),
)


def begin(year: Year) -> None:
    """What stands at the beginning: the letter with its findings, the plan points with their tasks."""
    day = year.begin + timedelta(days=20)
    letter = _letter(year, day)
    for text, unit, _ in FINDINGS:
        _finding(year, letter, text, unit, day)
    for point, unit in POINTS:
        _point(year, point, unit, day)


def finish(year: Year) -> None:
    """What has come of it: findings worked on, sheets sent, pledges signed."""
    for item, (_, _, state) in zip(
        Item.objects.filter(kind__code="rectification").order_by("number"), FINDINGS, strict=True
    ):
        _work_on(year, item, state)
    _sheets(year)
    _pledges(year)


def _letter(year: Year, day: date) -> Item:
    payload = {
        "inspector": "云川市委第三巡察组（演示）",
        "received_on": day.isoformat(),
        "declared_count": len(FINDINGS),
    }
    return _open(
        year, "feedback_letter", "JG", "DZ-S", "巡察反馈意见", payload, day, day + timedelta(days=180)
    )


def _finding(year: Year, letter: Item, text: str, unit: str, day: date) -> None:
    payload = {
        "manifestation": text,
        "campaign": "全面从严治党",
        "key_attention": False,
        "target": "问题整改到位，建立长效机制",
        "leader": "顾明岚",
        "long_term": False,
        "within_concentrated": True,
    }
    due = day + timedelta(days=150)
    item = _open(
        year,
        "rectification",
        unit,
        _head(unit),
        text,
        payload,
        day,
        due,
        parent=letter,
        deadline="concentrated",
    )
    measure = {"type": "举一反三", "content": f"针对“{text}”开展自查自纠"}
    _open(year, "measure", unit, _head(unit), f"自查自纠：{text}", measure, day, due, parent=item)


def _point(year: Year, point: str, unit: str, day: date) -> None:
    due = date(year.today.year, 12, 20)
    number = {
        "plan": f"{year.today.year}年度工作要点",
        "point": str(1 + [one for one, _ in POINTS].index(point)),
    }
    keypoint = _open(year, "keypoint", "JG", "DZ-S", point, number, day, due)
    task = {"requirement": f"牵头落实“{point}”", "nature": "业务工作"}
    _open(year, "task", unit, _head(unit), f"推进{point}", task, day, due, parent=keypoint)


def _open(
    year: Year,
    kind: str,
    unit: str,
    post: str,
    title: str,
    payload: dict[str, Any],
    day: date,
    due: date,
    parent: Item | None = None,
    deadline: str = "",
) -> Item:
    definition = ledger.kind(kind)
    fields = definition.definition["fields"]["properties"]
    classes = definition.definition["deadline"]["classes"]
    draft = Draft(
        kind=definition,
        unit=year.agency.units[unit],
        title=title,
        holder_post=year.agency.posts[post],
        payload={name: value for name, value in payload.items() if name in fields},
        deadline_class=deadline or (classes[-1]["code"] if classes else ""),
        due_on=due,
        parent=parent,
    )
    return open_item(draft=draft, by=year.agency.actor(CLERK), at=noon(day))


def _head(unit: str) -> str:
    return HEADS.get(unit, f"{unit}-H")


STEPS = {
    "not_started": (),
    "rectifying": ("start",),
    "mostly_done": ("start", "mostly_done"),
    "applied": ("start", "mostly_done", "apply"),
    "closed": ("start", "mostly_done", "apply", "review", "close"),
}
BY_CHECKER = frozenset({"review", "close", "complete"})


def _work_on(year: Year, item: Item, state: str) -> None:
    """Take a finding as far as it has come: evidence first, the last steps by somebody else."""
    day = min(item.opened_on + timedelta(days=60), year.today)
    if STEPS[state]:
        _show(year, item, day)
    for index, step in enumerate(STEPS[state]):
        if step == "apply":
            _complete_measures(year, item, day)
        _step(year, item, step, min(day + timedelta(days=5 * index), year.today))


def _complete_measures(year: Year, item: Item, day: date) -> None:
    for measure in item.children.all():
        _step(year, measure, "start", day)
        _show(year, measure, day)
        _step(year, measure, "submit", day)
        _step(year, measure, "complete", day)


def _step(year: Year, item: Item, step: str, day: date) -> None:
    by = year.agency.actor(CHECKER if step in BY_CHECKER else _holder(item, day))
    move(item=item, transition=step, version=None, note="", by=by, at=noon(day))


def _show(year: Year, item: Item, day: date) -> None:
    """Hand in a piece of evidence as the holder."""
    by = year.agency.actor(_holder(item, day))
    file = year.file("佐证", item.unit, f"{item.number}整改佐证", day)
    add_evidence(item=item, attachment=file, note="整改佐证材料", by=by, at=noon(day))


def _holder(item: Item, day: date) -> str:
    holder = holder_of(item.holder_post_id, day) if item.holder_post_id else None
    return holder.staff_number if holder else SECRETARY


def _sheets(year: Year) -> None:
    """Last month's sheets went all the way, except one nobody has receipted; this month's wait for approval."""
    this_month = containing(Cadence.MONTH, year.today)
    branches = [unit for unit in year.agency.units.values() if unit.kind == "branch"]
    clerk, secretary = year.agency.actor(CLERK), year.agency.people[SECRETARY]
    for month in (this_month.previous, this_month):
        day = month.start
        made = sheets.generate(units=branches, month=month, on=day, by=clerk, at=noon(day))
        if month == this_month:
            return
        for sheet in made:
            sheets.approve(sheet=sheet, by=year.agency.actor(SECRETARY), approver=secretary, at=noon(day))
            sheets.send(sheet=sheet, by=clerk, at=noon(day))
            head = holder_of(year.agency.posts[f"Z{sheet.unit.code[-1]}-S"].pk, day)
            if head and sheet.unit.code != "DZ-01-4":
                reader = year.agency.actor(head.staff_number)
                sheets.receipt(
                    sheet=sheet, by=reader, reader=head, results="已逐项安排，按期完成。", at=noon(day)
                )


def _pledges(year: Year) -> None:
    """This year's pledges of the section chiefs: most signed by both sides, one waiting, one not drawn up."""
    version = ListVersion.objects.get(duty_list__code="section-chief")
    day = max(date(year.today.year, 1, 10), year.begin)
    issuer = year.agency.posts["DZ-S"]
    for index, code in enumerate(f"JG-0{number}" for number in range(1, 8)):
        pledge = pledges.draw_up(
            version=version,
            unit=year.agency.units[code],
            year=year.today.year,
            issuer=issuer,
            holder=year.agency.posts[f"{code}-H"],
            by=year.agency.actor(CLERK),
            at=noon(day),
        )
        sides = [SECRETARY] if index == 0 else [SECRETARY, _holder_of_post(year, f"{code}-H", day)]
        for number in sides:
            signer = year.agency.people[number]
            pledges.sign(pledge=pledge, signer=signer, by=year.agency.actor(number), at=noon(day))


def _holder_of_post(year: Year, code: str, day: date) -> str:
    holder = holder_of(year.agency.posts[code].pk, day)
    if holder is None:
        raise LookupError(f"the demo left post {code} empty")
    return holder.staff_number
