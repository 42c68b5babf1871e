"""Error pages, the component gallery, and the two switches of the shell: language and type size."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from mingze.core.base.context import TYPE_COOKIE
from mingze.core.base.gallery import SAMPLE, gallery_context
from mingze.core.base.responses import page_or_fragment

YEAR = 365 * 24 * 3600

# Visitors of the public pages choose their language too.
language = login_not_required(set_language)


@login_not_required
@require_POST
def type_size(request: HttpRequest) -> HttpResponse:
    """Keep the chosen type size in a cookie and go back to the page it was chosen on."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    size = "large" if request.POST.get("size") == "large" else "normal"
    response.set_cookie(
        TYPE_COOKIE, size, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
    )
    return response


# The gallery shows invented examples only, so it may be looked at without an account.
@login_not_required
@require_GET
@never_cache
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states."""
    context = gallery_context(request)
    page, part = "base/gallery.html", "base/_listing_table.html"
    return page_or_fragment(request, page, part, context, element=SAMPLE.element)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _error(request, 400, _("请求有误"), _("提交的内容不完整或格式不正确，请返回上一页检查后重试。"))


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the reason when the code that refused gave one."""
    reason = str(exception) if exception is not None and str(exception) else ""
    text = _("您的岗位没有查看或办理此事项的权限。如工作需要，请向系统管理员申请。")
    return _error(request, 403, _("无权访问"), reason or text)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 after a form that had lain open too long, or came from elsewhere."""
    text = _("页面停留时间过长或已在别处重新登录。请返回上一页刷新后再提交，已填写的长文本会自动恢复。")
    return _error(request, 403, _("页面已失效"), text)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    text = (
        _("网址有误，或者该页面已不存在。请核对网址，或者从首页重新查找。")
        if _is_public(request)
        else _("网址有误，或者该内容已移出您的权限范围。")
    )
    return _error(request, 404, _("没有找到此页面"), text)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """500. Drawn without the shell: whatever failed may be what the shell needs."""
    return HttpResponse(render_to_string("base/500.html"), status=500)


def _error(request: HttpRequest, code: int, title: str, text: str) -> HttpResponse:
    context = {"code": code, "title": title, "text": text, "shell": "base/page.html"}
    if _is_public(request):
        context["shell"] = "base/public.html"
    return render(request, "base/error.html", context, status=code)


def _is_public(request: HttpRequest) -> bool:
    """Whether this is said on a page that anybody may open, or to somebody who has not signed in."""
    user, match = getattr(request, "user", None), request.resolver_match
    signed_in = user is not None and user.is_authenticated
    return not signed_in or (match is not None and not getattr(match.func, "login_required", True))
