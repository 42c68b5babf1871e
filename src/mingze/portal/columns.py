"""What a result shows of each document beside its title: the columns one may choose."""

from collections.abc import Callable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mingze.core.base.formats import shown
from mingze.portal.asked import COLUMNS
from mingze.portal.facets import value_title
from mingze.portal.templatetags.portal import few
from mingze.services.patents import numbers
from mingze.services.patents.results import Row

_COLUMNS: dict[str, tuple[Promise, Promise | str, Callable[[Row], str]]] = {
    "application": (_("申请号"), _("申请号"), lambda row: numbers.display(row.application)),
    "published": (_("公开（公告）日"), _("公开"), lambda row: shown(row.published)),
    "filed": (_("申请日"), _("申请"), lambda row: shown(row.filed)),
    "type": (_("专利类型"), "", lambda row: value_title("type", row.type)),
    "applicants": (_("申请人"), "", lambda row: few(row.applicants)),
    "inventors": (_("发明人"), _("发明人"), lambda row: few(row.inventors)),
    "classes": (_("分类号"), "", lambda row: few(row.classes)),
    "family": (pgettext_lazy("column", "同族号"), pgettext_lazy("column", "同族号"), lambda row: row.family),
}
"""For each column its title, the word in front of its value where that does not speak for itself, and the value."""
COLUMN_TITLES = {name: _COLUMNS[name][0] for name in COLUMNS}


def facts_of(row: Row, columns: Sequence[str]) -> list[tuple[str, str]]:
    """Word and value of each column for which the document has one."""
    return [(str(_COLUMNS[name][1]), _COLUMNS[name][2](row)) for name in columns if getattr(row, name)]
