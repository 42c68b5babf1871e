"""Posts: which are new, renamed or abolished."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from mingze.core.roster.columns import HEADINGS, POSTS
from mingze.core.roster.planning.context import Context
from mingze.core.roster.plans import Kind
from mingze.core.roster.rows import Place, PostRow
from mingze.core.roster.state import PostState

HEAD = HEADINGS[POSTS]
STAFF_CATEGORY = "staff"


def plan_posts(context: Context, rows: Iterable[PostRow]) -> list[PostRow]:
    """Plan the sheet of posts; return the rows that abolish one, to be judged at the end."""
    closing = []
    for row in context.unique(rows, lambda row: row.code, HEAD["code"]):
        unit = context.unit(row.unit, row.place, HEAD["unit"]) if row.unit else None
        if unit is None:
            continue
        present = context.state.posts.get(row.code)
        if present is None:
            shared = row.category == STAFF_CATEGORY if row.shared is None else row.shared
            first = row.valid_from or max(context.effective, unit.valid_from)
            post = PostState(row.code, unit.code, row.title, row.category, shared, first, None)
            create_post(context, row.place, HEAD["unit"], post)
        elif present.unit != unit.code:
            text = _("该岗位属于“%(unit)s”；岗位调整单位的，请撤销后新设")
            name = context.state.units[present.unit].name
            context.report.error(row.place, HEAD["unit"], text % {"unit": name})
        else:
            _change(context, row, present)
            if row.valid_to is not None and present.valid_to is None:
                closing.append(row)
    return closing


def create_post(context: Context, place: Place, column: str, post: PostState) -> bool:
    """Plan a new post unless its unit does not allow it."""
    unit = context.state.units[post.unit]
    if not context.may(unit, place, column):
        return False
    if not context.in_force(unit.name, (unit.valid_from, unit.valid_to), post.valid_from, place, column):
        return False
    context.state.posts[post.code] = post
    text = _("在“%(unit)s”新设岗位“%(post)s”") % {"unit": unit.name, "post": post.title}
    context.report.change(
        place,
        Kind.POST_CREATE,
        (post.code,),
        text,
        unit=post.unit,
        title=post.title,
        category=post.category,
        shared=post.shared,
        valid_from=post.valid_from,
    )
    return True


def _change(context: Context, row: PostRow, post: PostState) -> None:
    if post.valid_to is not None:
        if row.valid_to != post.valid_to:
            text = _("该岗位已于%(day)s撤销，未作变更") % {"day": post.valid_to}
            context.report.warn(row.place, HEAD["valid_to"], text)
        return
    values = {
        "title": row.title or post.title,
        "category": row.category or post.category,
        "shared": post.shared if row.shared is None else row.shared,
    }
    changed = {key: value for key, value in values.items() if getattr(post, key) != value}
    if not changed or not context.may(context.state.units[post.unit], row.place, HEAD["code"]):
        return
    for key, value in changed.items():
        setattr(post, key, value)
    text = _("岗位“%(post)s”的登记信息变更：%(what)s")
    what = "、".join(HEAD[key] for key in changed)
    context.report.change(
        row.place, Kind.POST_CHANGE, (post.code,), text % {"post": post.title, "what": what}, **changed
    )


def plan_closing(context: Context, rows: Iterable[PostRow]) -> None:
    """Abolish posts, once it is known who holds what."""
    for row in rows:
        post = context.state.posts[row.code]
        last = row.valid_to
        if last is None or not context.may(context.state.units[post.unit], row.place, HEAD["code"]):
            continue
        if any(
            held.valid_to is None or held.valid_to > last for held in context.state.held.get(row.code, [])
        ):
            text = _("撤销日期之后仍有人任职，请先填写免职日期")
            context.report.error(row.place, HEAD["valid_to"], text)
            continue
        post.valid_to = last
        text = _("撤销岗位“%(post)s”，最后一日为%(day)s") % {"post": post.title, "day": last}
        context.report.change(row.place, Kind.POST_CLOSE, (post.code,), text, valid_to=last)
