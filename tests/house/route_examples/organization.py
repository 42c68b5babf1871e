"""Units, posts and people: who may look at or look after the unit they stand in."""

from mingze.core.organization.models import Appointment, Membership
from tests.house.permission_places import Ground, Place
from tests.house.permission_scopes import Example, Within


def _unit(ground: Ground, place: Place) -> Example:
    return Example({"key": place.section.pk}, Within((place.section,)))


def _branch(ground: Ground, place: Place) -> Example:
    return Example({"key": place.branch.pk}, Within((place.branch,)))


def _person(ground: Ground, place: Place) -> Example:
    """Somebody is looked up where they stand on a roll, and by themselves."""
    return Example({"key": place.member.pk}, Within((place.section, place.branch), besides=(place.member,)))


def _on_roll(ground: Ground, place: Place) -> Example:
    """Only whoever looks after the roll somebody stands on may change what is known of them."""
    return Example({"key": place.member.pk}, Within((place.section, place.branch)))


def _membership(ground: Ground, place: Place) -> Example:
    standing = Membership.objects.get(person=place.member, unit=place.section, valid_to=None)
    return Example({"key": standing.pk}, Within((place.section,)))


def _post(ground: Ground, place: Place) -> Example:
    return Example({"key": place.section_post.pk}, Within((place.section,)))


def _appointment(ground: Ground, place: Place) -> Example:
    held = Appointment.objects.get(post=place.section_post)
    return Example({"key": held.pk}, Within((place.section,)))


EXAMPLES = {
    "organization:unit": _branch,
    "organization:create_unit": _unit,
    "organization:move_unit": _branch,
    "organization:rename_unit": _unit,
    "organization:close_unit": _branch,
    "organization:create_post": _unit,
    "organization:person": _person,
    "organization:correct_person": _on_roll,
    "organization:transfer": _membership,
    "organization:post": _post,
    "organization:close_post": _post,
    "organization:hand_over": _post,
    "organization:end_appointment": _appointment,
}
