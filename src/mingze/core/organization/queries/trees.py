"""The two trees as they stood on a day."""

from dataclasses import dataclass
from datetime import date

from mingze.core.audit.unchanged import unchanged
from mingze.core.base.models import shared
from mingze.core.organization.models import Placement, Unit


@dataclass(frozen=True, slots=True)
class Node:
    """A unit where it stood in its tree on a day; ``level`` counts from 1 at the root."""

    unit: Unit
    parent_id: int | None
    level: int


def tree_on(day: date, tree: str | None = None) -> list[Node]:
    """Both trees, or one, as they stood on a day, each unit before its children. 2 queries, or 1 while no unit changes.

    Everybody is handed the same units, to be looked at: one to be changed is fetched by whoever changes it.
    """
    return list(unchanged("organization.tree", day, tree, answer=lambda: _tree_on(day, tree)))


def _tree_on(day: date, tree: str | None) -> list[Node]:
    units = Unit.objects.on(day)
    if tree is not None:
        units = units.filter(tree=tree)
    parents = dict(Placement.objects.on(day).values_list("unit_id", "parent_id"))
    present = {unit.pk: shared(unit) for unit in units.order_by("tree", "position", "code")}
    children: dict[int | None, list[Unit]] = {}
    for unit in present.values():
        parent = parents.get(unit.pk)
        # A unit whose parent was dissolved that day stands at the top rather than nowhere.
        children.setdefault(parent if parent in present else None, []).append(unit)
    nodes: list[Node] = []
    stack: list[tuple[Unit, int | None, int]] = [(unit, None, 1) for unit in reversed(children.get(None, []))]
    while stack:
        unit, parent_id, level = stack.pop()
        nodes.append(Node(unit, parent_id, level))
        stack += [(child, unit.pk, level + 1) for child in reversed(children.get(unit.pk, []))]
    return nodes


def subtree_on(unit: Unit, day: date) -> list[Unit]:
    """``unit`` and every unit that stood below it on a day, in reading order; empty when it did not exist."""
    nodes = tree_on(day, unit.tree)
    start = next((index for index, node in enumerate(nodes) if node.unit.pk == unit.pk), None)
    if start is None:
        return []
    level = nodes[start].level
    below = nodes[start + 1 :]
    length = next((index for index, node in enumerate(below) if node.level <= level), len(below))
    return [node.unit for node in nodes[start : start + 1 + length]]
