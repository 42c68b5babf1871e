"""Reading a query character by character: blanks, words, quotes, numbers. Dialects differ in what ends a word."""

import re
from functools import cache

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.faults import Limits, QueryFault, faulty
from mingze.services.search.language.tree import Span

_WIDE: dict[str | int, str | int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = str.maketrans(
    {**_WIDE, "\u3000": " ", "“": '"', "”": '"', "„": '"', "〝": '"', "〞": '"', "«": '"', "»": '"'}
    | {
        "‘": "'",
        "’": "'",
        "【": "[",
        "】": "]",
        "〔": "(",
        "〕": ")",
        "≤": "\ue000",
        "≥": "\ue001",
        "\u00a0": " ",
    }
    | {"\ufeff": " ", "\u200b": " ", "\x00": " "}
)
_OPENED = {"“": "”", "„": "“”", "〝": "〞", "«": "»", "‘": "’"}
"""Which quotation marks close a text that one of them opened."""
_BLANK = re.compile(r"\s*")
_CONDITION = re.compile(r"\s+(?:and|or|not|andnot|xor)\s+[(\s]*[^\W\d][\w.\-]*\s*[=:<>]", re.IGNORECASE)
"""An operator and the field of the condition behind it."""
_COMMENT = re.compile(r"#(?!\d+\b)[^\n]*")


def normalised(text: str) -> str:
    """``text`` with full-width signs in their plain form, of the same length, so that positions stay those typed."""
    return text.translate(_SIGNS)


def restored(text: str) -> str:
    """Normalised ``text`` as people may see it: with the signs that are read as two."""
    return text.replace("\ue000", "≤").replace("\ue001", "≥")


@cache
def _nested(mark: str, opened: str, escapes: bool) -> re.Pattern[str]:
    """A text from the mark that ``opened`` it to its partner, with pairs of other marks inside."""
    pair = r"“[^“”\"]*”" if mark == '"' else "‘[^‘’']*’"
    if opened in _OPENED:
        closes = _OPENED[opened]
        return re.compile(
            f"{opened}((?:[^{opened}{closes}{mark}“”‘’]|{mark}[^{mark}{closes}]*{mark}|{pair})*)[{closes}]"
        )
    others = "“”" if mark == '"' else "‘’"
    plain, escaped = (rf"[^{opened}{others}\\]", r"|\\.") if escapes else (f"[^{opened}{others}]", "")
    return re.compile(f"{opened}((?:{plain}|{opened}{opened}|{pair}{escaped})*){opened}")


def _second(pair: re.Match[str]) -> str:
    return next(sign for sign in pair.groups() if sign)


def _meant(said: str, mark: str, escapes: bool) -> str:
    """A quoted text without what stands before a mark to say that it is one."""
    signs = rf"{mark}({mark})|\\([{mark}\\])" if escapes else f"{mark}({mark})"
    return restored(re.sub(signs, _second, said))


class Scanner:
    """A place in a query. ``match`` and ``look`` pass over blanks (and comment lines) first."""

    def __init__(self, text: str, limits: Limits, *, comments: bool = False) -> None:
        if len(text) > limits.length:
            raise faulty(
                (limits.length, len(text)), sentence("检索式过长，最多%(length)s个字符", length=limits.length)
            )
        self.typed = text
        self.text = normalised(text)
        self.at = 0
        self._pairs = any(sign in text for sign in _OPENED)
        self._comments = comments

    def skip(self) -> None:
        """Pass over blanks, and over lines that begin with ``#`` where the dialect has comments."""
        while True:
            found = _BLANK.match(self.text, self.at)
            self.at = found.end() if found else self.at
            begins = not self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at].strip()
            comment = _COMMENT.match(self.text, self.at) if self._comments and begins else None
            if comment is None:
                return
            self.at = comment.end()

    def look(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        """Whether ``wanted`` follows; the place stays, but for blanks."""
        self.skip()
        return wanted.match(self.text, self.at)

    def match(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        """``wanted`` if it follows, and the place moves behind it."""
        found = self.look(wanted)
        if found:
            self.at = found.end()
        return found

    def follows(self, sign: str) -> bool:
        """Whether ``sign`` follows; the place stays, but for blanks."""
        self.skip()
        return self.text.startswith(sign, self.at)

    def take(self, sign: str) -> bool:
        """``sign`` if it follows, and the place moves behind it."""
        if self.follows(sign):
            self.at += len(sign)
            return True
        return False

    @property
    def ended(self) -> bool:
        """Whether nothing but blanks is left."""
        self.skip()
        return self.at >= len(self.text)

    @property
    def end(self) -> Span:
        """The empty place behind the last sign that is no blank."""
        last = len(self.text.rstrip())
        return last, last

    def need(self, sign: str, opened: Span) -> None:
        """Pass over ``sign`` or say that what was ``opened`` is not closed."""
        if not self.take(sign):
            raise self.unexpected(opened, sign)

    def unexpected(self, opened: Span, sign: str) -> QueryFault:
        """The exception for a closing ``sign`` that is missing."""
        if self.ended:
            return faulty(
                opened,
                sentence("缺少与此处“%(opened)s”对应的“%(sign)s”", opened=self.text[opened[0]], sign=sign),
                sign,
                put=self.end,
            )
        return faulty(
            (self.at, self.at + 1),
            sentence("此处应为“%(sign)s”，不应为“%(at)s”", sign=sign, at=restored(self.text[self.at])),
        )

    def quoted(self, marks: str, *, tolerant: bool = False, escapes: bool = False) -> tuple[str, Span] | None:
        """A text in quotation marks if one follows: the text within, and where it stands with its marks.

        It ends at the partner of the very mark that opened it, where pairs of other marks stand inside. A doubled mark
        stands for itself, with ``escapes`` also one behind a backslash. Raises :class:`QueryFault` for a text without
        end, unless ``tolerant``.
        """
        self.skip()
        mark = self.text[self.at : self.at + 1]
        if not mark or mark not in marks:
            return None
        nested = _nested(mark, self.typed[self.at], escapes) if self._pairs else None
        inside = nested.match(self.typed, self.at) if nested else None
        if inside:
            self.at = inside.end()
            return _meant(self.text[slice(*inside.span(1))], mark, escapes), inside.span()
        plain, escaped = (rf"[^{mark}\\]", r"|\\.") if escapes else (f"[^{mark}]", "")
        found = re.compile(f"{mark}((?:{plain}|{mark}{mark}{escaped})*){mark}").match(self.text, self.at)
        start = self.at
        if found:
            self.at = found.end()
            return _meant(found[1], mark, escapes), (start, self.at)
        if not tolerant:
            whole = (start, self._meant_end(start))
            raise faulty(
                (start, start + 1),
                sentence("引号没有成对"),
                restored(self.text[slice(*whole)]) + mark,
                put=whole,
            )
        self.at = len(self.text)
        return restored(self.text[start + 1 :].strip()), (start, self.at)

    def _meant_end(self, start: int) -> int:
        """Where a text without a closing mark was meant to end: before the next condition, or what closes others."""
        following = _CONDITION.search(self.text, start)
        end = following.start() if following else self.end[1]
        opened = self.text.count("(", 0, start) - self.text.count(")", 0, start)
        while opened > self.text.count("(", start, end) and self.text[end - 1] == ")":
            end, opened = end - 1, opened - 1
        return end

    def balanced(self) -> tuple[str, Span]:
        """What stands between the parenthesis that follows and its partner, as typed; the place moves behind it."""
        self.skip()
        start, depth = self.at, 0
        for at in range(start, len(self.text)):
            depth += {"(": 1, ")": -1}.get(self.text[at], 0)
            if depth == 0:
                self.at = at + 1
                return self.typed[start + 1 : at], (start, at + 1)
        raise faulty((start, start + 1), sentence("缺少与此处“(”对应的“)”"), ")", put=self.end)
