"""Calendar days as offices and their customers write them."""

import re
import unicodedata
from datetime import date

_COMPACT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*|Z|[+-]\d{2}:\d{2})?")
"""What stands behind a day is a time of it, or the zone that XML Schema allows a date to have."""
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*(?:年|[./-])\s*(\d{1,2})\s*(?:月|[./-])\s*(\d{1,2})\s*日?(?:[T ]+\d{1,2}:\d{2}.*)?"
)
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile(rf"({'|'.join(_ERAS)})(\d{{1,2}})年(\d{{1,2}})月(\d{{1,2}})日")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: place + 1 for place, name in enumerate(_NAMES)}
_WORDS = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3})[a-z]*\.?[ -](?:(\d{1,2}),? )?(\d{4})")


def compact(text: str) -> date | None:
    """A day written ``20111228`` or ``2011-12-28``; ``None`` for placeholders and what is no day of the calendar."""
    found = _COMPACT.fullmatch(text.strip())
    return _day(found[1], found[2], found[3]) if found else None


def of_japan(text: str) -> date | None:
    """A day that may be counted by an emperor, as gazettes print it: 平成１９年５月８日, 令和元年５月１日."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("元年", "1年")
    found = _ERA.fullmatch(plain)
    if found is None:
        return compact(plain)
    return _day(str(int(found[2]) + _ERAS[found[1]]), found[3], found[4])


def written(text: str) -> date | None:
    """A day in any usual writing: 2011-12-28, 2011/12/28, 20111228, 2011年12月28日, 28.12.2011, Dec 28, 2011.

    A writing that leaves the order of day and month open, as ``03/04/2011``, is no day.
    """
    text = text.strip()
    if (found := compact(text)) is not None:
        return found
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _WORDS.fullmatch(text):
        month = _MONTHS.get(match[2].lower())
        day = match[1] or match[3]
        return _day(match[4], str(month), day) if month and day else None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
