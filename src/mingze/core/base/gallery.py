"""Invented examples for the component gallery: every component in each of its states."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mingze.core.base.columns import Column
from mingze.core.base.components import (
    Action,
    Definition,
    Evidence,
    FigureCard,
    Happening,
    Tab,
    Tone,
    TreeRow,
)
from mingze.core.base.filters import BooleanFilter, ChoiceFilter, DateRangeFilter, TextFilter, UnitFilter
from mingze.core.base.forms import Day, FileDrop, Form, LongText
from mingze.core.base.listing import Listing
from mingze.core.base.listing_page import ListingPage
from mingze.core.base.listing_request import ListingRequest
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Conflict

MORNING = datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI)
ROWS_SHOWN = 26


class SampleForm(Form):
    """A field of every kind."""

    title = forms.CharField(label="事项名称", max_length=60, help_text="与责任清单中的名称一致。")
    unit = forms.ChoiceField(label="责任部门", choices=[("1", "知识产权保护处"), ("2", "综合处")])
    due_on = forms.DateField(label="办结期限", widget=Day)
    kind = forms.ChoiceField(
        label="办理方式", choices=[("a", "自办"), ("b", "会办"), ("c", "转办")], widget=forms.RadioSelect
    )
    duties = forms.MultipleChoiceField(
        label="涉及职责",
        choices=[("x", "专利导航"), ("y", "维权援助"), ("z", "公共服务")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    account = forms.CharField(label="办理情况", widget=LongText, help_text="写明时间、做法和结果。")
    file = forms.FileField(
        label="佐证材料", widget=FileDrop, required=False, help_text="可上传 PDF、Word、Excel 或图片。"
    )
    agreed = forms.BooleanField(label="以上内容经本人核对无误")


def gallery_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the gallery draws."""
    return {
        "title": _("组件一览"),
        "subtitle": _("页面所用的全部组件及其各种状态。示例内容均为虚构。"),
        "crumbs": [(_("首页"), "/"), (_("组件一览"), "")],
        "actions": [
            Action(title=_("打印"), url="#print", icon="printer"),
            Action(title=_("新增事项"), url="#new", icon="plus", primary=True),
        ],
        "tones": _tones(),
        "figures": _figures(),
        "happenings": _happenings(),
        "definitions": _definitions(),
        "evidence": _evidence(),
        "tabs": _tabs(),
        "tree_heads": ["部门", "负责人", "在办", "逾期"],
        "tree": _tree(),
        "pages": Paginator(range(1200), 25).page(12),
        "listing": _listing(request),
        "forms": {"empty": SampleForm(version=7, prefix="empty"), "faulty": _faulty(), "stale": _stale()},
        "as_of": date(2026, 3, 12),
    }


def _tones() -> list[tuple[str, str, Tone]]:
    return [
        ("draft", "未开始", Tone.NEUTRAL),
        ("doing", "办理中", Tone.INFO),
        ("done", "已办结", Tone.GOOD),
        ("due", "即将到期", Tone.WARN),
        ("late", "已逾期", Tone.BAD),
    ]


def _figures() -> list[FigureCard]:
    return [
        FigureCard("应履责事项", 1286, "项", "#rows", note="本季度"),
        FigureCard("按期完成率", 96.25, "%", "#rows", note="1,238 / 1,286", tone=Tone.GOOD),
        FigureCard("已逾期", 0, "项", "#rows"),
        FigureCard("待核实", 17, "项", "#rows", tone=Tone.WARN),
        FigureCard("群众满意率", unavailable="本季度尚未开展测评，无法计算"),
    ]


def _happenings() -> list[Happening]:
    return [
        Happening(MORNING, "退回补充佐证材料", "王敏（督查室）", "缺少会议签到表，请于3日内补充。", Tone.BAD),
        Happening(
            datetime(2026, 3, 11, 16, 5, tzinfo=SHANGHAI), "提交办结申请", "李强（保护处）", tone=Tone.INFO
        ),
        Happening(datetime(2026, 3, 2, 8, 40, tzinfo=SHANGHAI), "签收任务", "李强（保护处）", url="#item"),
        Happening(date(2026, 3, 1), "下达任务", "综合处", tone=Tone.NEUTRAL),
    ]


def _definitions() -> list[Definition]:
    return [
        Definition("事项名称", "组织开展第一季度专题党课"),
        Definition("责任人", "李强", url="#person"),
        Definition("办结期限", date(2026, 3, 31)),
        Definition("频次要求", "每季度一次", verified=True, basis="支部工作条例第十六条"),
        Definition("评分权重", "5 分", verified=False),
        Definition("协办部门", None),
    ]


def _evidence() -> list[Evidence]:
    return [
        Evidence("党课讲稿.docx", "#file", "文档", 48_211, "李强", MORNING),
        Evidence("现场照片.jpg", "#file", "图片", 3_482_112, "李强", MORNING),
        Evidence("谈话记录", kind="谈话", who="王敏", at=date(2026, 3, 5), sealed=True),
    ]


def _tabs() -> list[Tab]:
    return [
        Tab("基本情况", "#basic", current=True),
        Tab("办理过程", "#process", count=4),
        Tab("佐证材料", "#evidence", count=0),
        Tab("审计记录", "#audit"),
    ]


def _tree() -> list[TreeRow]:
    return [
        TreeRow("1", "市知识产权局", 1, ["张华", 128, 3], "#unit"),
        TreeRow("2", "知识产权保护处", 2, ["李强", 42, 2], "#unit"),
        TreeRow("3", "维权援助中心", 3, ["陈静", 17, 0], "#unit"),
        TreeRow("4", "公共服务处", 2, ["赵敏", 51, 1], "#unit", open=False),
        TreeRow("5", "信息服务科", 3, ["孙磊", 20, 1], "#unit"),
        TreeRow("6", "综合处", 2, ["周洋", 35, 0], "#unit"),
    ]


def _listing(request: HttpRequest) -> ListingPage:
    """A list over rows in memory: the gallery stores nothing."""
    rows = [
        {
            "pk": n,
            "title": f"第{n}号整改措施：完善专利预警信息报送机制",
            "unit": "知识产权保护处" if n % 2 else "公共服务处",
            "status": _tones()[n % len(_tones())],
            "due_on": date(2026, 3, n),
            "count": n * 137,
        }
        for n in range(1, ROWS_SHOWN + 1)
    ]
    return ListingPage.of(SAMPLE, ListingRequest.read(SAMPLE, request), rows)


SAMPLE = Listing(
    name="sample",
    title="整改措施",
    columns=[
        Column("title", "措施", sort="title", link=lambda row: f"#{row['pk']}"),
        Column("unit", "责任部门", sort="unit"),
        Column("status", "状态", template="base/_gallery_status.html"),
        Column("due_on", "办结期限", sort="due_on", nowrap=True),
        Column("count", "涉及专利（件）", sort="count", numeric=True),
        Column("pk", "编号", visible=False),
    ],
    filters=[
        TextFilter(key="q", title="关键词", fields=["title"], placeholder="措施名称"),
        UnitFilter(key="unit", title="部门", options=[("1", "市知识产权局"), ("2", "　知识产权保护处")]),
        ChoiceFilter(key="status", title="状态", options=[(code, title) for code, title, _tone in _tones()]),
        DateRangeFilter(key="due", title="办结期限", field="due_on"),
        BooleanFilter(key="late", title="是否逾期", condition=Q(status="late")),
    ],
    default_sort="due_on",
)


def _faulty() -> SampleForm:
    data = {
        "faulty-title": "",
        "faulty-unit": "9",
        "faulty-account": "已于3月5日组织学习。",
        "faulty-due_on": "3月",
    }
    files = {"faulty-file": SimpleUploadedFile("签到表.pdf", b"%PDF")}
    form = SampleForm(data, files, prefix="faulty")
    form.add_error(None, "办结期限不得早于下达日期。")
    return form


def _stale() -> SampleForm:
    data = {
        "stale-title": "第一季度专题党课",
        "stale-unit": "1",
        "stale-due_on": "2026-03-31",
        "stale-kind": "a",
    }
    data |= {"stale-account": "已完成，听课32人。", "stale-agreed": "on"}
    form = SampleForm(data, prefix="stale")
    changed = [
        ("due_on", date(2026, 3, 25), date(2026, 3, 31)),
        ("account", "正在准备。", "已完成，听课32人。"),
    ]
    form.conflict = Conflict(changes=changed, changed_by="王敏", changed_at=MORNING)
    return form
