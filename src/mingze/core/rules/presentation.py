"""How rules are told to people: facts, timelines and figures for the pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingze.core.base.components import Definition, FigureCard, Happening, Tone
from mingze.core.base.language import titled
from mingze.core.rules.differences import Change, Pair
from mingze.core.rules.library import Execution
from mingze.core.rules.models import Clause, Parameter, Review, RuleDocument, RuleVersion


def document_facts(document: RuleDocument, version: RuleVersion | None) -> list[Definition]:
    """What is known about a rule and its version of the day."""
    facts = [
        Definition(_("类别"), document.get_kind_display()),
        Definition(_("制定机关"), document.issuer),
        Definition(_("解释机关"), document.interpreter),
        Definition(_("责任部门"), document.owner),
        Definition(_("适用单位"), document.unit.name if document.unit else _("全系统")),
        Definition(_("制度代码"), document.code),
    ]
    if version is None:
        return facts
    before, after = version.replaces, version.replaced_by.select_related("document").first()
    return [
        *facts,
        Definition(_("发布日期"), version.issued_on),
        Definition(_("施行日期"), version.valid_from),
        Definition(_("废止日期"), version.valid_to or _("长期有效")),
        Definition(_("应评估日期"), version.review_on),
        Definition(_("替代版本"), version_name(before), version_url(before)),
        Definition(_("后续版本"), version_name(after), version_url(after)),
        Definition(_("文本出处"), version.source),
        Definition(_("录入"), version.entered_by.name if version.entered_by else _("规则目录")),
    ]


def version_name(version: RuleVersion | None) -> str:
    """A version with the title of its rule."""
    return (
        _("%(rule)s（%(version)s）") % {"rule": titled(version.document), "version": version.version}
        if version
        else ""
    )


def version_url(version: RuleVersion | None) -> str:
    """The rule as it was on the first day of the version."""
    if version is None:
        return ""
    return f"{reverse('rules:document', args=[version.document_id])}?on={version.valid_from.isoformat()}"


def timeline(versions: Sequence[RuleVersion], reviews: Iterable[Review]) -> list[Happening]:
    """Versions and reviews of a rule, the newest first."""
    happenings = [
        Happening(
            version.valid_from,
            _("版本%(version)s施行") % {"version": version.version},
            who=version.entered_by.name if version.entered_by else "",
            note=_("有效期至%(day)s") % {"day": version.valid_to.isoformat()} if version.valid_to else "",
            tone=Tone.NEUTRAL if version.valid_to else Tone.GOOD,
            url=version_url(version),
        )
        for version in versions
    ] + [
        Happening(
            review.decided_on,
            _("评估：%(outcome)s") % {"outcome": review.get_outcome_display()},
            who=review.decided_by.name if review.decided_by else "",
            note=review.reason,
            tone=Tone.INFO if review.settled_on else Tone.WARN,
        )
        for review in reviews
    ]
    return sorted(happenings, key=lambda one: str(one.at), reverse=True)


def comparisons(versions: Sequence[RuleVersion]) -> list[tuple[str, str]]:
    """A title and an address for each two neighbouring versions, the newest first."""
    return [
        (f"{older.version} → {newer.version}", reverse("rules:compare", args=[older.pk, newer.pk]))
        for newer, older in pairwise(versions)
    ]


def difference_counts(pairs: Iterable[Pair]) -> list[tuple[str, int]]:
    """How many clauses were changed, added, removed and left as they were."""
    counts = Counter(pair.change for pair in pairs)
    words = [
        (_("修改"), Change.CHANGED),
        (_("新增"), Change.ADDED),
        (_("删去"), Change.REMOVED),
        (_("未变"), Change.SAME),
    ]
    return [(word, counts[change]) for word, change in words]


def clause_facts(clause: Clause) -> list[Definition]:
    """Where a clause stands and who verified it."""
    version = clause.version
    facts = [
        Definition(_("所属版本"), version_name(version), version_url(version)),
        Definition(_("有效期"), period(version.valid_from.isoformat(), version.valid_to)),
        Definition(_("引用"), clause.reference),
    ]
    if clause.changed_by:
        facts.append(Definition(_("录入人"), clause.changed_by.name))
    if clause.verified_by:
        facts.append(Definition(_("核实人"), clause.verified_by.name))
        facts.append(Definition(_("核实时间"), clause.verified_at))
    elif clause.verified:
        facts.append(Definition(_("核实"), _("规则目录编制时已与公开文本核对")))
    if clause.retired_at:
        facts.append(Definition(_("移出目录时间"), clause.retired_at))
    return facts


def period(first: str, last: object) -> str:
    """A period in words."""
    return _("%(first)s 至 %(last)s") % {"first": first, "last": last or _("长期")}


def parameter_facts(parameter: Parameter) -> list[Definition]:
    """What a parameter is."""
    facts = [
        Definition(_("参数代码"), parameter.key),
        Definition(_("计量单位"), parameter.counted_in),
    ]
    if parameter.retired_at:
        facts.append(Definition(_("移出目录时间"), parameter.retired_at))
    return facts


def review_facts(review: Review) -> list[Definition]:
    """What an entry of the list says."""
    rule = review.document
    return [
        Definition(_("制度"), review.title or version_title(review), _document_url(rule)),
        Definition(_("类型"), review.get_outcome_display()),
        Definition(_("理由"), review.reason),
        Definition(_("评估日期"), review.decided_on),
        Definition(_("提出人"), review.decided_by.name if review.decided_by else ""),
        Definition(_("拟完成日期"), review.due_on),
        Definition(_("完成日期"), review.settled_on),
        Definition(_("办理结果"), version_name(review.result), version_url(review.result)),
    ]


def version_title(review: Review) -> str:
    """The title of the rule reviewed."""
    return titled(review.document) if review.document else ""


def _document_url(document: RuleDocument | None) -> str:
    return reverse("rules:document", args=[document.pk]) if document else ""


def execution_cards(found: Execution) -> list[FigureCard]:
    """The figures of the execution check; each opens the clauses it counts."""
    clauses = reverse("rules:clauses")
    title = _("有责任、有检查的比例")
    if not found.is_known:
        return [FigureCard(title, unavailable=_("责任清单、台账尚未与条款关联，无法计算"))]
    total = len(found.clauses)
    if not total:
        return [FigureCard(title, unavailable=_("当前没有有效条款，无法计算"))]
    both, neither = len(found.both), total - len(found.owned | found.checked)
    share = round(both * 100 / total, 1)
    note = f"{both} / {total}"
    return [
        FigureCard(title, share, "%", f"{clauses}?owned=yes&checked=yes", note=note),
        FigureCard(_("有效条款"), total, ngettext("条", "条", total), clauses),
        FigureCard(
            _("有责任事项"), len(found.owned), ngettext("条", "条", len(found.owned)), f"{clauses}?owned=yes"
        ),
        FigureCard(
            _("有检查"),
            len(found.checked),
            ngettext("条", "条", len(found.checked)),
            f"{clauses}?checked=yes",
        ),
        FigureCard(
            _("既无责任也无检查"),
            neither,
            ngettext("条", "条", neither),
            f"{clauses}?owned=no&checked=no",
            tone=Tone.WARN,
        ),
    ]
