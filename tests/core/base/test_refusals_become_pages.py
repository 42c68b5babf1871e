"""A refusal no view answered: 422 with the reason, 409 for a conflict, and an alert for htmx."""

from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse

from mingze.core.base.middleware import RefusedMiddleware
from mingze.core.base.responses import done, refused
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Conflict, Refused
from tests.core.base.conftest import MakeRequest

NOON = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)
REFUSAL = Refused("办理人不得复核本人办理的事项")


def answered(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    middleware = RefusedMiddleware(lambda _request: HttpResponse("ok"))
    assert middleware(request).content == b"ok"
    return middleware.process_exception(request, exception)


def test_a_refusal_is_a_page_with_its_reason(make_request: MakeRequest) -> None:
    response = answered(make_request(), REFUSAL)
    assert response is not None
    assert response.status_code == 422
    page = response.content.decode()
    assert "办理人不得复核本人办理的事项" in page
    assert "</html>" in page


def test_the_place_is_named(make_request: MakeRequest) -> None:
    response = refused(make_request(), Refused("姓名为空", place="第3行"))
    assert "第3行：姓名为空" in response.content.decode()


def test_a_conflict_is_a_page_with_the_differences(make_request: MakeRequest) -> None:
    conflict = Conflict(changes=[("name", "甲", "乙")], changed_by="鲍勃", changed_at=NOON)
    response = answered(make_request(), conflict)
    assert response is not None
    assert response.status_code == 409
    assert "鲍勃" in response.content.decode()
    assert "仍保留在下方" not in response.content.decode()


def test_htmx_gets_an_alert_for_the_messages_area_and_the_page_stays(make_request: MakeRequest) -> None:
    response = answered(make_request(target="row-3"), REFUSAL)
    assert response is not None
    assert response.status_code == 422
    assert response["HX-Retarget"] == "#messages"
    assert "<html" not in response.content.decode()


def test_other_exceptions_are_left_alone(make_request: MakeRequest) -> None:
    assert answered(make_request(), ValueError("a fault")) is None


@pytest.mark.parametrize(("to", "url"), [("/x/", "/x/"), ("components", "/components/")])
def test_done_goes_on_to_the_next_page(
    make_request: MakeRequest, rf_messages: None, to: str, url: str
) -> None:
    assert done(make_request(), "已保存。", to).headers["Location"] == url
    assert done(make_request(target="row-3"), "已保存。", to).headers["HX-Redirect"] == url


@pytest.fixture
def rf_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests made by hand have no place for messages."""
    monkeypatch.setattr("mingze.core.base.responses.messages.success", lambda request, text: None)
