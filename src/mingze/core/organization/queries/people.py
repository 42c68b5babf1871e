"""People on the rolls of a day, and what is recorded about one of them."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from mingze.core.audit.unchanged import unchanged
from mingze.core.organization.access import Access
from mingze.core.organization.choices import MembershipKind, Permission
from mingze.core.organization.models import Appointment, Membership, Person, Post, Unit
from mingze.core.organization.queries.trees import Node, subtree_on, tree_on

STAFF, MEMBER = "staff", "member"
MEMBERS = (MembershipKind.MEMBER, MembershipKind.PROBATIONARY)


def visible_units(access: Access, permission: str = Permission.ORGANIZATION_VIEW) -> QuerySet[Unit]:
    """The units a person may look at, or may do something else to."""
    return Unit.objects.within(access.paths(permission))


def visible_nodes(access: Access, day: date) -> list[Node]:
    """Both trees of a day, as far as a person may look; the topmost visible units are at level 1. 2 queries,
    or 1 while no unit changes.
    """
    paths = access.paths(Permission.ORGANIZATION_VIEW)
    return list(unchanged("organization.visible", paths, day, answer=lambda: _nodes_within(paths, day)))


def _nodes_within(paths: tuple[str, ...], day: date) -> list[Node]:
    nodes: list[Node] = []
    levels: dict[int, int] = {}
    for node in tree_on(day):
        if any(node.unit.path.startswith(path) for path in paths):
            levels[node.unit.pk] = levels.get(node.parent_id or 0, 0) + 1
            nodes.append(Node(node.unit, node.parent_id, levels[node.unit.pk]))
    return nodes


def units_below(access: Access, day: date, unit: Unit | None) -> QuerySet[Unit]:
    """The units one may look at that stood below ``unit`` on a day; of a body of two halves, below either."""
    visible = visible_units(access).filter(pk__in=Unit.objects.on(day).values("pk"))
    if unit is None:
        return visible
    halves = [unit, *([unit.counterpart] if unit.counterpart else [])]
    below = {one.pk for half in halves for one in subtree_on(half, day)} - {half.pk for half in halves}
    return visible.filter(pk__in=below)


def people_on(day: date, units: Collection[int] | QuerySet[Unit], roll: str = "") -> QuerySet[Person]:
    """People on a roll of any of ``units`` on a day; with ``roll``, those of them who stand on that roll anywhere.

    So the members *of a section* are those on its staff who are Party members in whichever branch.
    """
    # Each roll is worked out once, and not once for every person.
    standing = Membership.objects.on(day)
    people = Person.objects.filter(pk__in=standing.filter(unit__in=units).values("person"))
    if roll == STAFF:
        people = people.filter(pk__in=standing.filter(kind=MembershipKind.STAFF).values("person"))
    elif roll == MEMBER:
        people = people.filter(pk__in=standing.filter(kind__in=MEMBERS).values("person"))
    return people


def listed_people(access: Access, day: date, unit: Unit | None, roll: str) -> QuerySet[Person]:
    """The people of the list page: in ``unit`` with everything below it, or wherever one may look."""
    visible = visible_units(access)
    units = visible if unit is None else visible.filter(pk__in=[one.pk for one in subtree_on(unit, day)])
    rolls = Membership.objects.on(day).select_related("unit")
    posts = Appointment.objects.on(day).select_related("post__unit").order_by("valid_from", "pk")
    return people_on(day, units.values("pk"), roll).prefetch_related(  # type: ignore[arg-type]
        Prefetch("memberships", rolls, to_attr="rolls"), Prefetch("appointments", posts, to_attr="held")
    )


def visible_people(access: Access) -> QuerySet[Person]:
    """Whoever stands, stood or holds a post where one may look, and oneself."""
    units = visible_units(access).values("pk")
    on_roll = Membership.objects.filter(unit__in=units).values("person")
    in_post = Appointment.objects.filter(post__unit__in=units).values("person")
    return Person.objects.filter(Q(pk=access.person_id) | Q(pk__in=on_roll) | Q(pk__in=in_post))


def visible_posts(access: Access, permission: str = Permission.ORGANIZATION_VIEW) -> QuerySet[Post]:
    """The posts of the units one may look at, or may do something else to."""
    units = visible_units(access, permission).values("pk")
    return Post.objects.filter(unit__in=units).select_related("unit")


def managed_appointments(access: Access) -> QuerySet[Appointment]:
    """The appointments to posts one may manage."""
    units = visible_units(access, Permission.ORGANIZATION_MANAGE).values("pk")
    return Appointment.objects.filter(post__unit__in=units).select_related("post__unit", "person")


def managed_people(access: Access, day: date) -> QuerySet[Person]:
    """Whoever stands on a day on a roll one may manage; past standing gives no say over a person's data."""
    units = visible_units(access, Permission.ORGANIZATION_MANAGE).values("pk")
    return Person.objects.filter(pk__in=Membership.objects.on(day).filter(unit__in=units).values("person"))


def managed_memberships(access: Access) -> QuerySet[Membership]:
    """The standings without an end on rolls one may manage."""
    units = visible_units(access, Permission.ORGANIZATION_MANAGE).values("pk")
    return Membership.objects.filter(unit__in=units, valid_to=None).select_related("person", "unit")


def posts_on(unit: Unit, day: date) -> list[Post]:
    """The posts of a unit on a day, each with ``holders``, those who hold it that day. 2 queries."""
    held = Appointment.objects.on(day).select_related("person").order_by("valid_from", "pk")
    posts = Post.objects.on(day).filter(unit=unit).order_by("code")
    return list(posts.prefetch_related(Prefetch("appointments", held, to_attr="holders")))


def history_of(person: Person) -> tuple[list[Appointment], list[Membership]]:
    """Every post held and every roll stood on, the latest first."""
    posts = person.appointments.select_related("post__unit").order_by("-valid_from", "-pk")
    rolls = person.memberships.select_related("unit").order_by("-valid_from", "-pk")
    return list(posts), list(rolls)


def holders_of(post: Post) -> list[Appointment]:
    """Everybody who held a post, the latest first."""
    return list(post.appointments.select_related("person").order_by("-valid_from", "-pk"))
