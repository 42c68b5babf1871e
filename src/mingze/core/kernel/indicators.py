"""The registry of named figures. Pages, documents and assessment ask here; nobody counts by hand.

A module registers its figures when it starts; the function that computes one is called with ``on`` (date),
``unit`` and the options of the question, and returns :class:`Computed` or raises :class:`Unavailable`.
"""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mingze.core.kernel.refusals import Refused, mark

Number = int | Decimal

NOTHING_TO_COUNT = mark("没有应计入的对象，无法计算比例")


class Unavailable(Refused):
    """The figure cannot be computed; the reason is shown in its place."""


class UnknownIndicatorError(LookupError):
    """No module registered a figure of this name; a programming or catalogue error, not a clerk's."""


@dataclass(frozen=True)
class Computed:
    """What a compute function found. ``rows_url`` opens the rows that were counted and is never empty."""

    value: Number
    rows_url: str
    numerator: Number | None = None
    denominator: Number | None = None

    def __post_init__(self) -> None:
        if not self.rows_url:
            raise ValueError("a figure needs a rows_url: every figure can be opened")


def share(numerator: Number, denominator: Number, rows_url: str) -> Computed:
    """Return ``numerator`` as a percentage of ``denominator``, unrounded; ``Unavailable`` when that is 0."""
    if not denominator:
        raise Unavailable(NOTHING_TO_COUNT)
    value = Decimal(numerator) * 100 / Decimal(denominator)
    return Computed(value, rows_url, numerator=numerator, denominator=denominator)


@dataclass(frozen=True)
class Indicator:
    """A documented figure. ``version`` changes whenever the way of counting does."""

    name: str
    title: str
    title_en: str
    unit_of_measure: str
    description: str
    version: str
    compute: Callable[..., Computed]


@dataclass(frozen=True)
class Figure:
    """An answer: a value, or the reason why there is none. The two are never mixed, and 0 is a real nought.

    ``unavailable_reason`` is an untranslated msgid; :meth:`reason_text` fills it in.
    """

    name: str
    on: date
    query_version: str
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    unavailable_reason: str | None = None
    unavailable_params: Mapping[str, object] = field(default_factory=dict)
    rows_url: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.unavailable_reason is None):
            raise ValueError(f"figure {self.name} needs either a value or the reason why there is none")

    @property
    def available(self) -> bool:
        """Whether there is a value to show."""
        return self.value is not None

    def reason_text(self, translate: Callable[[str], str] = mark) -> str:
        """Return why there is no value, for people; empty when there is one."""
        if self.unavailable_reason is None:
            return ""
        return Unavailable(self.unavailable_reason, params=self.unavailable_params).text(translate)


class Registry:
    """A set of figures by name. The product has one, reached by the functions below; tests make their own."""

    def __init__(self) -> None:
        self._indicators: dict[str, Indicator] = {}

    def register(self, indicator: Indicator) -> Indicator:
        """Add a figure; ``ValueError`` when the name is taken."""
        if indicator.name in self._indicators:
            raise ValueError(f"indicator {indicator.name} is registered twice")
        self._indicators[indicator.name] = indicator
        return indicator

    def ask(self, name: str, on: date, unit: object, **options: object) -> Figure:
        """Compute the figure ``name`` for ``unit`` as of ``on``; ``UnknownIndicatorError`` if it is none."""
        indicator = self.named(name)
        try:
            found = indicator.compute(on=on, unit=unit, **options)
        except Unavailable as refusal:
            return Figure(
                name=name,
                on=on,
                query_version=indicator.version,
                unavailable_reason=refusal.reason,
                unavailable_params=refusal.params,
            )
        return Figure(
            name=name,
            on=on,
            query_version=indicator.version,
            value=found.value,
            numerator=found.numerator,
            denominator=found.denominator,
            rows_url=found.rows_url,
        )

    def named(self, name: str) -> Indicator:
        """Return the indicator, for its title and description; ``UnknownIndicatorError`` if there is none."""
        if name not in self._indicators:
            near = difflib.get_close_matches(name, self._indicators)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise UnknownIndicatorError(f"no indicator is named {name}{hint}")
        return self._indicators[name]

    def all_indicators(self) -> list[Indicator]:
        """Return every figure, by name."""
        return [self._indicators[name] for name in sorted(self._indicators)]


_registry = Registry()
register = _registry.register
ask = _registry.ask
named = _registry.named
all_indicators = _registry.all_indicators
