"""How large an untrusted file may be: the shape only, the values are settings of the installation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits for one upload; sizes in bytes, lengths in characters."""

    max_bytes: int
    max_unpacked_bytes: int
    """All entries of a zip container together, once unpacked."""
    max_ratio: int
    """Unpacked size over packed size of one entry; checked for entries over ``ratio_floor_bytes``."""
    ratio_floor_bytes: int
    max_entries: int
    max_rows: int
    """Data rows of a table, the header not counted."""
    max_columns: int
    max_cell_characters: int
    max_faults: int
    """Faults reported at once; reading stops there."""
    max_pdf_pages: int
    max_name_characters: int
