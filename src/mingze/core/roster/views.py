"""Pages of the roster: upload, report, confirm; an empty workbook and the present one."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mingze.core.base.responses import done
from mingze.core.documents import queries as documents
from mingze.core.documents.xlsx import MEDIA_TYPE
from mingze.core.kernel import clock
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.roster import actions, choices, listings, planning, queries, reading, state, writing
from mingze.core.roster.forms import UploadForm
from mingze.core.roster.models import RosterImport


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


@needs(Permission.ROSTER_IMPORT)
@require_GET
def index(request: HttpRequest) -> HttpResponseBase:
    """The imports into the units one may import into."""
    return listings.IMPORTS.respond(
        request, queries.imports_for(_access(request)), template="roster/imports.html"
    )


@needs(Permission.ROSTER_IMPORT)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file, check it whole, keep it with its report, and show that."""
    today = request.today  # type: ignore[attr-defined]
    form = UploadForm(request.POST or None, request.FILES or None, today=today)
    if form.is_valid():
        with form.refusals():
            kept = _kept(request, form)
            return redirect("roster:report", kept.pk)
    crumbs = [(_("花名册导入"), "roster:index"), (_("上传"), "")]
    context = {"form": form, "title": _("上传花名册"), "submit": _("上传并核对"), "crumbs": crumbs}
    return render(request, "base/form.html", context)


def _kept(request: HttpRequest, form: UploadForm) -> RosterImport:
    access = _access(request)
    data, name, effective = form.upload.read(), form.upload.name or "", form.cleaned_data["effective"]
    roster = reading.read(data, name, limits=documents.limits(form.today))
    checked = planning.plan(roster, state.load(), effective=effective, scope=queries.scope_of(access))
    return actions.keep_upload(
        data=data,
        name=name,
        checked=checked,
        scope=queries.scope_of(access),
        uploaded_by=access.person_id,
        at=clock.now(),
        by=access.actor,
    )


@needs(Permission.ROSTER_IMPORT)
@require_GET
def report(request: HttpRequest, key: str) -> HttpResponseBase:
    """What an upload would do, line by line, with the button that does it."""
    one = get_object_or_404(queries.imports_for(_access(request)), pk=key)
    context = {
        "upload": one,
        "title": one.name,
        "waiting": queries.is_waiting(one),
        "counts": [(choices.CHANGE_TITLES[kind], count) for kind, count in one.counts.items()],
    }
    return listings.LINES.respond(request, queries.lines_of(one), context, "roster/report.html")


@needs(Permission.ROSTER_IMPORT)
@require_POST
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Apply an upload as it was shown, or refuse when the organisation has changed since."""
    access = _access(request)
    one = get_object_or_404(queries.imports_for(access), pk=key)
    roster = reading.read(bytes(one.data or b""), one.name, limits=documents.limits(request.today))  # type: ignore[attr-defined]
    applied = actions.apply_upload(
        upload=one, roster=roster, scope=queries.scope_of(access), at=clock.now(), by=access.actor
    )
    return done(
        request, _("已导入，共变更%(count)s项。") % {"count": len(applied.changes)}, "roster:report", key
    )


@needs(Permission.ROSTER_IMPORT)
@require_POST
def drop(request: HttpRequest, key: str) -> HttpResponse:
    """Forget an upload."""
    access = _access(request)
    one = get_object_or_404(queries.imports_for(access), pk=key)
    actions.drop_upload(upload=one, by=access.actor)
    return done(request, _("已放弃此次导入。"), "roster:index")


@needs(Permission.ROSTER_IMPORT)
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook."""
    return _workbook(writing.template(), "roster-template.xlsx")


@needs(Permission.ROSTER_IMPORT)
@require_GET
def current(request: HttpRequest) -> HttpResponse:
    """The present roster of the units one may import into."""
    today = request.today  # type: ignore[attr-defined]
    return _workbook(writing.current(today, queries.scope_of(_access(request))), f"roster-{today}.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
