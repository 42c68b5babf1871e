"""The fulfilment report: as known on the last day of its period, so that it reads the same ever after.

The report of a period still under way says what is known today, and names that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from mingze.accountability.duties import documents, queries
from mingze.accountability.duties import fulfilment as tallies
from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.materialising import agency_paths
from mingze.accountability.duties.spans import period_named
from mingze.accountability.duties.states import with_state
from mingze.core.documents import docx, pdf
from mingze.core.documents.content import Document
from mingze.core.documents.queries import layout
from mingze.core.kernel.canonical import canonical_json
from mingze.core.kernel.periods import Period
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit

NO_SUCH_UNIT = mark("没有代码为“%(code)s”的单位，或该单位不在您的权限范围内")
NO_SUCH_FORM = mark("不支持的文件格式“%(form)s”")
NOT_ON_TIME = (ObligationState.MET_LATE, ObligationState.OVERDUE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: of which unit, for which period, in which form (pdf, docx, json)."""

    unit: Unit
    period: Period
    form: str
    on: date

    @classmethod
    def read(cls, address: Mapping[str, str], access: Access, today: date) -> "Wanted":
        """Read ``unit`` (a code), ``period`` and ``form``; raises ``Refused``."""
        units = Unit.objects.within(access.paths(Permission.REPORTS_VIEW))
        code = address.get("unit", "")
        unit = units.filter(code=code).first() if code else units.order_by("path").first()
        if unit is None:
            raise Refused(NO_SUCH_UNIT, place="unit", params={"code": code})
        form = address.get("form", "pdf")
        if form not in FORMS:
            raise Refused(NO_SUCH_FORM, place="form", params={"form": form})
        period = period_named(address.get("period", ""))
        return cls(unit, period, form, min(period.end, today))


def fulfilment(wanted: Wanted, access: Access) -> Document:
    """The report as a content tree."""
    on = wanted.on
    paths = agency_paths(wanted.unit)
    units = Unit.objects.on(on).within(paths)
    seen = units.within(access.paths(Permission.REPORTS_VIEW))
    due = tallies.Due(seen, wanted.period.start, on)
    branches = tallies.by_subtree(tallies.by_unit(due, on), units, on)
    late = (
        with_state(due.obligations(), on)
        .filter(state__in=NOT_ON_TIME)
        .select_related("occasion__item", "unit", "post", "person")
    )
    rows = list(late.order_by("unit__path", "due_on", "occasion__item__code", "pk"))
    answerable = queries.responsible_for(rows, on)
    items = [
        (
            row.unit.name,
            row.occasion.item.text,
            answerable[row.pk].name or "空缺",
            row.occasion.due_on.isoformat(),
            ObligationState(row.state).label,
        )
        for row in rows
    ]
    return documents.report_document(
        period=wanted.period,
        on=on,
        agency=wanted.unit.name,
        branches=branches,
        items=[tuple(map(str, item)) for item in items],
    )


def as_bytes(wanted: Wanted, tree: Document) -> bytes:
    """The report in the form wanted."""
    if wanted.form == "json":
        return canonical_json({"digest": tree.digest(), "title": tree.title}).encode()
    if wanted.form == "docx":
        return docx.render(tree, layout(wanted.on))
    return pdf.render(tree, layout(wanted.on)).content


def as_response(wanted: Wanted, tree: Document) -> HttpResponse:
    """The report as a download."""
    response = HttpResponse(as_bytes(wanted, tree), content_type=FORMS[wanted.form])
    name = f"fulfilment-{wanted.unit.code}-{wanted.period.key}.{wanted.form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}
