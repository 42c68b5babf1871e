"""The form for those who do not write queries: what is filled in becomes a query they see, and can go on from."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mingze.core.base.forms import Day, Form
from mingze.portal.front_page import TYPES
from mingze.portal.statuses import STATUSES

TEXTS = {
    "ti": pgettext_lazy("patent", "名称"),
    "ab": pgettext_lazy("patent", "摘要"),
    "claim": _("权利要求"),
    "tiabc": _("名称、摘要或权利要求"),
    "des": _("说明书"),
    "ap": _("申请人"),
    "in": _("发明人"),
    "agc": _("代理机构"),
    "ipc": _("国际专利分类"),
    "number": _("申请号、公开号或优先权号"),
}
"""Code in the field=value dialect, and what is asked there."""
BREAKS = "()[]（）［］\"'“”‘’=<>"


class GuidedForm(Form):
    """One line a field; everything filled in must hold. Words in one line are joined by "and"."""

    ti = forms.CharField(label=TEXTS["ti"], required=False, max_length=200)
    tiabc = forms.CharField(label=TEXTS["tiabc"], required=False, max_length=200)
    ab = forms.CharField(label=TEXTS["ab"], required=False, max_length=200)
    claim = forms.CharField(label=TEXTS["claim"], required=False, max_length=200)
    des = forms.CharField(label=TEXTS["des"], required=False, max_length=200)
    ap = forms.CharField(label=TEXTS["ap"], required=False, max_length=200)
    inventor = forms.CharField(label=TEXTS["in"], required=False, max_length=200)
    agc = forms.CharField(label=TEXTS["agc"], required=False, max_length=200)
    ipc = forms.CharField(label=TEXTS["ipc"], required=False, max_length=60)
    number = forms.CharField(label=TEXTS["number"], required=False, max_length=60)
    filed_from = forms.DateField(label=_("申请日自"), required=False, widget=Day)
    filed_to = forms.DateField(label=_("申请日至"), required=False, widget=Day)
    published_from = forms.DateField(label=_("公开日自"), required=False, widget=Day)
    published_to = forms.DateField(label=_("公开日至"), required=False, widget=Day)
    type = forms.MultipleChoiceField(
        label=_("专利类型"),
        required=False,
        choices=[(one.value, title) for one, title in TYPES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    status = forms.MultipleChoiceField(
        label=_("法律状态"),
        required=False,
        choices=[(code, word) for code, (word, _tone) in STATUSES.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> None:
        """A period cannot end before it begins."""
        for name in ("filed", "published"):
            first, last = self.cleaned_data.get(f"{name}_from"), self.cleaned_data.get(f"{name}_to")
            if first and last and first > last:
                self.add_error(f"{name}_to", _("截止日期早于起始日期"))

    def query(self) -> str:
        """What was filled in as a query in the field=value dialect."""
        given = self.cleaned_data
        lines = [(code, given.get("inventor" if code == "in" else code, "")) for code in TEXTS]
        parts = [f"{code}=({_words(text)})" for code, text in lines if _words(text)]
        for code, name in (("ad", "filed"), ("pd", "published")):
            first, last = given.get(f"{name}_from"), given.get(f"{name}_to")
            parts += [f"{code}>={first:%Y%m%d}"] if first else []
            parts += [f"{code}<={last:%Y%m%d}"] if last else []
        return " and ".join(parts)


def _words(text: str) -> str:
    """What was typed without the signs a query gives a meaning to; words side by side must all be there."""
    plain = "".join(" " if sign in BREAKS else sign for sign in text)
    return " and ".join(f'"{word}"' for word in plain.split())
