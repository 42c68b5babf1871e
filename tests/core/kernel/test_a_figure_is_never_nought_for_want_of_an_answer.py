"""Named figures: asked by name, date and unit; each opens to its rows or says why it has no value."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from mingze.core.kernel import indicators
from mingze.core.kernel.indicators import (
    Computed,
    Figure,
    Indicator,
    Registry,
    Unavailable,
    UnknownIndicatorError,
    share,
)

ON = date(2026, 3, 31)


def indicator(name: str, compute: Callable[..., Computed]) -> Indicator:
    return Indicator(name, "责任书签订率", "Pledges signed", "%", "已签份数除以应签份数", "2026-03", compute)


def signed_share(on: date, unit: object, required: int = 8) -> Computed:
    return share(6, required, f"/pledges/?unit={unit}&on={on}")


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    registry.register(indicator("pledges.signed", signed_share))
    return registry


def test_an_answer_carries_value_parts_rows_and_version(registry: Registry) -> None:
    assert registry.ask("pledges.signed", ON, "IP") == Figure(
        name="pledges.signed",
        on=ON,
        query_version="2026-03",
        value=Decimal(75),
        numerator=6,
        denominator=8,
        rows_url="/pledges/?unit=IP&on=2026-03-31",
    )


def test_options_reach_the_function_that_computes(registry: Registry) -> None:
    assert registry.ask("pledges.signed", ON, "IP", required=12).value == Decimal(50)


def test_a_share_of_nothing_is_unavailable_and_not_nought(registry: Registry) -> None:
    figure = registry.ask("pledges.signed", ON, "IP", required=0)
    assert figure.value is None
    assert not figure.available
    assert figure.unavailable_reason == "没有应计入的对象，无法计算比例"
    assert figure.query_version == "2026-03"


def test_a_real_nought_is_a_value(registry: Registry) -> None:
    registry.register(indicator("none", lambda on, unit: Computed(0, "/rows/")))
    figure = registry.ask("none", ON, "IP")
    assert figure.available
    assert figure.value == 0
    assert figure.reason_text() == ""


def test_the_reason_is_translated_at_the_edge_with_its_parameters(registry: Registry) -> None:
    def not_closed(on: date, unit: object) -> Computed:
        raise Unavailable("%(month)s月数据尚未封账", params={"month": on.month})

    registry.register(indicator("late", not_closed))
    figure = registry.ask("late", ON, "IP")
    assert figure.reason_text() == "3月数据尚未封账"
    assert (
        figure.reason_text({"%(month)s月数据尚未封账": "month %(month)s is open"}.__getitem__)
        == "month 3 is open"
    )


def test_a_programming_error_is_not_hidden_as_a_missing_figure(registry: Registry) -> None:
    registry.register(indicator("broken", lambda on, unit: Computed(1 // 0, "/rows/")))
    with pytest.raises(ZeroDivisionError):
        registry.ask("broken", ON, "IP")


def test_a_name_can_be_registered_only_once(registry: Registry) -> None:
    with pytest.raises(ValueError, match=r"pledges\.signed is registered twice"):
        registry.register(indicator("pledges.signed", signed_share))


def test_an_unknown_name_is_an_error_that_suggests_the_near_one(registry: Registry) -> None:
    with pytest.raises(UnknownIndicatorError, match=r"did you mean pledges\.signed\?"):
        registry.ask("pledge.signed", ON, "IP")
    with pytest.raises(UnknownIndicatorError, match=r"no indicator is named zzz$"):
        registry.named("zzz")


def test_all_figures_are_listed_by_name(registry: Registry) -> None:
    registry.register(indicator("ledger.overdue", signed_share))
    assert [each.name for each in registry.all_indicators()] == ["ledger.overdue", "pledges.signed"]


def test_a_figure_without_rows_to_open_is_refused() -> None:
    with pytest.raises(ValueError, match="every figure can be opened"):
        Computed(3, "")


@pytest.mark.parametrize(("value", "reason"), [(None, None), (0, "数据缺失")])
def test_a_figure_has_either_a_value_or_a_reason(value: int | None, reason: str | None) -> None:
    with pytest.raises(ValueError, match="either a value or the reason"):
        Figure("x", ON, "1", value=value, unavailable_reason=reason)


def test_the_product_has_one_registry_behind_plain_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "test.only.in.this.test"
    monkeypatch.setattr(indicators._registry, "_indicators", {})
    indicators.register(indicator(name, signed_share))
    assert indicators.ask(name, ON, "IP").value == Decimal(75)
    assert indicators.named(name) in indicators.all_indicators()
