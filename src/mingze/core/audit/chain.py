"""The arithmetic of the trail, free of the database so that entries can be verified offline.

An entry's hash is SHA-256 over its own content and the hash before it, which anyone can recompute. Its seal
is HMAC-SHA-256 of the hash under a key kept outside the database: somebody who can rewrite every row, hashes
included, still cannot make a seal. Both are lower-case hexadecimal.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from mingze.core.kernel.canonical import canonical_json

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """The content of one entry, in the order the hash covers it."""

    sequence: int
    at: datetime
    actor: str
    actor_name: str
    action: str
    object_kind: str
    object_id: str
    unit_id: int | None
    summary: str
    detail: str

    def hash_after(self, previous: str) -> str:
        """SHA-256 over this content and the hash of the entry before."""
        return hashlib.sha256((previous + canonical_json(self._parts())).encode()).hexdigest()

    def _parts(self) -> list[object]:
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        who_what = [self.sequence, moment, self.actor, self.actor_name, self.action]
        return [*who_what, self.object_kind, self.object_id, self.unit_id, self.summary, self.detail]


def seal(key: str, *parts: object) -> str:
    """HMAC-SHA-256 of the parts joined by a colon."""
    return hmac.new(key.encode(), ":".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()


def seal_is_true(key: str, given: str, *parts: object) -> bool:
    """Compare a seal in constant time."""
    return hmac.compare_digest(given, seal(key, *parts))
