"""Units, posts, people and what ties them together, each row with the days it holds for.

``valid_from`` and ``valid_to`` are both included; an open end is null. A row that held yesterday is closed,
never rewritten, so the organisation of any past day can be read back.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base.models import EffectiveQuerySet, Guarded, period_order
from mingze.core.organization.choices import MembershipKind, Tree


class UnitQuerySet(EffectiveQuerySet["Unit"]):
    """Questions about units."""

    def within(self, paths: tuple[str, ...]) -> "UnitQuerySet":
        """The units at or below any of the given paths."""
        return self.filter(_below(paths)) if paths else self.none()

    def outside(self, paths: tuple[str, ...]) -> "UnitQuerySet":
        """The units that are at or below none of the given paths."""
        return self.exclude(_below(paths)) if paths else self.all()


def _below(paths: tuple[str, ...]) -> Q:
    inside = Q()
    for path in paths:
        inside |= Q(path__startswith=path)
    return inside


class Unit(Guarded):
    """A body that answers for something: an agency, a section, a branch, a stationed team.

    ``path`` is where the unit stands now (``/3/17/``, keys from the root down); :class:`Placement` keeps
    where it stood on every other day. ``counterpart`` joins the two trees: the party group to the agency.
    """

    code = models.CharField(_("单位代码"), max_length=60, unique=True)
    name = models.CharField(_("单位名称"), max_length=120)
    tree = models.CharField(_("组织系统"), max_length=20, choices=Tree.choices)
    kind = models.CharField(_("单位类别"), max_length=30, db_index=True)
    path = models.CharField(_("路径"), max_length=400, db_index=True)
    position = models.IntegerField(_("排序"), default=0)
    counterpart = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField(_("设立日期"))
    valid_to = models.DateField(_("撤销日期"), null=True, blank=True)

    objects: ClassVar = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tree__in=Tree.values), name="organization_unit_tree_is_known"),
            period_order("valid_from", "valid_to", name="organization_unit_period"),
        ]

    def __str__(self) -> str:
        return self.name


class Placement(Guarded):
    """Where a unit stood in its tree, from one day to another."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="child_placements")
    valid_from = models.DateField(_("起始日期"))
    valid_to = models.DateField(_("截止日期"), null=True)

    objects: ClassVar = EffectiveQuerySet["Placement"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_to=None), name="organization_placement_one_open"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")), name="organization_placement_not_own_parent"
            ),
            period_order("valid_from", "valid_to", name="organization_placement_period"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"


class Person(Guarded):
    """Somebody on the staff, or a Party member of a branch. Nothing about them is kept but this."""

    staff_number = models.CharField(_("工号"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=60, db_index=True)
    email = models.EmailField(_("电子邮箱"), blank=True)

    def __str__(self) -> str:
        return self.name


class Membership(Guarded):
    """A person on the roll of a unit: staff of an administrative unit, or member of a Party unit."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    kind = models.CharField(_("身份"), max_length=20, choices=MembershipKind.choices)
    valid_from = models.DateField(_("起始日期"))
    valid_to = models.DateField(_("截止日期"), null=True)

    objects: ClassVar = EffectiveQuerySet["Membership"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MembershipKind.values), name="organization_membership_kind_is_known"
            ),
            # A person stands on one staff roll and on one Party roll; probationary members are on the latter.
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(valid_to=None, kind=MembershipKind.STAFF),
                name="organization_membership_one_staff_roll",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(valid_to=None) & ~Q(kind=MembershipKind.STAFF),
                name="organization_membership_one_party_roll",
            ),
            period_order("valid_from", "valid_to", name="organization_membership_period"),
        ]
        indexes = [models.Index(fields=["unit", "kind", "valid_from"], name="organization_membership_roll")]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.unit_id}"


class Post(Guarded):
    """A post in a unit. Duties attach to posts, so that they pass to whoever holds the post next."""

    code = models.CharField(_("岗位代码"), max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField(_("岗位名称"), max_length=80)
    category = models.CharField(_("岗位类别"), max_length=40, db_index=True)
    shared = models.BooleanField(_("可多人任职"), default=False)
    valid_from = models.DateField(_("设立日期"))
    valid_to = models.DateField(_("撤销日期"), null=True)

    objects: ClassVar = EffectiveQuerySet["Post"].as_manager()

    class Meta:
        constraints = [period_order("valid_from", "valid_to", name="organization_post_period")]

    def __str__(self) -> str:
        return self.title


class Appointment(Guarded):
    """A person holding a post, from one day to another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments")
    valid_from = models.DateField(_("任职日期"))
    valid_to = models.DateField(_("免职日期"), null=True)

    objects: ClassVar = EffectiveQuerySet["Appointment"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post"],
                condition=Q(valid_to=None),
                name="organization_appointment_once_open",
            ),
            period_order("valid_from", "valid_to", name="organization_appointment_period"),
        ]
        indexes = [models.Index(fields=["post", "valid_from"], name="organization_appointment_post")]

    def __str__(self) -> str:
        return f"{self.person_id} / {self.post_id}"


class Role(Guarded):
    """A set of permissions, loaded from the catalogue.

    ``held_by`` lists the post categories whose holders have the role, ``held_by_roll`` the roll (staff or
    member) whose people have it; ``reach`` says how far it goes from the unit of the post or roll. An
    exclusive role (one of the three officers) cannot be combined with any other.
    """

    code = models.CharField(_("角色代码"), max_length=40, unique=True)
    title = models.CharField(_("角色"), max_length=60)
    title_en = models.CharField(max_length=80)
    permissions = models.JSONField(_("权限"), default=list)
    held_by = models.JSONField(_("任职即有"), default=list)
    held_by_roll = models.CharField(_("在册即有"), max_length=20, blank=True)
    reach = models.CharField(_("范围"), max_length=20)
    exclusive = models.BooleanField(_("不得兼任"), default=False)

    def __str__(self) -> str:
        return self.title


class RoleGrant(Guarded):
    """A role given to a person by name, over a unit's subtree, for a time. Officers' roles carry no unit."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_grants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(_("起始日期"))
    valid_to = models.DateField(_("截止日期"), null=True)
    reason = models.CharField(_("依据"), max_length=200)

    objects: ClassVar = EffectiveQuerySet["RoleGrant"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "unit"],
                condition=Q(valid_to=None),
                name="organization_grant_once_open",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(valid_to=None, unit=None),
                name="organization_grant_once_open_without_unit",
            ),
            period_order("valid_from", "valid_to", name="organization_grant_period"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role_id}"
