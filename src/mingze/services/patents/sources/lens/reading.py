"""Records of The Lens: an object, an array, the answer of its API (``{"data": […]}``), or one record a line."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from mingze.services.patents.record import Patent, Rejected, Source
from mingze.services.patents.sources.lens.record import patent
from mingze.services.patents.sources.lens.shape import Record
from mingze.services.patents.sources.markup import json_pieces
from mingze.services.patents.sources.markup.xml import Piece
from mingze.services.patents.sources.port import Found

_KEYS = re.compile(rb'"(?:lens_id|doc_key|docdb_id|date_published|publication_type)"\s*:')
_BEGINS = re.compile(rb"^[\s\xef\xbb\xbf]*[\[{]")
_DECODER = msgspec.json.Decoder(Record)


class Lens:
    """JSON of The Lens."""

    name = "lens"
    title = "Lens专利数据（JSON）"

    def recognises(self, head: bytes) -> bool:
        """JSON in whose beginning a key of a Lens record stands."""
        return bool(_BEGINS.match(head) and _KEYS.search(head))

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """One record a publication."""
        for piece in json_pieces.documents(stream, begins=b"lens_id"):
            if isinstance(piece, Rejected):
                yield Rejected(
                    piece.reason, where=piece.where, name=name, offset=piece.offset, data=piece.data
                )
            else:
                yield self._record(piece, name)

    def _record(self, piece: Piece, name: str) -> Patent | Rejected:
        try:
            record = _DECODER.decode(piece.data)
            return patent(record, source=Source(format=self.name, name=name, offset=piece.offset))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason, where = "不是有效的Lens记录", str(error)[:200]
        except RecursionError:
            reason, where = "JSON文档嵌套过深", ""
        except Rejected as refused:
            reason, where = refused.reason, refused.where
        place = f"字节{piece.offset}，{where}".rstrip("，")
        return Rejected(reason, where=place, name=name, offset=piece.offset, data=piece.data)


FORMAT = Lens()
