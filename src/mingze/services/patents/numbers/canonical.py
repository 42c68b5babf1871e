"""Canonical keys of numbers whose office is known, and back to the office's own writing."""

import re
from functools import lru_cache
from typing import NamedTuple

from mingze.services.patents.numbers import general, offices
from mingze.services.patents.numbers.reading import Checked, NumberError, Role, WrongCheckDigit
from mingze.services.patents.numbers.rules import Body, bodies, checked, refuse
from mingze.services.patents.numbers.writing import Writing, writing

_KEY = re.compile(r"([A-Z]{2})([0-9A-Z]*?[0-9](?:[A-Z](?=[A-Z]))?)([A-Z][0-9]?)?")
"""Office, body, which may end in a check letter before the kind (Singapore), and kind."""


_REMEMBERED = 8192
"""Numbers whose reading is remembered: a document says its own several times, and families repeat those of others."""


class Parts(NamedTuple):
    """A key taken apart."""

    office: str
    body: str
    kind: str
    role: Role


def publication(office: str, document: str, kind: str = "") -> str:
    """The key of a publication. ``document`` may hold office, separators and kind. Raises ``NumberError``."""
    code = _code(office)
    text = f"{_kindless(document, kind)}-{kind}" if kind.strip() else document
    key = _publication(code, writing(text))
    if key is None:
        raise refuse(code, f"{document}{kind}", Role.PUBLICATION)
    return key


def application(office: str, text: str, kind: str = "", *, strict: bool = True) -> str:
    """The key of an application, its check digit verified and left out.

    ``kind`` is the one that exchange files put beside the number; with it the digits are read as DOCDB writes them:
    Japanese and US numbers of before 2000 and 2011 end with the year there. Raises ``NumberError`` for what is no
    number and, when ``strict``, ``WrongCheckDigit``. Not strict, the digits stand and :func:`check_application` has the
    note.
    """
    code = _code(office)
    body = _application(code, text, kind)
    if strict and body.wrong:
        raise WrongCheckDigit(body.text, body.check, body.right)
    return checked(code, body).key


def check_application(office: str, text: str, kind: str = "") -> Checked:
    """The key of an application with a note where its check digit is wrong. Raises ``NumberError``."""
    code = _code(office)
    return checked(code, _application(code, text, kind))


@lru_cache(maxsize=4096)
def taken_apart(key: str) -> Parts:
    """Office, body, kind and role of a key. Raises ``NumberError`` for what is no key."""
    found = _KEY.fullmatch(key)
    if not found:
        raise NumberError(f"“{key[:64]}”不是规范号码")
    code, body, kind = found[1], found[2], found[3] or ""
    for role in (Role.APPLICATION, Role.PUBLICATION):
        text = Writing(key[2:], key[2:])
        for rule, made in bodies(offices.office(code), text, role):
            if rule.key(code, made) == key and not (
                role is Role.APPLICATION and kind and not made.text.endswith(kind)
            ):
                return Parts(code, made.text, made.kind, role)
    return Parts(code, body, kind, Role.PUBLICATION if kind else Role.APPLICATION)


def display(key: str, role: Role | None = None) -> str:
    """A key in the office's own writing: ``202111286633.X``, ``US 7,997,973 B2``, ``WO 99/12345 A1``.

    A text that is no key comes back as it is. ``role`` decides where a key without kind could be either.
    """
    try:
        parts = taken_apart(key)
    except NumberError:
        return key
    return offices.office(parts.office).show(parts.body, parts.kind, role or parts.role)


def variants(key: str) -> tuple[str, ...]:
    """The forms under which an index should know a key, itself first, all upper case and without separators."""
    try:
        code, body, kind, _role = taken_apart(key)
    except NumberError:
        return (key,)
    forms = [key, code + body]
    for other in (body, *offices.office(code).other(body, kind)):
        forms += [code + other + kind, code + other, other + kind, other]
    return tuple(dict.fromkeys(forms))


def _application(code: str, text: str, kind: str) -> Body:
    kind = kind.strip().upper()
    if kind.startswith("W"):
        code, text = "WO", code + re.sub(r"^[A-Z]{2}", "", text.strip())
    elif "PCT" in text.upper():
        code = "WO"
    table = offices.office(code)
    if kind and code in offices.KNOWN:
        with_kind = _without(code, writing(f"{text}{kind}"))
        for rule, body in bodies(table, with_kind, Role.APPLICATION, exchange=True):
            if rule.exchange:
                return body
    found = _written_application(code, writing(text))
    if found is None:
        raise refuse(code, text, Role.APPLICATION)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _publication(code: str, text: Writing) -> str | None:
    written = _without(code, text)
    for table in (offices.office(code), general.office(code)):
        for rule, body in bodies(table, written, Role.PUBLICATION):
            return rule.key(code, body)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _written_application(code: str, text: Writing) -> Body | None:
    table, written = offices.office(code), _without(code, text)
    for one in (table, general.office(code)):
        for rule, body in bodies(one, written, Role.APPLICATION, exchange=True):
            if (
                code not in offices.KNOWN
                or one is not table
                or not rule.exchange
                or written.compact.isdigit()
            ):
                return body
    return None


def _kindless(document: str, kind: str) -> str:
    """A document number without the kind, or the kind's letter, that some files leave at its end."""
    tail = re.search(r"(?<=[0-9])[ -]*([A-Za-z][0-9]?)\s*$", document)
    return (
        document[: tail.start()] if tail and tail[1].upper() in {kind.upper(), kind[:1].upper()} else document
    )


def _without(code: str, text: Writing) -> Writing:
    """A writing without the office in front."""
    front = offices.prefix(code)
    split, compact = front.sub("", text.split, count=1), front.sub("", text.compact, count=1)
    return Writing(
        split if front.match(text.split) else text.split,
        compact if front.match(text.compact) else text.compact,
        text.role,
    )


def _code(office: str) -> str:
    code = office.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise NumberError(f"“{office[:16]}”不是国家、地区或组织代码")
    return code
