"""Values in the cells of a table: lists, days, numbers, classes, parties. What is wrong is said with its cell."""

import re
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from mingze.services.patents import numbers
from mingze.services.patents.numbers import Role as NumberRole
from mingze.services.patents.numbers import Sureness
from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources.values import classes, days, references, symbols
from mingze.services.patents.sources.values.references import Identification

EMPTY = frozenset({"", "-", "--", "—", "无", "n/a", "na", "null", "none", "暂无"})
DOUBLE = ";;"
_SPLIT = re.compile(r"[;；|\n\r、]")
_SPLIT_CODES = re.compile(r"[;；|\n\r、,，]")
_THOUSANDS = r"(?<=[0-9])(?<![0-9]{4}),[0-9]{3}(?![0-9])"
"""A comma inside a number: ``US 5,123,456 A``, ``US D800,000 S``."""
_SPLIT_NUMBERS = re.compile(rf"[;；|\n\r、，]|(?!{_THOUSANDS}),")
_ASIDE = re.compile(r"[\[(（]\s*[A-Z]{2}(?:\s*[,，;；]\s*[A-Z]{2})*\s*[\])）]|\(IPC[0-9-]*\)\s*:?")
"""The offices behind a symbol and the editions in front of one (Espacenet: ``H01M4/36 (EP,US)``, ``(IPC1-7): ``)."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
EARLIEST, LATEST = 21916, 73050
"""Serial days taken for days, 1960 to 2099: before them they look like years with a month behind (20081)."""
_KEY = re.compile(r"([A-Z]{2})([0-9A-Z]*?[0-9](?:[A-Z](?=[A-Z]))?)([A-Z][0-9]?)?")
"""Office, number, which may end in a check letter (Singapore), and kind."""
_APPLIED = re.compile(r"([A-Z]{2})[\s-]*(\S.*\d)[\s-]*([A-WYZ])\d?")
"""Office, number and kind, which is no X: that is a check digit."""
_WITH_KIND = re.compile(r"[A-WYZa-wyz]\d?\s*$")
_PADDED = re.compile(r"([A-HY]\d{2}[A-Z])(\d{4})(\d{2,5})")
"""Class, group in four columns, subgroup (Derwent: ``G06F001600``)."""
_SUBCLASS = re.compile(r"\s*[A-HYa-hy]\d{2}[A-Za-z](?![A-Za-z])")
_GROUP = re.compile(r"\d{1,4}\s*/\s*\d{2,6}(?!\d)")
"""A group and subgroup without their subclass, as printed after the first symbol of a subclass."""
_SIX = re.compile(r"(\d{3}|D\d{2}|PLT)(\d{6})")
"""A US class and its subclass in six columns (Derwent)."""
LONGEST = 40
"""Characters of a number."""
_BRACKETS = re.compile(r"[\[(（][^\[\]()（）]*[\])）]$")


class Wrong(Exception):  # noqa: N818 - caught where the row and the heading are known
    """A cell that cannot be read, in a Chinese sentence."""


class Applied(Wrong):
    """The number of an application where that of a publication belongs."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(f"“{text[:40]}”是申请号（专利号），不是公开号")
        self.key = key


def value(text: str) -> str:
    """A cell, or nothing where it holds a word for nothing."""
    stripped = text.strip()
    return "" if stripped.casefold() in EMPTY else stripped


def several(text: str, separators: str = "") -> list[str]:
    """The values of a cell, parted by ``;``, ``|``, ``、`` and line breaks, or by the separators of the mapping.

    Where ``;;`` stands (The Lens), it alone parts values.
    """
    if DOUBLE in text:
        parts = text.split(DOUBLE)
    else:
        parts = re.split(f"[{re.escape(separators)}]", text) if separators else _SPLIT.split(text)
    return [found for part in parts if (found := value(part))]


def codes(text: str, separators: str = "") -> list[str]:
    """Symbols of a cell without what stands beside them; a comma parts them too."""
    return _split(_ASIDE.sub("", text), separators, _SPLIT_CODES)


def documents(text: str, separators: str = "") -> list[str]:
    """Numbers of a cell; a comma parts them too, where it does not part the thousands of one."""
    return _split(text, separators, _SPLIT_NUMBERS)


def _split(text: str, separators: str, usual: re.Pattern[str]) -> list[str]:
    return (
        several(text, separators)
        if separators
        else [part for one in usual.split(text) if (part := value(one))]
    )


def day(text: str) -> date:
    """A day. Raises ``Wrong``."""
    found = days.written(text)
    if found is None:
        raise Wrong(f"“{text[:40]}”不是可以识别的日期")
    return found


def dated(text: str, epoch: datetime) -> str:
    """A cell of a column of days: a serial day of Excel, which is a number without its format, as the day it is."""
    if not _SERIAL.fullmatch(text) or not EARLIEST <= float(text) <= LATEST:
        return text
    made = from_excel(float(text), epoch)
    return made.date().isoformat() if isinstance(made, datetime) else text


def publication(text: str, office: str = "", kind: str = "") -> str:
    """Key of a publication, written with or without its office. Raises ``Wrong``, and of an application ``Applied``."""
    written = _with_office(text, office)
    if applied := only_applied(written):
        raise Applied(text, applied)
    if kind and not re.search(r"[A-Za-z]\d?$", written):
        written += kind
    readings = numbers.parse(written)
    for reading in readings:
        if reading.role is NumberRole.PUBLICATION:
            return reading.key
    if readings:
        raise Applied(text, readings[0].key)
    return references.publication(_identified(written, text, "公开号"))


def only_applied(written: str) -> str:
    """Key of a Chinese application where the writing can be nothing else, as ``ZL201510481495.9``; else empty."""
    if _WITH_KIND.search(written):
        return ""
    readings = numbers.parse(written)
    sure = [one for one in readings if one.sureness is Sureness.CERTAIN and one.key.startswith("CN")]
    published = any(one.role is NumberRole.PUBLICATION for one in readings)
    return "" if published or not sure else sure[0].key


def application(text: str, office: str = "", on: date | None = None) -> str:
    """Key of an application; the letter of its kind behind it says how its digits are read. Raises ``Wrong``.

    ``on`` is the day of its filing, where it is known.
    """
    written = _with_office(text, office)
    if found := _APPLIED.fullmatch(written.upper()):
        kind = "" if _with_series(found[1], found[2], found[3], on) else found[3]
        return references.application(Identification(found[1], found[2], kind, None, ""))
    for reading in numbers.parse(written):
        if reading.role is NumberRole.APPLICATION:
            return reading.key
    return references.application(_identified(written, text, "申请号"))


def _with_series(office: str, number: str, kind: str, on: date | None) -> bool:
    """Whether eight digits of a US application are its series and serial, as printed.

    Exchange files wrote serial and two digits of the year until 2010, of provisionals from 1995.
    """
    if office != "US" or not re.fullmatch(r"\d{8}", number):
        return False
    year = int(number[6:])
    if on is not None:
        return on.year % 100 != year
    return 10 < year < 95 if kind == "P" else 10 < year < 26


def _with_office(text: str, office: str) -> str:
    written = text.strip()
    return f"{office}{written}" if office and not re.match(r"[A-Za-z]{2}|ZL|PCT", written) else written


def _identified(written: str, text: str, what: str) -> Identification:
    """A number that no rule knows, by its office."""
    country = written[:2].upper()
    if not re.fullmatch(r"[A-Z]{2}", country) or country == "ZL":
        raise Wrong(f"“{text[:40]}”不是可以识别的{what}")
    if not re.search(r"\d", written) or len(written) > LONGEST:
        raise Wrong(f"“{text[:40]}”不是可以识别的{what}")
    return Identification(country, written[2:].strip(" -"), "", None, "")


def parted(key: str) -> tuple[str, str, str]:
    """Office, document number and kind of a key. Raises ``Wrong``."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise Wrong(f"“{key[:40]}”不是完整的公开号")
    return found[1], found[2], found[3] or ""


def symbol(scheme: Scheme, text: str, *, first: bool = False, design: bool = False) -> Symbol:
    """A symbol of a scheme; in a column of classes designs have those of Locarno. Raises ``Wrong`` for what is none."""
    if scheme is Scheme.IPC and (found := classes.st8(text)) is not None:
        return Symbol(
            scheme=scheme,
            code=found.code,
            first=first or found.first,
            inventive=found.inventive,
            version=found.version,
        )
    if scheme is Scheme.IPC and design:
        scheme = Scheme.LOC
    code = _code(scheme, _BRACKETS.sub("", text).strip())
    if not code:
        raise Wrong(f"“{text[:40]}”不是可以识别的{scheme}分类号")
    return Symbol(scheme=scheme, code=code, first=first)


def in_full(codes: list[str]) -> list[str]:
    """Symbols of IPC or CPC with the subclass before those that leave it to the one before: ``H01M2/16; 10/052``."""
    found, subclass = list[str](), ""
    for code in codes:
        led = _SUBCLASS.match(code)
        subclass = led[0] if led else subclass
        found.append(f"{subclass}{code}" if subclass and _GROUP.match(code) else code)
    return found


def _code(scheme: Scheme, bare: str) -> str:
    if scheme is Scheme.LOC:
        return symbols.locarno_code(bare)
    if scheme in {Scheme.IPC, Scheme.CPC}:
        padded = _PADDED.fullmatch(bare.upper())
        return f"{padded[1]}{int(padded[2])}/{padded[3]}" if padded else classes.canonical(bare)
    if scheme is Scheme.USPC and (six := _SIX.fullmatch(bare.upper())):
        return symbols.uspc_of_six(six[1], six[2])
    return classes.code_of(scheme, bare)
