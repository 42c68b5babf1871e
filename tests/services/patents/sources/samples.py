"""Where the offices' own files lie, and how texts of a record are put together to be compared."""

import hashlib
import io
from pathlib import Path

import pytest

from mingze.services.patents.record import Event, Patent, Rejected
from mingze.services.patents.sources.port import Format

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "data" / "patents"


def sample(name: str) -> bytes:
    """A file of an office; the test is skipped where the files are not at hand."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"no sample file {name} beside the project")
    return path.read_bytes()


def found(format_: Format, data: bytes | str) -> list[Patent | Event | Rejected]:
    """Everything a format gives for some bytes."""
    raw = data.encode() if isinstance(data, str) else data
    return list(format_.read(io.BytesIO(raw), name="t"))


def only(format_: Format, data: bytes | str) -> Patent:
    """The one record there is."""
    (one,) = found(format_, data)
    assert isinstance(one, Patent), one
    return one


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def claims_text(record: Patent) -> str:
    """All claims, one below the other."""
    return "\n".join(claim.text for group in record.claims for claim in group.claims)


def description_text(record: Patent) -> str:
    """All headings and paragraphs, one below the other."""
    sections = [section for text in record.descriptions for section in text.sections]
    return "\n".join(line for s in sections for line in (*([s.heading] if s.heading else []), *s.paragraphs))
