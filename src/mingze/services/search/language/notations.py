"""What a help page shows beside the operators: truncation, phrases, ranges, classes, groups, events, earlier sets."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.operators import WILDCARDS
from mingze.services.search.language.tree import Wildcard

INCOPAT, CNIPA, CNIPR, CQL = Dialect.INCOPAT, Dialect.CNIPA, Dialect.CNIPR, Dialect.CQL
PATSNAP, PATENTSCOPE, BRS, PLAIN = Dialect.PATSNAP, Dialect.PATENTSCOPE, Dialect.BRS, Dialect.PLAIN


@dataclass(frozen=True)
class Notation:
    """Something to be written: what it means, Chinese and English, and an example in each dialect that has it."""

    name: str
    meaning: str
    meaning_en: str
    examples: Mapping[Dialect, str]


def _truncation(wildcard: Wildcard, before: str, after: str) -> dict[Dialect, str]:
    signs = {
        dialect: next((sign for sign, wild in table.items() if wild is wildcard), "")
        for dialect, table in WILDCARDS.items()
    }
    return {dialect: f"{before}{sign}{after}" for dialect, sign in signs.items() if sign and sign != "¿"}


NOTATIONS: tuple[Notation, ...] = (
    Notation(
        "field",
        "在指定字段中检索，值可用括号括起多个条件",
        "ask one field; parentheses hold several conditions",
        {
            INCOPAT: "ti=(空调 or 冰箱)",
            CNIPA: "TI=(空调 OR 冰箱)",
            CNIPR: "名称=(空调 or 冰箱)",
            CQL: "ti=(battery or cell)",
            PATSNAP: "TTL:(空调 OR 冰箱)",
            PATENTSCOPE: "EN_TI:(battery OR cell)",
            BRS: "(battery OR cell).TI.",
            PLAIN: "标题：空调",
        },
    ),
    Notation(
        "any_characters",
        "截词：任意个字符",
        "any number of characters",
        _truncation(Wildcard.ANY, "comput", ""),
    ),
    Notation(
        "one_character", "截词：恰好一个字符", "exactly one character", _truncation(Wildcard.ONE, "wom", "n")
    ),
    Notation(
        "optional_character",
        "截词：零或一个字符",
        "one character or none",
        _truncation(Wildcard.OPTIONAL, "colo", "r") | {BRS: "colo$1r"},
    ),
    Notation(
        "phrase",
        "引号内的词按原样连续出现",
        "the words between quotation marks, as they stand",
        dict.fromkeys((INCOPAT, CNIPA, CNIPR, CQL, PATSNAP, PATENTSCOPE, BRS, PLAIN), '"solid state"'),
    ),
    Notation(
        "whole",
        "整个值完全相同",
        "the whole value",
        {INCOPAT: "ti==空调", CNIPA: "ti==空调", CQL: 'ti=="air conditioner"'},
    ),
    Notation(
        "range",
        "日期、数量或分类号的范围",
        "a range of days, amounts or classes",
        {
            INCOPAT: "pd=[20200101 to 20241231]",
            CNIPA: "pd=20200101:20241231",
            CNIPR: "申请日=20200101 to 20241231",
            CQL: 'pd within "20200101 20241231"',
            PATSNAP: "APD:[20200101 TO 20241231]",
            PATENTSCOPE: "DP:[01.01.2020 TO 31.12.2024]",
            BRS: "@pd>=20200101<=20241231",
        },
    ),
    Notation(
        "comparison",
        "早于、晚于某日，大于、小于某数",
        "before or after a day, more or less than an amount",
        {
            INCOPAT: "20200101<=pd<=20241231",
            CNIPR: "公开（公告）日>20200101",
            CQL: "pd>=2020",
            BRS: "@pd>2019",
        },
    ),
    Notation(
        "below",
        "分类号及其全部下位分类（按分类表的层级）",
        "a class and everything below it in the scheme",
        {
            INCOPAT: "ipc-low=A61N5/06",
            CQL: "cpc=/low A61N5/06",
            PATSNAP: "IPC_LOW:A61N5/06",
            PATENTSCOPE: "IC:A61N5/06",
        },
    ),
    Notation(
        "above",
        "分类号及其全部上位分类",
        "a class and everything above it in the scheme",
        {INCOPAT: "ipc-high=A61N5/06", CQL: "cpc=/high A61N5/06"},
    ),
    Notation(
        "group",
        "公司及其集团成员",
        "a company with its group",
        {INCOPAT: 'ap=(TREE@"清华大学")', PATSNAP: 'AN:(TREE@"清华大学")'},
    ),
    Notation(
        "event",
        "由同一法律事件满足的各项条件",
        "conditions that one legal event meets",
        {
            INCOPAT: "event=(kind=质押 and date=[20200101 to 20241231])",
            PATSNAP: "LEGAL_EVENT:63 GAND LEGAL_EVENT_DATE:[20200101 TO 20241231]",
        },
    ),
    Notation(
        "earlier_set",
        "引用以前检索步骤的结果",
        "the result of an earlier step",
        {INCOPAT: "#1 and #2", CNIPA: "1 and 2", CNIPR: "1 and 2", BRS: "L1 AND L2"},
    ),
    Notation(
        "like",
        "与某件专利或一段文字相似（RAD、RPD限于在先的文献）",
        "documents like a publication or a text; RAD and RPD only earlier ones",
        {INCOPAT: "R=(CN101850473B)"},
    ),
    Notation(
        "several_fields",
        "多个字段：+= 任一，*= 全部，^= 恰好一个",
        "several fields: any, all, exactly one",
        {CNIPR: "名称,摘要+=(锂电池)"},
    ),
    Notation(
        "field_behind",
        "字段写在检索词之后，可写多个（任一）",
        "the field written behind, or several, any of which is meant",
        {CNIPR: "(计算机 or 电脑)/ti", CNIPA: "(a OR b)/TI/AB"},
    ),
    Notation(
        "joined",
        "简单检索框中词间的and、or、not，或、并且、非",
        "and, or, not between words of the plain box, in English or Chinese",
        {PLAIN: "motor or meter not car"},
    ),
    Notation(
        "without",
        "排除含有该词的文献",
        "without what has this word",
        {PLAIN: "锂电池 -隔膜", PATENTSCOPE: "battery -car"},
    ),
    Notation(
        "numbers",
        "并列的多个号码，任一",
        "several numbers, any of which is meant",
        {INCOPAT: "pn=CN101850473B CN101850474B", PLAIN: "CN101850473B CN101850474B"},
    ),
    Notation(
        "separator",
        "分隔符可有可无",
        "with a separator or without",
        {PATSNAP: "TTL:T_shirt"},
    ),
    Notation("everything", "全部文献", "all documents", {INCOPAT: "*"}),
    Notation(
        "comment", "以#开头的行为注释", "a line beginning with # is a comment", {INCOPAT: "# 空调\nti=空调"}
    ),
)
"""Rows in the order of the help page; every example is read by its dialect."""
