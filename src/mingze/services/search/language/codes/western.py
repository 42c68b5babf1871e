"""Codes of CNIPA and Questel, CNIPR and TRS, and the EPO's CQL."""

CNIPA: dict[str, str] = {}
CNIPR: dict[str, str] = {}
CQL: dict[str, str] = {}
