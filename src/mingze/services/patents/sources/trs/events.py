"""Legal states as TRS text: one record an announcement, its particulars written one after the other."""

import re
from datetime import date

from mingze.services.patents import numbers
from mingze.services.patents.record import Event, Rejected
from mingze.services.patents.sources.cnipa.chinese import day
from mingze.services.patents.sources.trs.fields import Fields

_LABELS = """
IPC(主分类) IPC主分类号 IPC主分类 IPC分类号 主分类号 申请日 申请号 专利申请号
专利号 授权公告日 授权公告号 终止日期 终止日 公开日 公告日 申请公布日 申请公布号 申请公开日
公开号 公告号 变更事项 变更前权利人 变更后权利人 变更前专利权人 变更后专利权人 变更前申请人
变更后申请人 变更前共同专利权人 变更后共同专利权人 变更前共同申请人 变更后共同申请人 变更前地址
变更后地址 变更前权利人地址 变更后权利人地址 变更前 变更后 登记生效日 登记号 登记日 合同备案号
合同备案日 备案日期 备案日 备案生效日 让与人 受让人 转让人 许可人 被许可人 发明名称
实用新型名称 外观设计名称 名称 许可种类 许可期限 出质人 质权人 解除日 解除日期 注销日 生效日
生效日期 放弃生效日 撤销日期 撤销日 无效宣告决定号 无效宣告决定日 决定号 决定日 收件人 文件名称
文献号 更正项目 误 正 卷 号 页码 更正前 更正后 专利权人 申请人 共同专利权人 恢复日期 恢复日
保全期限 保全登记日 区分 变更日 变更后代理机构 变更前代理机构 使用费支付方式和标准 专利许可期限
专利开放许可声明编号 开放许可声明编号 生效声明日
"""
_NAMED = "|".join(
    re.escape(label) for label in sorted(_LABELS.split(), key=len, reverse=True) if len(label) > 1
)
_DETAIL = re.compile(rf"({_NAMED}|(?:(?<=^)|(?<=[\s;；,，。]))[\u4e00-\u9fff()（）]{{1,16}})\s*[:：]")
_PLACED = frozenset(
    {"申请号", "专利号", "公开号", "公开日", "国家", "法律状态公告日", "法律状态", "法律状态信息"}
)
_EFFECTIVE = ("登记生效日", "备案生效日", "放弃生效日", "生效日期", "生效日", "终止日期", "终止日")


def is_event(fields: Fields) -> bool:
    """Whether a record announces a legal state: it tells one, and describes no publication.

    Databases repeat title and holder in it; without the number of a publication it is none for all that.
    """
    told = fields.get("法律状态", "法律状态公告日", "法律状态信息")
    described = fields.get("摘要", "主权项", "权利要求书", "说明书")
    published = fields.get("公开号") and fields.get("公开日", "申请人")
    return bool(told) and not described and not published


def event(fields: Fields) -> Event:
    """The event of a record. Raises ``Rejected`` where the application cannot be told."""
    office = (fields.get("国家") or "CN").upper()[:2]
    text = fields.get("申请号", "专利号")
    if not text:
        raise Rejected("法律状态记录没有申请号")
    try:
        key = numbers.application(office if office.isascii() else "CN", text, strict=False)
    except ValueError as fault:
        raise Rejected("法律状态记录的申请号无法识别", where=str(fault)[:200]) from None
    details = _details(fields.get("法律状态信息"))
    return Event(
        application=key,
        on=day(fields.get("法律状态公告日")) or day(fields.get("公开日")),
        text=" ".join(fields.get("法律状态").split()),
        details=(*details, *((name, " ".join(said.split())) for name, said in _beside(fields))),
        country=key[:2],
        number=_publication(key[:2], fields.get("公开号")),
        effective=_effective(details),
    )


def _beside(fields: Fields) -> list[tuple[str, str]]:
    """Fields that are no part of the event itself, the holder and the title among them."""
    known = [(name, said) for name, said in fields.known.items() if said and name not in _PLACED]
    return known + fields.others


def _details(text: str) -> tuple[tuple[str, str], ...]:
    """Named particulars in their order; what stands before the first of them is called by the field's own name."""
    line = " ".join(text.split())
    found = list(_DETAIL.finditer(line))
    starts = [one.start() for one in found] + [len(line)]
    named = [(one[1], line[one.end() : end]) for one, end in zip(found, starts[1:], strict=True)]
    told = [("法律状态信息", line[: starts[0]]), *named]
    return tuple((name, bare) for name, said in told if (bare := said.strip(" ;；,，。")))


def _effective(details: tuple[tuple[str, str], ...]) -> date | None:
    named = dict(details)
    return next((found for name in _EFFECTIVE if (found := day(named.get(name)))), None)


def _publication(office: str, text: str) -> str:
    try:
        return numbers.publication(office, text) if text else ""
    except ValueError:
        return ""
