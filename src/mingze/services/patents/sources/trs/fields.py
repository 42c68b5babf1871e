"""Fields of a TRS record, in all the spellings that are met: brackets of every width, other words, missing brackets."""

import re
import unicodedata
from functools import lru_cache

import msgspec

from mingze.services.patents.record import Rejected

BOM = b"\xef\xbb\xbf"
FIELD = re.compile(r"^[<＜]{1,2}\s*([^<>＜＞=＝\n]{1,24}?)\s*[>＞]{1,2}\s*[=＝](.*)$", re.DOTALL)
_OPEN = re.compile(r"^([^<>＜＞=＝\n]{2,12})[>＞][=＝](.*)$", re.DOTALL)
NAMES = {
    "公开号": "公开公告号 公开号 公布号 公告号 公开公布号 公开公告 授权公告号 申请公布号 文献号 公开公告号码",
    "公开日": "公开公告日 公开日 公布日 公告日 授权公告日 申请公布日 公开公告日期 公开日期 公告日期",
    "申请号": "申请号 申请号码 专利申请号 申请专利号",
    "申请日": "申请日 申请日期",
    "专利号": "专利号",
    "名称": "名称 专利名称 发明名称 标题 题名 实用新型名称 外观设计名称 产品名称",
    "主分类号": "主分类号 主分类 主IPC IPC主分类号 国际主分类号 洛迦诺主分类号",
    "分类号": "分类号 分类 IPC IPC分类号 国际分类号 副分类号 洛迦诺分类号",
    "申请人": "申请专利权人 申请人 专利权人 申请权利人 申请人专利权人 申请专利权利人 权利人 申请专权人",
    "发明人": "发明设计人 发明人 设计人 发明创造人 发明人设计人",
    "地址": "地址 申请人地址 联系地址 通信地址",
    "邮编": "邮编 邮政编码",
    "机构": "专利代理机构 代理机构 专利代理 代理公司 代理机构名称",
    "代理人": "代理人 专利代理人 专利代理师 代理师",
    "审查员": "审查员 审查人",
    "摘要": "摘要 文摘 简要说明 摘要简要说明",
    "主权项": "主权项 主权利要求 主权力要求 独立权利要求 首权",
    "权利要求书": "权利要求书 权利要求 全部权利要求",
    "说明书": "说明书 说明书全文 全文",
    "优先权": "优先权 优先权项 优先权号 优先权信息 优先权数据",
    "国际申请": "国际申请 国际申请号 PCT国际申请 PCT申请",
    "国际公布": "国际公布 国际公开 国际公布号 PCT国际公布 PCT公布",
    "进入国家日": "进入国家日期 进入国家日 进入国家阶段日 进入国家阶段日期 进入中国日期",
    "分案": "分案原申请号 分案申请号 分案原申请 分案 原申请号",
    "颁证日": "颁证日 颁证日期",
    "国省代码": "国省代码 国别省市代码 省市代码 国家省市 国省名称 国省",
    "国家": "申请国代码 国别代码 公开国代码",
    "类型": "专利类型 专利种类 类型 文献类型",
    "同族": "同族专利项 同族专利 同族",
    "引证": "参考文献 引证文献 对比文献 引用文献 引证专利",
    "欧洲分类号": "欧洲分类号 欧洲主分类号",
    "本国分类号": "本国分类号 本国主分类号",
    "附图": "摘要附图存储路径 摘要附图 摘要附图路径",
    "法律状态公告日": "法律状态公告日 法律状态日期 状态公告日 法律状态日",
    "法律状态": "法律状态 状态 法律状态名称",
    "法律状态信息": "法律状态信息 状态信息 法律状态详情 法律状态说明 法律状态内容",
}
"""Our name of a field, and its spellings with brackets and white space taken out."""
_KNOWN = {spelling.upper(): name for name, spellings in NAMES.items() for spelling in spellings.split()}
_BRACKETS = re.compile(r"[\s()\[\]{}【】〔〕《》“”\"'、/,.;:·-]+")


class Fields(msgspec.Struct):
    """The fields of a record by our names, the others by their own, in the order of the file."""

    known: dict[str, str]
    others: list[tuple[str, str]]
    undecoded: int = 0
    """Characters that are none in the encoding of the file."""

    def get(self, *names: str) -> str:
        """The first of the fields that says something."""
        return next((self.known[name] for name in names if self.known.get(name)), "")


def decoded(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many characters of it could not be read."""
    for one in dict.fromkeys((encoding, "utf-8", "gb18030")):
        try:
            return data.decode(one), 0
        except UnicodeDecodeError:
            continue
    text = data.decode(encoding, errors="replace")
    return text, text.count("\ufffd")


def fields_of(data: bytes, encoding: str) -> Fields | None:
    """The fields of a record; ``None`` where there is nothing at all."""
    text, undecoded = decoded(data.removeprefix(BOM), encoding)
    lines = re.sub(r"^\s*<REC>", "", text.replace("\ufeff", ""), flags=re.IGNORECASE)
    found: list[tuple[str, str]] = []
    for line in lines.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        start = FIELD.match(line.lstrip()) or _open(line.lstrip())
        if start:
            found.append((start[1].strip(), start[2]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
        elif line.strip():
            raise Rejected("记录不是以字段开头", where=line.strip()[:40])
    if not found:
        return None
    fields = Fields(known={}, others=[], undecoded=undecoded)
    for key, value in found:
        name, clean = name_of(key), value.strip()
        if name and not fields.known.get(name):
            fields.known[name] = clean
        elif clean and (not name or fields.known[name] != clean):
            fields.others.append((unicodedata.normalize("NFKC", key), clean))
    return fields


def _open(line: str) -> re.Match[str] | None:
    """A field whose opening bracket is missing; only a known name makes it one, for text holds ``>=`` too."""
    found = _OPEN.match(line)
    return found if found and name_of(found[1]) else None


@lru_cache(maxsize=1024)
def name_of(key: str) -> str:
    """Our name of a field; empty for one that is not known."""
    return _KNOWN.get(_BRACKETS.sub("", unicodedata.normalize("NFKC", key)).upper(), "")
