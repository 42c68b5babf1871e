"""Duty lists: drafts, versions, publication."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mingze.accountability.duties import listings, queries, templates_of_lists
from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.forms import DraftForm, PublishForm, RevisionForm
from mingze.accountability.duties.materialising import agency_paths
from mingze.accountability.duties.models import DutyItem
from mingze.core.base.components import Action
from mingze.core.base.language import titled
from mingze.core.base.responses import done
from mingze.core.kernel.clock import now
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.models import Unit


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


@needs(Permission.DUTIES_VIEW)
def index(request: HttpRequest) -> HttpResponseBase:
    """Every version of every list the person may see."""
    access = _access(request)
    actions = [Action(_("起草清单"), reverse("duties:draft"), "plus", primary=True)]
    context = {"actions": actions if access.may(Permission.DUTIES_MANAGE) else []}
    return listings.LISTS.respond(request, queries.versions_visible(access), context)


@needs(Permission.DUTIES_MANAGE)
def draft(request: HttpRequest) -> HttpResponse:
    """Draft a list from a packaged template."""
    access = _access(request)
    agencies = Unit.objects.within(access.paths(Permission.DUTIES_MANAGE)).filter(kind="agency")
    form = DraftForm(request.POST or None, templates=templates_of_lists.titles(), agencies=agencies)
    if form.is_valid():
        with form.refusals():
            template = templates_of_lists.named(form.cleaned_data["template"])
            version = lists.draft_from_template(
                agency=form.cleaned_data["agency"], template=template, by=access.actor, at=now()
            )
            return done(request, _("已起草，请核对后发布。"), "duties:version", version.pk)
    context = {"form": form, "title": _("起草责任清单"), "back": reverse("duties:lists")}
    return render(request, "base/form.html", context)


@needs(Permission.DUTIES_VIEW)
def version(request: HttpRequest, key: int) -> HttpResponse:
    """One version of a list: its items, its approving meeting, its history."""
    access = _access(request)
    one = get_object_or_404(queries.versions_visible(access), pk=key)
    context = {
        "version": one,
        "title": titled(one.duty_list),
        "items": one.items.select_related("basis__version__document", "holder_unit").order_by("position"),
        "total": sum(one.items.values_list("weight", flat=True)) / 100,
        "parameters": queries.parameter_titles(one),
        "siblings": one.duty_list.versions.order_by("-number"),
        "may_edit": one.published_at is None and access.covers(Permission.DUTIES_MANAGE, one.duty_list.unit),
        "may_publish": one.published_at is None
        and access.covers(Permission.DUTIES_PUBLISH, one.duty_list.unit),
        "may_draft": one.published_at is not None
        and access.covers(Permission.DUTIES_MANAGE, one.duty_list.unit),
        "crumbs": [(_("责任清单"), "duties:lists"), (titled(one.duty_list), "")],
    }
    return render(request, "duties/version.html", context)


@needs(Permission.DUTIES_MANAGE)
@require_POST
def draft_next(request: HttpRequest, key: int) -> HttpResponse:
    """Begin the next version as a copy."""
    access = _access(request)
    one = get_object_or_404(queries.versions_visible(access), pk=key)
    access.check(Permission.DUTIES_MANAGE, one.duty_list.unit)
    fresh = lists.draft_next(duty_list=one.duty_list, by=access.actor, at=now())
    return done(request, _("已另起新版草稿。"), "duties:version", fresh.pk)


@needs(Permission.DUTIES_PUBLISH)
def publish(request: HttpRequest, key: int) -> HttpResponse:
    """Publish a draft behind the meeting that approved it."""
    access = _access(request)
    one = get_object_or_404(queries.versions_visible(access), pk=key)
    access.check(Permission.DUTIES_PUBLISH, one.duty_list.unit)
    form = PublishForm(request.POST or None, meetings=queries.adopting_meetings(access))
    if form.is_valid():
        with form.refusals():
            at = now()
            until = date(max(form.cleaned_data["on"].year, at.year), 12, 31)
            made = lists.publish(version=one, by=access.actor, at=at, until=until, **form.cleaned_data)
            message = _("已发布，生成履责事项%(made)s项。") % {"made": made}
            return done(request, message, "duties:version", one.pk)
    context = {"form": form, "title": _("发布责任清单"), "submit": _("发布")}
    return render(request, "base/form.html", context | {"back": reverse("duties:version", args=[key])})


def _draft_item(request: HttpRequest, key: int) -> DutyItem:
    """An item of a list the person may draft; 404 otherwise."""
    items = DutyItem.objects.select_related("version__duty_list__unit__counterpart")
    mine = _access(request).visible(items, Permission.DUTIES_MANAGE, "version__duty_list__unit")
    return get_object_or_404(mine, pk=key)


@needs(Permission.DUTIES_MANAGE)
def revise(request: HttpRequest, key: int) -> HttpResponse:
    """Change an item of a draft."""
    item = _draft_item(request, key)
    units = Unit.objects.within(agency_paths(item.version.duty_list.unit)).filter(kind=item.holder_category)
    form = RevisionForm(request.POST or None, item=item, units=units)
    if form.is_valid():
        with form.refusals():
            lists.revise_item(
                item=item, revision=lists.Revision(**form.cleaned_data), by=_access(request).actor
            )
            return done(request, _("已保存。"), "duties:version", item.version_id)
    context = {"form": form, "title": _("修改条目 %(code)s") % {"code": item.code}}
    return render(
        request, "base/form.html", context | {"back": reverse("duties:version", args=[item.version_id])}
    )


@needs(Permission.DUTIES_MANAGE)
@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Take an item off a draft."""
    item = _draft_item(request, key)
    version_id = item.version_id
    lists.remove_item(item=item, by=_access(request).actor)
    return done(request, _("已删除。"), "duties:version", version_id)
