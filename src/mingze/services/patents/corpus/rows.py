"""What a row of the corpus is: the record as bytes, and beside it the columns that questions over many rows need.

The record is msgspec's MessagePack of :class:`Patent` without its source and without its events: the source has a
column of its own, so that the same document out of another folder is the same document, and events have a dataset of
their own.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from mingze.services.patents import updates
from mingze.services.patents.addresses import place_of
from mingze.services.patents.record import Event, Patent, Role, Scheme, Source

PATENTS = pa.schema(
    [
        ("number", pa.string()),
        ("stem", pa.string()),
        ("dropped", pa.bool_()),
        ("digest", pa.binary(16)),
        ("application", pa.string()),
        ("family", pa.string()),
        ("kin", pa.string()),
        ("office", pa.string()),
        ("kind", pa.string()),
        ("type", pa.string()),
        ("stage", pa.string()),
        ("published", pa.date32()),
        ("filed", pa.date32()),
        ("granted", pa.date32()),
        ("priority", pa.date32()),
        ("extension", pa.int32()),
        ("published_year", pa.int16()),
        ("filed_year", pa.int16()),
        ("applicants", pa.list_(pa.string())),
        ("provinces", pa.list_(pa.string())),
        ("cities", pa.list_(pa.string())),
        ("ipc", pa.list_(pa.string())),
        ("cpc", pa.list_(pa.string())),
        ("cited", pa.list_(pa.string())),
        ("source", pa.binary()),
        ("record", pa.binary()),
    ]
)
EVENTS = pa.schema(
    [
        ("key", pa.binary(16)),
        ("subject", pa.string()),
        ("day", pa.date32()),
        ("code", pa.string()),
        ("record", pa.binary()),
    ]
)

_write = msgspec.msgpack.Encoder().encode
_patent = msgspec.msgpack.Decoder(Patent).decode
_source = msgspec.msgpack.Decoder(Source).decode
_event = msgspec.msgpack.Decoder(Event).decode


class Row(msgspec.Struct, frozen=True):
    """A record ready to be written. ``digest`` tells whether two records say the same, wherever they came from."""

    patent: Patent
    record: bytes
    digest: bytes


def row_of(patent: Patent) -> Row:
    """A record without its events, encoded once."""
    if patent.events:
        patent = msgspec.structs.replace(patent, events=())
    record = _write(msgspec.structs.replace(patent, source=None))
    return Row(patent, record, digest_of(record))


def digest_of(record: bytes) -> bytes:
    """Sixteen bytes that differ when the records do."""
    return hashlib.blake2b(record, digest_size=16).digest()


def patent_of(record: bytes, source: bytes | None) -> Patent:
    """The record as it was put. Raises ``msgspec.DecodeError`` for bytes that are none."""
    patent = _patent(record)
    return msgspec.structs.replace(patent, source=_source(source)) if source else patent


def event_of(record: bytes) -> Event:
    """The event as it was put."""
    return _event(record)


def event_row(event: Event) -> dict[str, Any]:
    """An event as a row; equal events have equal keys."""
    record = _write(event)
    return {
        "key": digest_of(record),
        "subject": event.application or event.number,
        "day": event.on,
        "code": event.code,
        "record": record,
    }


def kin_of(patent: Patent) -> str:
    """What publications of one simple family share where no office says so: the same priorities, or being them.

    A first filing has its own application, and whoever claims it, and nothing else, has the same.
    """
    claimed = {priority.number.key for priority in patent.priorities if priority.number.key}
    return "+".join(sorted(claimed)) or patent.application or patent.number


def cited_of(patent: Patent) -> list[str]:
    """Keys of the cited patents, each once, in the order of the document."""
    return list(dict.fromkeys(one.number.key for one in patent.citations if one.number and one.number.key))


def patents_table(rows: Sequence[Row]) -> pa.Table:
    """The columns of ``rows``."""
    return pa.Table.from_pylist([_columns(row) for row in rows], schema=PATENTS)


def events_table(rows: Sequence[dict[str, Any]]) -> pa.Table:
    """The columns of events as :func:`event_row` gives them."""
    return pa.Table.from_pylist(list(rows), schema=EVENTS)


def _columns(row: Row) -> dict[str, Any]:
    patent = row.patent
    places = [place_of(one.address) for one in patent.parties if one.role is Role.APPLICANT and one.address]
    return {
        "number": patent.number,
        "stem": patent.office + patent.document,
        "dropped": updates.deleted(patent),
        "digest": row.digest,
        "application": patent.application,
        "family": patent.family,
        "kin": kin_of(patent),
        "office": patent.office,
        "kind": patent.kind,
        "type": patent.type.value,
        "stage": patent.stage.value,
        "published": patent.published,
        "filed": patent.filed,
        "granted": patent.granted,
        "priority": earliest_priority(patent),
        "extension": patent.term_extension,
        "published_year": patent.published.year if patent.published else None,
        "filed_year": patent.filed.year if patent.filed else None,
        "applicants": [one.name for one in patent.parties if one.role is Role.APPLICANT],
        "provinces": _each(place.province for place in places),
        "cities": _each(place.city for place in places),
        "ipc": _each(one.code for one in patent.symbols if one.scheme is Scheme.IPC),
        "cpc": _each(one.code for one in patent.symbols if one.scheme is Scheme.CPC),
        "cited": cited_of(patent),
        "source": _write(patent.source) if patent.source else None,
        "record": row.record,
    }


def earliest_priority(patent: Patent) -> date | None:
    """The earliest day of a claimed priority."""
    return min((one.number.on for one in patent.priorities if one.number.on), default=None)


def _each(values: Any) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
