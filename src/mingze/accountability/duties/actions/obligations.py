"""Making obligations and keeping them true to the organisation and to what was recorded."""

from collections.abc import Collection, Sequence
from datetime import date

from mingze.accountability.duties import counting, discharging, materialising
from mingze.accountability.duties.models import DutyItem, ListVersion, Obligation, Occasion
from mingze.accountability.duties.occasions import occasion_after, occasions_of
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.facts.models import Fact


def start_version(version: ListVersion, previous: ListVersion | None, until: date) -> int:
    """Make a newly published version's obligations and void those it replaces. Part of publishing."""
    if version.valid_from is None:
        raise AssertionError("a published version is in force from a day")
    if previous:
        materialising.void_from_successor(previous, version.valid_from)
    Occasion.objects.bulk_create(occasions_of(version, until), batch_size=1000)
    made = materialising.materialise(version, since=version.valid_from)
    discharging.discharge_all()
    counting.count_all()
    return made


@door
def extend(*, until: date, on: date, by: Actor) -> int:
    """Make what is missing through ``until`` for every list in force, and void what lost its holder.

    Run daily: a unit set up or a member enrolled since then owes from now on.
    """
    made = 0
    for version in ListVersion.objects.on(on).select_related("duty_list__unit__counterpart"):
        known = set(version.items.values_list("pk", "occasions__key"))
        fresh = [one for one in occasions_of(version, until) if (one.item_id, one.key) not in known]
        Occasion.objects.bulk_create(fresh, batch_size=1000)
        made += materialising.materialise(version, since=on)
    voided = materialising.void_orphans(on)
    met = discharging.discharge_all()
    if made or voided or met:
        counting.count_all()
    record(
        by=by,
        action="duties.extend",
        object_kind="duties.obligation",
        object_id="",
        summary=f"补齐履责事项{made}项，停止适用{voided}项",
        detail={"until": until, "made": made, "voided": voided},
    )
    return made


def facts_changed(facts: Sequence[Fact], on: date) -> None:
    """Listener on the floor: open what an event opens, close what it opened in error, and bring the rest in line."""
    ended = [fact for fact in facts if fact.countable_until is not None]
    if ended:
        _close_after(ended, on)
    opened = [one for fact in facts if fact not in ended for one in _open_after(fact)]
    if opened:
        counting.count_units(counting.units_held(_owed_on(opened)), {one.due_on for one in opened})
    discharging.discharge_after(facts, on)


def _close_after(ended: Collection[Fact], on: date) -> None:
    """Void, from ``on``, what was owed after events whose record has been corrected or withdrawn.

    A corrected event opens what is owed anew, from its own day. What was met before stays met for the days before.
    """
    occasions = list(Occasion.objects.filter(trigger__in=ended))
    keys = _owed_on(occasions)
    if not keys:
        return
    units = counting.units_held(keys)
    Obligation.objects.filter(pk__in=keys, void_from=None).update(void_from=on)
    discharging.bring_in_line(keys, on, "所依据的事件记录更正或撤回")
    counting.count_units(units, {one.due_on for one in occasions})


def _owed_on(occasions: Sequence[Occasion]) -> list[int]:
    """The obligations of a few occasions, found by their due days, which is how they are indexed."""
    found = (Obligation.objects.filter(due_on=one.due_on, occasion=one) for one in occasions)
    return [key for rows in found for key in rows.values_list("pk", flat=True)]


def _open_after(fact: Fact) -> list[Occasion]:
    """Open the occasions that this event triggers, once each; which they are."""
    items = DutyItem.objects.filter(
        cadence="after",
        cadence_detail__after=fact.kind.code,
        version__in=ListVersion.objects.on(fact.occurred_on),
    )
    # Most facts open nothing, and what else there is to know of an item is dear to ask for.
    if not items.exists():
        return []
    opened = []
    for item in items.select_related("version__duty_list__unit__counterpart"):
        agency = item.version.duty_list.unit
        if not fact.unit.path.startswith(materialising.agency_paths(agency)):
            continue
        occasion = occasion_after(item, fact, agency)
        if not Occasion.objects.filter(item=item, key=occasion.key).exists():
            occasion.save(force_insert=True)
            materialising.materialise_triggered(item.version, occasion.pk, fact.unit, since=fact.occurred_on)
            opened.append(occasion)
    return opened
