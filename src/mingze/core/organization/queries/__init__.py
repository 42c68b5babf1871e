"""Questions about the organisation on a day."""

from mingze.core.organization.queries.headcount import Count, count_on, rows_url, standing_in, visible_counts
from mingze.core.organization.queries.holding import access_of, after, exclusive_roles, holder_of, roll_of
from mingze.core.organization.queries.people import (
    history_of,
    holders_of,
    listed_people,
    managed_appointments,
    managed_memberships,
    managed_people,
    people_on,
    posts_on,
    units_below,
    visible_nodes,
    visible_people,
    visible_posts,
    visible_units,
)
from mingze.core.organization.queries.trees import Node, subtree_on, tree_on

__all__ = [
    "Count",
    "Node",
    "access_of",
    "after",
    "count_on",
    "exclusive_roles",
    "history_of",
    "holder_of",
    "holders_of",
    "listed_people",
    "managed_appointments",
    "managed_memberships",
    "managed_people",
    "people_on",
    "posts_on",
    "roll_of",
    "rows_url",
    "standing_in",
    "subtree_on",
    "tree_on",
    "units_below",
    "visible_counts",
    "visible_nodes",
    "visible_people",
    "visible_posts",
    "visible_units",
]
