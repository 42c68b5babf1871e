"""One rule: a writing of an office and the canonical body it stands for. Each office has a table of them."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

import msgspec

from mingze.services.patents.numbers.reading import Checked, NumberError, Reading, Role, Sureness
from mingze.services.patents.numbers.writing import Writing

Build = Callable[[re.Match[str]], "Body | str | None"]
"""From what matched to the body, the number without office and kind; ``None`` when the digits make no such number."""
KIND = r"(?P<kind>[A-Z][0-9]?)"


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A canonical body with what the writing tells besides."""

    text: str
    kind: str = ""
    office: str = ""
    """Where it is another than that of the table: a PCT application named by its receiving office."""
    check: str = ""
    """The check digit given."""
    right: str = ""
    """The check digit that the digits give; empty where none is computed."""
    sureness: Sureness | None = None

    @property
    def wrong(self) -> bool:
        """Whether a check digit was given and is not the right one."""
        return bool(self.check and self.right and self.check != self.right)


class Rule(msgspec.Struct, frozen=True, dict=True):
    """One line of an office's table."""

    role: Role
    pattern: str
    """Matched against the whole writing without the office's prefix."""
    build: Build
    sureness: Sureness = Sureness.CERTAIN
    split: bool = False
    """Whether separators matter: the pattern is for :attr:`Writing.split`, else for :attr:`Writing.compact`."""
    bare: Sureness | None = None
    """How sure it is without the office in front; ``None`` when the digits alone never mean it."""
    exchange: bool = False
    """A writing of exchange files (DOCDB), which give the kind beside it."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self.pattern)

    def body(self, text: Writing) -> Body | None:
        """The body, where this rule is for such a writing."""
        found = self.compiled.fullmatch(text.split if self.split else text.compact)
        built = self.build(found) if found else None
        if not found or built is None:
            return None
        body = Body(text=built) if isinstance(built, str) else built
        kind = (found.groupdict().get("kind") or "") if self.role is Role.PUBLICATION else ""
        return msgspec.structs.replace(body, kind=kind) if kind and not body.kind else body

    def key(self, office: str, body: Body) -> str:
        """The canonical key of a body of this rule."""
        return (body.office or office) + body.text + body.kind


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """How one office numbers: its rules in order of preference, and its own writing."""

    code: str
    prefixes: tuple[str, ...]
    """What may stand in front, longest first, as regular expressions."""
    rules: tuple[Rule, ...]
    show: Callable[[str, str, Role], str]
    """From body, kind and role to the office's own writing."""
    other: Callable[[str, str], Iterable[str]]
    """Other bodies under which an index should know a body of this kind."""


def same(found: re.Match[str]) -> str:
    """The first group as it stands."""
    return found[1]


def unpadded(found: re.Match[str]) -> str:
    """The first group without separators and leading zeros."""
    return found[1].replace("-", "").lstrip("0") or "0"


def right_only(build: Build) -> Build:
    """For writings without a point: what follows is a check digit only if it is the right one."""

    def built(found: re.Match[str]) -> Body | str | None:
        body = build(found)
        return None if isinstance(body, Body) and body.wrong else body

    return built


def bodies(office: Office, text: Writing, role: Role, *, exchange: bool = False) -> list[tuple[Rule, Body]]:
    """What the rules of a role make of a writing, in the order of the table."""
    found = []
    for rule in office.rules:
        if rule.role is role and (exchange or not rule.exchange):
            body = rule.body(text)
            if body is not None:
                found.append((rule, body))
    return found


def checked(office: str, body: Body) -> Checked:
    """The key of an application with a note on a wrong check digit."""
    note = f"校验位应为{body.right}，所给为{body.check}" if body.wrong else ""
    return Checked(key=(body.office or office) + body.text, note=note)


def reading(office: str, rule: Rule, body: Body, sureness: Sureness) -> Reading:
    """A reading of a writing; a wrong check digit makes it a mere possibility, a right one a certainty."""
    note = checked(office, body).note
    if note:
        sureness = Sureness.POSSIBLE
    elif body.check and body.right:
        sureness = Sureness.CERTAIN
    elif body.sureness is not None:
        sureness = min(sureness, body.sureness)
    return Reading(
        key=rule.key(office, body),
        role=rule.role,
        sureness=sureness,
        right=body.right if body.wrong else "",
        note=note,
    )


def refuse(office: str, text: str, role: Role) -> NumberError:
    """The refusal of a text that no rule of the office knows."""
    what = "申请号" if role is Role.APPLICATION else "公开号"
    return NumberError(f"“{text[:64]}”不是{office}的{what}")
