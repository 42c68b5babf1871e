"""What happens to an application after it is filed, as the office announces it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, Protocol

from mingze.services.patents.demo import vocabulary
from mingze.services.patents.demo.vocabulary import Applicant
from mingze.services.patents.record import Type


class Published(Protocol):
    """What is asked of a publication here."""

    @property
    def kind(self) -> str:
        """``A``, ``B``, ``U`` or ``S``."""

    @property
    def on(self) -> date:
        """The day."""


class Happening(NamedTuple):
    """An announcement: its day, its heading, its particulars in one line."""

    on: date
    heading: str
    details: str


_YEARS = {Type.INVENTION: 20, Type.UTILITY_MODEL: 10, Type.DESIGN: 10}


def happenings(
    type_: Type,
    publications: Sequence[Published],
    main_class: str,
    applicants: Sequence[Applicant],
    filed: date,
    end: date,
    chance: Random,
) -> tuple[Happening, ...]:
    """Everything announced until ``end``, in the order of days."""
    found = [*_beginning(type_, publications, main_class, filed, chance)]
    granted = next((one.on for one in publications if one.kind != "A"), None)
    if granted:
        found += _later(type_, granted, main_class, applicants, filed, chance)
    return tuple(sorted(one for one in found if one.on <= end))


def _beginning(
    type_: Type, publications: Sequence[Published], main_class: str, filed: date, chance: Random
) -> Iterator[Happening]:
    for one in publications:
        yield Happening(one.on, "公布" if one.kind == "A" else "授权", "公布" if one.kind == "A" else "授权")
    if type_ is not Type.INVENTION or not publications:
        return
    examined = publications[0].on + timedelta(days=chance.randint(14, 60))
    detail = f"实质审查的生效 IPC(主分类):{main_class} 申请日:{filed:%Y%m%d}"
    yield Happening(examined, "实质审查的生效", detail)
    if len(publications) == 1 and chance.random() < 0.55:
        heading = chance.choice(
            ("发明专利申请公布后的驳回", "发明专利申请公布后的视为撤回", "发明专利申请公布后的撤回")
        )
        day = publications[0].on + timedelta(days=chance.randint(400, 1100))
        yield Happening(
            day, heading, f"{heading} IPC(主分类):{main_class} 申请公布日:{publications[0].on:%Y%m%d}"
        )


def _later(
    type_: Type, granted: date, main_class: str, applicants: Sequence[Applicant], filed: date, chance: Random
) -> Iterator[Happening]:
    holder = applicants[0].name
    if chance.random() < 0.08:
        yield _transfer(granted, holder, chance)
    if chance.random() < 0.05:
        yield _pledge(granted, holder, chance)
    if chance.random() < 0.04:
        yield _licence(granted, holder, chance)
    if chance.random() < 0.03:
        day = granted + timedelta(days=chance.randint(200, 1500))
        detail = f"专利权人的姓名或者名称、地址的变更 变更事项:地址 登记生效日:{day:%Y%m%d}"
        yield Happening(day, "著录事项变更", detail)
    years = _YEARS[type_]
    if chance.random() < (0.25 if type_ is Type.INVENTION else 0.45):
        year = granted + timedelta(days=365 * chance.randint(2, years - 2) + 200)
        detail = f"未缴年费专利权终止 IPC(主分类):{main_class} 申请日:{filed:%Y%m%d} 终止日期:{year:%Y%m%d}"
        yield Happening(year, "专利权的终止", detail)
    elif type_ is not Type.INVENTION:
        day = filed + timedelta(days=365 * years + 40)
        yield Happening(
            day, "专利权有效期届满", f"专利权有效期届满 IPC(主分类):{main_class} 申请日:{filed:%Y%m%d}"
        )


def _transfer(granted: date, holder: str, chance: Random) -> Happening:
    industry = chance.choice(vocabulary.industries()).name
    taker = chance.choice(vocabulary.companies(industry))
    day = granted + timedelta(days=chance.randint(90, 1800))
    detail = (
        f"专利权的转移 登记生效日:{day - timedelta(days=12):%Y%m%d} 变更事项:专利权人 "
        f"变更前权利人:{holder} 变更后权利人:{taker.name} 变更后地址:{taker.address}"
    )
    return Happening(day, "专利申请权、专利权的转移", detail)


def _pledge(granted: date, holder: str, chance: Random) -> Happening:
    day = granted + timedelta(days=chance.randint(60, 1400))
    detail = (
        f"专利权质押合同登记的生效 登记号:Y{day.year}34{chance.randint(1, 9999):04d} "
        f"登记生效日:{day - timedelta(days=10):%Y%m%d} 出质人:{holder} 质权人:云川农村商业银行股份有限公司"
    )
    return Happening(day, "专利权质押合同登记的生效", detail)


def _licence(granted: date, holder: str, chance: Random) -> Happening:
    day = granted + timedelta(days=chance.randint(60, 1400))
    taker = chance.choice(vocabulary.companies(chance.choice(vocabulary.industries()).name)).name
    detail = (
        f"专利实施许可合同备案的生效 合同备案号:X{day.year}34{chance.randint(1, 9999):04d} "
        f"让与人:{holder} 受让人:{taker} 许可种类:普通许可 备案日期:{day - timedelta(days=15):%Y%m%d}"
    )
    return Happening(day, "专利实施许可合同备案的生效", detail)
