"""People, posts, and handing a post over."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.catalogue.vocabulary import POST_CATEGORIES
from mingze.core.base.forms import Form
from mingze.core.base.language import titled
from mingze.core.base.responses import done
from mingze.core.organization import actions, listings, queries
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.forms import ClosePostForm, EndForm, HandOverForm, PersonForm, TransferForm
from mingze.core.organization.models import Person, Post, Unit


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


def _day(request: HttpRequest) -> date:
    return listings.day_named(request.GET.get("on"), request.today)  # type: ignore[attr-defined]


@needs(Permission.ORGANIZATION_VIEW)
def index(request: HttpRequest) -> HttpResponseBase:
    """Who is on the rolls on a day."""
    access, day = _access(request), _day(request)
    code = request.GET.get("unit", "")
    unit = Unit.objects.filter(code=code).first() if code else None
    people = queries.listed_people(access, day, unit, request.GET.get("roll", ""))
    return listings.PEOPLE.respond(request, people, {"subtitle": listings.people_note(day)})


@needs(Permission.ORGANIZATION_VIEW)
def person(request: HttpRequest, key: int) -> HttpResponse:
    """What is recorded about a person here: posts and rolls, nothing else."""
    access = _access(request)
    one = get_object_or_404(queries.visible_people(access), pk=key)
    posts, rolls = queries.history_of(one)
    context = {
        "title": one.name,
        "person": one,
        "day": _day(request),
        "posts": posts,
        "rolls": rolls,
        "manages": queries.managed_people(access, request.today).filter(pk=one.pk).exists(),  # type: ignore[attr-defined]
        "transferable": set(
            queries.managed_memberships(access).filter(person=one).values_list("pk", flat=True)
        ),
        "crumbs": [(_("人员"), "organization:people"), (one.name, "")],
    }
    return render(request, "organization/person.html", context)


@needs(Permission.ORGANIZATION_MANAGE)
def correct_person(request: HttpRequest, key: int) -> HttpResponse:
    """Put a name or an address right."""
    access = _access(request)
    one = get_object_or_404(queries.managed_people(access, request.today), pk=key)  # type: ignore[attr-defined]
    form = PersonForm(request.POST or None, initial={"name": one.name, "email": one.email})
    if form.is_valid():
        with form.refusals():
            actions.correct_person(person=one, by=access.actor, **form.cleaned_data)
            return done(request, _("人员信息已更正。"), "organization:person", one.pk)
    return _person_form(request, form, one, _("更正人员信息"))


@needs(Permission.ORGANIZATION_MANAGE)
def transfer(request: HttpRequest, key: int) -> HttpResponse:
    """Move somebody to the roll of another unit one may manage too."""
    access = _access(request)
    membership = get_object_or_404(queries.managed_memberships(access), pk=key)
    one = membership.person
    initial = {"on": request.today}  # type: ignore[attr-defined]
    form = TransferForm(request.POST or None, membership=membership, initial=initial)
    if form.is_valid():
        with form.refusals():
            access.check(Permission.ORGANIZATION_MANAGE, form.cleaned_data["unit"])
            actions.transfer(person=one, by=access.actor, **form.cleaned_data)
            return done(request, _("转接已登记。"), "organization:person", one.pk)
    return _person_form(request, form, one, _("办理转接"))


@needs(Permission.ORGANIZATION_VIEW)
def post(request: HttpRequest, key: int) -> HttpResponse:
    """A post and everybody who held it."""
    access = _access(request)
    one = get_object_or_404(queries.visible_posts(access), pk=key)
    context = {
        "title": one.title,
        "post": one,
        "category": titled(POST_CATEGORIES[one.category]),
        "day": _day(request),
        "holders": queries.holders_of(one),
        "manages": access.covers(Permission.ORGANIZATION_MANAGE, one.unit),
        "crumbs": [*_crumbs(one), (one.title, "")],
    }
    return render(request, "organization/post.html", context)


@needs(Permission.ORGANIZATION_MANAGE)
def hand_over(request: HttpRequest, key: int) -> HttpResponse:
    """Appoint somebody; in a post for one, whoever holds it ends the day before."""
    access = _access(request)
    one = get_object_or_404(queries.visible_posts(access, Permission.ORGANIZATION_MANAGE), pk=key)
    form = HandOverForm(request.POST or None, initial={"on": request.today})  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            actions.appoint(post=one, by=access.actor, **form.cleaned_data)
            return done(request, _("任职已登记。"), "organization:post", one.pk)
    return _form(request, form, one, _("办理交接"))


@needs(Permission.ORGANIZATION_MANAGE)
def close_post(request: HttpRequest, key: int) -> HttpResponse:
    """Abolish a post nobody holds."""
    access = _access(request)
    one = get_object_or_404(queries.visible_posts(access, Permission.ORGANIZATION_MANAGE), pk=key)
    form = ClosePostForm(request.POST or None, initial={"on": request.today})  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            actions.close_post(post=one, on=form.cleaned_data["on"], by=access.actor)
            return done(request, _("岗位已撤销。"), "organization:post", one.pk)
    return _form(request, form, one, _("撤销岗位"))


@needs(Permission.ORGANIZATION_MANAGE)
def end_appointment(request: HttpRequest, key: int) -> HttpResponse:
    """Relieve somebody of a post without a successor."""
    access = _access(request)
    appointment = get_object_or_404(queries.managed_appointments(access), pk=key)
    form = EndForm(request.POST or None, initial={"on": request.today})  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            actions.end_appointment(appointment=appointment, on=form.cleaned_data["on"], by=access.actor)
            return done(request, _("免职已登记。"), "organization:post", appointment.post_id)
    title = _("免去%(name)s的岗位") % {"name": appointment.person.name}
    return _form(request, form, appointment.post, title)


def _crumbs(one: Post) -> list[tuple[str, str]]:
    unit = reverse("organization:unit", args=[one.unit_id])
    return [(_("组织机构"), "organization:tree"), (one.unit.name, unit)]


def _form(request: HttpRequest, form: Form, one: Post, title: str) -> HttpResponse:
    back = reverse("organization:post", args=[one.pk])
    context = {
        "form": form,
        "title": title,
        "subtitle": f"{one.unit.name}　{one.title}",
        "crumbs": [*_crumbs(one), (one.title, back), (title, "")],
        "back": back,
    }
    return render(request, "base/form.html", context)


def _person_form(request: HttpRequest, form: Form, one: Person, title: str) -> HttpResponse:
    back = reverse("organization:person", args=[one.pk])
    crumbs = [(_("人员"), "organization:people"), (one.name, back), (title, "")]
    context = {"form": form, "title": title, "subtitle": one.name, "crumbs": crumbs, "back": back}
    return render(request, "base/form.html", context)
