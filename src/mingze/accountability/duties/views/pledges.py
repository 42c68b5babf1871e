"""Pledges: draw up, sign, open, verify."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mingze.accountability.duties import listings, queries
from mingze.accountability.duties.actions import pledges
from mingze.accountability.duties.forms import PledgeForm
from mingze.accountability.duties.models import Pledge
from mingze.core.base.components import Action
from mingze.core.base.responses import done
from mingze.core.documents import storage
from mingze.core.kernel.clock import now
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.models import Person


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


def _pledge(request: HttpRequest, key: str) -> Pledge:
    return get_object_or_404(queries.pledges_visible(_access(request)), pk=key)


@needs(Permission.DUTIES_VIEW)
def index(request: HttpRequest) -> HttpResponseBase:
    """Every pledge the person may see, and how many of those required are signed."""
    access = _access(request)
    actions = [Action(_("拟定责任书"), reverse("duties:draw_up"), "plus", primary=True)]
    context = {
        "actions": actions if access.may(Permission.DUTIES_MANAGE) else [],
        "standing": queries.pledge_standing(access, request.today),  # type: ignore[attr-defined]
    }
    return listings.PLEDGES.respond(request, queries.pledges_visible(access), context, "duties/pledges.html")


@needs(Permission.DUTIES_MANAGE)
def draw_up(request: HttpRequest) -> HttpResponse:
    """Draw up a pledge between two posts."""
    access = _access(request)
    today = request.today  # type: ignore[attr-defined]
    choices = queries.pledge_choices(access, today)
    form = PledgeForm(request.POST or None, initial={"year": today.year}, **choices)
    if form.is_valid():
        with form.refusals():
            values = form.cleaned_data
            version = values.pop("list_version")
            pledge = pledges.draw_up(
                version=version, unit=values["holder"].unit, by=access.actor, at=now(), **values
            )
            return done(request, _("已拟定，待双方签字。"), "duties:pledge", pledge.pk)
    context = {"form": form, "title": _("拟定目标责任书"), "back": reverse("duties:pledges")}
    return render(request, "base/form.html", context)


@needs(Permission.DUTIES_VIEW)
def pledge(request: HttpRequest, key: str) -> HttpResponse:
    """One pledge: both signatures, and whether the file is still the one that was signed."""
    one = _pledge(request, key)
    signatures = list(one.signatures.select_related("person", "post").order_by("signed_at"))
    signed = {signature.post_id for signature in signatures}
    context = {
        "pledge": one,
        "title": f"{one.unit.name} {one.year}",
        "signatures": signatures,
        "waiting": [post for post in (one.issuer_post, one.holder_post) if post.pk not in signed],
        "intact": queries.is_intact(one),
        "may_sign": _access(request).may(Permission.PLEDGES_SIGN),
        "crumbs": [(_("目标责任书"), reverse("duties:pledges")), (one.unit.name, "")],
    }
    return render(request, "duties/pledge.html", context)


@needs(Permission.PLEDGES_SIGN)
@require_POST
def sign(request: HttpRequest, key: str) -> HttpResponse:
    """Sign for the post one holds."""
    access = _access(request)
    signer = Person.objects.get(pk=access.person_id)
    pledges.sign(pledge=_pledge(request, key), signer=signer, by=access.actor, at=now())
    return done(request, _("已签字。"), "duties:pledge", key)


@needs(Permission.DUTIES_VIEW)
def file(request: HttpRequest, key: str) -> HttpResponse:
    """The signed file itself; refused when its bytes are not those that were signed."""
    one = _pledge(request, key)
    response = HttpResponse(storage.get(one.sha256), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="pledge-{one.unit.code}-{one.year}.pdf"'
    return response
