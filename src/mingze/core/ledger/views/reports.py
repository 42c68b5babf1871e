"""Reports over the ledger, and the two files of a feedback letter: the table taken in, the register given out."""

from urllib.parse import quote

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from mingze.core.base.components import FigureCard, Tone
from mingze.core.base.responses import done
from mingze.core.kernel import clock
from mingze.core.ledger import coverage, importing, listings, queries, register_file
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.forms import ImportForm
from mingze.core.ledger.listings import url_of
from mingze.core.ledger.models import Item
from mingze.core.ledger.views.items import crumbs
from mingze.core.ledger.views.requests import StaffRequest, item_of, kind_of
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs

VIEW = Permission.LEDGER_VIEW


def _way(title: str) -> list[tuple[str, str]]:
    return [(_("责任落实对照"), reverse("ledger:coverage")), (title, "")]


def _seen(request: StaffRequest) -> QuerySet[Item]:
    return queries.visible(request.access, request.today)


@require_GET
@needs(VIEW)
def coverage_(request: StaffRequest) -> HttpResponse:
    """Nothing without a task, nothing without a lead: each figure opens to its rows (A4)."""
    seen = _seen(request)
    cards = []
    for gap in coverage.GAPS.values():
        missing, every = gap.rows(seen, request.today).distinct().count(), gap.of(seen).distinct().count()
        note = _("共%(every)s项") % {"every": every}
        tone = Tone.BAD if missing else Tone.GOOD
        url = reverse("ledger:gap", args=[gap.code])
        cards.append(FigureCard(gap.title, missing, ngettext("项", "项", missing), url, note=note, tone=tone))
    title = _("责任落实对照")
    return render(request, "ledger/coverage.html", {"title": title, "crumbs": [(title, "")], "cards": cards})


@require_GET
@needs(VIEW)
def gap(request: StaffRequest, code: str) -> HttpResponseBase:
    """The items behind one figure of the coverage report."""
    found = coverage.GAPS.get(code)
    if found is None:
        raise Http404
    rows = found.rows(_seen(request), request.today).select_related("parent")
    title = str(found.title)
    return listings.rows().respond(request, rows, {"title": title, "crumbs": _way(title)})


@require_GET
@needs(VIEW)
def pairs(request: StaffRequest) -> HttpResponse:
    """For each post, the business tasks without an integrity task (A6)."""
    title = _("一岗双责配对情况")
    rows = coverage.pairs_by_holder(_seen(request), request.today)
    return render(request, "ledger/pairs.html", {"title": title, "crumbs": _way(title), "rows": rows})


@require_GET
@needs(VIEW)
def plans(request: StaffRequest) -> HttpResponse:
    """Each plan document with its points and their tasks (D2)."""
    title = _("工作要点分解情况")
    found = coverage.plans(_seen(request))
    context = {"title": title, "crumbs": _way(title), "plans": found.items()}
    return render(request, "ledger/plans.html", context)


@require_GET
@needs(VIEW)
def breakthroughs(request: StaffRequest) -> HttpResponse:
    """Each secretary's project of the year with its milestones (A14)."""
    title = _("%(year)s年书记突破项目") % {"year": request.today.year}
    kind = kind_of(coverage.BREAKTHROUGH)
    posts = queries.posts_owing_yearly(kind, request.access, request.today)
    projects = coverage.projects(posts, request.today.year, request.today)
    context = {"title": title, "crumbs": _way(title), "projects": projects, "today": request.today}
    context["basis"] = queries.basis_of_yearly(kind)
    return render(request, "ledger/breakthroughs.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.LEDGER_CREATE)
def import_(request: StaffRequest, item_id: str) -> HttpResponse:
    """Take in the problems of a letter: first what would happen, then the import itself."""
    letter = item_of(request, item_id)
    if not definition_of(letter.kind).declares_count:
        raise Http404
    form = ImportForm(request.POST or None, request.FILES or None)
    plan = None
    if request.method == "POST" and importing.is_confirmed(request.POST):
        plan = importing.take_in(request, letter, clock.now())
        return done(request, importing.summary(plan), "ledger:item", letter.pk)
    if form.is_valid():
        with form.refusals():
            plan = importing.look_at(request, letter, form.cleaned_data["file"], request.today)
    context = {
        "title": _("导入问题清单"),
        "subtitle": str(letter),
        "crumbs": crumbs(letter, (_("导入问题清单"), "")),
        "form": form,
        "plan": plan,
        "letter": letter,
        "submit": _("核对文件"),
        "back": url_of(letter),
    }
    return render(request, "ledger/import.html", context)


@require_GET
@needs(VIEW)
def register(request: StaffRequest, item_id: str, form: str) -> HttpResponse:
    """The rectification ledger of a letter as Word, PDF or workbook."""
    letter = item_of(request, item_id)
    if form not in register_file.FORMS or not definition_of(letter.kind).declares_count:
        raise Http404
    content = register_file.as_bytes(letter, form, request.today)
    response = HttpResponse(content, content_type=register_file.FORMS[form])
    name = quote(f"{letter.title}整改台账.{form}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
