"""What the page of one item shows, put together for one person on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingze.core.base.components import Definition as Term
from mingze.core.base.components import Evidence as Shown
from mingze.core.base.components import Happening, Tone
from mingze.core.base.language import in_language, titled
from mingze.core.facts.models import RecordKind
from mingze.core.kernel.workflow import Clock
from mingze.core.ledger import policies, queries, time_limits
from mingze.core.ledger.choices import Part, Stage, Standing, Step
from mingze.core.ledger.coverage import names_by_post
from mingze.core.ledger.definitions import Definition, deadline_title, definition_of
from mingze.core.ledger.listings import state_title, url_of
from mingze.core.ledger.models import Evidence, Item, LedgerKind, Movement
from mingze.core.organization.access import Access

RULE = "rule"
STAGE_TONES = {Stage.OPEN: Tone.INFO, Stage.CHECKING: Tone.WARN, Stage.CLOSED: Tone.GOOD}


@dataclass(frozen=True, slots=True)
class Way:
    """A transition as the page offers it: a button, or the reason why it cannot be made now."""

    code: str
    title: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Child:
    """An item below this one."""

    item: Item
    state: str
    tone: Tone


@dataclass(frozen=True)
class ItemPage:
    """Everything the page shows."""

    item: Item
    definition: Definition
    state: str
    tone: Tone
    clock: str
    late: bool
    terms: list[Term]
    content: list[Term]
    evidence: list[Shown]
    happenings: list[Happening]
    ways: list[Way]
    children: list[Child]
    child_kinds: list[LedgerKind]
    co_owners: list[tuple[str, str]]
    links: list[tuple[str, Item]]
    concerns: list[Happening]
    concern_kinds: list[RecordKind]
    extensions: list[Happening]
    may: Mapping[str, bool]
    next_check: date | None


def item_page(item: Item, access: Access, on: date) -> ItemPage:
    """Put the page together."""
    definition = definition_of(item.kind)
    situation = queries.situation(item, access.person_id, on)
    left = time_limits.time_left(item, on)
    return ItemPage(
        item=item,
        definition=definition,
        state=state_title(item),
        tone=Tone.BAD if left.late and item.stage == Stage.OPEN else STAGE_TONES[Stage(item.stage)],
        clock=clock_text(item, left),
        late=left.late,
        terms=_terms(item, definition, on),
        content=_content(item, definition),
        evidence=_evidence(item),
        happenings=_happenings(item, definition),
        ways=_ways(item, definition, situation),
        children=_children(item),
        child_kinds=[kind for kind in queries.kinds() if definition_of(kind).parent == definition.code],
        co_owners=[
            (row.unit.name, str(Part(row.part).label)) for row in item.co_owners.select_related("unit")
        ],
        links=_links(item),
        concerns=_concerns(item),
        concern_kinds=queries.kinds_about(item, access, on),
        extensions=_extensions(item),
        may=_may(item, definition, situation, paused=left.stopped is not None),
        next_check=time_limits.next_check(item, definition, on),
    )


def clock_text(item: Item, left: time_limits.TimeLeft) -> str:
    """The clock in words: how many working days are left, or since when it stands still."""
    if left.due_on is None or left.working_days is None:
        return _("无固定期限")
    days = abs(left.working_days)
    params = {"days": days, "since": left.stopped.valid_from if left.stopped else ""}
    if item.stage == Stage.CLOSED:
        return (
            ngettext("逾期%(days)s个工作日办结", "逾期%(days)s个工作日办结", days) % params
            if left.late
            else _("按期办结")
        )
    if left.stopped is not None and left.late:
        return (
            ngettext(
                "自%(since)s起停止计时，此前已逾期%(days)s个工作日",
                "自%(since)s起停止计时，此前已逾期%(days)s个工作日",
                days,
            )
            % params
        )
    if left.stopped is not None:
        return (
            ngettext(
                "自%(since)s起停止计时，剩余%(days)s个工作日",
                "自%(since)s起停止计时，剩余%(days)s个工作日",
                days,
            )
            % params
        )
    if left.late:
        return ngettext("已逾期%(days)s个工作日", "已逾期%(days)s个工作日", days) % params
    text = (
        ngettext("剩余%(days)s个工作日", "剩余%(days)s个工作日", days) % params
        if left.working_days
        else _("今日到期")
    )
    # Next year's days of rest may not be published yet.
    return text + (_("（节假日安排尚未公布，暂按周一至周五计算）") if left.provisional else "")


def _terms(item: Item, definition: Definition, on: date) -> list[Term]:
    post = item.holder_post
    people = "、".join(names_by_post([post], on).get(post.pk, ())) if post else ""
    vacant = _("（岗位空缺）") if post and not people else ""
    terms = [
        Term(_("类别"), titled(item.kind), reverse("ledger:kind", args=[item.kind.code])),
        Term(_("牵头单位"), item.unit.name),
        Term(_("责任岗位"), f"{post.title} {people or vacant}".strip() if post else None),
        Term(_("期限类别"), deadline_title(definition, item.deadline_class)),
        Term(_("完成期限"), item.due_on),
        Term(_("建立日期"), item.opened_on),
        Term(_("建立人"), item.opened_by.name if item.opened_by else None),
    ]
    if item.parent:
        terms.insert(1, Term(_("上级事项"), str(item.parent), url_of(item.parent)))
    if item.basis:
        terms.append(
            Term(
                _("依据条款"),
                item.basis.citation,
                _address("rules:clause", item.basis.pk),
                verified=item.basis.verified,
                basis=item.basis.reference,
            )
        )
    if item.recurrence_of:
        terms.append(Term(_("同类问题复发"), str(item.recurrence_of), url_of(item.recurrence_of)))
    if item.closed_on:
        terms += [
            Term(_("办结日期"), item.closed_on),
            Term(_("提交人"), item.submitted_by.name if item.submitted_by else None),
            Term(_("复核人"), item.closed_by.name if item.closed_by else None),
        ]
    return terms


def _content(item: Item, definition: Definition) -> list[Term]:
    return [_field(item, definition, name) for name in definition.properties]


def _field(item: Item, definition: Definition, name: str) -> Term:
    value = item.payload.get(name)
    schema = definition.properties[name]
    if "enum" in schema and value in schema["enum"] and "enum_en" in schema:
        value = in_language(value, schema["enum_en"][schema["enum"].index(value)])
    if name == RULE and value:
        rule = queries.rule_named(str(value))
        url = _address("rules:document", rule.pk) if rule else ""
        known = titled(rule) if rule else _("%(rule)s（制度库中尚无此制度）") % {"rule": value}
        return Term(definition.title_of(name), known, url)
    return Term(definition.title_of(name), value)


def _address(name: str, *args: object) -> str:
    """The address of a page of another module, or none when that module has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _evidence(item: Item) -> list[Shown]:
    rows = item.evidence.select_related("attachment", "fact__kind", "added_by").order_by("-added_at", "-pk")
    return [
        Shown(
            title=row.attachment.name if row.attachment else row.fact.wording if row.fact else "",
            url=_address("documents:download", row.attachment.pk)
            if row.attachment
            else _address("facts:fact", row.fact.public_id)
            if row.fact
            else "",
            kind=_evidence_kind(row),
            size=row.attachment.size if row.attachment else None,
            who=row.added_by.name,
            at=row.added_at,
        )
        for row in rows
    ]


def _evidence_kind(row: Evidence) -> str:
    """Its note or the kind of the record; a record that was withdrawn says so, since it counts no more."""
    kind = row.note or (titled(row.fact.kind) if row.fact else "")
    withdrawn = row.fact is not None and row.fact.countable_until is not None
    return _("%(kind)s（已撤回，不再作为佐证）") % {"kind": kind} if withdrawn else kind


def _happenings(item: Item, definition: Definition) -> list[Happening]:
    return [_happening(one, definition) for one in item.movements.order_by("-at", "-pk")]


def _happening(one: Movement, definition: Definition) -> Happening:
    workflow = definition.workflow
    if one.action in Step.values:
        return Happening(one.at, Step(one.action).label, one.by_name, one.note)
    step = next((step for step in workflow.transitions if step.code == one.action), None)
    states = {state.code: titled(state) for state in workflow.states}
    way = f"{states.get(one.from_state, one.from_state)} → {states.get(one.to_state, one.to_state)}"
    tone = STAGE_TONES.get(Stage(one.to_stage), Tone.INFO)
    return Happening(one.at, f"{titled(step) if step else one.action}：{way}", one.by_name, one.note, tone)


def _ways(item: Item, definition: Definition, situation: policies.Situation) -> list[Way]:
    return [
        Way(
            code=one.transition.code,
            title=titled(one.transition),
            url=reverse("ledger:move", args=[item.pk, one.transition.code]),
            reason=one.refusal.text(_) if one.refusal else "",
        )
        for one in policies.possibilities(definition.workflow, situation)
    ]


def _children(item: Item) -> list[Child]:
    rows = item.children.select_related("kind", "unit", "holder_post").order_by("due_on", "number")
    return [Child(one, state_title(one), STAGE_TONES[Stage(one.stage)]) for one in rows]


def _links(item: Item) -> list[tuple[str, Item]]:
    out = [(row.get_kind_display(), row.target) for row in item.links_out.select_related("target")]
    into = [(row.get_kind_display(), row.source) for row in item.links_in.select_related("source")]
    again = [(_("此后复发"), one) for one in item.recurrences.order_by("opened_on", "pk")]
    return out + into + again


def _concerns(item: Item) -> list[Happening]:
    rows = item.concerns.select_related("fact__kind", "fact__recorded_by").order_by(
        "-fact__occurred_on", "-pk"
    )
    return [
        Happening(
            row.fact.occurred_on,
            f"{titled(row.fact.kind)}：{row.fact.wording}",
            row.fact.recorded_by.name,
            str(row.fact.payload.get("summary", "")),
            url=_address("facts:fact", row.fact.public_id),
        )
        for row in rows
    ]


def _extensions(item: Item) -> list[Happening]:
    rows = item.extensions.select_related("by").order_by("-at", "-pk")
    return [Happening(row.at, f"{row.due_before} → {row.due_after}", row.by.name, row.reason) for row in rows]


def _may(
    item: Item, definition: Definition, situation: policies.Situation, *, paused: bool
) -> dict[str, bool]:
    """What else the page offers; the actions ask again."""
    held, is_open = situation.standings, item.stage != Stage.CLOSED
    runs = definition.workflow.state(item.state).clock == Clock.RUNNING
    manages = bool(held & {Standing.UNIT_MANAGER, Standing.MANAGER})
    works = bool(held & {Standing.HOLDER, Standing.COOWNER}) or manages
    grants = bool(held & {Standing.CHECKER, Standing.MANAGER}) and not situation.is_doer
    return {
        "note": is_open and works,
        "evidence": is_open and works,
        "edit": is_open and (manages or Standing.HOLDER in held),
        "share": is_open and manages,
        "pause": is_open and grants and runs and not paused,
        "resume": is_open and grants and runs and paused,
        "extend": is_open and grants and item.due_on is not None,
        "check": is_open and Standing.CHECKER in held,
        "recur": is_open and (manages or Standing.CHECKER in held),
    }
