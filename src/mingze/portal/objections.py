"""Why a search was not carried out, said where the searcher typed it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mingze.core.kernel.refusals import Sentence
from mingze.portal.facets import field_title
from mingze.services.search.engines.port import EngineDown, TooMuch
from mingze.services.search.language.faults import Fault, QueryFault
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.reading import corrected

_NAMED = {field.title: name for name, field in FIELDS.items()}


@dataclass(frozen=True)
class Objection:
    """A sentence, the query cut at the place it is about, and what might be written instead.

    ``corrected`` is the whole query with ``suggestion`` in its place; it is empty where the suggestion is an example,
    and where the query would still be at fault.
    """

    text: str
    before: str = ""
    marked: str = ""
    after: str = ""
    suggestion: str = ""
    corrected: str = ""


def fault_text(fault: Fault) -> str:
    """What is wrong with a query, in the language of the page, the fields it names included."""
    params = tuple(
        (name, field_title(_NAMED[str(value)]) if name == "title" and str(value) in _NAMED else value)
        for name, value in fault.said.params
    )
    return Sentence(fault.said.source, params).text(_)


def objection_of(fault: QueryFault | TooMuch | EngineDown, typed: str) -> Objection:
    """The objection that a failed search comes to."""
    if isinstance(fault, QueryFault):
        found = fault.fault
        start, end = found.position, found.position + max(found.length, 1)
        place = typed[:start], typed[start:end], typed[end:]
        return Objection(fault_text(found), *place, found.suggestion, corrected(fault, typed))
    if isinstance(fault, TooMuch):
        text = _(
            "该检索需要逐篇核对%(count)s篇文献的原文，超过上限%(limit)s篇。请增加分类、日期或申请人等条件。"
        )
        return Objection(text % {"count": f"{fault.candidates:,}", "limit": f"{fault.limit:,}"})
    return Objection(_("检索服务暂时没有响应，请稍后再试。已输入的检索式保留在上方。"))
