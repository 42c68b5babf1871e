"""What is wrong with the parameters of a request, said in its language and by the names that it used."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FAULTS: dict[str, Promise] = {
    "missing": gettext_lazy("缺少参数“%(name)s”"),
    "int_parsing": gettext_lazy("参数“%(name)s”应为整数"),
    "int_type": gettext_lazy("参数“%(name)s”应为整数"),
    "int_from_float": gettext_lazy("参数“%(name)s”应为整数"),
    "int_parsing_size": gettext_lazy("参数“%(name)s”应为整数"),
    "bool_parsing": gettext_lazy("参数“%(name)s”应为true或false"),
    "bool_type": gettext_lazy("参数“%(name)s”应为true或false"),
    "string_type": gettext_lazy("参数“%(name)s”应为文字"),
    "dict_type": gettext_lazy("参数“%(name)s”应为JSON对象"),
    "greater_than_equal": gettext_lazy("参数“%(name)s”不得小于%(ge)s"),
    "less_than_equal": gettext_lazy("参数“%(name)s”不得大于%(le)s"),
    "less_than": gettext_lazy("参数“%(name)s”应小于%(lt)s"),
    "string_too_long": gettext_lazy("参数“%(name)s”最长%(max_length)s个字符"),
}
"""Kind of fault, as the library that reads parameters names it, to what is said of it."""


def said(errors: Sequence[Mapping[str, Any]]) -> str:
    """Everything that is wrong, one after the other."""
    return _("；").join(_said(one) for one in errors)


def _said(error: Mapping[str, Any]) -> str:
    kind, place = str(error.get("type", "")), error.get("loc", ())
    # Without a kind it is a sentence of our own.
    if not kind:
        return str(error["msg"])
    name = str(place[-1]) if place else ""
    known = FAULTS.get(kind) or gettext_lazy("参数“%(name)s”的写法不对")
    return str(known) % {"name": name, **error.get("ctx", {})}
