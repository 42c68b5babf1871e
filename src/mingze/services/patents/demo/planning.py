"""What is invented when and by whom, and what is published of it: the demo corpus before it is worded."""

import heapq
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from mingze.services.patents import numbers
from mingze.services.patents.demo import vocabulary
from mingze.services.patents.demo.happenings import Happening, happenings
from mingze.services.patents.demo.vocabulary import Applicant, Design, Industry, Product
from mingze.services.patents.record import Type

BEGIN, END = date(2010, 1, 4), date(2026, 6, 30)
"""First filing, last publication. They are fixed, so that the same seed gives the same corpus on every day."""
_DIGIT = {Type.INVENTION: "1", Type.UTILITY_MODEL: "2", Type.DESIGN: "3"}
_FIRST_NUMBER = {Type.INVENTION: 190_000_000, Type.UTILITY_MODEL: 290_000_000, Type.DESIGN: 390_000_000}
_FIRST_SERIAL = 9_000_000
"""Serial numbers that the office has never reached, so that nothing here can be taken for a real document."""


class Publication(NamedTuple):
    """One of the publications of an application."""

    document: str
    kind: str
    on: date

    @property
    def key(self) -> str:
        """Its canonical number."""
        return f"CN{self.document}{self.kind}"


class Priority(NamedTuple):
    """What is claimed from an earlier application, as its office writes it."""

    country: str
    number: str
    on: date


class Invention(NamedTuple):
    """An application with everything around it."""

    order: int
    type: Type
    industry: Industry
    product: Product
    design: Design | None
    applicants: tuple[Applicant, ...]
    inventors: tuple[str, ...]
    agency: tuple[str, str, tuple[str, ...]] | None
    filed: date
    application: str
    """Year, type and serial with check digit: ``202419000001.5``."""
    publications: tuple[Publication, ...]
    priority: Priority | None
    cites: tuple[str, ...]
    happened: tuple[Happening, ...]
    chance: int
    """Seed of its wording."""


def plan(count: int, seed: int, first: int = 0) -> Iterator[Invention]:
    """Inventions in the order of filing, until they have ``count`` publications, never more than one too many.

    Their numbers follow ``first``, so that several corpora can stand side by side.
    """
    chance = Random(seed)  # noqa: S311 - a demo is no secret
    span, made, index = (END - BEGIN).days - 200, 0, first
    # The number of applications grows with the years; about two in five lead to two publications.
    days = sorted(int(span * chance.random() ** 0.55) for _ in range(count))
    following: list[tuple[date, int, Invention]] = []
    published: dict[str, list[tuple[date, str]]] = {}
    for day in days:
        if made >= count:
            return
        filed = BEGIN + timedelta(days=day)
        earlier = heapq.heappop(following)[2] if following and following[0][0] <= filed else None
        one = _invention(index, filed, earlier, published, chance)
        index += 1
        if not one.publications:
            continue
        if one.type is Type.INVENTION and chance.random() < 0.07 and earlier is None:
            later = filed + timedelta(days=chance.randint(120, 330))
            heapq.heappush(following, (later, index, one))
        published.setdefault(one.product.name, []).append((one.publications[0].on, one.publications[0].key))
        made += len(one.publications)
        yield one


def _invention(
    index: int,
    filed: date,
    first: Invention | None,
    published: dict[str, list[tuple[date, str]]],
    chance: Random,
) -> Invention:
    industry = first.industry if first else _industry(chance)
    type_ = Type.INVENTION if first else chance.choices(tuple(_DIGIT), (55, 36, 9))[0]
    product = first.product if first else _product(industry, type_, chance)
    applicants = first.applicants if first else _applicants(industry, chance)
    serial = f"{filed.year}{_DIGIT[type_]}{_FIRST_SERIAL + index:07d}"
    application = f"{serial}.{numbers.check_digit('CN', serial)}"
    publications = _publications(type_, index, filed, chance)
    happened = happenings(type_, publications, product.classes[0], applicants, filed, END, chance)
    return Invention(
        index,
        type_,
        industry,
        product,
        chance.choice(industry.designs) if type_ is Type.DESIGN else None,
        applicants,
        first.inventors if first else _inventors(applicants, chance),
        _agency(chance),
        filed,
        application,
        publications,
        _priority(first, applicants, filed, chance),
        _cited(published.get(product.name, []), filed, chance) if type_ is Type.INVENTION else (),
        happened,
        chance.getrandbits(48),
    )


def _industry(chance: Random) -> Industry:
    every = vocabulary.industries()
    return chance.choices(every, [one.share for one in every])[0]


def _product(industry: Industry, type_: Type, chance: Random) -> Product:
    """A utility model protects the shape or structure of a product alone (专利法第二条), no method and no matter."""
    every = industry.products
    if type_ is Type.UTILITY_MODEL:
        every = tuple(one for one in every if not one.name.endswith("方法") and one.classes[0][0] not in "C")
    return chance.choice(every)


def _applicants(industry: Industry, chance: Random) -> tuple[Applicant, ...]:
    """Companies, a few of them with most of the applications; public bodies, people, and others abroad."""
    known = vocabulary.companies(industry.name)
    dice = chance.random()
    if dice < 0.68:
        company = known[min(int(chance.paretovariate(0.9)) - 1, len(known) - 1)]
        partner = (chance.choice(vocabulary.public_bodies()),) if chance.random() < 0.09 else ()
        return (company, *partner)
    if dice < 0.86:
        return (chance.choice(vocabulary.public_bodies()),)
    return (vocabulary.person(chance),) if dice < 0.94 else (vocabulary.abroad(chance),)


def _inventors(applicants: tuple[Applicant, ...], chance: Random) -> tuple[str, ...]:
    own = tuple(one.name for one in applicants if one.person)
    others = (vocabulary.human_name(chance) for _ in range(chance.randint(0 if own else 1, 5)))
    return tuple(dict.fromkeys((*own, *others)))


def _agency(chance: Random) -> tuple[str, str, tuple[str, ...]] | None:
    if chance.random() < 0.12:
        return None
    name, code = chance.choice(vocabulary.AGENCIES)
    return name, code, tuple(vocabulary.human_name(chance) for _ in range(chance.randint(1, 2)))


def _priority(
    first: Invention | None, applicants: tuple[Applicant, ...], filed: date, chance: Random
) -> Priority | None:
    if first:
        return Priority("CN", first.application, first.filed)
    country = applicants[0].country
    if country == "CN":
        return None
    on = filed - timedelta(days=chance.randint(200, 364))
    serial = chance.randint(0, 99_999)
    written = {
        "JP": f"{on.year}-{serial:06d}",
        "KR": f"10-{on.year}-{serial:07d}",
        "US": f"{chance.randint(13, 18)}/{serial:06d}",
        "DE": f"10{on.year}{serial:06d}.{serial % 10}",
        "SE": f"{on.year % 100:02d}{serial:05d}-{serial % 10}",
    }
    return Priority(country, written[country], on)


def _publications(type_: Type, index: int, filed: date, chance: Random) -> tuple[Publication, ...]:
    document = str(_FIRST_NUMBER[type_] + index + 1)
    if type_ is not Type.INVENTION:
        on = _weekday(filed + timedelta(days=chance.randint(110, 330)))
        kind = "U" if type_ is Type.UTILITY_MODEL else "S"
        return (Publication(document, kind, on),) if on <= END else ()
    laid_open = _weekday(filed + timedelta(days=chance.randint(70, 545)))
    found = [Publication(document, "A", laid_open)]
    if chance.random() < 0.62:
        found.append(
            Publication(document, "B", _weekday(laid_open + timedelta(days=chance.randint(210, 900))))
        )
    return tuple(one for one in found if one.on <= END)


def _weekday(on: date) -> date:
    """The next Tuesday or Friday, on which the gazette appears."""
    return on + timedelta(days=min((1 - on.weekday()) % 7, (4 - on.weekday()) % 7))


def _cited(earlier: list[tuple[date, str]], filed: date, chance: Random) -> tuple[str, ...]:
    """Up to five publications of the same product that were out before the filing."""
    near = [key for on, key in earlier[-60:] if on < filed]
    return tuple(chance.sample(near, min(len(near), chance.randint(0, 5))))
