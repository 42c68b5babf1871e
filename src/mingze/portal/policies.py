"""What a list of documents may be called, and how much it holds."""

from mingze.core.kernel.refusals import Refused, mark

FULL = mark("收藏夹最多放%(count)s篇文献，请先导出或移出一部分。")
ENOUGH = mark("最多建%(count)s个收藏夹，请先删除不用的。")
NAMELESS = mark("请填写收藏夹的名称。")
TAKEN = mark("已有名为“%(name)s”的收藏夹，请换一个名称。")
SAME = mark("请选择另一个收藏夹。")
FIRST = mark("我的收藏")
LONGEST_NAME = 60
"""Characters, as many as the table holds."""


def check_room(wanted: int, most: int) -> None:
    """A list holds so many documents."""
    if wanted > most:
        raise Refused(FULL, params={"count": most})


def check_few(present: int, most: int) -> None:
    """A person has so many lists."""
    if present >= most:
        raise Refused(ENOUGH, params={"count": most})


def checked_name(typed: str, others: frozenset[str]) -> str:
    """The name as it is kept; refused when it is empty or another list has it."""
    name = " ".join(typed.split())[:LONGEST_NAME]
    if not name:
        raise Refused(NAMELESS)
    if name in others:
        raise Refused(TAKEN, params={"name": name})
    return name


def check_other(source: tuple[str, int], target: tuple[str, int]) -> None:
    """Documents go from one list to another of the same person; each is given by its key and its owner's."""
    if source[0] == target[0] or source[1] != target[1]:
        raise Refused(SAME)
