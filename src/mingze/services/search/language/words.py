"""Fields whose values are few and known: every value, its names for people, and what other systems write for it.

A word such as "pledge" stands for several values, because events distinguish the beginning and the end of a pledge.
The values themselves are those the documents of the corpus carry.
"""

from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import nearest

_LICENCE = ("licence_recorded", "licence_changed", "licence_ended")
_PLEDGE = ("pledge_recorded", "pledge_changed", "pledge_ended")

VALUES: dict[str, dict[str, tuple[str, str]]] = {
    "type": {
        "invention": ("发明", "invention"),
        "utility_model": ("实用新型", "utility model"),
        "design": ("外观设计", "design"),
        "plant": ("植物", "plant"),
        "other": ("其他", "other"),
    },
    "stage": {
        "application": ("申请公布", "application"),
        "grant": ("授权公告", "grant"),
        "amended": ("修改后再次公告", "amended"),
        "search_report": ("检索报告", "search report"),
        "other": ("其他", "other"),
    },
    "status": {
        "pending": ("审中", "pending"),
        "valid": ("有效", "in force"),
        "ended": ("失效", "ended"),
        "unknown": ("未确认", "unknown"),
        "designation": ("PCT指定期内", "PCT, designation open"),
        "designation_over": ("PCT指定期满", "PCT, designation over"),
    },
    "event_kind": {
        "published": ("公布", "published"),
        "examination": ("实质审查", "substantive examination"),
        "granted": ("授权", "granted"),
        "transfer": ("权利转移", "transfer"),
        "licence_recorded": ("实施许可合同备案生效", "licence recorded"),
        "licence_changed": ("实施许可合同备案变更", "licence changed"),
        "licence_ended": ("实施许可合同备案注销", "licence ended"),
        "pledge_recorded": ("质押登记生效", "pledge recorded"),
        "pledge_changed": ("质押登记变更", "pledge changed"),
        "pledge_ended": ("质押登记注销", "pledge ended"),
        "fee_lapse": ("未缴年费终止", "lapsed for unpaid fees"),
        "expired": ("期限届满", "expired"),
        "ended": ("权利终止", "ended"),
        "deemed_withdrawn": ("视为撤回", "deemed withdrawn"),
        "withdrawn": ("主动撤回", "withdrawn"),
        "refused": ("驳回", "refused"),
        "abandoned": ("放弃专利权", "abandoned"),
        "invalidated": ("宣告全部无效", "invalidated"),
        "partly_invalidated": ("宣告部分无效", "invalidated in part"),
        "restored": ("恢复权利", "restored"),
        "preserved": ("保全", "preserved"),
        "released": ("保全解除", "preservation released"),
        "open_licence": ("开放许可声明", "open licence"),
        "open_licence_withdrawn": ("开放许可声明撤回", "open licence withdrawn"),
        "bibliographic": ("著录事项变更", "bibliographic change"),
        "correction": ("更正公告", "correction"),
        "opposition": ("异议或复审程序", "opposition or re-examination"),
        "litigation": ("诉讼", "litigation"),
        "lapsed_in_state": ("在某一成员国失效", "lapsed in one state"),
        "other": ("其他", "other"),
    },
    "applicant_type": {
        "company": ("企业", "company"),
        "university": ("大专院校", "university"),
        "institute": ("科研单位", "research institute"),
        "hospital": ("医院", "hospital"),
        "government": ("机关团体", "government"),
        "person": ("个人", "person"),
        "other": ("其他", "other"),
    },
}
VALUES["status_reason"] = VALUES["event_kind"]

ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "type": {
        "1": ("invention",),
        "2": ("utility_model",),
        "3": ("design",),
        "发明专利": ("invention",),
        "外观": ("design",),
        "U": ("utility_model",),
        "D": ("design",),
    },
    "stage": {"申请": ("application",), "授权": ("grant",), "公开": ("application",)},
    "status": {
        "0": ("ended",),
        "1": ("valid",),
        "2": ("pending",),
        "220": ("designation_over",),
        "221": ("designation",),
        "999": ("unknown",),
        "无效": ("ended",),
        "在审": ("pending",),
        "active": ("valid",),
        "授权": ("valid",),
    },
    "event_kind": {
        "licence": _LICENCE,
        "license": _LICENCE,
        "许可": _LICENCE,
        "实施许可": _LICENCE,
        "62": _LICENCE,
        "pledge": _PLEDGE,
        "质押": _PLEDGE,
        "63": _PLEDGE,
        "转让": ("transfer",),
        "assignment": ("transfer",),
        "61": ("transfer",),
        "异议": ("opposition",),
        "复审": ("opposition",),
        "reexamination": ("opposition",),
        "65": ("opposition",),
        "66": ("opposition",),
        "70": ("litigation",),
        "71": ("preserved", "released"),
        "无效": ("invalidated", "partly_invalidated"),
        "invalidation": ("invalidated", "partly_invalidated"),
        "72": ("invalidated", "partly_invalidated"),
        "实审": ("examination",),
        "终止": ("fee_lapse", "expired", "ended"),
        "lapse": ("fee_lapse", "expired", "ended"),
        "开放许可": ("open_licence", "open_licence_withdrawn"),
    },
    "applicant_type": {
        "公司": ("company",),
        "高校": ("university",),
        "大学": ("university",),
        "academy": ("university", "institute"),
        "科研院所": ("institute",),
    },
}


STAGED: dict[str, tuple[str, str]] = {
    "a": ("invention", "application"),
    "发明申请": ("invention", "application"),
    "b": ("invention", "grant"),
    "授权发明": ("invention", "grant"),
    "发明授权": ("invention", "grant"),
}
"""Words for a type of right that also say the stage of publication."""


PATSNAP: dict[str, dict[tuple[str, ...], str]] = {
    "type": {("utility_model",): "U", ("design",): "D"},
    "status": {values: code for code, values in ALSO["status"].items() if code.isdigit()},
    "event_kind": {
        values: code
        for code, values in ALSO["event_kind"].items()
        if code in {"61", "62", "63", "70", "71", "72"}
    },
}
"""How PatSnap writes values, or several values that it has one word for."""


def meant(field: str, word: str) -> tuple[str, ...] | None:
    """The values ``word`` stands for; of a field with values of any kind, or for an unknown word, ``None``."""
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    values = VALUES.get(field, {})
    if plain in values:
        return (plain,)
    for value, (title, _) in values.items():
        if word.strip() == title:
            return (value,)
    also = {name.lower(): several for name, several in ALSO.get(field, {}).items()}
    return also.get(plain)


def guessed(field: str, word: str) -> str:
    """The name that ``word`` may have been meant to be, or empty."""
    titles = [title for title, _ in VALUES[field].values()]
    return nearest(word, [*titles, *VALUES[field]])


def listed(field: str) -> str:
    """The first names a value of ``field`` may have."""
    return "、".join([title for title, _ in VALUES[field].values()][:6])


def title_of(field: str, value: str, *, english: bool = False) -> str:
    """A value as people say it."""
    titles = VALUES.get(field, {}).get(value)
    return titles[english] if titles else value


def own_word(field: str, values: tuple[str, ...], dialect: Dialect) -> str:
    """How ``dialect`` writes ``values``; empty where it has no word of its own for them.

    The widest dialect writes the values as documents carry them, systems that speak Chinese their Chinese names.
    """
    if not values:
        return ""
    if dialect is Dialect.PATSNAP and values in PATSNAP.get(field, {}):
        return PATSNAP[field][values]
    speaks = dialect in (Dialect.CNIPA, Dialect.CNIPR, Dialect.PATSNAP)
    return (
        title_of(field, values[0])
        if speaks and len(values) == 1 and values[0] in VALUES.get(field, {})
        else ""
    )
