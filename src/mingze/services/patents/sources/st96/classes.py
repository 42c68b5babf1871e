"""Classes of ST.96 documents."""

from collections.abc import Iterator

from msgspec.structs import replace

from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources.markup.elements import Element, apart, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.values import symbols as writings
from mingze.services.patents.sources.values.days import compact


def symbols(bib: Element, office: str) -> Iterator[Symbol]:
    """IPC, CPC (combination sets after the single symbols), those of the USPTO, Locarno; not of the field of search."""
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
            if code := _uspc(element) if office == "US" else "":
                yield Symbol(scheme=Scheme.USPC, code=code, first=name.startswith("Main"))
    for element in _own(bib, "LocarnoClassification"):
        if code := writings.locarno_code(" ".join(said(one) for one in within(element, "*") if not len(one))):
            yield Symbol(scheme=Scheme.LOC, code=code)


def of_other_offices(bib: Element, office: str) -> Iterator[str]:
    """National classes of offices whose writing nobody told us of."""
    for name in ("MainNationalClassification", "FurtherNationalClassification"):
        for element in _own(bib, name) if office not in {"US", "JP"} else ():
            yield apart(element)


def _uspc(element: Element) -> str:
    kind, subclass = said(element, "NationalClass"), said(element, "NationalSubclass")
    if kind:
        return f"{kind}/{subclass}" if subclass else kind
    text = next((one.text or "" for one in within(element, "PatentClassificationText")), "")
    return writings.uspc_code(text)


def _own(bib: Element, name: str) -> Iterator[Element]:
    for element in within(bib, name):
        if not any(local(one) in {"SearchField", "ReferenceCitation"} for one in element.iterancestors()):
            yield element


def symbol_of(element: Element, scheme: Scheme, value: str) -> Iterator[Symbol]:
    """One symbol, in parts or as text; ``value`` names the element that says inventive or additional."""
    section = said(element, "Section") or said(element, "CPCSection")
    subclass = section + said(element, "Class") + said(element, "Subclass")
    if len(subclass) < 3:
        # Beside the symbol stand its version and its office in elements of their own.
        leaves = [element, *element.iter("{*}*")]
        found = next(
            (one for leaf in leaves if not len(leaf) and (one := writings.ipc(said(leaf), scheme=scheme))),
            None,
        )
        if found is not None:
            version = compact(said(element, "ClassificationVersionDate"))
            yield replace(found, version=found.version or version)
        return
    yield Symbol(
        scheme=scheme,
        code=writings.of_parts(subclass, said(element, "MainGroup"), said(element, "Subgroup")),
        first=said(element, "SymbolPositionCode") == "F",
        inventive=writings.inventive(said(element, value)) if value else None,
        version=compact(said(element, "ClassificationVersionDate")),
        office=said(element, "GeneratingOfficeCode"),
    )
