"""Checks of the parameters that order results and bound what one question may read."""

from decimal import Decimal
from typing import NamedTuple

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import Parameter
from mingze.core.kernel.refusals import sentence

_PREFIX = "search."


class _Range(NamedTuple):
    """What values of a parameter may be; both ends are allowed."""

    type: str
    low: int
    high: int


_FACTOR, _SHARE = _Range("decimal", 0, 1000), _Range("decimal", 0, 1)
_KNOWN = {
    "search.weight.title": _FACTOR,
    "search.weight.abstract": _FACTOR,
    "search.weight.claims": _FACTOR,
    "search.weight.description": _FACTOR,
    "search.weight.further": _SHARE,
    "search.bm25.k1": _Range("decimal", 0, 100),
    "search.bm25.b": _SHARE,
    "search.like.terms": _Range("integer", 1, 1000),
    "search.like.characters": _Range("integer", 1, 1_000_000),
    "search.like.documents": _Range("integer", 20, 10_000),
    "search.like.weight.cites": _FACTOR,
    "search.like.weight.ipc_subclass": _FACTOR,
    "search.like.weight.ipc_group": _FACTOR,
    "search.limit.candidates": _Range("integer", 1, 10_000_000),
    "search.limit.batch": _Range("integer", 1, 10_000),
    "search.limit.counted": _Range("integer", 1, 1_000_000_000),
    "search.limit.collapsed": _Range("integer", 1, 1_000_000_000),
}
"""Every parameter that search reads. A key that is none of them would be heeded by nobody."""


def check_search(catalogue: Catalogue, findings: Findings) -> None:
    """Parameters of search are known, of the right type, and within what an engine can take."""
    for key, parameter in catalogue.parameters.items():
        if not key.startswith(_PREFIX):
            continue
        if key in _KNOWN:
            _check_values(parameter, _KNOWN[key], findings)
        else:
            findings.unresolved(parameter.origin, "key", key, sentence("检索参数"), _KNOWN)


def _check_values(parameter: Parameter, known: _Range, findings: Findings) -> None:
    if parameter.type != known.type:
        message = sentence("参数“%(key)s”的类型为 %(type)s", key=parameter.key, type=parameter.type)
        findings.at(parameter.origin, "type", message, known.type)
        return
    for one in parameter.values:
        if isinstance(one.value, int | Decimal) and not known.low <= one.value <= known.high:
            expected = sentence("%(low)s 至 %(high)s 之间的数", low=known.low, high=known.high)
            findings.at(one.origin, "value", sentence("取值 %(value)s 超出范围", value=one.value), expected)
