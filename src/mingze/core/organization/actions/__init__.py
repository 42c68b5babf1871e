"""Every change to units, posts, people and rolls. Each goes through the audited door."""

from mingze.core.organization.actions.posts import appoint, close_post, create_post, end_appointment
from mingze.core.organization.actions.rolls import (
    correct_person,
    enrol,
    register_person,
    strike_off,
    transfer,
)
from mingze.core.organization.actions.units import close_unit, create_unit, move_unit, rename_unit

__all__ = [
    "appoint",
    "close_post",
    "close_unit",
    "correct_person",
    "create_post",
    "create_unit",
    "end_appointment",
    "enrol",
    "move_unit",
    "register_person",
    "rename_unit",
    "strike_off",
    "transfer",
]
