"""What a format gives: whether a beginning is its own, and the records of a stream."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from mingze.services.patents.record import Event, Patent, Rejected

HEAD = 4096
"""Bytes of a stream a format may look at to say whether it is its own."""

Found = Patent | Event | Rejected
"""What reading gives: a record, a legal event that came by itself, or a document turned away with its reason."""


class Format(Protocol):
    """One format. Modules of this package end with ``FORMAT = ...``, and ``formats`` lists them in order of asking."""

    name: str
    """Name of the module, as ``cnipa``; stored in :class:`~mingze.services.patents.record.Source`."""
    title: str
    """For people, in Chinese."""

    def recognises(self, head: bytes) -> bool:
        """Whether a stream that begins with ``head`` (at most :data:`HEAD` bytes) is of this format.

        It looks at root elements, namespaces and tags. It never raises, whatever the bytes are.
        """

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records in the order of the stream, in bounded memory: one document at a time.

        A stream may hold many documents one after the other. A faulty document is yielded as :class:`Rejected` and
        reading goes on at the next one wherever the next one can be found. Only faults of the stream itself
        (``OSError``) are raised.
        """
