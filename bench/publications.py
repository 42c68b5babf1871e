"""Made-up publications for measuring search: deterministic, each by its own number, so that any can be made again.

Words follow Zipf's law: 30,000 Chinese ones of two to four characters and 15,000 English ones. Every subclass prefers
words of its own. The words are put together from parts and mean nothing.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from mingze.services.search.document import Document
from mingze.services.search.text import fold

SEED = 20260701
FIRST_DAY, DAYS = date(1994, 1, 1), 30 * 365
_COMMON = "一种的方法装置系统其中包括所述用于进行设备实现通过具有连接控制数据处理结构提高技术材料工作制备信号"
_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "br",
    "ch",
    "cl",
    "cr",
    "dr",
    "fl",
    "gr",
    "ph",
    "pl",
    "pr",
    "sh",
    "sl",
    "sp",
    "st",
    "th",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "ou"]
_CODAS = ["n", "r", "l", "s", "t", "m", "nd", "rm", "ct", "x", "ng"]
CHINESE, ENGLISH, OWN = 30_000, 15_000, 400
LETTERS = "ABCDEFGH"


@cache
def characters() -> Sequence[str]:
    """1,500 simplified characters, the most usual first."""
    common = list(dict.fromkeys(_COMMON))
    level = (bytes((row, cell)) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF))
    others = [char for code in level if (char := code.decode("gb2312")) not in common and fold(char) == char]
    Random(SEED).shuffle(others)
    return common + others[: 1500 - len(common)]


@cache
def chinese_words() -> Sequence[str]:
    """The most frequent first; frequent ones are short, two characters in common make no word."""
    random, chars, found = Random(SEED + 1), characters(), dict[str, None]()
    while len(found) < CHINESE:
        length = 2 if len(found) < 50 else random.choices((2, 3, 4), (70, 12, 18))[0]
        word = "".join(chars[int(len(chars) * random.random() ** 2)] for _ in range(length))
        if len(set(word)) == length:
            found[word] = None
    return list(found)


@cache
def english_words() -> Sequence[str]:
    """The most frequent first."""
    random, found = Random(SEED + 2), dict[str, None]()
    while len(found) < ENGLISH:
        syllables = 1 + (len(found) > 60) + random.randrange(2)
        parts = (random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(syllables))
        found["".join(parts) + random.choice(_CODAS)] = None
    return list(found)


@cache
def subclasses() -> Sequence[str]:
    """320 subclasses of eight sections."""
    return [
        f"{section}{number:02d}{letter}"
        for section in LETTERS
        for number in range(1, 9)
        for letter in "BCDFG"
    ]


@cache
def _zipf(count: int) -> Sequence[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(count)))


@cache
def _own(subclass: str, *, chinese: bool) -> Sequence[str]:
    words = chinese_words() if chinese else english_words()
    return Random(f"{SEED} {subclass}").sample(words[100:], OWN)


def publication(number: int) -> Document:
    """The publication of this number: a title, an abstract of about 110 words, classes, applicants, days."""
    random = Random(SEED * 1_000_003 + number)
    several = random.choices(subclasses(), cum_weights=_zipf(len(subclasses())), k=1 + random.randrange(3))
    chinese = random.random() < 0.8
    words = _words(random, several[0], 8 + random.randrange(200 if chinese else 180), chinese=chinese)
    on = FIRST_DAY + timedelta(days=int(DAYS * random.random() ** 0.5))
    applicants = {f"{_company(random)}有限公司" for _ in range(1 + (random.random() < 0.2))}
    codes = [f"{one}{1 + random.randrange(60)}/{random.randrange(40):02d}" for one in several]
    return Document(
        f"CN{100_000_000 + number}A",
        texts={
            "title": [_sentence(words[:6], chinese=chinese)],
            "abstract": [_sentence(words[6:], chinese=chinese)],
            "applicant": sorted(applicants),
        },
        words={"ipc": codes, "ipc_subclass": sorted(set(several)), "office": ["CN"]},
        numbers={"published": [on.year * 10_000 + on.month * 100 + on.day], "published_year": [on.year]},
    )


def _words(random: Random, subclass: str, count: int, *, chinese: bool) -> list[str]:
    usual = chinese_words() if chinese else english_words()
    own = random.choices(_own(subclass, chinese=chinese), cum_weights=_zipf(OWN), k=count // 3)
    words = own + random.choices(usual, cum_weights=_zipf(len(usual)), k=count - len(own))
    random.shuffle(words)
    return words


def _company(random: Random) -> str:
    rank = random.choices(range(20_000), cum_weights=_zipf(20_000))[0]
    return chinese_words()[rank] + chinese_words()[CHINESE - 1 - rank]


def _sentence(words: Sequence[str], *, chinese: bool) -> str:
    """Clauses of seven words, sentences of three clauses."""
    between, comma, stop = ("", "，", "。") if chinese else (" ", ", ", ". ")
    clauses = [between.join(words[at : at + 7]) for at in range(0, len(words), 7)]
    return stop.join(comma.join(clauses[at : at + 3]) for at in range(0, len(clauses), 3)) + stop.strip()
