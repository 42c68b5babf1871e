"""What the page of one record shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.core.base.components import Definition, Evidence, Happening, Tone
from mingze.core.base.formats import shown
from mingze.core.base.language import listed, titled
from mingze.core.base.schema_fields import options_of
from mingze.core.documents import queries as documents
from mingze.core.documents.models import Attachment
from mingze.core.facts import fact_uses, kinds, policies, queries, standings
from mingze.core.facts.choices import Standing
from mingze.core.facts.models import Fact
from mingze.core.facts.titles import evidence_title
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission


def page_of(fact: Fact, access: Access) -> dict[str, Any]:
    """Everything on the page that the person may see."""
    definition = kinds.definition_of(fact.kind)
    people = queries.people_by_part(fact)
    current = fact.countable_until is None
    may_change = current and queries.may_change(access, fact)
    return {
        "fact": fact,
        "standing": standings.standing_of(fact),
        "advice": _advice(fact),
        "basics": _basics(fact),
        "content": _content(fact, definition),
        "sealed": definition.sealed,
        "people": [(titled(part), people[part.code]) for part in definition.parts if people.get(part.code)],
        "evidence": _evidence(fact, access),
        "takes_evidence": bool(policies.evidence_taken(definition)),
        "history": _history(fact),
        "uses": fact_uses.uses_of(fact, access=access),
        "may_change": may_change,
        "may_review": current and may_review(access, fact),
    }


def may_review(access: Access, fact: Fact) -> bool:
    """Whether this person may review this record now: somebody else's, not reviewed yet, in their units."""
    waiting = fact.reviewed_at is None and fact.recorded_by_id != access.person_id
    return waiting and access.covers(Permission.FACTS_REVIEW, fact.unit)


def recorded(fact: Fact) -> str:
    """What to say after recording: when it counts, and what is missing until then."""
    standing = standings.standing_of(fact)
    if standing.code == Standing.COUNTED:
        return _("已登记，自今日起算。")
    return _("已登记。%(advice)s") % {"advice": _advice(fact)}


def _advice(fact: Fact) -> str:
    """What has to happen before the record counts; empty when it does, or never will."""
    standing = standings.standing_of(fact)
    if standing.code == Standing.EVIDENCE:
        names = listed(evidence_title(code) for code in standings.missing_evidence(fact))
        return _("尚未起算：补充%(evidence)s之日起算。") % {"evidence": names}
    if standing.code == Standing.REVIEW:
        return _("尚未起算：须由登记人以外的人员审核，审核之日起算。")
    return ""


def _basics(fact: Fact) -> list[Definition]:
    rows = [
        Definition(_("类别"), titled(fact.kind)),
        Definition(_("登记单位"), fact.unit.name),
        Definition(_("发生日期"), fact.occurred_on),
    ]
    if fact.counts_on != fact.occurred_on:
        rows.append(Definition(_("补办计入日期"), fact.counts_on))
    rows += [
        Definition(_("登记"), f"{shown(fact.recorded_at)} {fact.recorded_by.name}"),
        Definition(
            _("审核"), f"{shown(fact.reviewed_at)} {fact.reviewed_by.name}" if fact.reviewed_by else None
        ),
        Definition(_("起算日期"), fact.countable_from),
    ]
    if fact.countable_until:
        rows.append(Definition(_("失效日期"), fact.countable_until))
    hours = standings.hours_of(fact)
    return rows if hours is None else [*rows, Definition(_("学时（小时）"), hours)]


def _content(fact: Fact, definition: kinds.Definition) -> list[Definition]:
    """The fields of the form in its order. A field that a newer form has dropped is shown by its name."""
    known = [name for name in definition.properties if name in fact.payload]
    dropped = sorted(set(fact.payload) - set(known))
    return [
        Definition(definition.title_of(name), _said(fact.payload[name], definition.properties.get(name, {})))
        for name in (*known, *dropped)
    ]


def _said(value: Any, schema: Any) -> object:
    """A stored value in the language of the page, where its form knows a word for it."""
    words = dict(options_of(schema))
    if isinstance(value, list):
        return listed(words.get(str(one), str(one)) for one in value)
    return words.get(value, value) if isinstance(value, str) else value


def _evidence(fact: Fact, access: Access) -> list[Evidence]:
    """The files; somebody who sees the record only because they took part does not get a way to open them."""
    rows = fact.attachments.select_related("attachment__uploaded_by", "attachment__unit")
    rows = rows.order_by("attachment__uploaded_at", "pk")
    return [
        Evidence(
            title=row.attachment.name,
            url=_file_address(row.attachment, access),
            kind=evidence_title(row.evidence),
            size=row.attachment.size,
            who=row.attachment.uploaded_by.name,
            at=row.attachment.uploaded_at,
        )
        for row in rows
    ]


def _history(fact: Fact) -> list[Happening]:
    """What was done with the record and those before and after it, the newest first."""
    chain = queries.chain_of(fact)
    happenings: list[Happening] = []
    for one, newer in zip(chain, [*chain[1:], None], strict=True):
        happenings += _happenings(one, newer, "" if one.pk == fact.pk else _address(one))
    return happenings[::-1]


def _happenings(fact: Fact, newer: Fact | None, url: str) -> list[Happening]:
    text = _("登记“%(title)s”") if fact.supersedes_id is None else _("更正后登记“%(title)s”")
    title = {"title": fact.wording}
    rows = [Happening(fact.recorded_at, text % title, fact.recorded_by.name, tone=Tone.INFO, url=url)]
    if fact.reviewed_at and fact.reviewed_by:
        rows.append(Happening(fact.reviewed_at, _("审核通过"), fact.reviewed_by.name, tone=Tone.GOOD))
    if fact.countable_until:
        ended = _("已更正，此前的记录保留备查") if newer else _("撤回")
        note = _("原因：%(reason)s") % {"reason": fact.withdrawn_reason}
        rows.append(Happening(fact.countable_until, ended, note=note, tone=Tone.WARN))
    return rows


def _file_address(attachment: Attachment, access: Access) -> str:
    if not documents.may_open(access, attachment):
        return ""
    return reverse("documents:download", args=[attachment.pk])


def _address(fact: Fact) -> str:
    return reverse("facts:fact", args=[fact.public_id])
