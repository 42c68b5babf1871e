"""Records made for tests: small, all different, and tied to one another as real ones are."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.record import (
    Address,
    Citation,
    Claim,
    Claims,
    Event,
    Number,
    Party,
    Patent,
    Rejected,
    Role,
    Scheme,
    Source,
    Stage,
    Symbol,
    Text,
    Type,
)

FIRST_DAY = date(2018, 1, 5)


def patent(n: int, **changes: Any) -> Patent:
    """The ``n``-th publication: every third is the grant of the application before it."""
    granted = n % 3 == 2
    own = n - 1 if granted else n
    document = str(110_000_000 + own)
    kind = "B" if granted else "A"
    given: dict[str, Any] = {
        "number": f"CN{document}{kind}",
        "office": "CN",
        "document": document,
        "kind": kind,
        "type": Type.INVENTION,
        "stage": Stage.GRANT if granted else Stage.APPLICATION,
        "published": FIRST_DAY + timedelta(days=7 * n),
        "produced": FIRST_DAY + timedelta(days=7 * n),
        "language": "zh",
        "application": f"CN2018{10_000_000 + own}",
        "filed": FIRST_DAY - timedelta(days=200 - n % 100),
        "titles": (Text(paragraphs=(f"第{n}号电池隔膜及其制备方法",), language="zh"),),
        "abstracts": (
            Text(paragraphs=(f"本发明公开了第{n}号电池隔膜，孔隙率为{n % 60}%。",), language="zh"),
        ),
        "claims": (
            Claims(claims=(Claim(number=1, text=f"1.一种电池隔膜，厚度为{n}微米。"),), language="zh"),
        ),
        "symbols": (Symbol(scheme=Scheme.IPC, code="H01M50/409", first=True),),
        "parties": (
            Party(
                role=Role.APPLICANT,
                name=f"云川第{n % 7}材料有限公司",
                address=Address(text="云川市临江区科技大道1号"),
            ),
            Party(role=Role.INVENTOR, name=f"发明人{n % 11}"),
        ),
        "citations": (Citation(number=Number(key=f"CN{110_000_000 + n // 2}A")),) if n else (),
        "source": Source(format="made", name="made.xml", offset=n),
    }
    return Patent(**{**given, **changes})


def event(n: int, text: str = "实质审查的生效") -> Event:
    """An event of the application of the ``n``-th publication."""
    return Event(application=patent(n).application, on=FIRST_DAY + timedelta(days=n), text=text, country="CN")


def everything(count: int) -> Iterator[Patent | Event | Rejected]:
    """``count`` publications with events, corrections, withdrawals and faults among them, always the same."""
    for n in range(count):
        yield patent(n)
        if n % 4 == 0:
            yield event(n)
        if n % 10 == 9:
            later = FIRST_DAY + timedelta(days=4000)
            yield patent(
                n - 4, produced=later, titles=(Text(paragraphs=(f"更正后的第{n - 4}号",), language="zh"),)
            )
        if n % 25 == 24:
            yield patent(n - 12, produced=FIRST_DAY + timedelta(days=5000), status="D")
        if n % 20 == 19:
            yield Rejected("文献没有公开号", where=f"第{n}行", name="made.xml", offset=n, data=b"<a>" * n)


def contents(corpus: Corpus) -> dict[str, Any]:
    """All that a corpus says, for comparing one with another. Versions and places are not part of it."""
    return {
        "documents": {one.patent.number: one for one in corpus.documents()},
        "dropped": sorted(corpus.dropped()),
        "quarantine": sorted(corpus.quarantine, key=repr),
        "counts": corpus.counts(),
    }


def imported(folder: Path, count: int = 60) -> Corpus:
    """A corpus with ``count`` publications in it."""
    corpus = Corpus(folder)
    corpus.import_(everything(count))
    return corpus
