"""Legal events as the sub-records that nested conditions ask about."""

from collections.abc import Iterable, Iterator

from mingze.services.patents import events as kinds
from mingze.services.patents.record import Event


def events_of(events: Iterable[Event]) -> Iterator[dict[str, list[str]]]:
    """One sub-record for each event: kind, code, text, parties before and after, day."""
    for event in events:
        parties = kinds.handover(event)
        found = {
            "event_kind": [kinds.kind_of(event).value],
            "event_code": [event.code],
            "event_text": [event.text, *(f"{name}：{value}" for name, value in event.details)],
            "event_party": [*parties.before, *parties.after],
            "event_from": list(parties.before),
            "event_to": list(parties.after),
            "event_date": [event.on.strftime("%Y%m%d")] if event.on else [],
        }
        yield {name: kept for name, values in found.items() if (kept := [one for one in values if one])}
