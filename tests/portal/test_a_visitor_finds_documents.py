"""The box and the result: found, narrowed, sorted, paged, and refused where a query cannot be read."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.portal.shelf import COUNT, FIRST, GRANTED, shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")


def numbers(found: BeautifulSoup) -> list[str]:
    return [str(link["href"]).split("/")[2] for link in found.select(".mz-hits h2 a")]


def test_the_start_page_says_how_much_there_is(client: Client) -> None:
    assert f"文献{COUNT}篇" in page(client, "/search/").text


def test_words_find_documents_and_are_marked(client: Client) -> None:
    found = page(client, "/search/?q=电池隔膜")

    assert f"共{COUNT}篇" in found.text
    assert found.select_one(".mz-hits mark").text == "电池隔膜"  # type: ignore[union-attr]


def test_a_number_in_any_writing_finds_its_document(client: Client) -> None:
    assert numbers(page(client, "/search/?q=CN 110000000 A")) == [FIRST]


def test_a_facet_narrows_to_as_many_as_it_says(client: Client) -> None:
    found = page(client, "/search/?q=电池隔膜")
    choice = next(link for link in found.select(".mz-facets a") if "云川第3材料有限公司" in link.text)
    said = int(choice.select_one(".mz-facet-count").text)  # type: ignore[union-attr]

    narrowed = page(client, str(choice["href"]))

    assert f"共{said}篇" in narrowed.text
    assert 0 < said < COUNT
    assert "云川第3材料有限公司" in narrowed.select_one(".mz-chip").text  # type: ignore[union-attr]
    assert f"共{COUNT}篇" in page(client, str(narrowed.select_one(".mz-chip")["href"])).text  # type: ignore[index]


def test_pages_follow_one_another_without_gap_or_repetition(client: Client) -> None:
    seen = [
        number
        for place in (1, 2, 3)
        for number in numbers(page(client, f"/search/?q=电池隔膜&sort=published&page={place}"))
    ]

    assert len(seen) == len(set(seen)) == COUNT


def test_the_latest_publication_comes_first_when_asked(client: Client) -> None:
    ascending = numbers(page(client, "/search/?q=电池隔膜&sort=published&size=50"))
    descending = numbers(page(client, "/search/?q=电池隔膜&sort=-published&size=50"))

    assert ascending[0] == FIRST
    assert descending == ascending[::-1]


def test_an_unknown_field_is_marked_where_it_stands_and_the_query_is_kept(client: Client) -> None:
    found = page(client, "/search/?q=tii%3D(电池)", 422)

    assert found.select_one("mark.mz-wrong").text == "tii"  # type: ignore[union-attr]
    assert found.select_one("textarea").text == "tii=(电池)"  # type: ignore[union-attr]
    assert "TI" in found.select_one("[role=alert]").text  # type: ignore[union-attr]


def test_nothing_found_is_no_error(client: Client) -> None:
    found = page(client, "/search/?q=量子纠缠望远镜")

    assert "没有找到符合条件的文献" in found.text


def test_what_is_typed_is_shown_and_never_run(client: Client) -> None:
    found = page(client, "/search/?q=<script>alert(1)</script>", 422)

    assert "alert(1)" not in "".join(script.text for script in found.select("script"))
    assert found.select_one("textarea").text == "<script>alert(1)</script>"  # type: ignore[union-attr]


def test_an_earlier_result_is_referred_to_by_its_number(client: Client) -> None:
    page(client, "/search/?q=电池隔膜")
    page(client, f"/search/?q={GRANTED}")

    assert numbers(page(client, "/search/?q=%231 and %232")) == [GRANTED]
    steps = page(client, "/search/history/").select("tbody tr")
    assert [row.select_one("td").text for row in steps] == ["#3", "#2", "#1"]  # type: ignore[union-attr]


def test_a_step_that_is_not_there_is_a_mistake_of_the_query(client: Client) -> None:
    assert "7" in page(client, "/search/?q=%237 and 电池", 422).select_one("[role=alert]").text  # type: ignore[union-attr]


def test_faults_and_what_they_name_are_english_on_an_english_page(client: Client) -> None:
    client.cookies["django_language"] = "en"
    wrong = ["pd%3Dyesterday", "ipc%3D??", "tii%3D(x)", "pt%3Dnothing"]

    said = [page(client, f"/search/?q={query}", 422).select_one("[role=alert] p").text for query in wrong]  # type: ignore[union-attr]

    assert all(said)
    assert [text for text in said if any("\u4e00" <= sign <= "\u9fff" for sign in text)] == []


def test_the_box_carries_what_it_offers(client: Client) -> None:
    offers = json.loads(page(client, "/search/").select_one("script#offers").text)  # type: ignore[union-attr]

    assert ["ti=", "名称"] in offers["incopat"]
    assert ["({n}w)", "按先后顺序出现，间隔不超过n个词（汉字按单字计）"] in offers["incopat"]
    assert offers["patsnap"][0][0].endswith(":")


def test_the_columns_that_are_chosen_are_shown_and_stay_in_the_address(client: Client) -> None:
    usual = page(client, "/search/?q=电池隔膜")
    chosen = page(client, "/search/?q=电池隔膜&show=inventors&show=application&show=nothing")

    assert "发明人" not in usual.select_one(".mz-hit-facts").text  # type: ignore[union-attr]
    facts = [span.text.split()[0] for span in chosen.select_one(".mz-hit-facts").select("span")]  # type: ignore[union-attr]
    assert [word for word in facts if word in {"申请号", "发明人", "公开", "申请"}] == ["申请号", "发明人"]
    assert "show=application&show=inventors" in str(chosen.select_one(".mz-facets a")["href"])  # type: ignore[index]


def test_a_page_beyond_the_last_is_the_last(client: Client) -> None:
    last = numbers(page(client, "/search/?q=电池隔膜&sort=published&page=3"))

    for beyond in ("50", "99999", "1000000000", "9" * 40):
        shown = page(client, f"/search/?q=电池隔膜&sort=published&page={beyond}")
        assert numbers(shown) == last
        assert "最后一页，即第3页" in shown.select_one("main .mz-notice").text  # type: ignore[union-attr]
    assert "最后一页" not in page(client, "/search/?q=电池隔膜&sort=published&page=3").text


def test_what_is_suggested_is_one_click_away(client: Client) -> None:
    wrong = page(client, "/search/?q=tii%3D(电池隔膜)&size=50", 422)
    link = wrong.select_one("[role=alert] a")

    assert link is not None
    assert link.text == "TI=(电池隔膜)"
    assert f"共{COUNT}篇" in page(client, str(link["href"])).text
