"""Catalogue workflows as the kernel's tables."""

from mingze.catalogue.records import Workflow
from mingze.core.kernel import workflow as kernel


def as_kernel(table: Workflow) -> kernel.Workflow:
    """The kernel's workflow for a ledger kind's table; not checked again here."""
    return kernel.Workflow(
        initial=table.initial,
        states=tuple(
            kernel.State(one.code, one.title, one.title_en, kernel.Stage(one.stage), kernel.Clock(one.clock))
            for one in table.states
        ),
        transitions=tuple(
            kernel.Transition(
                code=one.code,
                title=one.title,
                title_en=one.title_en,
                sources=frozenset(one.from_),
                target=one.to,
                by=frozenset(one.by),
                requires=frozenset(one.requires),
                notify=frozenset(one.notify),
            )
            for one in table.transitions
        ),
        closes_without=frozenset(table.closes_without),
    )
