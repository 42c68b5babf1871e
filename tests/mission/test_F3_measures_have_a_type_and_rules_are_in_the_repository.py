"""F3: measures have a type, an owner, a cut-off day and files; one that makes a rule names a rule there is."""

import pytest

from mingze.core.kernel.refusals import Refused
from mingze.core.rules.models import RuleDocument
from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def test_F3_a_measure_has_a_type_of_the_catalogue(ground: Ground) -> None:
    item = ground.open("rectification")
    with pytest.raises(Refused, match="措施类型"):
        ground.open("measure", parent=item, payload={"type": "口头提醒"})


def test_F3_a_measure_that_makes_a_rule_names_it(ground: Ground) -> None:
    item = ground.open("rectification")
    with pytest.raises(Refused, match="所立制度"):
        ground.open("measure", parent=item, payload={"type": "建章立制"})


def test_F3_it_is_submitted_only_when_the_rule_is_in_the_repository(ground: Ground) -> None:
    item = ground.open("rectification")
    unknown = ground.open("measure", parent=item, payload={"type": "建章立制", "rule": "《尚未制定的办法》"})
    ground.move(unknown, "start", "dave")
    ground.evidence(unknown)
    with pytest.raises(Refused, match="请先登记该制度"):
        ground.move(unknown, "submit", "dave")
    title = RuleDocument.objects.order_by("pk").first().title
    known = ground.open("measure", parent=item, payload={"type": "建章立制", "rule": title})
    ground.move(known, "start", "dave")
    ground.evidence(known)
    assert ground.move(known, "submit", "dave").state == "checking"


def test_F3_a_measure_belongs_below_a_rectification_row(ground: Ground) -> None:
    with pytest.raises(Refused, match="应建立在"):
        ground.open("measure", parent=ground.open("keypoint"))
