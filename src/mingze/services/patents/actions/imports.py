"""What was done to the corpus, in the trail: the corpus is no business record, but who changed it and how is known."""

from collections.abc import Mapping, Sequence

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record


@door
def record_import(
    *, sources: Sequence[str], counts: Mapping[str, int], version: int, broken_off: str = "", by: Actor
) -> None:
    """An import was run. ``counts`` are those of its report, ``version`` that of the corpus afterwards.

    ``broken_off`` says why it did not come to its end; what was done until then stands.
    """
    summary = (
        f"导入专利文献{'（中断）' if broken_off else ''}：读入{counts['read']}篇，新增{counts['accepted']}篇，"
        f"替换{counts['replaced']}篇，未变{counts['unchanged']}篇，拒收{counts['rejected']}篇，"
        f"法律事件{counts['events']}条"
    )
    detail: dict[str, object] = {"sources": list(sources), **counts}
    if broken_off:
        detail["broken_off"] = broken_off
    record(
        by=by,
        action="patents.import",
        object_kind="patents.corpus",
        object_id=version,
        summary=summary,
        detail=detail,
    )


@door
def record_compaction(*, segments: int, freed: int, version: int, by: Actor) -> None:
    """The corpus was compacted: ``segments`` files were written anew, ``freed`` bytes became free."""
    record(
        by=by,
        action="patents.compact",
        object_kind="patents.corpus",
        object_id=version,
        summary=f"整理专利数据：重写数据文件{segments}个，释放{freed}字节",
        detail={"segments": segments, "freed": freed},
    )


@door
def record_groups(*, source: str, names: int, groups: int, by: Actor) -> None:
    """The table of company groups was replaced by that of ``source``."""
    record(
        by=by,
        action="patents.groups",
        object_kind="patents.corpus",
        object_id=0,
        summary=f"载入集团成员表：集团{groups}个，成员{names}条",
        detail={"source": source, "groups": groups, "names": names},
    )


@door
def record_scheme(*, source: str, scheme: str, symbols: int, left_out: int, by: Actor) -> None:
    """The classification ``scheme`` was replaced by that of ``source``; ``left_out`` lines of it could not be read."""
    summary = f"载入分类表{scheme.upper()}：分类号{symbols}个"
    record(
        by=by,
        action="patents.scheme",
        object_kind="patents.corpus",
        object_id=0,
        summary=f"{summary}，未载入{left_out}行" if left_out else summary,
        detail={"source": source, "scheme": scheme, "symbols": symbols, "left_out": left_out},
    )
