"""Semantic conditions of incoPat, ``R= RAD= RPD=``, and where in a query they may stand."""

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.dialects.reader import Reader
from mingze.services.search.language.faults import Limits, faulty
from mingze.services.search.language.operators import Concept
from mingze.services.search.language.raw import Joined, Raw, Ready
from mingze.services.search.language.tree import Like, Span

LIKE = {"R": None, "RAD": "filed", "RPD": "published"}
"""The field of the day that must lie before the subject's own."""


class Likening(Reader):
    """A reader that knows semantic conditions: one a query, at an end, outside parentheses, joined by a written AND."""

    def __init__(self, text: str, limits: Limits) -> None:
        super().__init__(text, limits)
        self._likes: list[Span] = []

    def like(self, name: str, start: int) -> Raw:
        """A semantic condition; where it may stand is checked when everything is read."""
        scanner = self.scanner
        if scanner.follows("("):
            subject, span = scanner.balanced()
        else:
            word = self.plain_word()
            subject, span = getattr(word, "text", ""), word.span
        subject = subject.strip().strip("\"'“”").strip()
        if not subject:
            raise faulty(span, sentence("语义检索缺少公开号或文字"))
        whole = (start, span[1])
        if self.open:
            raise faulty(whole, sentence("语义检索“%(name)s=”不能放在括号内", name=name))
        self._likes.append(whole)
        if len(self._likes) > 1:
            raise faulty(whole, sentence("一个检索式只能使用一次语义检索"))
        return Ready(Like(subject, LIKE[name], span=whole), whole)

    def read(self) -> Raw:
        """The whole text, with the rules of semantic conditions kept."""
        raw = super().read()
        for span in self._likes:
            self._placed(raw, span)
        return raw

    def _placed(self, raw: Raw, span: Span) -> None:
        text = self.scanner.text
        first = all(found.span[0] >= span[1] for found in self.outer)
        last = all(found.span[1] <= span[0] for found in self.outer) and not text[span[1] :].strip()
        if not (first or last):
            raise faulty(span, sentence("语义检索只能放在检索式的开头或结尾"))
        beside = [found for found in self.outer if found.span[0] >= span[1]][:1] if first else self.outer[-1:]
        for found in beside:
            if found.concept is not Concept.AND or not found.explicit:
                wanted = "and not" if found.concept is Concept.NOT else "and"
                raise faulty(span, sentence("语义检索与其他条件之间须写明AND"), wanted, put=found.span)
        if isinstance(raw, Joined) and raw.concept is not Concept.AND:
            raise faulty(span, sentence("与语义检索相连的各条件之间有OR时，请把它们放入括号"))
