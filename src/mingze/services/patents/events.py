"""What kind of thing a legal event is, from the office's words or code, and who hands over to whom.

Words come first, because CNIPA's are exact and an INPADOC code such as ``STAA`` says everything in words. What neither
words nor code tell stays ``OTHER``: nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec

from mingze.core.kernel.refusals import mark
from mingze.services.patents.inpadoc import kind_by_code
from mingze.services.patents.record import Event


class EventKind(StrEnum):
    """Kinds of legal events (法律状态), values as stored in an index."""

    PUBLISHED = "published"
    EXAMINATION = "examination"
    GRANTED = "granted"
    TRANSFER = "transfer"
    LICENCE_RECORDED = "licence_recorded"
    LICENCE_CHANGED = "licence_changed"
    LICENCE_ENDED = "licence_ended"
    PLEDGE_RECORDED = "pledge_recorded"
    PLEDGE_CHANGED = "pledge_changed"
    PLEDGE_ENDED = "pledge_ended"
    FEE_LAPSE = "fee_lapse"
    """未缴年费专利权终止."""
    EXPIRED = "expired"
    ENDED = "ended"
    """专利权的终止, the reason not given."""
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    ABANDONED = "abandoned"
    INVALIDATED = "invalidated"
    PARTLY_INVALIDATED = "partly_invalidated"
    RESTORED = "restored"
    PRESERVED = "preserved"
    RELEASED = "released"
    OPEN_LICENCE = "open_licence"
    OPEN_LICENCE_WITHDRAWN = "open_licence_withdrawn"
    BIBLIOGRAPHIC = "bibliographic"
    CORRECTION = "correction"
    OPPOSITION = "opposition"
    LITIGATION = "litigation"
    LAPSED_IN_STATE = "lapsed_in_state"
    """One designated state of a regional patent; the others are not touched."""
    OTHER = "other"


TITLES: dict[EventKind, str] = {
    EventKind.PUBLISHED: mark("公布"),
    EventKind.EXAMINATION: mark("实质审查"),
    EventKind.GRANTED: mark("授权"),
    EventKind.TRANSFER: mark("权利转移"),
    EventKind.LICENCE_RECORDED: mark("实施许可合同备案生效"),
    EventKind.LICENCE_CHANGED: mark("实施许可合同备案变更"),
    EventKind.LICENCE_ENDED: mark("实施许可合同备案注销"),
    EventKind.PLEDGE_RECORDED: mark("质押登记生效"),
    EventKind.PLEDGE_CHANGED: mark("质押登记变更"),
    EventKind.PLEDGE_ENDED: mark("质押登记注销"),
    EventKind.FEE_LAPSE: mark("未缴年费终止"),
    EventKind.EXPIRED: mark("期限届满"),
    EventKind.ENDED: mark("权利终止"),
    EventKind.DEEMED_WITHDRAWN: mark("视为撤回"),
    EventKind.WITHDRAWN: mark("主动撤回"),
    EventKind.REFUSED: mark("驳回"),
    EventKind.ABANDONED: mark("放弃专利权"),
    EventKind.INVALIDATED: mark("宣告全部无效"),
    EventKind.PARTLY_INVALIDATED: mark("宣告部分无效"),
    EventKind.RESTORED: mark("恢复权利"),
    EventKind.PRESERVED: mark("保全"),
    EventKind.RELEASED: mark("保全解除"),
    EventKind.OPEN_LICENCE: mark("开放许可声明"),
    EventKind.OPEN_LICENCE_WITHDRAWN: mark("开放许可声明撤回"),
    EventKind.BIBLIOGRAPHIC: mark("著录事项变更"),
    EventKind.CORRECTION: mark("更正公告"),
    EventKind.OPPOSITION: mark("异议或复审程序"),
    EventKind.LITIGATION: mark("诉讼"),
    EventKind.LAPSED_IN_STATE: mark("在某一成员国失效"),
    EventKind.OTHER: mark("其他"),
}
"""For people: source strings, translated where they are shown."""

_K = EventKind
_LICENCE, _PLEDGE = r"(?:实施许可|许可合同)", r"质[押权]"
_CHINESE: tuple[tuple[str, EventKind], ...] = (
    (r"开放许可.*(?:撤回|撤销|终止)", _K.OPEN_LICENCE_WITHDRAWN),
    (r"开放许可", _K.OPEN_LICENCE),
    (rf"{_LICENCE}.*(?:注销|终止|解除)", _K.LICENCE_ENDED),
    (rf"{_LICENCE}.*变更", _K.LICENCE_CHANGED),
    (rf"{_LICENCE}.*(?:生效|备案|登记)", _K.LICENCE_RECORDED),
    (rf"{_PLEDGE}.*(?:注销|解除|终止)", _K.PLEDGE_ENDED),
    (rf"{_PLEDGE}.*变更", _K.PLEDGE_CHANGED),
    (rf"{_PLEDGE}.*(?:生效|登记|设立)", _K.PLEDGE_RECORDED),
    (r"保全.*解除|解除.*保全", _K.RELEASED),
    (r"保全|财产保全|查封", _K.PRESERVED),
    (r"更正|订正", _K.CORRECTION),
    (r"等(?:待)?恢复", _K.FEE_LAPSE),
    (r"恢复", _K.RESTORED),
    (r"部分无效|无效宣告.*部分", _K.PARTLY_INVALIDATED),
    (r"(?:全部|宣告)无效|无效宣告(?!请求)|专利权的?无效|撤销专利权|专利权的?撤销", _K.INVALIDATED),
    (r"(?:未|没有|欠)(?:按规定|按期|足额)?(?:缴|交)(?:纳)?(?:年费|专利年费|费)", _K.FEE_LAPSE),
    (r"期限?届?满|有效期届?满|保护期.*届满", _K.EXPIRED),
    (r"视为放弃|主动放弃|放弃专利权|专利权的?放弃|避免重复授权", _K.ABANDONED),
    (r"视为撤回|视撤", _K.DEEMED_WITHDRAWN),
    (r"驳回", _K.REFUSED),
    (r"撤回", _K.WITHDRAWN),
    (r"专利权的?终止|专利权终止", _K.ENDED),
    (r"转移|转让|权利人的?变更", _K.TRANSFER),
    (r"著录(?:事项|项目)|(?:名称|地址|姓名|发明人|设计人|申请人|代理)[^,。;]*变更|变更[^,。;]*(?:名称|地址|姓名)",
     _K.BIBLIOGRAPHIC),
    (r"实质审查|实审|审查请求", _K.EXAMINATION),
    (r"授权|授予|专利权的?授予", _K.GRANTED),
    (r"异议", _K.OPPOSITION),
    (r"诉讼|侵权|判决", _K.LITIGATION),
    (r"公布|公开|审定", _K.PUBLISHED),
)  # fmt: skip
_ENGLISH: tuple[tuple[str, EventKind], ...] = (
    (r"LAPSED? IN A CONTRACTING STATE", _K.LAPSED_IN_STATE),
    (r"DEEMED TO BE WITHDRAWN|DEEMED WITHDRAWN", _K.DEEMED_WITHDRAWN),
    (r"(?:APPLICATION HAS BEEN|APPLICATION) WITHDRAWN", _K.WITHDRAWN),
    (r"APPLICATION (?:HAS BEEN )?(?:REFUSED|REJECTED)", _K.REFUSED),
    (r"PATENT (?:HAS BEEN )?REVOKED", _K.INVALIDATED),
    (r"MAINTAINED (?:IN|AS) AMENDED", _K.PARTLY_INVALIDATED),
    (
        r"NON-?PAYMENT OF (?:THE )?(?:ANNUAL|MAINTENANCE|RENEWAL) FEES?|FAILURE TO PAY MAINTENANCE FEES?",
        _K.FEE_LAPSE,
    ),
    (r"(?:PATENT )?REINSTATED", _K.RESTORED),
    (r"EXPIRED? DUE TO (?:EXPIRATION|END) OF TERM|EXPIR(?:Y|ATION) OF (?:THE )?(?:PATENT )?TERM", _K.EXPIRED),
    (r"ABANDONED", _K.ABANDONED),
    (r"PATENT HAS BEEN GRANTED|PATENTED CASE", _K.GRANTED),
)
_REASONS = tuple(
    row for row in _CHINESE if row[1] in {_K.FEE_LAPSE, _K.EXPIRED, _K.ABANDONED, _K.INVALIDATED}
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HEADING = 128
"""Characters up to which what a heading means is remembered."""
_EXACT = {"公布": _K.PUBLISHED, "公开": _K.PUBLISHED, "授权": _K.GRANTED, "撤回": _K.WITHDRAWN}


def kind_of(event: Event) -> EventKind:
    """The kind of an event: by CNIPA's words, by the code and country, then by the EPO's English words."""
    text = event.text
    heading = _short_heading(text) if len(text) <= _HEADING else _folded(text)
    if heading in _EXACT:
        return _EXACT[heading]
    # The code is the office's of the application; the country may be the one state that it speaks of.
    office = event.application[:2] or event.country
    if office == "CN" and _HAN.search(heading):
        return _in_chinese(heading, event)
    coded = kind_by_code(office, event.code)
    if coded:
        return EventKind(coded)
    if (office, event.code.strip()) in {
        ("EP", "STAA"),
        ("US", "STCH"),
        ("US", "STCB"),
        ("US", "STPP"),
    }:
        return _first(_ENGLISH, _whole(event).upper()) or _K.OTHER
    if not event.code:
        return _first(_ENGLISH, _whole(event).upper()) or _first(_CHINESE, heading) or _K.OTHER
    return _K.OTHER


def _in_chinese(heading: str, event: Event) -> EventKind:
    """The heading decides; the particulars only say why a right ended or how far it was declared invalid."""
    kind = (_of_heading(heading) if len(heading) <= _HEADING else _first(_CHINESE, heading)) or _K.OTHER
    if kind is _K.ENDED:
        return _first(_REASONS, _whole(event)) or _K.ENDED
    if kind is _K.INVALIDATED and re.search(r"部分无效|维持.{0,40}有效", _whole(event)):
        return _K.PARTLY_INVALIDATED
    return kind


def _whole(event: Event) -> str:
    return _folded(f"{event.text} {' '.join(value for _name, value in event.details)}")


@lru_cache(maxsize=2048)
def _short_heading(text: str) -> str:
    """A heading as it is compared."""
    return _folded(text)


@lru_cache(maxsize=2048)
def _of_heading(heading: str) -> EventKind | None:
    """The office has some dozens of headings, and every publication asks about each of its events."""
    return _first(_CHINESE, heading)


def _first(rows: tuple[tuple[str, EventKind], ...], text: str) -> EventKind | None:
    return next((kind for pattern, kind in rows if re.search(pattern, text)), None)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives and who takes in a transfer, a licence or a pledge."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


_BEFORE = (
    r"变更前(?:专利)?(?:权利人|申请人|专利权人)?|转让人|让与人|许可人|出质人|原专利权人|原申请人|ASSIGNORS?"
)
_AFTER = (
    r"变更后(?:专利)?(?:权利人|申请人|专利权人)?|受让人|被许可人|质权人|新专利权人"
    r"|(?<!PATENT )(?:NEW )?OWNER(?: NAME)?|ASSIGNEES?"
)
_STOPS = (
    r"变更[前后]|变更事项|登记生效日|登记号|地址|合同备案号|备案日期|许可种类|申请日|公[开告]日|授权公告日|发明名称"
    r"|IPC|专利号|申请号|让与人|受让人|转让人|被?许可人|出质人|质权人|REEL|ASSIGN|EFFECTIVE|FREE FORMAT"
)


def handover(event: Event) -> Handover:
    """The parties on both sides, from named particulars or out of the text; empty where the office names none."""
    labels = [(_folded(name).upper(), value) for name, value in event.details]
    before, after = _GIVER.named(labels), _TAKER.named(labels)
    if before and after:
        return Handover(before=before, after=after)
    text = _folded(" ".join([event.text, *(f"{name}:{value}" for name, value in event.details)]))
    return Handover(before=before or _GIVER.written(text), after=after or _TAKER.written(text))


class _Side:
    """One side of a handover, by the labels that stand before its names."""

    def __init__(self, label: str) -> None:
        self._label = re.compile(label)
        self._written = re.compile(
            rf"(?<![被])(?:{label})\s*[:为]\s*(.*?)\s*(?=(?:{_STOPS})|。|,(?=[\u4e00-\u9fff])|$)",
            re.IGNORECASE,
        )

    def named(self, details: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """The names of the first particular that has such a label."""
        for label, value in details:
            if value.strip() and self._label.fullmatch(label):
                return _parted(value)
        return ()

    def written(self, text: str) -> tuple[str, ...]:
        """The names behind such labels in a text."""
        found = (name for one in self._written.finditer(text) for name in _parted(one[1]))
        return tuple(dict.fromkeys(found))


_GIVER, _TAKER = _Side(_BEFORE), _Side(_AFTER)


def _parted(names: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name.strip(" ,:") for name in re.split(r"[;；、]", names) if name.strip(" ,:"))
    )
