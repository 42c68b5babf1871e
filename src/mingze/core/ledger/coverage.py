"""Whether everything is divided up: points without tasks, problems without tasks, tasks without a lead (A4, A6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mingze.core.ledger.choices import LinkKind
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Item, ItemLink, LedgerKind
from mingze.core.organization.models import Appointment, Person, Post

POINT, TASK, PROBLEM, REMEDY = "keypoint", "task", "problem", "remedy"
RECTIFICATION, MEASURE, INTEGRITY = "rectification", "measure", "integrity_task"
TASKS = (TASK, REMEDY, INTEGRITY, MEASURE)
BUSINESS = "业务工作"


@dataclass(frozen=True)
class Gap:
    """One thing that must not be: ``of`` are the items looked at, ``missing`` those that lack it."""

    code: str
    title: str | Promise
    of: Callable[[QuerySet[Item]], QuerySet[Item]]
    missing: Callable[[QuerySet[Item], date], QuerySet[Item]]

    def rows(self, visible: QuerySet[Item], on: date) -> QuerySet[Item]:
        """The items that lack it, of those ``visible``."""
        return self.missing(self.of(visible), on)


def standing(rows: QuerySet[Item], *kinds: str) -> QuerySet[Item]:
    """Items of these kinds that were not put away as withdrawn, not pursued or carried over."""
    dropped = Q()
    for kind in LedgerKind.objects.filter(code__in=kinds):
        dropped |= Q(kind=kind, state__in=definition_of(kind).workflow.closes_without)
    found = rows.filter(kind__code__in=kinds)
    return found.exclude(dropped) if dropped else found


def _without_children(rows: QuerySet[Item], *kinds: str) -> QuerySet[Item]:
    return rows.filter(~Exists(standing(Item.objects.all(), *kinds).filter(parent=OuterRef("pk"))))


def _points_without_task(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    return _without_children(rows, TASK)


def _problems_without_task(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    addressed = ItemLink.objects.filter(target=OuterRef("pk"), kind=LinkKind.ADDRESSES)
    return _without_children(rows, REMEDY, MEASURE).filter(~Exists(addressed))


def _without_lead(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    held = Appointment.objects.on(on).filter(post=OuterRef("holder_post"))
    return rows.filter(Q(holder_post=None) | ~Exists(held))


def _unpaired(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    linked = ItemLink.objects.filter(kind=LinkKind.PAIRED)
    child = standing(Item.objects.all(), INTEGRITY).filter(
        parent=OuterRef("pk"), holder_post=OuterRef("holder_post")
    )
    return rows.filter(
        ~Exists(child),
        ~Exists(linked.filter(source=OuterRef("pk"))),
        ~Exists(linked.filter(target=OuterRef("pk"))),
    )


def business_tasks(rows: QuerySet[Item]) -> QuerySet[Item]:
    """The tasks of the agency's own business, which may each carry an integrity task."""
    return standing(rows, TASK).filter(payload__nature=BUSINESS)


GAPS = {
    gap.code: gap
    for gap in (
        Gap("points", _("没有分解任务的工作要点"), lambda rows: standing(rows, POINT), _points_without_task),
        Gap(
            "problems",
            _("没有对应任务的问题"),
            lambda rows: standing(rows, PROBLEM, RECTIFICATION),
            _problems_without_task,
        ),
        Gap("leads", _("没有责任人的任务"), lambda rows: standing(rows, *TASKS), _without_lead),
        Gap("unpaired", _("没有廉政任务配对的业务任务"), business_tasks, _unpaired),
    )
}


@dataclass(frozen=True)
class HolderPairs:
    """One post's business tasks and those of them without an integrity task."""

    post: Post | None
    people: tuple[str, ...]
    tasks: int
    unpaired: tuple[Item, ...]


def pairs_by_holder(visible: QuerySet[Item], on: date) -> list[HolderPairs]:
    """For each post: how many business tasks it holds and which of them lack their integrity task (A6)."""
    tasks = list(business_tasks(visible).select_related("kind", "unit", "holder_post__unit"))
    lacking = set(_unpaired(business_tasks(visible), on).values_list("pk", flat=True))
    posts = {task.holder_post_id: task.holder_post for task in tasks}
    people = names_by_post([post for post in posts.values() if post], on)
    rows = [
        HolderPairs(
            post,
            people.get(key or 0, ()),
            sum(task.holder_post_id == key for task in tasks),
            tuple(task for task in tasks if task.holder_post_id == key and task.pk in lacking),
        )
        for key, post in posts.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.unpaired), row.post.code if row.post else ""))


def names_by_post(posts: Iterable[Post], on: date) -> dict[int, tuple[str, ...]]:
    """Who holds each post on a day."""
    found: dict[int, tuple[str, ...]] = {}
    held = Appointment.objects.on(on).filter(post__in=list(posts)).select_related("person")
    for one in held.order_by("valid_from", "pk"):
        found[one.post_id] = (*found.get(one.post_id, ()), one.person.name)
    return found


@dataclass(frozen=True)
class PlanPoint:
    """A numbered point of a plan with its tasks."""

    item: Item
    number: str
    tasks: tuple[Item, ...]
    done: int


def plans(visible: QuerySet[Item]) -> dict[str, list[PlanPoint]]:
    """Every plan document with its points in order, each with its tasks (D2)."""
    points = list(standing(visible, POINT).select_related("kind", "unit", "holder_post"))
    tasks = list(
        standing(Item.objects.filter(parent__in=points), TASK).select_related("kind", "unit", "holder_post")
    )
    found: dict[str, list[PlanPoint]] = {}
    for point in sorted(points, key=lambda one: _order(str(one.payload.get("point", "")))):
        mine = tuple(task for task in tasks if task.parent_id == point.pk)
        number = str(point.payload.get("point", ""))
        done = sum(task.closed_on is not None for task in mine)
        found.setdefault(str(point.payload.get("plan", "")), []).append(PlanPoint(point, number, mine, done))
    return found


def _order(number: str) -> tuple[tuple[int, str], ...]:
    """Point numbers as people count them: 2 before 10, 1.2 before 1.10."""
    return tuple(
        (int(part), "") if part.isdigit() else (0, part) for part in number.replace("．", ".").split(".")
    )


@dataclass(frozen=True)
class Project:
    """A secretary's breakthrough project of a year with its milestones; no item means that none was set up."""

    post: Post
    people: tuple[str, ...]
    item: Item | None
    milestones: tuple[Item, ...] = ()


BREAKTHROUGH = "breakthrough"


def projects(posts: QuerySet[Post], year: int, on: date) -> list[Project]:
    """One line for each secretary's post: the year's project, or that there is none yet (A14)."""
    known = list(posts.select_related("unit"))
    people = names_by_post(known, on)
    items = standing(Item.objects.filter(holder_post__in=known, opened_on__year=year), BREAKTHROUGH)
    by_post = {one.holder_post_id: one for one in items.select_related("kind", "unit")}
    below = standing(Item.objects.filter(parent__in=by_post.values()), "milestone").select_related("kind")
    stones: dict[str | None, list[Item]] = {}
    for stone in below.order_by("due_on", "pk"):
        stones.setdefault(stone.parent_id, []).append(stone)
    return [
        Project(
            post,
            people.get(post.pk, ()),
            item := by_post.get(post.pk),
            tuple(stones.get(item.pk, ())) if item else (),
        )
        for post in known
    ]


def people_named(ids: Iterable[int]) -> list[str]:
    """The names of some people, in order of their numbers."""
    return list(Person.objects.filter(pk__in=ids).order_by("staff_number").values_list("name", flat=True))
