"""Type and stage of US documents by kind code and by what was applied for."""

from mingze.services.patents.record import Stage, Type

TYPES = {
    "utility": Type.INVENTION,
    "design": Type.DESIGN,
    "plant": Type.PLANT,
    "reissue": Type.INVENTION,
    "sir": Type.OTHER,
    "statutory-invention-registration": Type.OTHER,
    "defensive-publication": Type.OTHER,
}
"""``appl-type`` of the XML since 2005."""
PREFIXES = {
    "D": "design",
    "PP": "plant",
    "RE": "reissue",
    "H": "sir",
    "T": "defensive-publication",
    "": "utility",
}
"""Letters before the number."""
OLD_KINDS = {
    "utility": "A",
    "design": "S",
    "plant": "P",
    "reissue": "E",
    "sir": "H",
    "defensive-publication": "I4",
}
"""Kind of documents that print none (before 2001), as the Office itself cites them since (WIPO ST.16)."""


def type_and_stage(kind: str, applied_for: str, *, grant: bool) -> tuple[Type | None, Stage | None]:
    """``None`` twice where neither kind nor type of application says."""
    type_ = TYPES.get(applied_for.strip().lower())
    letter, number = kind[:1].upper(), kind[1:2]
    if type_ is None:
        return None, None
    if letter == "H" or type_ is Type.OTHER:
        return Type.OTHER, Stage.OTHER
    if letter in {"C", "F"} or applied_for == "reissue" or letter == "E":
        return type_, Stage.AMENDED
    if not grant:
        return type_, Stage.AMENDED if number == "9" or (
            number == "2" and letter == "A"
        ) else Stage.APPLICATION
    return type_, Stage.GRANT
