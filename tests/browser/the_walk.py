"""The order of the walk."""

from tests.browser.story import Walk
from tests.browser.story_of_a_finding import close_by_another, put_right, register_finding, see_figure_change
from tests.browser.story_of_duties import (
    import_roster,
    look_at_obligations,
    open_account,
    publish_lists,
    receipt,
    record_approving_meeting,
    record_branch_meeting,
    remind,
)

STEPS = (
    import_roster,
    open_account,
    record_approving_meeting,
    publish_lists,
    look_at_obligations,
    record_branch_meeting,
    remind,
    receipt,
    register_finding,
    put_right,
    close_by_another,
    see_figure_change,
)


def whole(walk: Walk) -> None:
    """Go it from beginning to end; an error says at which step and page."""
    for step in STEPS:
        step(walk)
