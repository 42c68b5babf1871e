"""An operator's folder joins the packaged one without any code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mingze.catalogue.contents import UnknownCodeError
from mingze.catalogue.faults import CatalogueError
from mingze.catalogue.loader import load

OWN_VALUE = """\
- key: branch.meeting.minimum
  values:
  - {value: 4, valid_from: 2022-01-01, basis: null, verified: false, mark: U, unit: AGENCY}
"""
Write = Callable[[dict[str, str]], Path]


def test_an_own_duty_list_may_use_the_packaged_records(small: dict[str, str], write: Write) -> None:
    own = small["duties/leadership.yaml"].replace("code: leadership", "code: our-own")
    catalogue = load(write(small), extra=[write({"duties/ours.yaml": own})])
    assert set(catalogue.duties) == {"leadership", "our-own"}


def test_a_unit_sets_its_own_value_and_others_keep_theirs(small: dict[str, str], write: Write) -> None:
    catalogue = load(write(small), extra=[write({"parameter_values/ours.yaml": OWN_VALUE})])
    held = [
        catalogue.value("branch.meeting.minimum", on=date(2022, 1, 1), unit=one) for one in ("AGENCY", None)
    ]
    assert [one.value for one in held if one] == [4, 2]


def test_a_unit_cannot_hold_two_values_on_one_day(small: dict[str, str], write: Write) -> None:
    first, second = (
        write({"parameter_values/a.yaml": OWN_VALUE}),
        write({"parameter_values/b.yaml": OWN_VALUE}),
    )
    with pytest.raises(CatalogueError, match="重复"):
        load(write(small), extra=[first, second])


def test_an_own_value_needs_a_known_parameter(small: dict[str, str], write: Write) -> None:
    own = OWN_VALUE.replace("branch.meeting", "branch.meetings")
    with pytest.raises(CatalogueError, match=r"没有参数“branch\.meetings\.minimum”"):
        load(write(small), extra=[write({"parameter_values/ours.yaml": own})])


def test_an_own_file_cannot_take_a_packaged_code(small: dict[str, str], write: Write) -> None:
    root, extra = write(small), write({"roles/all.yaml": small["roles/all.yaml"]})
    with pytest.raises(CatalogueError) as caught:
        load(root, extra=[extra])
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, str(fault.message)) == (str(extra / "roles/all.yaml"), 1, "“clerk”重复")
    assert str(root / "roles/all.yaml") in str(fault.expected)


@pytest.mark.parametrize(
    ("day", "value"), [("2012-01-01", 1), ("2018-10-27", 1), ("2018-10-28", 2), ("2030-01-01", 2)]
)
def test_a_value_holds_through_both_ends_of_its_period(
    small: dict[str, str], write: Write, day: str, value: int
) -> None:
    held = load(write(small)).value("branch.meeting.minimum", on=date.fromisoformat(day))
    assert held is not None
    assert held.value == value


def test_before_the_first_period_there_is_no_value(small: dict[str, str], write: Write) -> None:
    assert load(write(small)).value("branch.meeting.minimum", on=date(2011, 12, 31)) is None


def test_an_unknown_code_suggests_the_nearest(small: dict[str, str], write: Write) -> None:
    with pytest.raises(UnknownCodeError, match=r"没有参数“check\.month”，是否为“check\.months”？"):
        load(write(small)).parameter("check.month")


def test_the_digest_follows_content_and_not_layout(small: dict[str, str], write: Write) -> None:
    digest = load(write(small)).digest
    moved = {name.replace("all", "other"): f"# a comment\n\n{text}" for name, text in small.items()}
    assert load(write(moved)).digest == digest
    small["duties/leadership.yaml"] = small["duties/leadership.yaml"].replace("weight: 5", "weight: 6")
    assert load(write(small)).digest != digest


def test_a_record_remembers_where_it_was_written(small: dict[str, str], write: Write) -> None:
    root = write(small)
    item = load(root).duty_list("leadership").items[1]
    assert (item.origin.file, item.origin.path) == (str(root / "duties/leadership.yaml"), "items[1]")
    assert small["duties/leadership.yaml"].splitlines()[item.origin.line - 1] == "- code: L02"
