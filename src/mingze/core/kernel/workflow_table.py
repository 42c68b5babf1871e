"""Reads a workflow from the shape it has in the catalogue: plain mappings, lists and text."""

from collections.abc import Mapping
from typing import Any

from mingze.core.kernel.workflow import Clock, Stage, State, Transition, Workflow, WorkflowError


def from_table(table: Mapping[str, Any]) -> Workflow:
    """Return the checked workflow written as ``{initial, states, transitions, closes_without?}``.

    Raises :class:`WorkflowError` for a missing key, an unknown stage or clock, and every fault of the table.
    """
    try:
        workflow = Workflow(
            initial=table["initial"],
            states=tuple(_state(row) for row in table["states"]),
            transitions=tuple(_transition(row) for row in table["transitions"]),
            closes_without=frozenset(table.get("closes_without", ())),
        )
    except KeyError as missing:
        raise WorkflowError([f"key {missing} is missing"]) from missing
    except ValueError as unknown:
        raise WorkflowError([str(unknown)]) from unknown
    workflow.check()
    return workflow


def _state(row: Mapping[str, Any]) -> State:
    return State(
        code=row["code"],
        title=row["title"],
        title_en=row["title_en"],
        stage=Stage(row["stage"]),
        clock=Clock(row["clock"]),
    )


def _transition(row: Mapping[str, Any]) -> Transition:
    return Transition(
        code=row["code"],
        title=row["title"],
        title_en=row["title_en"],
        sources=frozenset(row["from"]),
        target=row["to"],
        by=frozenset(row["by"]),
        requires=frozenset(row.get("requires", ())),
        notify=frozenset(row.get("notify", ())),
    )
