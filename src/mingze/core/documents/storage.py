"""The files folder: bytes under their own SHA-256, written whole or not at all, checked when read back."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

from mingze.core.kernel.refusals import Refused, mark

GONE = mark("附件文件已丢失，请联系系统管理员从备份恢复")
CHANGED = mark("附件文件与登记的散列不一致，可能已被改动或损坏，请联系系统管理员从备份恢复")

_DIGEST = re.compile(r"[0-9a-f]{64}")


def put(data: bytes) -> str:
    """Store ``data`` and return its SHA-256. The same bytes are stored once, however often they are put."""
    digest = hashlib.sha256(data).hexdigest()
    target = path_of(digest)
    if target.exists() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
        return digest
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes the file readable by its owner alone.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return digest


def get(digest: str) -> bytes:
    """Return the bytes stored under ``digest``. Raises ``Refused`` when they are gone or are not the same."""
    try:
        data = path_of(digest).read_bytes()
    except FileNotFoundError as error:
        raise Refused(GONE) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise Refused(CHANGED)
    return data


def path_of(digest: str) -> Path:
    """Return where the bytes lie: two levels of folders keep each folder small."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError("not a SHA-256 in hexadecimal")
    return Path(settings.FILES_DIR) / digest[:2] / digest[2:4] / digest


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
