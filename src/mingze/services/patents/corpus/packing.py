"""Values of a column, packed one by one, so that any of them opens without the others.

Documents of one office resemble each other. A dictionary of what they have in common, worked out from some of them,
makes each about as small as it would be packed together with its neighbours (Zstandard, RFC 8878, section 5).
"""

from collections.abc import Iterator, Sequence

import zstandard

LEVEL = 3
DICTIONARY = 64 * 1024
"""Bytes of a dictionary, at most."""
SHARE = 100
"""A dictionary is at most one part in so many of what it is for; below :data:`LEAST` bytes it is not worth having."""
LEAST = 1024
SAMPLES = 1024 * 1024
"""Bytes that a dictionary is worked out from, about."""


class Damaged(ValueError):  # noqa: N818 - a state of what was read
    """Bytes that cannot be unpacked, or are not what was packed."""


def dictionary_for(values: Sequence[bytes]) -> bytes:
    """What ``values`` have in common; empty when there are too few of them, or nothing to be found."""
    total = sum(map(len, values))
    size = min(DICTIONARY, total // SHARE)
    if size < LEAST:
        return b""
    samples: list[bytes | bytearray | memoryview] = [*values[:: -(-total // SAMPLES)]]
    try:
        return zstandard.train_dictionary(size, samples).as_bytes()
    except zstandard.ZstdError:
        return b""


def pack(values: Sequence[bytes | None], dictionary: bytes) -> Iterator[bytes | None]:
    """Each value by itself; ``None`` stays."""
    with_it = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    packer = zstandard.ZstdCompressor(
        level=LEVEL, dict_data=with_it, write_dict_id=False, write_checksum=True
    )
    return (None if value is None else packer.compress(value) for value in values)


class Unpacker:
    """Opens values that were packed with one dictionary. Not to be shared between threads."""

    def __init__(self, dictionary: bytes) -> None:
        with_it = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self._unpacker = zstandard.ZstdDecompressor(dict_data=with_it)

    def __call__(self, value: bytes | None) -> bytes | None:
        """The value as it was. Raises ``Damaged``."""
        if value is None:
            return None
        try:
            return self._unpacker.decompress(value)
        except (
            zstandard.ZstdError,
            MemoryError,
        ) as error:  # a damaged header may speak of any number of bytes
            raise Damaged(str(error) or "size out of bounds") from None
