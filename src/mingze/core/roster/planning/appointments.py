"""Who holds what: beginnings, ends and hand-overs. A post for one is never held by two."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from mingze.core.organization.models import Post
from mingze.core.roster.cells import CATEGORIES
from mingze.core.roster.columns import APPOINTMENTS, HEADINGS
from mingze.core.roster.planning.context import DAY, Context
from mingze.core.roster.planning.posts import STAFF_CATEGORY, create_post
from mingze.core.roster.plans import Kind
from mingze.core.roster.rows import AppointmentRow, Place
from mingze.core.roster.state import Held, PostState

HEAD = HEADINGS[APPOINTMENTS]
CODE_LENGTH = int(getattr(Post._meta.get_field("code"), "max_length", 0))


def plan_appointments(context: Context, rows: Iterable[AppointmentRow]) -> None:
    """Plan who holds which post, then end what those who leave still hold."""
    by_post: dict[str, list[AppointmentRow]] = defaultdict(list)
    for code, row in _resolved(context, rows):
        by_post[code].append(row)
    _end_of_leavers(context)
    for code in sorted(by_post):
        _plan_post(context, context.state.posts[code], by_post[code])


def _resolved(context: Context, rows: Iterable[AppointmentRow]) -> Iterable[tuple[str, AppointmentRow]]:
    """Each row with the code of its post. Posts of a flat list go by unit and title, and may be new."""
    titles = {
        (post.unit, post.title): code
        for code, post in sorted(context.state.posts.items())
        if post.valid_to is None
    }
    unknown: dict[tuple[str, str], list[AppointmentRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.number, row.code, row.title, row.place)):
        if row.number and row.number not in context.state.people:
            text = _("没有工号为“%(number)s”的人员") % {"number": row.number}
            context.report.error(row.place, HEAD["number"], text)
        elif row.code in context.state.posts:
            yield row.code, row
        elif row.code:
            text = _("没有代码为“%(code)s”的岗位") % {"code": row.code}
            context.report.error(row.place, row.headings[0], text)
        elif unit := _unit_code(context, row):
            if (unit, row.title) in titles:
                yield titles[unit, row.title], row
            else:
                unknown[unit, row.title].append(row)
    for (unit, title), found in sorted(unknown.items()):
        post = _new_post(context, unit, title, found)
        if post is not None and create_post(context, found[0].place, found[0].headings[0], post):
            yield from ((post.code, row) for row in found)


def _unit_code(context: Context, row: AppointmentRow) -> str:
    """The unit of a flat row; one that cannot be found was reported with the person already."""
    if row.unit in context.state.units:
        return row.unit
    codes = context.names.get(row.unit, [])
    return codes[0] if len(codes) == 1 else ""


def _new_post(context: Context, unit: str, title: str, rows: list[AppointmentRow]) -> PostState | None:
    categories = sorted({row.category for row in rows if row.category})
    category = categories[0] if categories else CATEGORIES.get(title, "")
    names = {"unit": context.state.units[unit].name, "post": title}
    code = f"{unit}-{title}"
    if not category:
        text = _("“%(unit)s”没有“%(post)s”这一岗位；如需新设，请填写岗位类别") % names
    elif len(categories) > 1:
        text = _("“%(unit)s”的“%(post)s”填写了不同的岗位类别") % names
    elif len(code) > CODE_LENGTH or code in context.state.posts:
        text = _("无法为“%(unit)s”的“%(post)s”自动编制岗位代码，请在“岗位”表中新设") % names
    else:
        first = min(row.valid_from or context.effective for row in rows)
        first = max(first, context.state.units[unit].valid_from)
        shared = category == STAFF_CATEGORY or len(rows) > 1
        return PostState(code, unit, title, category, shared, first, None)
    for row in rows:
        context.report.error(row.place, row.headings[2 if len(categories) > 1 else 0], text)
    return None


def _end_of_leavers(context: Context) -> None:
    everybody = [held for holders in context.state.held.values() for held in holders]
    for held in everybody:
        place, last = context.leaving.get(held.number, (None, None))
        if place is None or last is None or held.valid_to is not None:
            continue
        if last < held.valid_from:
            text = _("离开日期不得早于%(day)s") % {"day": held.valid_from}
            context.report.error(place, "离开日期", text)
        else:
            _end(context, place, held, last)


def _plan_post(context: Context, post: PostState, rows: list[AppointmentRow]) -> None:
    new: list[tuple[Held, AppointmentRow]] = []
    kept: list[Held] = []
    for row in sorted(rows, key=lambda row: (row.valid_from or context.effective, row.number, row.place)):
        match = _match(context.state.held[post.code], row)
        if match is not None:
            kept += _compare(context, row, match)
        elif held := _begin(context, post, row, [one for one, _row in new]):
            new.append((held, row))
    if not post.shared:
        _hand_over(context, post, new, kept)
    context.state.held[post.code] += [held for held, _row in new]
    for held, row in new:
        _announce(context, post, held, row)


def _match(present: list[Held], row: AppointmentRow) -> Held | None:
    """What the row speaks of, if it is on record: the same first day, or the open one when no day is given."""
    mine = [held for held in present if held.number == row.number]
    if row.valid_from is None:
        return next((held for held in mine if held.valid_to is None), None)
    return next((held for held in mine if held.valid_from == row.valid_from), None)


def _compare(context: Context, row: AppointmentRow, held: Held) -> list[Held]:
    """End what the row ends; return what it says is still held."""
    if row.valid_to == held.valid_to:
        return [held] if held.valid_to is None else []
    if held.valid_to is not None:
        text = _("已于%(day)s免职，未作变更") % {"day": held.valid_to}
        context.report.warn(row.place, HEAD["valid_to"], text)
    elif row.valid_to is not None:
        unit = context.state.units[context.state.posts[held.post].unit]
        if row.valid_to < held.valid_from:
            text = _("免职日期不得早于任职日期%(day)s") % {"day": held.valid_from}
            context.report.error(row.place, HEAD["valid_to"], text)
        elif context.may(unit, row.place, row.headings[0]):
            _end(context, row.place, held, row.valid_to)
    return []


def _begin(context: Context, post: PostState, row: AppointmentRow, new: list[Held]) -> Held | None:
    first = row.valid_from or context.effective
    held = Held(row.number, post.code, first, row.valid_to)
    if row.valid_to is not None and row.valid_to < first:
        context.report.error(row.place, HEAD["valid_to"], _("免职日期不得早于任职日期"))
        return None
    for other in [*context.state.held[post.code], *new]:
        if other.number == row.number and _overlap(other, held):
            text = _("该人员此岗位已登记自%(day)s起任职，与表中日期重叠") % {"day": other.valid_from}
            context.report.error(row.place, row.headings[1], text)
            return None
    if row.number in context.state.officers:
        text = _("%(name)s担任“%(role)s”，不得兼任其他岗位")
        values = {"name": context.state.people[row.number][0], "role": context.state.officers[row.number]}
        context.report.error(row.place, HEAD["number"], text % values)
        return None
    unit = context.state.units[post.unit]
    period = (post.valid_from, post.valid_to)
    if not context.may(unit, row.place, row.headings[0]):
        return None
    return held if context.in_force(post.title, period, first, row.place, row.headings[1]) else None


def _hand_over(
    context: Context, post: PostState, new: list[tuple[Held, AppointmentRow]], kept: list[Held]
) -> None:
    """End holders whom the file no longer names when a successor begins; refuse whatever still overlaps."""
    present = context.state.held[post.code]
    timeline = list(present)
    for held, row in new:
        for former in present:
            if former.valid_to is None and former not in kept and former.valid_from < held.valid_from:
                _end(context, row.place, former, held.valid_from - DAY)
        for other in timeline:
            if _overlap(other, held):
                text = _("“%(post)s”只能由一人担任：%(name)s自%(day)s起任职，时间重叠")
                name = context.state.people[other.number][0]
                values = {"post": post.title, "name": name, "day": other.valid_from}
                context.report.error(row.place, row.headings[1], text % values)
        timeline.append(held)
    standing = [held for held in timeline if held.valid_to is None]
    if len(standing) > 1 and not new:
        text = _("“%(post)s”现有多人在任，不能改为只由一人担任") % {"post": post.title}
        context.report.error(None, "", text)


def _announce(context: Context, post: PostState, held: Held, row: AppointmentRow) -> None:
    text = _("%(name)s自%(day)s起任“%(unit)s”%(post)s")
    values = {
        "name": context.state.people[held.number][0],
        "day": held.valid_from,
        "unit": context.state.units[post.unit].name,
        "post": post.title,
    }
    context.report.change(
        row.place,
        Kind.APPOINTMENT_BEGIN,
        (held.number, post.code),
        text % values,
        valid_from=held.valid_from,
        valid_to=held.valid_to,
    )


def _end(context: Context, place: Place, held: Held, last: date) -> None:
    held.valid_to = last
    post = context.state.posts[held.post]
    text = _("%(name)s不再担任“%(unit)s”%(post)s，最后一日为%(day)s")
    values = {
        "name": context.state.people[held.number][0],
        "unit": context.state.units[post.unit].name,
        "post": post.title,
        "day": last,
    }
    context.report.change(
        place,
        Kind.APPOINTMENT_END,
        (held.number, held.post),
        text % values,
        valid_from=held.valid_from,
        valid_to=last,
    )


def _overlap(one: Held, other: Held) -> bool:
    return (one.valid_to is None or one.valid_to >= other.valid_from) and (
        other.valid_to is None or other.valid_to >= one.valid_from
    )
