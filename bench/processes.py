"""Goal 12: memory and start of the process beside a PTB hello, and the size of the index beside the rows."""

from __future__ import annotations

import itertools
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bench import made, written_people
from bench.report import Line
from bench.sizes import Sizes
from storage import opening, sqlite
from storage.store import Store

MB = 1_000_000
INDEX = ("search", "person_industry")


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return the four lines of goal 12."""
    return [*_processes(folder, sizes.processes), *_index(folder, sizes.people // 5)]


def _processes(folder: Path, times: int) -> list[Line]:
    hellos: list[dict[str, float]] = []
    newborns: list[dict[str, float]] = []
    for _ in range(times + 1):  # the first compiles what is not compiled yet
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            hellos.append(_told("bench.hello"))
            newborns.append(_told("bench.newborn", fresh))
    hello, ours = (
        {key: statistics.median(one[key] for one in runs[1:]) for key in runs[0]} for runs in (hellos, newborns)
    )
    start = hello["start"] / MB
    return [
        Line("12", "memory before the first message ÷ PTB hello", ours["start"] / MB, start, "MB", 1.5),
        Line("12", "memory after a Chinese capture ÷ PTB hello", ours["captured"] / MB, start, "MB", 3.0),
        Line("12", "CPU of the start ÷ PTB hello", 1000 * ours["cpu"], 1000 * hello["cpu"], "ms", 2.5),
    ]


def _told(module: str, *arguments: str) -> dict[str, float]:
    """Run a module in a process of its own and return what it tells."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _index(folder: Path, people: int) -> list[Line]:
    path = folder / "index.db"
    opening.prepare(path, written_people.NOW)
    with closing(sqlite.connect(path)) as raw:
        raw.execute("BEGIN")
        owner = written_people.owner(raw)
        store = Store(raw, owner, written_people.NOW)
        for line in itertools.islice(made.lines(seed=12), people):
            written_people.write(store, line)
        store.finish()
        raw.execute("COMMIT")
    rows, index, kept = (_bytes(path, *tables) / MB for tables in (("person",), INDEX, ("search_terms",)))
    note = f"with the terms kept for deleting, which no question reads: {(index + kept) / rows:.2f} ×"
    return [Line("12", f"index of {people} people ÷ their rows", index, rows, "MB", 2.0, note=note)]


def _bytes(path: Path, *tables: str) -> int:
    """Return by how much a tidied copy of the database shrinks without these tables and their indexes."""
    copy = path.with_name("copy.db")
    sizes = []
    for gone in ((), tables):
        shutil.copyfile(path, copy)
        with closing(sqlite3.connect(copy)) as raw:
            for table in gone:
                raw.execute(f"DROP TABLE {table}")
            raw.execute("VACUUM")
        sizes.append(copy.stat().st_size)
    return sizes[0] - sizes[1]
