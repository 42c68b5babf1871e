"""The inbox as a list."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.base.columns import Column
from mingze.core.base.filters import BooleanFilter, DateRangeFilter, TextFilter
from mingze.core.base.listing import Listing

NOTICES = Listing(
    name="notices",
    title=_("消息"),
    columns=[
        Column(
            "unread",
            _("状态"),
            template="notices/_unread.html",
            # Unread before read, the newest first in both.
            sort=("unread", "sent_at"),
            export=lambda notice: _("未读") if notice.unread else _("已读"),
        ),
        Column(
            "title",
            _("标题"),
            sort="title",
            link=lambda notice: reverse("notices:notice", args=[notice.pk]),
        ),
        Column("sent_at", _("发送时间"), sort="sent_at", nowrap=True),
        Column("read_at", _("阅读时间"), sort="read_at", nowrap=True, visible=False),
    ],
    filters=[
        TextFilter(key="q", title=_("关键词"), fields=["title", "body"]),
        BooleanFilter(
            key="read", title=_("状态"), condition=Q(read_at__isnull=False), yes=_("已读"), no=_("未读")
        ),
        DateRangeFilter(key="sent", title=_("发送时间"), field="sent_at", moment=True),
    ],
    default_sort="-unread",
    empty=_("没有消息"),
    empty_text=_("到期提醒、退回、审批等事项会通知到这里。"),
)
