"""Records are packed one by one: any of them opens by itself, and what was written before that is read as it was."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.services.patents.corpus import packing, segments
from mingze.services.patents.corpus.rows import PATENTS, patents_table, row_of
from mingze.services.patents.corpus.segments import Reader
from mingze.services.patents.corpus.store import Corpus
from tests.services.patents import made

MANY = 400
WANTED = [3, 4, 77, 399]


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return patents_table([row_of(made.patent(n)) for n in range(MANY)])


def _as_before(path: Path, table: pa.Table) -> None:
    """A segment as it was written before records were packed one by one."""
    pq.write_table(
        table,
        path,
        row_group_size=segments.ROWS,
        compression="zstd",
        write_statistics=False,
        store_schema=False,
    )


def test_only_the_wanted_records_are_unpacked(
    tmp_path: Path, table: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked: list[bytes | None] = []
    unpack = packing.Unpacker.__call__

    def counted(self: packing.Unpacker, value: bytes | None) -> bytes | None:
        unpacked.append(value)
        return unpack(self, value)

    monkeypatch.setattr(packing.Unpacker, "__call__", counted)
    segments.write(tmp_path / "one", table)
    read = Reader(tmp_path).rows("one", WANTED, ("number", "record"))
    records = table.column("record").to_pylist()
    assert read == [(made.patent(n).number, records[n]) for n in WANTED]
    assert len(unpacked) == len(WANTED)


def test_all_columns_come_back_as_they_were_put(tmp_path: Path, table: pa.Table) -> None:
    segments.write(tmp_path / "one", table)
    assert segments.read_all(tmp_path / "one").cast(PATENTS) == table
    names = ("number", "source", "record")
    batches = list(Reader(tmp_path).batches("one", names))
    assert {name: [value for batch in batches for value in batch[name]] for name in names} == {
        name: table.column(name).to_pylist() for name in names
    }


def test_segments_written_before_are_read_as_they_are(tmp_path: Path, table: pa.Table) -> None:
    _as_before(tmp_path / "before", table)
    segments.write(tmp_path / "now", table)
    reader, names = Reader(tmp_path), ("number", "digest", "source", "record")
    assert reader.rows("before", WANTED, names) == reader.rows("now", WANTED, names)
    assert segments.read_all(tmp_path / "before").cast(PATENTS) == table


def test_a_corpus_of_both_kinds_is_whole_and_is_compacted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = Corpus(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(segments, "_packed", lambda table: (table, {}))
        corpus.import_([made.patent(1), made.event(1)])
    corpus.import_([made.patent(2), made.event(2)])
    before = made.contents(corpus)
    assert corpus.check() == []
    corpus.compact()
    assert made.contents(corpus) == before
    assert corpus.check() == []
    assert len(list((tmp_path / "segments").iterdir())) == 2, "both kinds were put together"


def test_what_records_have_in_common_is_kept_once(table: pa.Table) -> None:
    records = table.column("record").to_pylist()
    dictionary = packing.dictionary_for(records)
    with_it, alone = (sum(map(len, packing.pack(records, one))) for one in (dictionary, b""))  # type: ignore[arg-type]
    assert dictionary
    assert with_it + len(dictionary) < alone


@given(st.lists(st.none() | st.binary(max_size=4000), max_size=40), st.booleans())
def test_whatever_is_packed_is_unpacked(values: list[bytes | None], with_dictionary: Any) -> None:
    dictionary = packing.dictionary_for([bytes(range(256)) * 8] * 300) if with_dictionary else b""
    unpack = packing.Unpacker(dictionary)
    assert [unpack(one) for one in packing.pack(values, dictionary)] == values


@given(st.binary(max_size=200))
def test_bytes_that_were_never_packed_are_called_damaged(data: bytes) -> None:
    with pytest.raises(packing.Damaged):
        packing.Unpacker(b"")(data)


def test_a_flipped_bit_is_called_damaged() -> None:
    value = b"one record and another record " * 20
    (packed,) = packing.pack([value], b"")
    assert packed is not None
    unnoticed = 0
    for bit in range(8 * len(packed)):
        damaged = bytearray(packed)
        damaged[bit // 8] ^= 1 << bit % 8
        try:
            assert packing.Unpacker(b"")(bytes(damaged)) == value
            unnoticed += 1
        except packing.Damaged:
            continue
    assert unnoticed <= 3, "few bits have no meaning (RFC 8878, section 3.1.1.1.1.3)"
