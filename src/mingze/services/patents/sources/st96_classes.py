"""Classes of ST.96 documents."""

from collections.abc import Iterator

from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources import symbols as writings
from mingze.services.patents.sources.days import compact
from mingze.services.patents.sources.elements import Element, said, within
from mingze.services.patents.sources.xml import local


def symbols(bib: Element) -> Iterator[Symbol]:
    """IPC, CPC (combination sets after the single symbols), national, Locarno; not those of the field of search."""
    for element in _own(bib, "IPCRClassification"):
        yield from symbol_of(element, Scheme.IPC, "IPCClassificationValueCode")
    for element in _own(bib, "IPCClassification"):
        for part in within(element, "*"):
            named = not len(part) and "Classification" in local(part)
            found = writings.ipc(said(part), first=local(part).startswith("Main")) if named else None
            if found is not None:
                yield found
    combined = [one for many in within(bib, "CPCCombinationSet") for one in within(many, "CPCClassification")]
    inside = {id(one) for one in combined}
    for element in (*(one for one in _own(bib, "CPCClassification") if id(one) not in inside), *combined):
        yield from symbol_of(element, Scheme.CPC, "CPCClassificationValueCode")
    for name in ("MainNationalClassification", "FurtherNationalClassification"):
        for element in _own(bib, name):
            kind, subclass = said(element, "NationalClass"), said(element, "NationalSubclass")
            if kind:
                code = f"{kind}/{subclass}" if subclass else kind
                yield Symbol(scheme=Scheme.USPC, code=code, first=name.startswith("Main"))
    for element in _own(bib, "LocarnoClassification"):
        if code := writings.locarno_code(" ".join(said(one) for one in within(element, "*") if not len(one))):
            yield Symbol(scheme=Scheme.LOC, code=code)


def _own(bib: Element, name: str) -> Iterator[Element]:
    for element in within(bib, name):
        if not any(local(one) in {"SearchField", "ReferenceCitation"} for one in element.iterancestors()):
            yield element


def symbol_of(element: Element, scheme: Scheme, value: str) -> Iterator[Symbol]:
    """One symbol, in parts or as text; ``value`` names the element that says inventive or additional."""
    section = said(element, "Section") or said(element, "CPCSection")
    subclass = section + said(element, "Class") + said(element, "Subclass")
    if len(subclass) < 3:
        found = writings.ipc(said(element), scheme=scheme)
        if found is not None:
            yield found
        return
    yield Symbol(
        scheme=scheme,
        code=writings.of_parts(subclass, said(element, "MainGroup"), said(element, "Subgroup")),
        first=said(element, "SymbolPositionCode") == "F",
        inventive=writings.inventive(said(element, value)) if value else None,
        version=compact(said(element, "ClassificationVersionDate")),
        office=said(element, "GeneratingOfficeCode"),
    )
