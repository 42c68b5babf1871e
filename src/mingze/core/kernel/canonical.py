"""One text form for a value, so that equal content has an equal hash on every machine."""

import hashlib
import json
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal


def canonical_json(value: object) -> str:
    """Return ``value`` as JSON with sorted keys, no spaces and unescaped Chinese.

    Dates become ISO text; aware datetimes become UTC with microseconds, so that a moment read back from the
    database in another zone has the same form; ``Decimal`` becomes its text and keeps its trailing zeros.

    Raises ``ValueError`` for NaN, infinities and datetimes without a zone, ``TypeError`` for anything without
    a single text form (sets, bytes, keys that are not text).
    """
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def sha256_hex(content: str | bytes) -> str:
    """Return the SHA-256 of ``content`` as 64 lower-case hexadecimal digits; text is hashed as UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _plain_leaf(value)


def _plain_leaf(value: object) -> object:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} has no canonical form")
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} has no canonical form")
        return str(value)
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no time zone, so it names no single moment")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"canonical JSON needs text keys, not {type(key).__name__}")
    return str(key)
