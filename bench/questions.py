"""The twelve shapes of questions that search is measured with, in a form that every engine can be given."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from bench.publications import chinese_words, publication, subclasses
from mingze.services.search.language.tree import And, Between, Exactly, InField, Near, Or, Query, Term
from mingze.services.search.text import slots

BETWEEN = 5
"""Characters at most between two words that are near."""


class Goal(StrEnum):
    """What is wanted: the ten best, the number of all, or what they are distributed over."""

    TOP = "top"
    COUNT = "count"
    FACETS = "facets"


class How(StrEnum):
    """How the words of a question belong together."""

    ALL = "all"
    ANY = "any"
    NEAR = "near"


@dataclass(frozen=True)
class Question:
    """Words of the abstract; a subclass and days ``YYYYMMDD`` from and to, where given."""

    words: tuple[str, ...]
    how: How = How.ALL
    subclass: str = ""
    low: int = 0
    high: int = 0

    @property
    def query(self) -> Query:
        """As the product asks it."""
        terms = [InField("abstract", Term(word)) for word in self.words]
        asked: list[Query] = list(terms)
        if self.how is How.ANY:
            asked = [Or(tuple(terms))]
        if self.how is How.NEAR:
            left, right = (Term(word) for word in self.words)
            asked = [InField("abstract", Near(left, right, BETWEEN, ordered=False))]
        if self.subclass:
            asked.append(InField("ipc_subclass", Exactly(self.subclass)))
        if self.low:
            asked.append(InField("published", Between(str(self.low), str(self.high))))
        return asked[0] if len(asked) == 1 else And(tuple(asked))

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """As the others ask it: for each word its tokens, one directly after the other."""
        return tuple(tuple(slot.token for slot in slots(word)) for word in self.words)


@dataclass(frozen=True)
class Shape:
    """Questions of one kind."""

    name: str
    questions: Sequence[Question]
    goal: Goal = Goal.TOP


def shapes(each: int) -> list[Shape]:
    """The twelve, with ``each`` questions of every kind (fewer common words, because there are few)."""
    words, random = chinese_words(), Random(31)

    def some(low: int, high: int, length: int = 2) -> str:
        return random.choice([word for word in words[low:high] if len(word) == length])

    classes = subclasses()
    few = range(min(each, 20))
    common = [Question((words[rank],)) for rank in few]
    filtered = [
        Question(
            (some(0, 60),),
            subclass=classes[rank % 12],
            low=year * 10_000 + 101,
            high=(year + 4) * 10_000 + 1231,
        )
        for rank in range(each)
        for year in (2004 + rank % 15,)
    ]
    three = [(some(0, 40), some(20, 100), some(60, 300)) for _ in range(each)]
    any_of = [(some(0, 40), some(20, 100), some(60, 300)) for _ in range(each)]
    classed = [Question(one.words, subclass=one.subclass) for one in filtered]
    return [
        Shape("common term", common),
        Shape("rare term", [Question((some(8_000, 20_000),)) for _ in range(each)]),
        Shape("two terms", [Question((some(0, 60), some(60, 300))) for _ in range(each)]),
        Shape("three terms", [Question(one) for one in three]),
        Shape("any of three terms", [Question(one, How.ANY) for one in any_of]),
        Shape("phrase of two words", [Question((_two_words(random),)) for _ in range(each)]),
        Shape("Chinese phrase", [Question((some(50, 2_000, 4),)) for _ in range(each)]),
        Shape("two words near", [Question(_apart(random), How.NEAR) for _ in range(each)]),
        Shape("term, class and days", filtered),
        Shape("facets", common[:5], Goal.FACETS),
        Shape("number of a term", common, Goal.COUNT),
        Shape("number of a term in a class", classed, Goal.COUNT),
    ]


def _two_words(random: Random) -> str:
    """Two words of an English abstract that follow each other."""
    while True:
        text = publication(random.randrange(20_000)).texts["abstract"][0]
        pairs = [
            pair
            for part in text.split(",")
            if part.isascii() and "." not in part and len(pair := part.split()[:2]) > 1
        ]
        if pairs:
            return " ".join(random.choice(pairs))  # fmt: skip


def _apart(random: Random) -> tuple[str, str]:
    """Two words of which neither ends as the other begins, so that they cannot stand in one another."""
    two = [word for word in chinese_words()[:200] if len(word) == 2]
    while True:
        left, right = random.choice(two[:60]), random.choice(two)
        if not set(left) & set(right):
            return left, right
