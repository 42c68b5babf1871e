"""Classes, categories and passages of what is cited: never the document's own, and never lost."""

from mingze.services.patents.record import Patent, Scheme
from mingze.services.patents.sources.exchange import reading as docdb
from mingze.services.patents.sources.st36 import reading as st36
from tests.services.patents.sources.exchange_samples import patents
from tests.services.patents.sources.samples import only


def _international(bibliography: str = "", after: str = "") -> Patent:
    return only(
        st36.FORMAT,
        '<wo-published-application lang="en" country="WO" kind="A1"><bibliographic-data lang="en">'
        "<publication-reference><document-id><country>WO</country><doc-number>2012123456</doc-number><kind>A1</kind>"
        f"<date>20120920</date></document-id></publication-reference>{bibliography}</bibliographic-data>{after}"
        "</wo-published-application>",
    )


def _citation(inside: str) -> str:
    return (
        "<citation><patcit><document-id><country>US</country><doc-number>5000000</doc-number><kind>A</kind>"
        f"</document-id></patcit>{inside}</citation>"
    )


def test_classes_of_cited_documents_and_of_the_field_of_search_are_not_the_documents_own() -> None:
    cited = _citation(
        "<classification-ipc><edition>7</edition><main-classification>G01N 33/50</main-classification>"
        "</classification-ipc>"
    )
    one = _international(
        "<classifications-ipcr><classification-ipcr><text>A61K 31/00</text></classification-ipcr>"
        "</classifications-ipcr>"
        f"<references-cited>{cited}</references-cited><field-of-search><classification-ipc><main-classification>"
        "B01D 1/00</main-classification></classification-ipc></field-of-search>"
    )
    assert [symbol.code for symbol in one.symbols if symbol.scheme is Scheme.IPC] == ["A61K31/00"]


def test_every_report_is_read_with_the_claims_of_each_category_and_all_passages() -> None:
    first = _citation(
        "<rel-passage><passage>page 3</passage></rel-passage><category>X</category><rel-claims>1,3-4</rel-claims>"
        "<category>Y</category><rel-claims>2</rel-claims>"
    )
    second = (
        "<citation><nplcit><text>A. Nobody, Title</text></nplcit><rel-passage><passage>fig. 2</passage>"
        "<category>A</category><rel-claims>5</rel-claims></rel-passage></citation>"
    )
    one = _international(
        after=f"<search-report-data><srep-citations>{first}</srep-citations></search-report-data><search-report-data>"
        "<srep-info><date-search-completed><date>20120601</date></date-search-completed></srep-info>"
        f"<srep-citations>{second}</srep-citations></search-report-data>"
    )
    assert [(cited.text, cited.categories, cited.claims) for cited in one.citations] == [
        ("page 3; X: 1,3-4; Y: 2", ("X", "Y"), (1, 2, 3, 4)),
        ("A. Nobody, Title; fig. 2", ("A",), (5,)),
    ]
    assert ("date-search-completed", "20120601") in one.notes


def test_exchange_files_keep_the_claims_of_each_category_apart() -> None:
    data = (
        '<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange"><exch:exchange-document country="EP" '
        'doc-number="1000001" kind="A1" date-publ="20200101"><exch:bibliographic-data><exch:references-cited>'
        '<exch:citation cited-phase="SEA" sequence="1"><patcit num="1"><document-id doc-id="1"><country>DE</country>'
        "<doc-number>814968</doc-number><kind>C</kind></document-id></patcit><category>X</category>"
        "<rel-claims>1-2</rel-claims><category>&amp;</category><rel-claims>all</rel-claims></exch:citation>"
        "</exch:references-cited></exch:bibliographic-data></exch:exchange-document></exch:exchange-documents>"
    )
    (one,) = patents(docdb.FORMAT, data.encode())
    assert [(cited.categories, cited.claims) for cited in one.citations] == [(("X", "&"), (1, 2))]
    assert ("citation-relevance", "DE814968C: X: 1-2; &: all") in one.notes
