"""Whether a record counts, said in words: for lists, pages and files."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mingze.core.base.components import Tone
from mingze.core.base.language import listed
from mingze.core.facts import policies
from mingze.core.facts.choices import Standing
from mingze.core.facts.kinds import definition_of
from mingze.core.facts.models import Fact
from mingze.core.facts.titles import evidence_title

MINUTES = 60
_TONES = {
    Standing.COUNTED: Tone.GOOD,
    Standing.EVIDENCE: Tone.WARN,
    Standing.REVIEW: Tone.WARN,
    Standing.CORRECTED: Tone.NEUTRAL,
    Standing.WITHDRAWN: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a record stands: a code, its words, and what is still missing."""

    code: Standing
    text: str
    note: str = ""

    @property
    def tone(self) -> Tone:
        """The colour of the words."""
        return _TONES[self.code]

    def __str__(self) -> str:
        return self.text


def missing_evidence(fact: Fact) -> list[str]:
    """The kinds of evidence a record still needs. Reads ``attachments``, which lists prefetch."""
    there = {row.evidence for row in fact.attachments.all()}
    return [code for code in definition_of(fact.kind).evidence if code not in there]


def standing_of(fact: Fact) -> Shown:
    """How a record stands now."""
    if fact.countable_until is not None:
        # A record that was corrected has a successor; looking for it would cost a query for every row.
        return Shown(Standing.CORRECTED, _("已更正或撤回"), fact.withdrawn_reason)
    if fact.countable_from is not None:
        return Shown(Standing.COUNTED, str(Standing.COUNTED.label))
    missing = missing_evidence(fact)
    there = set(definition_of(fact.kind).evidence) - set(missing)
    code = policies.standing(definition_of(fact.kind), there, fact.reviewed_at is not None)
    if code == Standing.EVIDENCE:
        names = listed(evidence_title(one) for one in missing)
        return Shown(code, _("待补%(evidence)s") % {"evidence": names})
    return Shown(code, str(code.label))


def hours_of(fact: Fact) -> float | None:
    """The study time a record carries, in hours; nothing when its kind carries none."""
    return round(fact.minutes / MINUTES, 1) if definition_of(fact.kind).hours else None
