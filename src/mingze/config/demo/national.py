"""The national demo: made in sets, because a clerk's pace would take a day.

One agency of 1,000 units, 21,000 staff and 16,000 members; its duty lists are drafted and published by the same
actions a clerk uses, its facts are written in sets and discharge what they suffice for. The same in every run.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from mingze.accountability.duties.actions import sheets
from mingze.accountability.duties.models import Obligation
from mingze.catalogue.contents import Catalogue
from mingze.config.demo import actions, cast
from mingze.config.demo.agency import BUILDER, Agency
from mingze.config.demo.national_findings import open_findings
from mingze.config.demo.national_year import Body, happenings
from mingze.config.demo.year import CLERK, Year, noon
from mingze.core.accounts import actions as accounts
from mingze.core.documents.actions import store
from mingze.core.documents.models import Attachment
from mingze.core.facts.models import Fact
from mingze.core.kernel.periods import Cadence, containing
from mingze.core.organization.choices import MembershipKind, Tree
from mingze.core.organization.models import Membership, Person, Post, Role, Unit

STAFF, MEMBERS = 21_000, 16_000
DEPARTMENTS, DIVISIONS, CELLS = 18, 478, 4
FIELDS = (
    "综合", "规划发展", "条法", "审查管理", "质量促进", "快速服务", "维权援助", "行政裁决", "运用转化",
    "交易运营", "数据资源", "公共服务", "导航分析", "国际合作", "人才培养", "财务资产", "信息化", "后勤保障",
)  # fmt: skip
# People the first page of the demo names, with the unit whose staff they are on and the posts they hold.
LEADERS = ("1001", "1002", "1003", "1004")
OFFICE, SECOND = "JG-01-01", "JG-02-01"
CHUNK = 4000


def build(begin: date, today: date, catalogue: Catalogue, *, say: Callable[[str], None]) -> dict[str, int]:
    """Build it and return how many of each thing there are."""
    random = Random(20260101)  # noqa: S311 - a story, not a secret
    say("设立1000个单位，登记人员、名册和岗位 …")
    agency = Agency(begin)
    _units(agency)
    _people(agency)
    bodies = _posts(agency)
    _accounts(agency, begin, today)
    say("发布责任清单，生成履责事项 …")
    year = Year(agency, catalogue, begin, today)
    year.publish_lists()
    say("成批登记一年的纪实 …")
    taking_part = _record(year, bodies, random, say)
    say("由纪实核销履责事项 …")
    met = actions.discharge(by=BUILDER, at=noon(today))
    say("登记问题整改事项，生成上月和本月的提醒单 …")
    findings = open_findings(year, bodies)
    made = _sheets(year, bodies)
    return {
        "单位": Unit.objects.count(),
        "人员": Person.objects.count(),
        "党员": Membership.objects.exclude(kind=MembershipKind.STAFF).count(),
        "履责事项": Obligation.objects.count(),
        "已核销": met,
        "纪实": Fact.objects.count(),
        "参与人次": taking_part,
        "整改事项": findings,
        "提醒单": made,
    }


def _units(agency: Agency) -> None:
    """Two trees: departments with divisions, general branches with branches, one branch for each division."""
    plans = [("JG", "国家知识产权运用服务总局（演示）", "agency", "")]
    plans += [("JG-09", "派驻纪检监察组", "supervision_team", "JG")]
    plans += [("DZ", "国家知识产权运用服务总局党组（演示）", "party_group", "")]
    plans += [("DZ-00", "机关第一党支部", "branch", "DZ")]
    for number, name in enumerate(FIELDS, start=1):
        plans.append((f"JG-{number:02d}" if number != 9 else "JG-19", f"{name}司", "section", "JG"))
        plans.append((f"DZ-{number:02d}", f"{name}司党总支", "general_branch", "DZ"))
    for index in range(DIVISIONS):
        department, number = index % DEPARTMENTS + 1, index // DEPARTMENTS + 1
        above = f"JG-{department:02d}" if department != 9 else "JG-19"
        name = f"{FIELDS[department - 1]}{number}处"
        plans.append((f"{above}-{number:02d}", name, "section", above))
        plans.append((f"DZ-{department:02d}-{number:02d}", f"{name}党支部", "branch", f"DZ-{department:02d}"))
    for number in range(1, CELLS + 1):
        plans.append((f"DZ-01-01-{number}", f"综合1处第{number}党小组", "party_cell", "DZ-01-01"))
    rows = [
        Unit(
            code=code,
            name=name,
            tree=Tree.ADMINISTRATIVE if code.startswith("JG") else Tree.PARTY,
            kind=kind,
            path="",
            position=position,
            valid_from=agency.opened,
        )
        for position, (code, name, kind, _) in enumerate(plans)
    ]
    parents = [parent for *_, parent in plans]
    agency.units = actions.set_up_units(rows=rows, parents=parents, on=agency.opened, by=BUILDER)
    actions.pair(first=agency.units["JG"], second=agency.units["DZ"], by=BUILDER)


def _branch_of(division: str) -> str:
    """The branch of a division: the same numbers in the other tree."""
    return division.replace("JG-19", "JG-09").replace("JG", "DZ", 1)


def _divisions(agency: Agency) -> list[str]:
    return [code for code, unit in agency.units.items() if unit.kind == "section" and code.count("-") == 2]


def _people(agency: Agency) -> None:
    """Leaders in the headquarters, everybody else spread over the divisions; three in four are members."""
    divisions = _divisions(agency)
    places = dict.fromkeys(LEADERS, "JG") | {"1901": "JG-09", "1902": "JG-09"}
    places |= {"1101": OFFICE, "1102": OFFICE, "1103": OFFICE, "1301": SECOND, "1302": SECOND}
    names = {role.number: role.name for role in cast.LEADING}
    numbers = iter(range(STAFF))
    for index in islice(numbers, STAFF - len(places)):
        places[f"3{index:05d}"] = divisions[index % len(divisions)]
    random = Random(8)  # noqa: S311 - names, not secrets
    for number in places:
        made_up = random.choice(cast.SURNAMES) + random.choice(cast.FIRST) + random.choice(cast.SECOND)
        agency.people[number] = Person(staff_number=number, name=names.get(number, made_up))
    for number, name, _ in cast.OFFICERS:
        agency.people[number] = Person(staff_number=number, name=name)
    actions.enter_people(people=list(agency.people.values()), by=BUILDER)
    actions.enrol(rolls=_rolls(agency, places), by=BUILDER)


def _rolls(agency: Agency, places: dict[str, str]) -> Iterator[Membership]:
    on, left = agency.opened, MEMBERS
    for number, place in places.items():
        person = agency.people[number]
        agency.staff.setdefault(place, []).append(person)
        yield Membership(person=person, unit=agency.units[place], kind=MembershipKind.STAFF, valid_from=on)
        if left:
            left -= 1
            branch = _branch_of(place) if place.count("-") == 2 else "DZ-00"
            agency.members.setdefault(branch, []).append(person)
            kind = MembershipKind.PROBATIONARY if left % 50 == 7 else MembershipKind.MEMBER
            yield Membership(person=person, unit=agency.units[branch], kind=kind, valid_from=on)


def _posts(agency: Agency) -> list[Body]:
    """A head for every unit, and the posts around the Party group; returns who answers for which body."""
    posts: dict[str, tuple[str, str, str, str]] = {
        "DZ-S": ("DZ", "党组书记", "secretary", "1001"),
        "DZ-D": ("DZ", "党组副书记", "deputy_secretary", "1002"),
        "DZ-M1": ("DZ", "党组成员", "group_member", "1003"),
        "DZ-M2": ("DZ", "党组成员", "group_member", "1004"),
        "JG-C": (OFFICE, "党建办干事", "party_affairs_clerk", "1101"),
        "JG-P": (OFFICE, "人事干事", "personnel_clerk", "1102"),
        "JG-09-H": ("JG-09", "派驻纪检监察组组长", "supervision_head", "1901"),
        "JG-09-M": ("JG-09", "派驻纪检监察组成员", "supervision_member", "1902"),
        "DZ-00-S": ("DZ-00", "机关第一党支部书记", "branch_secretary", "1002"),
    }
    bodies = [_body(agency, "DZ-00", "JG", "1002", "1002")]
    for division in _divisions(agency):
        staff, branch = agency.staff[division], _branch_of(division)
        chief, secretary = (person.staff_number for person in staff[:2])
        if division == OFFICE:
            chief, secretary = "1103", "1103"
        unit, party = agency.units[division], agency.units[branch]
        posts[f"{division}-H"] = (division, f"{unit.name}处长", "section_chief", chief)
        posts[f"{branch}-S"] = (branch, f"{party.name}书记", "branch_secretary", secretary)
        bodies.append(_body(agency, branch, division, secretary, chief))
        if division.endswith("-01"):
            above, head = division[:5], staff[2].staff_number
            name = agency.units[above].name
            posts[f"{above}-H"] = (above, f"{name}司长", "section_chief", head)
            posts[f"{branch[:5]}-S"] = (branch[:5], f"{name}党总支书记", "general_branch_secretary", head)
    _appoint(agency, posts)
    return bodies


def _body(agency: Agency, branch: str, section: str, secretary: str, chief: str) -> Body:
    people = agency.people
    return Body(
        branch=agency.units[branch],
        section=agency.units[section],
        members=[person.pk for person in agency.members[branch]],
        staff=[person.pk for person in agency.staff[section]],
        secretary=people[secretary].pk,
        chief=people[chief].pk,
    )


def _appoint(agency: Agency, posts: dict[str, tuple[str, str, str, str]]) -> None:
    rows = [
        Post(code=code, unit=agency.units[unit], title=title, category=category, valid_from=agency.opened)
        for code, (unit, title, category, _) in posts.items()
    ]
    holders = [agency.people[number] for *_, number in posts.values()]
    actions.appoint(posts=rows, holders=holders, on=agency.opened, by=BUILDER)
    agency.posts = {post.code: post for post in rows}


def _accounts(agency: Agency, begin: date, today: date) -> None:
    """Accounts for those the first page names, for some branch secretaries, and for the three officers."""
    roles = {role.code: role for role in Role.objects.filter(exclusive=True)}
    for number, _, code in cast.OFFICERS:
        person, role = agency.people[number], roles[code]
        reason = "演示环境任命"
        accounts.grant_role(person=person, role=role, unit=None, on=begin, reason=reason, by=BUILDER)
    named = [person for number, person in agency.people.items() if not number.startswith("3")]
    # Opened today: a password a year old would have to be changed before anything could be looked at.
    accounts.bulk_create_accounts(people=named, password=cast.PASSWORD, by=BUILDER, at=noon(today))


def _record(year: Year, bodies: list[Body], random: Random, say: Callable[[str], None]) -> int:
    """Write the year's facts in sets of ``CHUNK``; returns how many took part in them."""
    files = {body.branch.pk: _minutes(year, body.branch) for body in bodies}
    files |= {body.section.pk: files[body.branch.pk] for body in bodies}
    told = happenings(bodies, year, random)
    facts = taking_part = 0
    while part := list(islice(told, CHUNK)):
        taking_part += actions.record_year(happenings=part, files=files, by=BUILDER)
        facts += len(part)
        if facts % (5 * CHUNK) == 0:
            say(f"  {facts:,}条，参与{taking_part:,}人次")
    return taking_part


def _minutes(year: Year, branch: Unit) -> Attachment:
    """One file for each branch stands for all its minutes."""
    clerk, by = year.agency.people[CLERK], year.agency.actor(CLERK)
    text = f"{branch.name}会议记录\n（演示材料，内容为虚构）\n"
    return store(
        data=text.encode(),
        filename=f"{branch.name}会议记录.txt",
        unit=branch,
        by=by,
        person=clerk,
        at=noon(year.begin),
    )


def _sheets(year: Year, bodies: list[Body]) -> int:
    """Last month's sheets and this month's, waiting for approval."""
    units, clerk = [body.branch for body in bodies], year.agency.actor(CLERK)
    this_month = containing(Cadence.MONTH, year.today)
    made = 0
    for month in (this_month.previous, this_month):
        day = max(month.start, year.begin + timedelta(days=1))
        made += len(sheets.generate(units=units, month=month, on=day, by=clerk, at=noon(day)))
    return made
