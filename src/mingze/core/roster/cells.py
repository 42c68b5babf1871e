"""Cells to values. What cannot be read becomes a line of the report, and reading goes on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mingze.catalogue.vocabulary import POST_CATEGORIES, UNIT_KINDS
from mingze.core.base.language import listed
from mingze.core.documents.table_values import to_date, to_text
from mingze.core.documents.tables import Cell, Row
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.choices import MembershipKind, Tree
from mingze.core.organization.models import Person, Post, Unit
from mingze.core.roster.columns import HEADINGS
from mingze.core.roster.rows import Line, Place, Severity

T = TypeVar("T")

TREES = {"行政": "administrative", "行政系统": "administrative", "党组织": "party", "党组织系统": "party"}
TREES |= {value: value for value in Tree.values}
STANDINGS = {"正式": "member", "正式党员": "member", "党员": "member", "中共党员": "member"}
STANDINGS |= {"预备": "probationary", "预备党员": "probationary", "中共预备党员": "probationary"}
STANDINGS |= {value: value for value in (MembershipKind.MEMBER, MembershipKind.PROBATIONARY)}
NOT_A_MEMBER = frozenset({"非党员", "群众", "否", "无"})
KINDS = {term.title: code for code, term in UNIT_KINDS.items()} | {code: code for code in UNIT_KINDS}
CATEGORIES = {term.title: code for code, term in POST_CATEGORIES.items()}
CATEGORIES |= {code: code for code in POST_CATEGORIES}
YES_NO = {"是": True, "否": False, "1": True, "0": False}


def _length(model: type[Unit | Person | Post], name: str) -> int:
    return int(getattr(model._meta.get_field(name), "max_length", 0))


LENGTHS = {
    "code": _length(Unit, "code"),
    "name": _length(Unit, "name"),
    "number": _length(Person, "staff_number"),
    "person": _length(Person, "name"),
    "title": _length(Post, "title"),
    "email": _length(Person, "email"),
}


@dataclass(slots=True)
class Cells:
    """The cells of one row by column key, and the report they write to."""

    sheet: str
    row: Row
    at: Mapping[str, int]
    lines: list[Line]

    @property
    def place(self) -> Place:
        """Where this row stands."""
        return Place(self.sheet, self.row.number)

    def fault(self, key: str, text: str) -> None:
        """Add an error at a cell of this row."""
        self.lines.append(Line(self.place, HEADINGS[self.sheet][key], Severity.ERROR, text))

    def text(self, key: str, *, most: str = "", required: bool = False) -> str:
        """The cell as text on one line; ``most`` names the length it may have."""
        value = " ".join((self._read(key, to_text) or "").split())
        if required and not value:
            self.fault(key, _("此项必填"))
        if most and len(value) > LENGTHS[most]:
            self.fault(key, _("超过%(most)s字") % {"most": LENGTHS[most]})
        return value

    def day(self, key: str) -> date | None:
        """The cell as a date."""
        return self._read(key, to_date)

    def one_of(self, key: str, words: Mapping[str, T], *, required: bool = False) -> T | None:
        """The meaning of a word out of a closed list."""
        word = self.text(key, required=required)
        if not word:
            return None
        if word not in words:
            known = listed(dict.fromkeys(known for known in words if not known.isascii()))
            self.fault(key, _("“%(word)s”不在规定的范围内：%(known)s") % {"word": word, "known": known})
            return None
        return words[word]

    def whole(self, key: str) -> int | None:
        """The cell as a whole number."""
        text = self.text(key)
        if not text:
            return None
        if not text.isdecimal() or len(text) > len("99999"):
            self.fault(key, _("“%(word)s”不是整数") % {"word": text})
            return None
        return int(text)

    def email(self, key: str) -> str:
        """The cell as an e-mail address."""
        value = self.text(key, most="email")
        if value:
            try:
                validate_email(value)
            except ValidationError:
                self.fault(key, _("“%(word)s”不是有效的电子邮箱地址") % {"word": value})
        return value

    def _read(self, key: str, read: Callable[[Cell], T]) -> T | None:
        index = self.at.get(key)
        if index is None:
            return None
        try:
            return read(self.row.cells[index])
        except Refused as refusal:
            self.fault(key, refusal.text(_))
            return None
