"""The manifest: which segments the corpus consists of. What it does not name does not exist."""

from pathlib import Path
from typing import Literal

import msgspec

from mingze.services.patents.corpus.segments import write_durably

FILE = "manifest.json"


class Segment(msgspec.Struct, frozen=True):
    """One file. ``sequence`` is its number for ever, ``version`` the version of the corpus it came with."""

    name: str
    holds: Literal["patents", "events"]
    sequence: int
    version: int
    rows: int
    bytes: int
    sha256: str
    compacted: bool = False


class Manifest(msgspec.Struct, frozen=True):
    """The corpus at one version. Of two rows of one publication, that of the later segment in this list stands."""

    version: int = 0
    next_sequence: int = 1
    segments: tuple[Segment, ...] = ()


class Torn(Exception):  # noqa: N818 - a state of the corpus
    """The corpus on the disk is not what was written; the text says what is wrong, in Chinese."""


def load(folder: Path) -> Manifest:
    """The manifest of a folder; that of an empty corpus where there is none. Raises ``Torn``."""
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return Manifest()
    try:
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.DecodeError as error:
        raise Torn(f"数据清单 {folder / FILE} 已损坏：{error}") from None


def store(folder: Path, manifest: Manifest) -> None:
    """From here on the corpus is what ``manifest`` says."""
    write_durably(folder / FILE, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
