"""Refusals: how a rule says no, in words the clerk at the desk understands.

A reason is a Chinese msgid with named placeholders, for example ``"最多可选%(most)s项"``. The kernel knows
no translation: the edge passes its own ``gettext`` to :meth:`Refused.text`. Reasons are wrapped in
:func:`mark` where they are written, so that extraction finds them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from mingze.core.kernel.clock import SHANGHAI

# (field, the value now stored, the value in the form that was sent)
Change = tuple[str, object, object]


def mark(text: str) -> str:
    """Return ``text`` unchanged; tells message extraction that it is a source string."""
    return text


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Something asked for is not allowed; nothing was changed.

    ``reason`` is the untranslated msgid, ``params`` fill its placeholders, ``place`` says where the fault
    lies: a form field, or a row and column such as ``"第3行，姓名"``.
    """

    def __init__(
        self, reason: str, *, place: str | None = None, params: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
        self.params: dict[str, object] = dict(params or {})

    def text(self, translate: Callable[[str], str] = mark) -> str:
        """Return the reason for people: translated, then filled in."""
        message = translate(self.reason)
        # Without parameters the text is taken as it stands, so that "100%" needs no escape.
        return message % self.params if self.params else message

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
