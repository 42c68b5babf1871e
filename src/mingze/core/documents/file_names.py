"""Names people give to files, made safe to store, to show and to send back."""

import re
import unicodedata
from pathlib import PurePosixPath

from mingze.core.documents.plain_text import printable
from mingze.core.kernel.refusals import Refused, mark

NO_NAME = mark("文件没有名称，请重命名后再上传")
PROGRAM = mark("不接收程序或脚本文件：%(name)s")

_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_UNSAFE = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_PROGRAM_ENDINGS = (
    "ade adp app application apk bas bat bin chm class cmd com cpl dll dmg exe gadget hlp hta htm html inf ins "
    "iso jar js jse jsp lnk mht mhtml msc msi msp mst php pif pl ps1 psm1 py rb reg scf scr sct sh shtml svg "
    "swf sys url vb vbe vbs vhd ws wsc wsf wsh xhtml xll xml"
)
_PROGRAMS = frozenset(_PROGRAM_ENDINGS.split())


def clean_name(filename: str, *, most: int) -> str:
    """Return the last part of ``filename`` without path, control and direction characters, ``most`` long.

    Raises ``Refused`` for a name that is empty afterwards and for one with the ending of a program anywhere.
    """
    name = unicodedata.normalize("NFC", filename).replace("\\", "/").rpartition("/")[2]
    # A direction mark can make "…fdp.exe" look like "…exe.pdf"; without it the name says what it is.
    # Spaces of other widths look like the common one and do not compare like it.
    name = "".join(" " if unicodedata.category(one) == "Zs" else one for one in printable(name))
    name = name.translate(_UNSAFE).strip(" .")
    path = PurePosixPath(name)
    if not name or not path.stem:
        raise Refused(NO_NAME)
    if any(ending.lower().strip(" .") in _PROGRAMS for ending in name.split(".")[1:]):
        raise Refused(PROGRAM, params={"name": name}, place=name)
    stem, ending = path.stem.strip(" ."), path.suffix.lower()
    if _RESERVED.match(stem.split(".")[0]):
        stem = f"_{stem}"
    return stem[: max(most - len(ending), 1)] + ending
