"""The named lists of somebody who is signed in: made, renamed, deleted; documents moved between them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mingze.core.accounts.adapters import actor_of
from mingze.core.base.responses import done
from mingze.core.kernel.clock import now
from mingze.core.organization.decisions import signed_in
from mingze.portal import actions, basket


@signed_in
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a list, and have it at hand."""
    name = request.POST.get("name", "")
    made = actions.make(account=request.user, name=name, by=actor_of(request.user), at=now())  # type: ignore[arg-type]
    return done(request, _("已新建收藏夹“%(name)s”") % {"name": made.name}, basket.address_of(made.pk))


@signed_in
@require_POST
def rename(request: HttpRequest, key: str) -> HttpResponse:
    """Give a list another name."""
    own = basket.own_basket(request, key)
    actions.rename(basket=own, name=request.POST.get("name", ""), by=actor_of(own.owner))
    return done(request, _("已改名为“%(name)s”") % {"name": own.name}, basket.address_of(key))


@signed_in
@require_POST
def delete(request: HttpRequest, key: str) -> HttpResponse:
    """Drop a list with what lies in it."""
    own = basket.own_basket(request, key)
    actions.delete(basket=own, by=actor_of(own.owner))
    return done(request, _("已删除收藏夹“%(name)s”") % {"name": own.name}, "portal:basket")


@signed_in
@require_POST
def transfer(request: HttpRequest, key: str) -> HttpResponse:
    """Move or copy the chosen documents to another list; stays at the first."""
    source, target = (basket.own_basket(request, one) for one in (key, request.POST.get("to", "")))
    numbers = request.POST.getlist("number")
    act = actions.copy if request.POST.get("copy") else actions.move
    count = act(source=source, target=target, numbers=numbers, by=actor_of(source.owner), at=now())
    said = ngettext("%(count)s篇文献已放入“%(name)s”", "%(count)s篇文献已放入“%(name)s”", count)
    return done(request, said % {"count": count, "name": target.name}, basket.address_of(key))


@signed_in
@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """Put what was collected before signing in into the list at hand, or let it go."""
    here, own = basket.SessionBasket(request), basket.basket_of(request)
    if request.POST.get("drop") or not isinstance(own, basket.OwnBasket):
        here.clear()
        return done(request, _("已清除"), "portal:basket")
    count = own.take_over(here.entries(), at=now())
    here.clear()
    said = ngettext("已放入%(count)s篇文献", "已放入%(count)s篇文献", count)
    return done(request, said % {"count": count}, "portal:basket")
