"""``load()``: the catalogue's folders to one checked, typed, immutable catalogue.

The packaged folder comes first; an operator adds own folders of the same layout (``rules/``, ``duties/`` …)
without any code. Nothing is written anywhere.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from yaml.nodes import MappingNode, Node, SequenceNode

from mingze.catalogue.checking import check
from mingze.catalogue.contents import Catalogue
from mingze.catalogue.decoding import Decoder
from mingze.catalogue.faults import CatalogueError, Fault, Findings
from mingze.catalogue.reading import read
from mingze.catalogue.records import (
    DutyList,
    LedgerKind,
    Parameter,
    ParameterExtension,
    Record,
    RecordKind,
    Role,
    RuleDocument,
)
from mingze.core.kernel.refusals import sentence, series

SECTIONS: Final[dict[str, type[Record]]] = {
    "rules": RuleDocument,
    "parameters": Parameter,
    "parameter_values": ParameterExtension,
    "roles": Role,
    "records": RecordKind,
    "ledgers": LedgerKind,
    "duties": DutyList,
}
PACKAGED: Final = Path(__file__).parent


def load(root: Path = PACKAGED, extra: Sequence[Path] = ()) -> Catalogue:
    """Read and check every file below ``root`` and the ``extra`` folders.

    Raises:
        CatalogueError: with every fault of every file at once.
    """
    findings = Findings()
    found: dict[str, list[Record]] = {section: [] for section in SECTIONS}
    for folder in (root, *extra):
        for section, path in _files(folder, findings):
            found[section] += _records(section, path, findings)
    catalogue = Catalogue.assemble(found, findings)
    check(catalogue, findings)
    if findings.faults:
        raise CatalogueError(findings.faults)
    return catalogue


def _files(folder: Path, findings: Findings) -> Iterator[tuple[str, Path]]:
    """Every YAML file with its section, in a stable order; files in the wrong place are faults."""
    if not folder.is_dir():
        findings.faults.append(
            Fault(str(folder), 1, 1, "", sentence("文件夹不存在"), sentence("存放目录文件的文件夹"))
        )
        return
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.suffix not in (".yaml", ".yml") or not path.is_file():
            continue
        if path.suffix == ".yml":
            findings.faults.append(
                Fault(str(path), 1, 1, "", sentence("扩展名为 .yml"), sentence("扩展名 .yaml"))
            )
        elif len(inner.parts) < 2 or inner.parts[0] not in SECTIONS:
            expected = sentence("放在以下文件夹之一：%(known)s", known=series(list(SECTIONS)))
            findings.faults.append(Fault(str(path), 1, 1, "", sentence("文件不在规定的文件夹内"), expected))
        else:
            yield inner.parts[0], path


def _records(section: str, path: Path, findings: Findings) -> Iterator[Record]:
    """The records of one file, which holds either one record or a list of them."""
    root = read(path, findings)
    if root is None:
        return
    decoder = Decoder(str(path), findings)
    nodes: list[tuple[str, Node]] = [("", root)]
    if isinstance(root, SequenceNode):
        nodes = [(f"[{index}]", node) for index, node in enumerate(root.value)]
    for place, node in nodes:
        record = decoder.record(node, SECTIONS[section], place)
        if record is not None:
            yield record
        elif isinstance(node, MappingNode):
            codes = {value.value for key, value in node.value if key.value in ("code", "key")}
            findings.broken.setdefault(section, set()).update(str(code) for code in codes)
