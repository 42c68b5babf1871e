"""Others that answer the same questions over the same tokens: Lucene, SQLite FTS5, PostgreSQL full text.

Rows: number, key, tokens of the abstract, subclasses, applicants, year, day; tab-separated, lists by spaces.
"""

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

import psycopg

from bench.questions import BETWEEN, Goal, How, Question

BEST = 10
NEAR = BETWEEN + 1
"""Tokens between two that are near: the first word's second character is one of them."""


class Peer(Protocol):
    """An engine measured beside ours."""

    name: str

    def ask(self, goal: Goal, question: Question) -> tuple[float, int]:
        """Seconds it took and what was found: the number of all, or of those shown."""

    def close(self) -> None:
        """End what was started."""


def split(rows: Path) -> Iterator[list[str]]:
    """The fields of each row."""
    with rows.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


class Sqlite:
    """FTS5 without a copy of the text, best by bm25."""

    name = "SQLite FTS5"

    def __init__(self, rows: Path, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "peer.sqlite3")
        self._database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA cache_size=-262144;"
            "CREATE VIRTUAL TABLE t USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');"
            "CREATE TABLE d (id INTEGER PRIMARY KEY, key TEXT, year INTEGER, day INTEGER);"
            "CREATE TABLE c (subclass TEXT, id INTEGER, PRIMARY KEY (subclass, id)) WITHOUT ROWID;"
            "CREATE TABLE a (id INTEGER, applicant TEXT, PRIMARY KEY (id, applicant)) WITHOUT ROWID;"
            "CREATE TABLE s (id INTEGER, subclass TEXT, PRIMARY KEY (id, subclass)) WITHOUT ROWID;"
        )
        for number, key, words, subclasses, applicants, year, day in split(rows):
            self._database.execute("INSERT INTO t(rowid, words) VALUES (?, ?)", (number, words))
            self._database.execute("INSERT INTO d VALUES (?, ?, ?, ?)", (number, key, year, day))
            for one in subclasses.split(" "):
                self._database.execute("INSERT INTO c VALUES (?, ?)", (one, number))
                self._database.execute("INSERT INTO s VALUES (?, ?)", (number, one))
            self._database.executemany(
                "INSERT INTO a VALUES (?, ?)", [(number, one) for one in applicants.split(" ")]
            )
        self._database.execute("INSERT INTO t(t) VALUES ('optimize')")
        self._database.commit()
        self._database.execute("ANALYZE")

    def ask(self, goal: Goal, question: Question) -> tuple[float, int]:
        where, values = "t MATCH ?", [_fts5(question)]
        source = "t"
        if question.subclass:
            where += " AND +t.rowid IN (SELECT id FROM c WHERE subclass = ?)"
            values.append(question.subclass)
        if question.low:
            source, where = "t CROSS JOIN d ON d.id = t.rowid", where + " AND d.day BETWEEN ? AND ?"
            values += [str(question.low), str(question.high)]
        begun = time.perf_counter()
        if goal is Goal.COUNT:
            (found,) = self._database.execute(
                f"SELECT COUNT(*) FROM {source} WHERE {where}", values
            ).fetchone()
        elif goal is Goal.TOP:
            ask = f"SELECT t.rowid FROM {source} WHERE {where} ORDER BY t.rank LIMIT {BEST}"
            ids = self._database.execute(ask, values).fetchall()
            for one in ids:
                self._database.execute("SELECT key FROM d WHERE id = ?", one).fetchone()
            found = len(ids)
        else:
            years = self._database.execute(
                f"SELECT year, COUNT(*) FROM t CROSS JOIN d ON d.id = t.rowid WHERE {where} GROUP BY year",
                values,
            ).fetchall()
            for column, table in (("subclass", "s"), ("applicant", "a")):
                self._database.execute(
                    f"SELECT {column}, COUNT(*) FROM t CROSS JOIN {table} x ON x.id = t.rowid WHERE {where}"
                    " GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
                    values,
                ).fetchall()
            found = sum(count for _, count in years)
        return time.perf_counter() - begun, found

    def close(self) -> None:
        self._database.close()


def _fts5(question: Question) -> str:
    phrases = [f'"{" ".join(phrase)}"' for phrase in question.phrases]
    if question.how is How.NEAR:
        return f"NEAR({' '.join(phrases)}, {NEAR})"
    return f" {'OR' if question.how is How.ANY else 'AND'} ".join(phrases)


class Postgresql:
    """``tsvector`` with a GIN index, best by ``ts_rank``."""

    name = "PostgreSQL"

    def __init__(self, rows: Path, server: str) -> None:
        self._connection = psycopg.connect(server, autocommit=True)
        self._connection.execute("DROP TABLE IF EXISTS bench_search")
        self._connection.execute(
            "CREATE UNLOGGED TABLE bench_search (id int, key text, year int, day int, "
            "subclasses text[], applicants text[], words tsvector)"
        )
        with self._connection.cursor().copy("COPY bench_search FROM STDIN") as copy:
            for number, key, words, subclasses, applicants, year, day in split(rows):
                lists = [one.split(" ") for one in (subclasses, applicants)]
                copy.write_row((number, key, year, day, *lists, _vector(words)))
        for index in ("GIN (words)", "GIN (subclasses)", "BTREE (day)"):
            self._connection.execute(f"CREATE INDEX ON bench_search USING {index}")
        self._connection.execute("VACUUM ANALYZE bench_search")

    def ask(self, goal: Goal, question: Question) -> tuple[float, int]:
        values = {"q": _tsquery(question), "c": question.subclass, "l": question.low, "h": question.high}
        where = "words @@ %(q)s::tsquery"
        where += " AND subclasses @> ARRAY[%(c)s]" if question.subclass else ""
        where += " AND day BETWEEN %(l)s AND %(h)s" if question.low else ""
        begun = time.perf_counter()
        if goal is Goal.COUNT:
            [(found,)] = self._rows(f"SELECT COUNT(*) FROM bench_search WHERE {where}", values)
        elif goal is Goal.TOP:
            rank = "ts_rank(words, %(q)s::tsquery)"
            found = len(
                self._rows(
                    f"SELECT key FROM bench_search WHERE {where} ORDER BY {rank} DESC LIMIT {BEST}", values
                )
            )
        else:
            years = self._rows(f"SELECT year, COUNT(*) FROM bench_search WHERE {where} GROUP BY 1", values)
            for column in ("subclasses", "applicants"):
                inner = f"SELECT unnest({column}) AS one FROM bench_search WHERE {where}"
                self._rows(
                    f"SELECT one, COUNT(*) FROM ({inner}) x GROUP BY 1 ORDER BY 2 DESC LIMIT 20", values
                )
            found = sum(count for _, count in years)
        return time.perf_counter() - begun, found

    def _rows(self, statement: str, values: dict[str, object]) -> list[tuple[object, ...]]:
        return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        self._connection.execute("DROP TABLE bench_search")
        self._connection.close()


def _vector(words: str) -> str:
    """Tokens with their positions, which end at 16,383."""
    places: dict[str, list[str]] = {}
    for position, token in enumerate(words.split(" "), 1):
        places.setdefault(token, []).append(str(position))
    return " ".join(f"'{token}':{','.join(found)}" for token, found in places.items())


def _tsquery(question: Question) -> str:
    phrases = [" <-> ".join(f"'{token}'" for token in phrase) for phrase in question.phrases]
    if question.how is How.NEAR:
        pairs = (phrases, phrases[::-1])
        return " | ".join(f"{one} <{far}> {other}" for one, other in pairs for far in range(1, NEAR + 2))
    return f" {'|' if question.how is How.ANY else '&'} ".join(f"({phrase})" for phrase in phrases)


class Lucene:
    """Lucene in a process of its own, which measures itself: neither the pipe nor Python is counted."""

    name = "Lucene"

    def __init__(self, rows: Path, folder: Path, libraries: Path) -> None:
        source = Path(__file__).with_name("lucene") / "Search.java"
        classes = folder / "lucene-classes"
        subprocess.run(["javac", "-nowarn", "-d", classes, "-cp", f"{libraries}/*", source], check=True)
        command = [
            "java",
            "-Xms1g",
            "-Xmx2g",
            "-cp",
            f"{classes}:{libraries}/*",
            "Search",
            rows,
            folder / "lucene-index",
        ]
        # What Java has to say about logging is nobody's business here.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8",
        )  # fmt: skip
        assert self._process.stdin is not None  # noqa: S101 - asked for as a pipe
        assert self._process.stdout is not None  # noqa: S101
        self._in: IO[str] = self._process.stdin
        self._out: IO[str] = self._process.stdout
        if self._out.readline().strip() != "ready":
            raise RuntimeError("Lucene did not start")

    def ask(self, goal: Goal, question: Question) -> tuple[float, int]:
        phrases = "|".join(" ".join(phrase) for phrase in question.phrases)
        asked = (goal, question.how, phrases, question.subclass, question.low, question.high, NEAR)
        self._in.write("\t".join(map(str, asked)) + "\n")
        self._in.flush()
        found, nanoseconds = self._out.readline().split("\t")
        return int(nanoseconds) / 1e9, int(found)

    def close(self) -> None:
        self._in.close()
        self._process.wait(30)


def libraries(folder: Path) -> Path | str:
    """The folder of Lucene's libraries, fetched through Maven; or why there is none."""
    for program in ("java", "javac", "mvn"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    place, source = folder / "lucene-libraries", Path(__file__).with_name("lucene") / "pom.xml"
    command = ["mvn", "-q", "-B", "-f", source, "dependency:copy-dependencies", f"-DoutputDirectory={place}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return place if done.returncode == 0 else "Maven could not fetch the libraries"
