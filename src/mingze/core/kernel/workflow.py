"""Workflows as tables: which states there are, who moves between them and what the move must bring along."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mingze.core.kernel.refusals import Refused, mark

EVIDENCE = "evidence"
SECOND_PERSON = "second_person"
_CLOSING_NEEDS = (SECOND_PERSON, EVIDENCE)
_CODE = re.compile(r"[a-z][a-z0-9_]*")


class Stage(StrEnum):
    """What a state means for counting: still owed, waiting for the second person, or done with."""

    OPEN = "open"
    CHECKING = "checking"
    CLOSED = "closed"


class Clock(StrEnum):
    """Whether time counts against the holder in this state."""

    RUNNING = "running"
    STOPPED = "stopped"


class WorkflowError(ValueError):
    """A workflow table has faults; ``faults`` lists every one of them in plain sentences."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True)
class State:
    """One state of a work item."""

    code: str
    title: str
    title_en: str
    stage: Stage
    clock: Clock = Clock.RUNNING


@dataclass(frozen=True)
class Transition:
    """One move: from any of ``sources`` to ``target``, by any of the actors in ``by``."""

    code: str
    title: str
    title_en: str
    sources: frozenset[str]
    target: str
    by: frozenset[str]
    requires: frozenset[str] = field(default_factory=frozenset)
    notify: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Workflow:
    """A whole table. ``closes_without`` names the closed states that need no evidence and no second person,
    such as one for items withdrawn as entered by mistake.
    """

    initial: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    closes_without: frozenset[str] = field(default_factory=frozenset)

    def check(self) -> None:
        """Raise :class:`WorkflowError` naming every fault of the table; return when there is none."""
        faults = [*self._malformed(), *self._dangling(), *self._lost(), *self._closed_too_easily()]
        if faults:
            raise WorkflowError(faults)

    def state(self, code: str) -> State:
        """Return the state ``code``; ``Refused`` when the table no longer knows it."""
        for state in self.states:
            if state.code == code:
                return state
        raise Refused(UNKNOWN_STATE, params={"state": code})

    def outgoing(self, state: str) -> tuple[Transition, ...]:
        """Return every transition that starts in ``state``, in the order of the table."""
        return tuple(transition for transition in self.transitions if state in transition.sources)

    def allowed(self, state: str, actors: Iterable[str]) -> tuple[Transition, ...]:
        """Return the transitions open to somebody who is any of ``actors``, in the order of the table."""
        mine = frozenset(actors)
        return tuple(transition for transition in self.outgoing(state) if transition.by & mine)

    def transition(
        self,
        state: str,
        code: str,
        *,
        titled: Callable[[State | Transition], str] = lambda named: named.title,
        listed: Callable[[Iterable[str]], str] = "、".join,
    ) -> Transition:
        """Return the transition ``code`` out of ``state``.

        ``Refused`` when it cannot be made from there; the reason names what can, by the titles that
        ``titled`` gives, put together by ``listed``.
        """
        here = self.state(state)
        possible = self.outgoing(state)
        for transition in possible:
            if transition.code == code:
                return transition
        action = next((titled(known) for known in self.transitions if known.code == code), code)
        params = {"state": titled(here), "action": action}
        if not possible:
            raise Refused(NOTHING_POSSIBLE, params=params)
        titles = listed(f"“{titled(transition)}”" for transition in possible)
        raise Refused(NOT_FROM_HERE, params={**params, "possible": titles})

    def reachable(self) -> frozenset[str]:
        """Return the codes of the states that can be reached from the initial one, itself included."""
        return _closure({self.initial}, [(source, step.target) for step, source in self._steps()])

    def closable(self) -> frozenset[str]:
        """Return the codes of the states from which some way leads to a closed state."""
        closed = {state.code for state in self.states if state.stage == Stage.CLOSED}
        return _closure(closed, [(step.target, source) for step, source in self._steps()])

    def mermaid(self, lang: str = "zh") -> str:
        """Return the table as a Mermaid ``stateDiagram-v2``; English titles when ``lang`` starts with en."""
        english = lang.startswith("en")
        lines = ["stateDiagram-v2"]
        lines += [f'    state "{_label(state, english)}" as s_{state.code}' for state in self.states]
        lines.append(f"    [*] --> s_{self.initial}")
        # A sorted set would lose the order of the table, which is the order of the work.
        order = [state.code for state in self.states]
        for step in self.transitions:
            for source in sorted(step.sources, key=order.index):
                lines.append(f"    s_{source} --> s_{step.target}: {_label(step, english)}")
        lines += [f"    s_{state.code} --> [*]" for state in self.states if state.stage == Stage.CLOSED]
        return "\n".join(lines) + "\n"

    def _steps(self) -> list[tuple[Transition, str]]:
        return [(step, source) for step in self.transitions for source in sorted(step.sources)]

    def _malformed(self) -> list[str]:
        states = [state.code for state in self.states]
        steps = [step.code for step in self.transitions]
        faults = [f"state code {code!r} is used twice" for code in _repeated(states)]
        faults += [f"transition code {code!r} is used twice" for code in _repeated(steps)]
        faults += [
            f"code {code!r} must be lower-case letters, digits and underscores"
            for code in dict.fromkeys(states + steps)
            if not _CODE.fullmatch(code)
        ]
        faults += [
            f"transition {step.code!r} starts nowhere" for step in self.transitions if not step.sources
        ]
        faults += [
            f"transition {step.code!r} may be made by nobody" for step in self.transitions if not step.by
        ]
        return faults

    def _dangling(self) -> list[str]:
        known = {state.code for state in self.states}
        faults = [] if self.initial in known else [f"initial state {self.initial!r} is unknown"]
        for step in self.transitions:
            for source in sorted(step.sources - known):
                faults.append(f"transition {step.code!r} starts in the unknown state {source!r}")
            if step.target not in known:
                faults.append(f"transition {step.code!r} leads to the unknown state {step.target!r}")
        faults += [
            f"closes_without names the unknown state {code!r}" for code in sorted(self.closes_without - known)
        ]
        return faults

    def _lost(self) -> list[str]:
        reachable, closable = self.reachable(), self.closable()
        faults = [
            f"state {state.code!r} cannot be reached from {self.initial!r}"
            for state in self.states
            if state.code not in reachable
        ]
        faults += [
            f"no way leads from state {state.code!r} to a closed state"
            for state in self.states
            if state.code not in closable
        ]
        return faults

    def _closed_too_easily(self) -> list[str]:
        closed = {state.code for state in self.states if state.stage == Stage.CLOSED}
        faults = [f"initial state {self.initial!r} is already closed"] if self.initial in closed else []
        for step in self.transitions:
            if step.target in closed - self.closes_without:
                faults += [
                    f"transition {step.code!r} closes in {step.target!r} without {need}"
                    for need in _CLOSING_NEEDS
                    if need not in step.requires
                ]
        return faults


NOT_FROM_HERE = mark("当前为“%(state)s”状态，不能办理“%(action)s”；目前可以办理：%(possible)s")
NOTHING_POSSIBLE = mark("当前为“%(state)s”状态，流程已结束，不能办理“%(action)s”")
UNKNOWN_STATE = mark("状态“%(state)s”不在现行流程表中，请联系系统管理员核对流程配置")


def _closure(found: set[str], edges: list[tuple[str, str]]) -> frozenset[str]:
    """Return ``found`` with everything the edges lead to from it."""
    grown = found | {end for begin, end in edges if begin in found}
    return frozenset(found) if grown == found else _closure(grown, edges)


def _repeated(codes: list[str]) -> list[str]:
    return sorted({code for code in codes if codes.count(code) > 1})


def _label(named: State | Transition, english: bool) -> str:
    """Return the title with the characters Mermaid would read as syntax written as entities."""
    title = named.title_en if english else named.title
    return re.sub(r'[#:;"\n]', lambda found: f"#{ord(found[0])};", title)
