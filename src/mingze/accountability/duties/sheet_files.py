"""A reminder sheet as a file in each of its forms."""

from django.http import HttpResponse

from mingze.accountability.duties.documents import sheet_document
from mingze.accountability.duties.models import Sheet
from mingze.core.documents import docx, pdf, xlsx
from mingze.core.documents.queries import layout
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.models import Unit

NO_SUCH_FORM = mark("不支持的文件格式“%(form)s”")
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def issuer_of(unit: Unit) -> str:
    """The name of the Party group a branch stands under: the top of its tree."""
    top = int(unit.path.strip("/").split("/")[0])
    return Unit.objects.get(pk=top).name


def as_bytes(sheet: Sheet, form: str) -> bytes:
    """The sheet as a file; raises ``Refused`` for an unknown form."""
    if form not in MEDIA:
        raise Refused(NO_SUCH_FORM, place="form", params={"form": form})
    if form == "xlsx":
        heads = ["事项", "责任人", "期限", "是否逾期", "依据"]
        rows = [
            [line["matter"], line["who"], line["due_on"], "是" if line["overdue"] else "否", line["basis"]]
            for line in sheet.content
        ]
        return xlsx.write_workbook([xlsx.Sheet(name=sheet.month, title=sheet.number, heads=heads, rows=rows)])
    tree = sheet_document(sheet, issuer_of(sheet.unit))
    page = layout(sheet.generated_at.date())
    return docx.render(tree, page) if form == "docx" else pdf.render(tree, page).content


def as_response(sheet: Sheet, form: str) -> HttpResponse:
    """The sheet as a download."""
    response = HttpResponse(as_bytes(sheet, form), content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{sheet.number}.{form}"'
    return response
