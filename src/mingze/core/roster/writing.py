"""The roster as a workbook: an empty one to fill in, and the present one, which imports back without change."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from mingze.catalogue.vocabulary import POST_CATEGORIES, UNIT_KINDS
from mingze.core.documents.xlsx import Sheet, write_workbook
from mingze.core.organization.choices import MembershipKind, Tree
from mingze.core.organization.models import Appointment, Membership, Person, Placement, Post, Unit
from mingze.core.organization.queries import after
from mingze.core.roster import columns

Paths = tuple[str, ...] | None


def template() -> bytes:
    """An empty workbook with every sheet, every heading and a page that explains them."""
    empty = [_sheet(name, []) for name in columns.SHEETS]
    return write_workbook([*empty, _explanation()])


def current(on: date, paths: Paths = None) -> bytes:
    """The roster of a day, of the units below ``paths`` or of all, in the form :func:`template` has."""
    units = Unit.objects.on(on).order_by("tree", "path")
    if paths is not None:
        units = units.within(paths)
    keys = set(units.values_list("pk", flat=True))
    return write_workbook(
        [
            _sheet(columns.UNITS, _units(units, on)),
            _sheet(columns.PEOPLE, _people(keys, on)),
            _sheet(columns.POSTS, _posts(keys, on)),
            _sheet(columns.APPOINTMENTS, _appointments(keys, on)),
        ]
    )


def _sheet(name: str, rows: Iterable[list[object]]) -> Sheet:
    return Sheet(name=name, heads=list(columns.HEADINGS[name].values()), rows=rows)


def _explanation() -> Sheet:
    trees = "、".join(str(tree.label) for tree in Tree)
    rows = [
        [_("填写方式"), _("可以只填“花名册”一张表（每人一行），也可以分填“单位”“人员”“岗位”“任职”四张表。")],
        [_("必填列"), "；".join(f"{name}：{_required(name)}" for name in columns.SHEETS)],
        [_("日期"), _("未填的日期按导入时选定的生效日期处理；写成 2026-03-01 的形式。")],
        [_("单位"), _("填写单位代码或单位名称；名称有重复的，填写单位代码。")],
        [_("组织系统"), trees],
        [_("单位类别"), "、".join(term.title for term in UNIT_KINDS.values())],
        [_("岗位类别"), "、".join(term.title for term in POST_CATEGORIES.values())],
        [_("岗位交接"), _("不可多人任职的岗位填写新任人员后，原任人员自动免职至前一日。")],
        [_("表中缺少的人"), _("只作提示，不会移出名册；确已离开的，在“人员”表填写离开日期。")],
    ]
    return Sheet(name=_("说明"), heads=[_("项目"), _("说明")], rows=rows, widths=(16, 90))


def _required(name: str) -> str:
    return "、".join(column.heading for column in columns.SHEETS[name] if column.required)


def _units(units: Iterable[Unit], on: date) -> Iterator[list[object]]:
    codes = dict(Unit.objects.values_list("pk", "code"))
    parents = dict(Placement.objects.on(on).values_list("unit__pk", "parent__code"))
    for unit in units:
        yield [
            unit.code,
            unit.name,
            UNIT_KINDS[unit.kind].title,
            str(Tree(unit.tree).label),
            parents.get(unit.pk),
            codes.get(unit.counterpart_id or 0),
            unit.position,
            unit.valid_from,
            unit.valid_to,
        ]


def _people(units: set[int], on: date) -> Iterator[list[object]]:
    rolls: dict[int, dict[bool, Membership]] = {}
    for roll in Membership.objects.on(on).select_related("unit"):
        if roll.unit_id in units:
            rolls.setdefault(roll.person_id, {})[roll.kind == MembershipKind.STAFF] = roll
    for person in Person.objects.order_by("staff_number"):
        if person.pk not in rolls:
            continue
        staff, party = rolls[person.pk].get(True), rolls[person.pk].get(False)
        yield [
            person.staff_number,
            person.name,
            person.email,
            staff.unit.code if staff else None,
            staff.valid_from if staff else None,
            party.unit.code if party else None,
            str(MembershipKind(party.kind).label) if party else None,
            party.valid_from if party else None,
            None,
        ]


def _posts(units: set[int], on: date) -> Iterator[list[object]]:
    for post in Post.objects.on(on).select_related("unit").order_by("unit__path", "code"):
        if post.unit_id in units:
            yield [
                post.code,
                post.title,
                post.unit.code,
                POST_CATEGORIES[post.category].title,
                post.shared,
                post.valid_from,
                post.valid_to,
            ]


def _appointments(units: set[int], on: date) -> Iterator[list[object]]:
    held = Appointment.objects.filter(after(on)).select_related("person", "post")
    for one in held.filter(valid_from__lte=on).order_by("post__code", "person__staff_number"):
        if one.post.unit_id in units:
            yield [one.person.staff_number, one.post.code, one.valid_from, one.valid_to]
