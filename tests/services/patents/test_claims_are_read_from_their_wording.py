"""Which claims a claim refers to, in five languages, and the tree they make."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents.claims import Node, dependencies, independent, reference, tree
from mingze.services.patents.record import Claim, Claims

DEPENDENT = [
    ("根据权利要求1所述的装置，其特征在于，还包括壳体。", 4, "zh", (1,)),
    ("根据权利要求1-3中任一项所述的装置，其特征在于", 4, "zh", (1, 2, 3)),
    ("如权利要求1或2所述的方法", 3, "zh", (1, 2)),
    ("权利要求1至5任意一项所述的方法", 6, "zh", (1, 2, 3, 4, 5)),
    ("根据权利要求1～3任一所述的方法", 6, "zh", (1, 2, 3)),
    ("根据权利要求1、2或5所述的方法", 8, "zh", (1, 2, 5)),
    ("根据权利要求１、２、和５所述的方法", 8, "zh", (1, 2, 5)),
    ("根据权利要求1或权利要求3所述的方法", 8, "zh", (1, 3)),
    ("4.根据权利要求1至3任意一项所述的方法", 4, "zh", (1, 2, 3)),
    ("按照权利要求1-3、5-6中任何一项所述的方法", 9, "zh", (1, 2, 3, 5, 6)),
    ("根据前述权利要求中任一项所述的方法", 4, "zh", (1, 2, 3)),
    ("如申请专利范围第1至3项中任一项所述的方法", 8, "zh", (1, 2, 3)),
    ("如請求項1所述之裝置", 2, "zh", (1,)),
    ("根据权利要求1至权利要求3中任一项所述的装置", 9, "zh", (1, 2, 3)),
    ("根据权利要求1-权利要求8任一项所述的装置", 9, "zh", (1, 2, 3, 4, 5, 6, 7, 8)),
    ("根据权利要求第1项至第3项所述的装置", 9, "zh", (1, 2, 3)),
    ("如申請專利範圍第1項至第3項中任一項所述之裝置", 9, "zh", (1, 2, 3)),
    ("根据权利要求 1 至 5 之一所述的装置", 9, "zh", (1, 2, 3, 4, 5)),
    ("根据权利要求1 -3任一项所述的装置", 9, "zh", (1, 2, 3)),
    ("按权利要求1直至5之一所述的装置", 9, "zh", (1, 2, 3, 4, 5)),
    ("根据权利要求1——3任一项所述的装置", 9, "zh", (1, 2, 3)),
    ("按照在先权利要求之一所述的装置", 4, "zh", (1, 2, 3)),
    ("如先前权利要求中任一项所述的装置", 4, "zh", (1, 2, 3)),
    ("如前述任一項請求項所述之裝置", 4, "zh", (1, 2, 3)),
    ("根据前述权利要求1至2中任一项所述的装置", 9, "zh", (1, 2)),
    ("根据权利要求1\u22123任一项所述的装置", 9, "zh", (1, 2, 3)),
    ("根据权利要求1\u20113任一项所述的装置", 9, "zh", (1, 2, 3)),
    ("請求項１\u2212３のいずれか一項に記載の装置。", 9, "ja", (1, 2, 3)),
    ("請求項１\u301c３のいずれか一項に記載の装置。", 9, "ja", (1, 2, 3)),
    ("The device of claims 1\u20113", 9, "en", (1, 2, 3)),
    ("Vorrichtung nach Anspruch 1 bis Anspruch 3", 9, "de", (1, 2, 3)),
    ("Vorrichtung nach den Ansprüchen 1\u22123", 9, "de", (1, 2, 3)),
    ("Dispositif selon la revendication 1 à la revendication 3", 9, "fr", (1, 2, 3)),
    ("Dispositif selon les revendications 1\u20113", 9, "fr", (1, 2, 3)),
    ("The device as claimed in any of claims 1 to 4, wherein", 5, "en", (1, 2, 3, 4)),
    ("A device according to claim 2, wherein the 3 rods", 4, "en", (2,)),
    ("The method of claim 1, wherein 5 parts of water are added", 7, "en", (1,)),
    ("The device according to any one of the preceding claims", 4, "en", (1, 2, 3)),
    ("The device of claims 1-3, 5 and 7", 9, "en", (1, 2, 3, 5, 7)),
    ("The device of claim 1 or claim 4", 9, "en", (1, 4)),
    ("The device as recited in claim 12", 13, "en", (12,)),
    ("請求項1に記載の装置。", 2, "ja", (1,)),
    ("前記歯車が鋼である、請求項１乃至３のいずれか一項に記載の装置。", 4, "ja", (1, 2, 3)),
    ("請求項1または2に記載の装置。", 4, "ja", (1, 2)),
    ("請求項1から請求項3までのいずれかに記載の装置。", 4, "ja", (1, 2, 3)),
    ("Vorrichtung nach Anspruch 1, dadurch gekennzeichnet", 9, "de", (1,)),
    ("Vorrichtung nach einem der Ansprüche 1 bis 3 oder 5, dadurch", 9, "de", (1, 2, 3, 5)),
    ("Vorrichtung nach einem der vorhergehenden Ansprüche", 3, "de", (1, 2)),
    ("Dispositif selon la revendication 2, caractérisé", 5, "fr", (2,)),
    ("Dispositif selon l'une quelconque des revendications 1 à 4", 5, "fr", (1, 2, 3, 4)),
    ("Dispositif selon l'une des revendications précédentes", 3, "fr", (1, 2)),
]
BORROWING = [
    ("一种包含权利要求1所述装置的系统", 7, "zh", (1,)),
    ("一种车辆，其特征在于，包括如权利要求1-5任一项所述的装置。", 7, "zh", (1, 2, 3, 4, 5)),
    ("如权利要求1所述的化合物在制备药物中的应用", 8, "zh", (1,)),
    ("采用如权利要求2所述的方法制备的隔膜", 8, "zh", (2,)),
    ("A vehicle comprising the device of claim 1", 9, "en", (1,)),
    ("A method of making the device of claim 1", 9, "en", (1,)),
    ("A product obtained by the process of any of claims 1 to 3", 9, "en", (1, 2, 3)),
    ("請求項1または請求項2に記載の装置を備える車両。", 4, "ja", (1, 2)),
    ("Fahrzeug mit einer Vorrichtung nach Anspruch 1", 4, "de", (1,)),
    ("Verwendung einer Vorrichtung nach Anspruch 1", 4, "de", (1,)),
    ("Véhicule comprenant un dispositif selon la revendication 1", 4, "fr", (1,)),
]


@pytest.mark.parametrize(("text", "number", "language", "on"), DEPENDENT)
def test_a_dependent_claim_names_what_it_depends_on(
    text: str, number: int, language: str, on: tuple[int, ...]
) -> None:
    found = reference(text, number, language)
    assert (found.on, found.same_category) == (on, True)
    assert dependencies(text, number, "") == on


@pytest.mark.parametrize(("text", "number", "language", "on"), BORROWING)
def test_a_claim_of_another_category_refers_and_says_so(
    text: str, number: int, language: str, on: tuple[int, ...]
) -> None:
    found = reference(text, number, language)
    assert (found.on, found.same_category) == (on, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一种装置，其特征在于，包括3个齿轮。", "zh"),
        ("A device comprising 3 gears.", "en"),
        ("歯車を3つ備える装置。", "ja"),
        ("Vorrichtung mit 3 Rädern.", "de"),
        ("", "zh"),
        ("The device of claim 7", "en"),
        ("The device of claim 99999999999999999999", "en"),
    ],
)
def test_a_claim_that_names_no_earlier_one_refers_to_none(text: str, language: str) -> None:
    assert dependencies(text, 5, language) == ()


SET = Claims(
    language="zh",
    claims=(
        Claim(number=1, text="一种电池隔膜，其特征在于，孔隙率为40%。"),
        Claim(number=2, text="根据权利要求1所述的隔膜，其特征在于，厚度为9微米。"),
        Claim(number=3, text="根据权利要求1或2所述的隔膜，其特征在于，涂有陶瓷。"),
        Claim(number=4, text="一种电池，其特征在于，包括权利要求1-3任一项所述的隔膜。"),
        Claim(number=5, text="根据权利要求4所述的电池。"),
        Claim(number=6, text="一种隔膜的制备方法。"),
    ),
)


def _shape(nodes: tuple[Node, ...]) -> list[object]:
    return [[node.claim.number, *_shape(node.children)] for node in nodes]


def test_independent_claims_are_those_of_a_category_of_their_own() -> None:
    assert [claim.number for claim in independent(SET)] == [1, 4, 6]


def test_claims_make_a_tree_below_the_first_they_name() -> None:
    nodes = tree(SET)
    assert _shape(nodes) == [[1, [2], [3], [4, [5]]], [6]]
    assert nodes[0].children[1].also == (2,)
    assert [node.independent for node in nodes[0].children] == [False, False, True]


def test_what_the_office_tags_goes_before_the_wording() -> None:
    tagged = Claims(
        claims=(Claim(number=1, text="A"), Claim(number=2, text="The A of claim 1", depends_on=(1,)))
    )
    assert _shape(tree(tagged)) == [[1, [2]]]


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.lists(st.integers(-3, 40), max_size=4)),
        max_size=25,
        unique_by=lambda c: c[0],
    )
)
@settings(max_examples=50)
def test_every_claim_is_in_the_tree_once_whatever_it_names(given_claims: list[tuple[int, list[int]]]) -> None:
    claims = Claims(claims=tuple(Claim(number=n, text="", depends_on=tuple(on)) for n, on in given_claims))

    def numbers(nodes: tuple[Node, ...]) -> list[int]:
        return [one for node in nodes for one in (node.claim.number, *numbers(node.children))]

    assert sorted(numbers(tree(claims))) == sorted(n for n, _on in given_claims)


@given(st.text(max_size=200), st.integers(1, 50), st.sampled_from(["zh", "en", "ja", "de", "fr", "", "xx"]))
@settings(max_examples=100)
def test_no_wording_is_too_strange(text: str, number: int, language: str) -> None:
    assert all(0 < one < number for one in dependencies(text, number, language))
