"""Codes of the systems that write FIELD:value: PatSnap, PATENTSCOPE, USPTO."""

PATSNAP: dict[str, str] = {}
PATSNAP_REACHING: dict[str, tuple[str, str]] = {}
PATSNAP_EVENTS: dict[str, dict[str, str]] = {}
PATENTSCOPE: dict[str, str] = {}
BRS: dict[str, str] = {}
