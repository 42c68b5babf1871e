"""USPTO grants of 1976 to 2001 as text (APS, «green book»): utility, design, plant, reissue, registrations, defensive.

The format prints no kind: the one the Office itself cites such documents with is supplied, and a note says so.
Source: «Patent Full-Text/APS» file documentation of the Office.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from mingze.services.patents import numbers
from mingze.services.patents.record import Patent, Rejected, Source, Stage, Text
from mingze.services.patents.sources.markup.xml import Piece
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.us import greenbook_text as prose
from mingze.services.patents.sources.us.greenbook_lines import Group, groups, records
from mingze.services.patents.sources.us.greenbook_parts import (
    citations,
    notes,
    parties,
    priorities,
    related,
    request,
    symbols,
)
from mingze.services.patents.sources.us.kinds import OLD_KINDS, PREFIXES
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.kinds import meaning

_NUMBER = re.compile(r"(D|RE|PP|H|T|)(\d{3,8})")


class Greenbook:
    """The text files."""

    name = "us_greenbook"
    title = "美国专利商标局授权全文（1976–2001，文本）"

    def recognises(self, head: bytes) -> bool:
        """By a line ``PATN`` followed by a number, or the header of a weekly file."""
        return bool(
            re.search(rb"(?:^(?:\xef\xbb\xbf)?|\n)PATN[ \t]*\r?\n(?:[A-Z0-9]{3} .*\r?\n)*?WKU ", head)
        )

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of a file, one after another."""
        any_there = False
        for piece in records(stream):
            any_there = True
            yield piece if isinstance(piece, Rejected) else _record(piece, name)
        if not any_there:
            yield Rejected("文件中没有该格式的文献", name=name)


FORMAT = Greenbook()


def _record(piece: Piece, name: str) -> Found:
    try:
        return build(
            groups(piece.data), Source(format=Greenbook.name, version="APS", name=name, offset=piece.offset)
        )
    except Rejected as why:
        return Rejected(why.reason, where=why.where, name=name, offset=piece.offset, data=piece.data)
    except (ValueError, OverflowError) as why:
        return Rejected(
            "文献内容无法读成记录", where=str(why)[:200], name=name, offset=piece.offset, data=piece.data
        )


def build(found: list[Group], source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    head = found[0]
    letters, document, wrong = number_of(head.text("WKU"))
    kind = OLD_KINDS[PREFIXES[letters]]
    day = compact(head.text("ISD"))
    type_, stage = meaning("US", kind, day)
    own = numbers.publication("US", letters + document, kind)
    filed = request(head, design=letters == "D")
    own_claims, statement = prose.claims(found)
    body = prose.description(found)
    abstracts = tuple(text for group in found if group.name == "ABST" for text in prose.text_of(group))
    title = prose.characters(head.text("TTL"))
    return Patent(
        number=own,
        office="US",
        document=own[2:].removesuffix(kind),
        kind=kind,
        type=type_,
        stage=stage,
        published=day,
        language="en",
        source=source,
        application=filed.key,
        application_number=filed.printed,
        filed=filed.on,
        granted=day if stage is not Stage.OTHER else None,
        series=filed.series,
        entered=next((compact(group.text("PD1")) for group in found if group.name == "PCTA"), None),
        titles=(Text(paragraphs=(title,), language="en"),) if title else (),
        abstracts=(Text(paragraphs=abstracts, language="en"),) if abstracts else (),
        claims=(own_claims,) if own_claims else (),
        descriptions=(body,) if body else (),
        claim_count=_count(head.text("NCL")),
        parties=tuple(parties(found, day)),
        symbols=symbols(found),
        priorities=tuple(priorities(found, day)),
        related=tuple(related(found)),
        citations=tuple(citations(found, day)),
        drawings=prose.images(found),
        notes=(
            ("kind", f"{kind} (not printed)"),
            *((("wku-check-digit", wrong),) if wrong else ()),
            *((("us-claim-statement", statement),) if statement else ()),
            *notes(found),
        ),
    )


def number_of(wku: str) -> tuple[str, str, str]:
    """Letters and digits of ``WKU``, and what is wrong with its check digit. Raises ``Rejected``."""
    wku = wku.replace(" ", "").upper()
    found = _NUMBER.fullmatch(wku[:8])
    if found is None:
        raise Rejected("文献没有公开号", where=f"WKU {wku[:16]}")
    digits = found[2]
    check, right = wku[8:9], numbers.us_greenbook(digits.zfill(8))
    wrong = f"{wku}: {right}" if check and right and check not in {right, "&"} else ""
    return found[1], digits, wrong


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
