"""Whoever presses whatever in whatever order: nothing closes without evidence and a second person, and the log
replayed gives the stored state.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingze.core.kernel.refusals import Refused
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Item
from tests.core.ledger.ground import Ground

PEOPLE = ("alice", "bob", "carol", "dave", "eve", "frank", "heidi", "victor")
KINDS = ("task", "problem", "measure", "keypoint")

walks = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.integers(min_value=0, max_value=9), st.booleans()),
    min_size=6,
    max_size=24,
)


def step(ground: Ground, item: Item, who: str, choice: int, evidence: bool, day: int) -> bool:
    """Try one thing; tell whether it was allowed."""
    now = Item.objects.select_related("kind").get(pk=item.pk)
    at = f"2026-03-{day:02d}"
    try:
        if evidence:
            ground.evidence(now, by=who, at=at)
        else:
            ways = definition_of(now.kind).workflow.outgoing(now.state)
            if not ways:
                return False
            ground.move(now, ways[choice % len(ways)].code, who, at=at, note="说明情况")
    except Refused:
        return False
    return True


def check_closed_rightly(item: Item) -> None:
    """A closed item has evidence of this round, and whoever closed it neither submitted nor evidenced it."""
    workflow = definition_of(item.kind).workflow
    if item.stage != "closed":
        assert item.closed_by is None
        return
    assert item.closed_by is not None
    if item.state in workflow.closes_without:
        return
    assert item.evidence.exists()
    assert item.closed_by_id != item.submitted_by_id
    last_round = item.movements.filter(action="reopen").order_by("-at", "-pk").first()
    handed_in = item.evidence.filter(added_at__gte=last_round.at) if last_round else item.evidence.all()
    assert handed_in.exists()
    assert item.closed_by_id not in set(handed_in.values_list("added_by_id", flat=True))
    holders = set(item.holder_post.appointments.values_list("person_id", flat=True))
    assert item.closed_by_id not in holders


def replay(item: Item) -> str:
    """The state the log leads to, each step starting where the one before ended."""
    state = ""
    for one in item.movements.order_by("at", "pk"):
        assert one.from_state == state
        state = one.to_state
    return state


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=walks)
def test_random_walks(ground: Ground, kind: str, walk: list[tuple[str, int, bool]]) -> None:
    parent = ground.open("rectification") if kind == "measure" else None
    item = ground.open(kind, parent=parent)
    allowed = sum(step(ground, item, *one, day=index + 3) for index, one in enumerate(walk))
    stored = Item.objects.select_related("kind", "holder_post").get(pk=item.pk)
    check_closed_rightly(stored)
    assert stored.movements.count() == allowed + 1
    assert replay(stored) == stored.state
