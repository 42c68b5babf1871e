"""The lists of imports and of the lines of a report."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.base.columns import Column
from mingze.core.base.filters import ChoiceFilter, TextFilter
from mingze.core.base.listing import Listing
from mingze.core.roster.choices import LineSeverity
from mingze.core.roster.models import RosterImport


def outcome(upload: RosterImport) -> object:
    """What became of an upload, in a word."""
    if upload.applied_at:
        return _("已导入")
    if upload.errors:
        return _("有错误")
    return _("待确认")


IMPORTS = Listing(
    name="imports",
    title=_("花名册导入"),
    columns=[
        Column("name", _("文件名"), sort="name", link=lambda row: reverse("roster:report", args=[row.pk])),
        Column("uploaded_at", _("上传时间"), sort="uploaded_at", nowrap=True),
        Column("uploaded_by", _("上传人"), value="uploaded_by.name"),
        Column("effective", _("生效日期"), sort="effective", nowrap=True),
        Column("rows", _("行数"), numeric=True),
        Column("errors", _("错误"), numeric=True),
        Column("changes", _("变更"), numeric=True),
        Column("outcome", _("结果"), value=outcome),
        Column("applied_at", _("导入时间"), sort="applied_at", nowrap=True),
    ],
    filters=[TextFilter(key="q", title=_("文件名"), fields=["name"])],
    default_sort="-uploaded_at",
    empty=_("还没有导入过花名册"),
)

LINES = Listing(
    name="lines",
    title=_("核对报告"),
    columns=[
        Column("severity", _("性质"), value="get_severity_display", nowrap=True),
        Column("sheet", _("工作表"), nowrap=True),
        Column("row", _("行"), nowrap=True),
        Column("column", _("列"), nowrap=True),
        Column("text", _("说明")),
        Column("position", _("次序"), sort="position", visible=False),
    ],
    filters=[
        ChoiceFilter(key="severity", title=_("性质"), options=LineSeverity.choices),
        TextFilter(key="q", title=_("关键词"), fields=["text", "sheet"]),
    ],
    default_sort="position",
    empty=_("与现有登记完全一致，无需变更"),
)
