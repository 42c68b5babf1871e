"""Navigation, switches and error pages of the shell."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client

from mingze.core.base import navigation, views
from mingze.core.base.navigation import NavigationItem, register, sections_for
from tests.core.base.conftest import MakeRequest


@pytest.fixture(autouse=True)
def _empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})


def signed_in(request: HttpRequest, *permissions: str) -> HttpRequest:
    request.user = SimpleNamespace(is_authenticated=True)  # type: ignore[assignment]
    request.access = SimpleNamespace(may=lambda permission: permission in permissions)  # type: ignore[attr-defined]
    return request


def test_entries_need_their_permission(make_request: MakeRequest) -> None:
    register(
        NavigationItem("履责", "组件", "components", "see.components"),
        NavigationItem("工作台", "语言", "set_language", order=1),
    )
    assert [s.title for s in sections_for(signed_in(make_request()))] == ["工作台"]
    assert [s.title for s in sections_for(signed_in(make_request(), "see.components"))] == ["工作台", "履责"]


def test_without_any_access_only_open_entries_are_shown(make_request: MakeRequest) -> None:
    register(NavigationItem("履责", "组件", "components", "see.components"))
    request = signed_in(make_request())
    del request.access  # type: ignore[attr-defined]
    assert sections_for(request) == []


def test_visitors_see_none(make_request: MakeRequest) -> None:
    register(NavigationItem("工作台", "组件", "components"))
    request = make_request()
    request.user = AnonymousUser()
    assert sections_for(request) == []


def test_the_entry_of_the_page_is_marked_on_pages_below_it_too(make_request: MakeRequest) -> None:
    register(
        NavigationItem("工作台", "组件", "components", count=lambda request: 3),
        NavigationItem("工作台", "语言", "set_language"),
    )
    entries = sections_for(signed_in(make_request("/components/5/")))[0].entries
    assert [(entry.current, entry.count) for entry in entries] == [(True, 3), (False, 0)]


def test_a_page_is_registered_once() -> None:
    register(NavigationItem("工作台", "组件", "components"))
    register(NavigationItem("工作台", "组件", "components"))
    with pytest.raises(ValueError, match="twice"):
        register(NavigationItem("履责", "组件", "components"))


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "large"), [("large", True), ("normal", False), ("huge", False)])
def test_large_type_is_remembered(client: Client, size: str, large: bool) -> None:
    response = client.post("/display/type-size/", {"size": size, "next": "/components/"})
    assert response.headers["Location"] == "/components/"
    assert ("mz-large" in client.get("/components/").content.decode()) is large


@pytest.mark.django_db
def test_a_switch_never_leads_to_another_site(client: Client) -> None:
    response = client.post("/display/type-size/", {"size": "large", "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"


@pytest.mark.django_db
def test_visitors_choose_their_language(client: Client, english: None) -> None:
    client.post("/display/language/", {"language": "en", "next": "/components/"})
    assert 'lang="en"' in client.get("/components/").content.decode()


@pytest.mark.parametrize(
    ("view", "code", "words"),
    [
        (views.bad_request, 400, "请求有误"),
        (views.forbidden, 403, "没有查看或办理"),
        (views.csrf_failure, 403, "页面已失效"),
        (views.not_found, 404, "没有找到此页面"),
    ],
)
def test_error_pages_say_what_to_do(make_request: MakeRequest, view: object, code: int, words: str) -> None:
    response = view(make_request())  # type: ignore[operator]
    assert response.status_code == code
    assert words in response.content.decode()


def test_a_reason_given_with_the_denial_is_shown(make_request: MakeRequest) -> None:
    response = views.forbidden(make_request(), PermissionDenied("仅限本支部书记查看"))
    assert "仅限本支部书记查看" in response.content.decode()


def test_the_last_error_page_needs_neither_shell_nor_database(make_request: MakeRequest) -> None:
    response = views.server_error(make_request())
    assert response.status_code == 500
    assert "系统出现故障" in response.content.decode()
