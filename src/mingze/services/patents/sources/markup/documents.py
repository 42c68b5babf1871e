"""Streams of XML documents to records: one document at a time, a faulty one turned away with its place."""

from collections.abc import Callable, Iterator

from mingze.services.patents.record import Patent, Rejected, Source
from mingze.services.patents.sources.markup.elements import Element
from mingze.services.patents.sources.markup.xml import Piece, local, parse
from mingze.services.patents.sources.port import Found

Build = Callable[[Element, Source], Patent]
"""From the root element of a document, and where it came from, to its record. May raise ``Rejected``."""


def plain(data: bytes) -> bytes:
    """A document as it stands."""
    return data


def read(
    found: Iterator[Piece | Rejected],
    build: Build,
    *,
    roots: frozenset[str],
    format: str,  # noqa: A002 - the name of the field it goes to
    name: str,
    prepare: Callable[[bytes], bytes] = plain,
) -> Iterator[Found]:
    """Records of the documents in ``found`` whose root, or whose children inside a wrapper, bear one of ``roots``.

    ``prepare`` changes the bytes of a document before they are parsed.
    """
    any_there = False
    for piece in found:
        any_there = True
        if isinstance(piece, Rejected):
            yield piece
            continue
        source = Source(format=format, name=name, offset=piece.offset)
        yield from _records(piece, source, build, roots, prepare)
    if not any_there:
        yield Rejected("文件中没有该格式的文献", name=name)


def _records(
    piece: Piece, source: Source, build: Build, roots: frozenset[str], prepare: Callable[[bytes], bytes]
) -> Iterator[Found]:
    try:
        root = parse(prepare(piece.data))
    except Rejected as why:
        yield _placed(why, piece, source)
        return
    own = [root] if local(root) in roots else [part for part in root.iter() if local(part) in roots]
    if not own:
        yield _placed(Rejected(f"根元素{local(root)[:64]}不是该格式的专利文献"), piece, source)
    for element in own:
        try:
            record: Found = build(element, source)
        except Rejected as why:
            record = _placed(why, piece, source)
        except (ValueError, OverflowError, RecursionError) as why:
            record = _placed(Rejected("文献内容无法读成记录", where=str(why)[:200]), piece, source)
        yield record


def _placed(why: Rejected, piece: Piece, source: Source) -> Rejected:
    """A refusal that also says which document it is about."""
    return Rejected(why.reason, where=why.where, name=source.name, offset=piece.offset, data=piece.data)
