"""Refusals: how a rule says no, in words the clerk at the desk understands.

A reason is a Chinese msgid with named placeholders, for example ``"最多可选%(most)s项"``. The kernel knows
no translation: the edge passes its own ``gettext`` to :meth:`Refused.text`. Reasons are wrapped in
:func:`mark` where they are written, so that extraction finds them. What is said without refusing, such as the
fault of a cell or the name of a period, is a :class:`Sentence`, made by :func:`sentence`; one may stand within
another.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mingze.core.kernel.clock import SHANGHAI

# (field, the value now stored, the value in the form that was sent)
Change = tuple[str, object, object]


def mark(text: str) -> str:
    """Return ``text`` unchanged; tells message extraction that it is a source string."""
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with named values, translated where they are shown; as text of its own it is Chinese."""

    source: str
    params: tuple[tuple[str, object], ...] = ()

    def text(self, translate: Callable[[str], str] = mark) -> str:
        """Return the words for people: translated, then filled in, sentences among the values included."""
        return _filled(self.source, dict(self.params), translate)

    def __str__(self) -> str:
        return self.text()


def sentence(source: str, **params: object) -> Sentence:
    """Make a sentence; extraction finds ``source`` where this is called."""
    return Sentence(source, tuple(params.items()))


def series(words: Sequence[str | Sentence]) -> Sentence:
    """Return words of equal weight one after the other, as their language strings them together."""
    first, *others = words
    strung = first if isinstance(first, Sentence) else Sentence("%(word)s", (("word", first),))
    for word in others:
        strung = sentence("%(before)s、%(word)s", before=strung, word=word)
    return strung


def said(words: object, translate: Callable[[str], str] = mark) -> str:
    """Return a sentence in words; anything else, such as the name of a field or of a file, stands as it is."""
    return words.text(translate) if isinstance(words, Sentence) else str(words)


def _filled(source: str, params: Mapping[str, object], translate: Callable[[str], str]) -> str:
    message = translate(source)
    # Without parameters the text is taken as it stands, so that "100%" needs no escape.
    return message % {name: _value(one, translate) for name, one in params.items()} if params else message


def _value(one: object, translate: Callable[[str], str]) -> object:
    return one.text(translate) if isinstance(one, Sentence) else one


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Something asked for is not allowed; nothing was changed.

    ``reason`` is the untranslated msgid, ``params`` fill its placeholders, ``place`` says where the fault
    lies: the name of a form field or of a file, or a sentence naming row and column.
    """

    def __init__(
        self,
        reason: str,
        *,
        place: str | Sentence | None = None,
        params: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
        self.params: dict[str, object] = dict(params or {})

    def text(self, translate: Callable[[str], str] = mark) -> str:
        """Return the reason for people: translated, then filled in."""
        return self.sentence.text(translate)

    @property
    def sentence(self) -> Sentence:
        """The reason as words that can stand within others."""
        return Sentence(self.reason, tuple(self.params.items()))

    def __str__(self) -> str:
        return self.text()


class Conflict(Refused):
    """The form was filled from an older version of the row than the one now stored.

    ``changes`` lists each differing field with their value and yours, so that the page can show both and lose
    nothing that was typed.
    """

    def __init__(
        self,
        reason: str | None = None,
        *,
        changes: Sequence[Change],
        changed_by: str,
        changed_at: datetime,
        place: str | None = None,
    ) -> None:
        params = {"who": changed_by, "when": changed_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")}
        super().__init__(reason or STALE, place=place, params=params)
        self.changes: list[Change] = list(changes)
        self.changed_by = changed_by
        self.changed_at = changed_at


STALE = mark("%(who)s已于%(when)s修改了此内容，请核对差异后重新提交")
