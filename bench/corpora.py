"""`make bench-lookup` and `make bench-capture`: scores on labelled data outside this repository, in $SHARED."""

from __future__ import annotations

import json
import os
import runpy
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from ties.folding import fold, is_han, words

Answers = dict[str, list[str]]
Score = Callable[[str | None], str]

MISSING = """SHARED does not name a folder with {folder}.
These scores need labelled data that is not part of this repository:
SHARED=<folder that holds corpora/> make {target}"""

ASKING = (
    " who what do does did i know is are in a an the or and any anyone anybody some someone somebody people folks "
    "contacts could can me my get for at with has have where work works sell makes make about "
)
ASKING_ZH = (
    "有没有",
    "都有谁",
    "认识",
    "朋友",
    "能找谁",
    "问谁",
    "谁能",
    "有谁",
    "谁在",
    "谁",
    "做",
    "的人",
    "的",
    "吗",
    "找",
)
"""What a plain search has to be spared: the words that make it a question."""


def folder_of(shared: str | None, name: str, target: str) -> Path:
    """Return a folder of labelled data. Raises SystemExit, saying what is missing."""
    folder = Path(shared or "").absolute() / "corpora" / name
    if not shared or not folder.is_dir():
        raise SystemExit(MISSING.format(folder=f"corpora/{name}", target=target))
    return folder


def lookup(shared: str | None) -> str:
    """Return the table of scores by class of question: ours beside LIKE and FTS5 on the same people."""
    folder = folder_of(shared, "search_dev", "bench-lookup")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    score = runpy.run_path(str(folder / "score.py"))["score"]
    people, queries = (_rows(folder / name) for name in ("contacts.jsonl", "queries.jsonl"))
    with closing(sqlite3.connect(":memory:")) as raw:
        tables = {
            "ours": score(gold, _ours(folder)),
            "LIKE": score(gold, _answers(queries, _like(raw, people))),
            "unicode61": score(gold, _answers(queries, _fts(raw, people, "unicode61"))),
            "trigram": score(gold, _answers(queries, _fts(raw, people, "trigram"))),
        }
    return "\n".join(_table(tables))


def capture(shared: str | None) -> str:
    """Return what the scorer says of the grammar."""
    folder = folder_of(shared, "capture_dev", "bench-capture")
    with tempfile.TemporaryDirectory() as scratch:
        answers = Path(scratch) / "answers.jsonl"
        files = ("lines.jsonl", "routing.jsonl", "dates.jsonl")
        answers.write_text("".join(_jieli(scratch, "read", "--from", str(folder / name)) for name in files), "utf-8")
        scorer = [sys.executable, str(folder / "score.py"), "--gold", str(folder), "--results", str(answers)]
        return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def _ours(folder: Path) -> Answers:
    with tempfile.TemporaryDirectory() as scratch:
        _jieli(scratch, "import", str(folder / "contacts.jsonl"))
        lines = _jieli(scratch, "who", "--from", str(folder / "queries.jsonl")).splitlines()
    return {row["qid"]: row["ids"] for row in map(json.loads, lines)}


def _jieli(scratch: str, *arguments: str) -> str:
    """Run a command on a database of its own."""
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{scratch}/jieli.db",
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments], env=env, cwd=scratch, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _written(person: dict[str, Any]) -> str:
    return fold(" ".join(str(value) for key, value in person.items() if key != "id"))


def _wanted(question: str) -> list[str]:
    """Return what is left of a question without the words that ask."""
    found = []
    for word in words(question):
        for cue in ASKING_ZH if is_han(word) else ():
            word = word.replace(cue, " ")  # noqa: PLW2901 - whittled down
        found += [part for part in word.split() if f" {part} " not in ASKING]
    return found


def _answers(queries: Iterable[dict[str, Any]], search: Callable[[list[str]], list[str]]) -> Answers:
    return {query["qid"]: search(_wanted(query["text"])) if _wanted(query["text"]) else [] for query in queries}


def _like(raw: sqlite3.Connection, people: Iterable[dict[str, Any]]) -> Callable[[list[str]], list[str]]:
    """Return a search for rows that hold any of the words, those with most of them first."""
    raw.execute("CREATE TABLE plain (id TEXT, written TEXT)")
    raw.executemany("INSERT INTO plain VALUES (?, ?)", [(person["id"], _written(person)) for person in people])

    def search(wanted: list[str]) -> list[str]:
        hits = " + ".join(["(written LIKE ?)"] * len(wanted))
        sql = f"SELECT id FROM plain WHERE {hits} > 0 ORDER BY {hits} DESC, id"
        marks = [f"%{word}%" for word in wanted]
        return [row[0] for row in raw.execute(sql, marks * 2)]

    return search


def _fts(raw: sqlite3.Connection, people: Iterable[dict[str, Any]], tokenizer: str) -> Callable[[list[str]], list[str]]:
    """Return a search for any of the words in FTS5, best first by bm25."""
    raw.execute(f"CREATE VIRTUAL TABLE {tokenizer} USING fts5 (id UNINDEXED, written, tokenize = {tokenizer!r})")
    raw.executemany(f"INSERT INTO {tokenizer} VALUES (?, ?)", [(person["id"], _written(person)) for person in people])

    def search(wanted: list[str]) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in wanted)
        return [
            row[0] for row in raw.execute(f"SELECT id FROM {tokenizer} WHERE written MATCH ? ORDER BY rank", (match,))
        ]

    return search


def _table(tables: dict[str, dict[str, dict[str, float]]]) -> Iterable[str]:
    """Yield P@10, R@10 and setF1 of each side, by class."""
    yield f"{'class':<8}{'n':>4}" + "".join(f" | {side:^20}" for side in tables)
    yield f"{'':<12}" + " |   P@10   R@10  setF1" * len(tables)
    classes = [name for name in tables["ours"] if name not in ("ALL", "none")]
    for name in (*classes, "ALL"):
        cells = ("".join(f"{table[name][key]:>7.3f}" for key in ("p10", "r10", "f1")) for table in tables.values())
        yield f"{name:<8}{tables['ours'][name]['n']:>4.0f} |" + " |".join(cells)
    yield f"{'none':<8}{tables['ours']['none']['n']:>4.0f} | answered empty: " + ", ".join(
        f"{side} {table['none']['empty']:.2f}" for side, table in tables.items()
    )
