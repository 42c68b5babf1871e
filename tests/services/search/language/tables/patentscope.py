"""Queries as patentscope writes them, each with its tree as the widest dialect prints it."""

CASES: tuple[tuple[str, str], ...] = (
    ("IC:(H01M 10/42) AND EN_TI:x", "ipc=H01M10/42 and ti=x"),
    ("EN_TI:(battery NEAR3 anode)", "ti=(battery (3n) anode)"),
    ("FP:(a BEFORE b)", "tiab=(a (5w) b)"),
    ("FP:(a BEFORE4 b)", "tiab=(a (4w) b)"),
    ("a NEAR b", "tiabc=(a (5n) b)"),
    ("EN_AB/battery", "ab=battery"),
    ('"lithium battery"~5', "tiabc=(lithium (5n) battery)"),
    ('EN_TI:"lithium battery"~5 ANDNOT PA:x', "ti=(lithium (5n) battery) not ap=x"),
    ("DP:[01.01.2000 TO 31.12.2001]", "pd=[20000101 to 20011231]"),
    ("DP:2001", "pd=2001"),
    ("DP:02.2014", "pd=201402"),
    ("DP:[02.2014 TO 03.2014]", "pd=[201402 to 201403]"),
    ("battery^3", "tiabc=battery"),
    ("IC:H01M", "ipc=H01M"),
    ("IC/H01M10/0525", "ipc=H01M10/0525"),
    ("EN_TI:a OR EN_TI:b AND EN_TI:c", "ti=a or (ti=b and ti=c)"),
    ("a XOR b", "tiabc=a xor tiabc=b"),
    ("EN_CL:electr*", "claim=electr*"),
    ("PA:siemens IN:kim", "ap=siemens and in=kim"),
)
