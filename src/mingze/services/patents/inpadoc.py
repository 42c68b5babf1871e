"""What frequent INPADOC event codes mean, by country. A code that is not here is not guessed.

From the EPO's code tables of the offices. Countries whose codes follow WIPO ST.17 share the rows of ``""``.
"""

_TABLE = """
CN PB01 C06 published
CN SE01 C10 examination
CN GR01 C14 granted
CN TA01 TR01 C41 ASS transfer
CN EE01 C44 licence_recorded
CN EM01 licence_changed
CN EC01 licence_ended
CN PE01 pledge_recorded
CN PM01 pledge_changed
CN PC01 pledge_ended
CN CF01 C19 fee_lapse
CN CX01 expired
CN C17 ended
CN WD01 C01 C02 C05 deemed_withdrawn
CN WW01 C03 C04 withdrawn
CN RJ01 C12 C11 refused
CN AV01 C20 abandoned
CN IW01 invalidated
CN IP01 partly_invalidated
CN PP01 preserved
CN PD01 released
CN OL01 open_licence
CN CB01 CB02 CB03 CP01 CP02 CP03 C56 COR bibliographic
CN CI01 CI02 CI03 CU01 CU02 CU03 C53 correction
EP PUAI published
EP 17P 17Q examination
EP GRAA granted
EP 18D deemed_withdrawn
EP 18W withdrawn
EP 18R refused
EP D18D D18R D18W restored
EP 27W invalidated
EP PUAH 27A partly_invalidated
EP 26 PLBI opposition
EP PG25 lapsed_in_state
EP RAP1 RAP2 RAP3 RAP4 RIN1 RIN2 bibliographic
US AS AS02 AS03 AS04 AS05 AS06 AS07 AS08 AS99 transfer
US LAPS FP fee_lapse
US STCF granted
US PRDP restored
US CC correction
US IPR PGR RR opposition
DE OP8 8110 R012 examination
DE D1 D2 R020 granted
DE R002 R003 8131 refused
DE R119 8139 8339 fee_lapse
DE R120 8130 8330 withdrawn
DE R071 8380 expired
DE R026 8363 opposition
DE R038 R064 8331 invalidated
DE R081 8127 8327 bibliographic
DE R086 open_licence
JP A621 examination
JP R150 R151 granted
JP A02 refused
JP A300 deemed_withdrawn
JP A761 withdrawn
JP A711 A712 R350 transfer
JP LAPS fee_lapse
JP EXPY expired
JP S531 S533 bibliographic
GB PE20 expired
GB PCNP fee_lapse
GB WAP withdrawn
GB 732E transfer
CA EEER examination
CA MKLA ended
CA MKEX expired
CA FZDE ended
KR E701 examination
* MM4A MM9A fee_lapse
* MK4A MK9A expired
* FG4A FG9A granted
* PC4A PC9A transfer
"""

KINDS: dict[tuple[str, str], str] = {
    (country, code): kind
    for country, *codes, kind in (line.split() for line in _TABLE.strip().splitlines())
    for code in codes
}
"""Value of an ``EventKind`` by country and code; ``*`` stands for every country without a row of its own."""


def kind_by_code(country: str, code: str) -> str:
    """The kind of an event by its code; empty for a code that is not in the table."""
    code = code.strip().upper()
    return KINDS.get((country, code)) or KINDS.get(("*", code), "")
