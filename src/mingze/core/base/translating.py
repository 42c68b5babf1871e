"""The English catalogue: source strings are found in code and templates, merged, compared and compiled.

Needs no gettext programs: Babel reads Python, Django turns templates into something Babel reads, polib
keeps the file.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

# Calls whose first text is a source string. Refusals are listed so that a reason cannot be forgotten.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_t": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "mark": None,
    "sentence": None,
    "Refused": None,
    "Unavailable": None,
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdf]|(?<!%)%([sdf])")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
SKIPPED = {"migrations", "node_modules", "static"}


@dataclass(frozen=True)
class Message:
    """A source string as found: its plural and context where it has them."""

    text: str
    plural: str = ""
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes two messages the same entry."""
        return self.context, self.text


def found_in(root: Path) -> dict[Message, set[str]]:
    """Every source string below ``root`` with the files it stands in; only texts in Chinese are source
    strings.
    """
    messages: dict[Message, set[str]] = {}
    for path in sorted([*root.rglob("*.py"), *root.rglob("*.html"), *root.rglob("*.txt")]):
        if SKIPPED & set(path.relative_to(root).parts):
            continue
        for message in _messages(path):
            if CHINESE.search(message.text):
                messages.setdefault(message, set()).add(path.relative_to(root).as_posix())
    return messages


def merge(catalogue: polib.POFile, messages: dict[Message, set[str]]) -> int:
    """Bring ``catalogue`` up to ``messages``: translations stay, new ones wait empty. Returns how many are
    new.
    """
    kept = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    fresh = 0
    entries = []
    for message, places in sorted(messages.items(), key=lambda pair: (min(pair[1]), pair[0].text)):
        entry = kept.get(message.key)
        if entry is None:
            entry = polib.POEntry(msgid=message.text, msgctxt=message.context)
            fresh += 1
        _bring_up(entry, message, places)
        entries.append(entry)
    catalogue[:] = entries
    return fresh


def faults(catalogue: polib.POFile, messages: dict[Message, set[str]]) -> list[str]:
    """What keeps the catalogue from being whole: missing, fuzzy, obsolete, placeholders that differ."""
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    wanted = {message.key: places for message, places in messages.items()}
    found = [
        f"not in the catalogue: {key[1]!r} ({min(places)})"
        for key, places in wanted.items()
        if key not in entries
    ]
    found += [f"no longer in the source: {key[1]!r}" for key in entries if key not in wanted]
    found += [f"marked obsolete: {entry.msgid!r}" for entry in catalogue.obsolete_entries()]
    for key, entry in entries.items():
        if key in wanted:
            found += _entry_faults(entry)
    return found


def empty_catalogue() -> polib.POFile:
    """A catalogue with its header alone."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "mingze",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def _bring_up(entry: polib.POEntry, message: Message, places: set[str]) -> None:
    entry.msgid_plural = message.plural
    if message.plural and not entry.msgstr_plural:
        entry.msgstr_plural = {0: entry.msgstr, 1: entry.msgstr}
    # Files without line numbers: moving a line must not change the catalogue.
    entry.occurrences = [(place, "") for place in sorted(places)]
    entry.flags = ["python-format"] if PLACEHOLDER.search(message.text) else []


def _entry_faults(entry: polib.POEntry) -> list[str]:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(texts):
        return [f"not translated: {entry.msgid!r} ({entry.occurrences[0][0] if entry.occurrences else '?'})"]
    if entry.fuzzy:
        return [f"fuzzy: {entry.msgid!r}"]
    names = _placeholders(entry.msgid)
    return [
        f"placeholders differ: {entry.msgid!r} -> {text!r}" for text in texts if _placeholders(text) != names
    ]


def _placeholders(text: str) -> set[tuple[str, str]]:
    return set(PLACEHOLDER.findall(text))


def _messages(path: Path) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What Django makes of a template is no well-formed program: indentation means nothing in it.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for _line, text, _comments, context in found:
        singular, plural = text if isinstance(text, tuple) else (text, "")
        if singular:
            yield Message(singular, plural or "", context)
