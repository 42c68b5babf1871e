"""Codes that say what a line of a patent's front page is, whatever its language (WIPO standards ST.9 and ST.80)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

INID: dict[str, Promise] = {
    "10": _("公开（公告）号"),
    "12": _("文献种类"),
    "19": _("公布机构"),
    "21": _("申请号"),
    "22": _("申请日"),
    "30": _("优先权"),
    "43": _("申请公布日"),
    "45": _("授权公告日"),
    "48": _("更正公布日"),
    "51": _("国际专利分类"),
    "51 LOC": _("国际外观设计分类（洛迦诺）"),
    "52": _("其他分类"),
    "54": pgettext_lazy("patent", "名称"),
    "56": _("对比文件"),
    "57": pgettext_lazy("patent", "摘要"),
    "60": _("相关申请"),
    "62": _("分案原申请"),
    "65": _("在先公布"),
    "66": _("本国优先权"),
    "71": _("申请人"),
    "72": _("发明人"),
    "73": _("专利权人"),
    "74": _("代理机构和代理人"),
    "81": _("指定国家"),
    "85": _("进入国家阶段日"),
    "86": _("国际申请"),
    "87": _("国际公布"),
}
"""Code to what stands there, in the words of Chinese front pages.

What ST.80 has under a code of ST.9 for designs has a word behind it: (51) is the Locarno Classification there.
"""
