import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingze.core.documents.spreadsheet import read_table
from mingze.core.kernel.refusals import Refused

ROWS = [["姓名", "单位", "人数"], ["王艾丽", "综合科", 3], ["李博", "执法科", 4]]
FUZZ = settings(max_examples=150, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b'a,b\n"',
    b"a,b\n",
]


def answers(data, limits):
    """Read the table or take the refusal; any other exception fails the test."""
    with suppress(Refused):
        assert read_table(data, "名册.xlsx", limits=limits).rows


@FUZZ
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(start, rest, limits):
    answers(start + rest, limits())


@FUZZ
@given(text=st.text(max_size=300))
def test_random_text_is_read_or_refused(text, limits):
    answers(("甲,乙\n" + text).encode(errors="surrogatepass"), limits())


@FUZZ
@given(share=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(1, 255)), max_size=6))
@pytest.mark.slow
def test_a_torn_or_altered_workbook_is_read_or_refused(share, flips, limits, workbook):
    data = bytearray(workbook(ROWS))
    for place, change in flips:
        data[int(place * len(data))] ^= change
    answers(bytes(data), limits())
    answers(bytes(data[: int(share * len(data))]), limits())


@FUZZ
@given(
    part=st.sampled_from(
        ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
    ),
    cut=st.floats(0, 1),
    noise=st.sampled_from(
        [b"", b"<", b"<c r='ZZZ99999999'><v>x</v></c>", b'<row r="-1">', b"\xff", b"&x;", b"NaN"]
    ),
)
@pytest.mark.slow
def test_a_part_with_noise_is_read_or_refused(part, cut, noise, limits, workbook, with_parts):

    data = workbook(ROWS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part) if part in archive.namelist() else b""
    at = int(cut * len(content))
    answers(with_parts(data, {part: content[:at] + noise + content[at:]}), limits())
