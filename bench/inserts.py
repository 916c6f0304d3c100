"""Goal 8, of a later issue: filing somebody in a big index merged in idle moments, against FTS5's own merging."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from pathlib import Path

from bench import filled
from bench.report import Line, percentile
from bench.sizes import Sizes
from storage import search, sqlite
from storage.database import Connection

OWN_MERGING = 4
"""FTS5's default for `automerge`."""


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return goal 8, in its short form: not a million people, but as many as `sizes.total`."""
    path = folder / "inserts.db"
    owner = filled.fill(path, sizes.people // 10)
    with closing(sqlite.connect(path)) as raw:
        filled.add_copies(raw, owner, sizes.total)
    other = folder / "merging.db"
    shutil.copyfile(path, other)
    with closing(sqlite.connect(path)) as ours, closing(sqlite.connect(other)) as theirs:
        theirs.execute("INSERT INTO search (search, rank) VALUES ('automerge', ?)", (OWN_MERGING,))
        terms = [row[0] for row in ours.execute("SELECT terms FROM search_terms LIMIT ?", (60 * sizes.rounds,))]
        first, mine, default = 1 << 50, [], []
        for number, text in enumerate(terms):
            mine.append(_insert(ours, first + number, text))
            default.append(_insert(theirs, first + number, text))
            search.merge(ours)  # the idle moment
    what = f"filing one more among {sizes.total} people: p99 ÷ FTS5's own merging"
    return [Line("8", what, percentile(mine, 99), percentile(default, 99), "ms", 0.1, note="of a later issue")]


def _insert(raw: Connection, rowid: int, terms: str) -> float:
    start = time.perf_counter()
    raw.execute("BEGIN")
    raw.execute("INSERT INTO search (rowid, terms) VALUES (?, ?)", (rowid, terms))
    raw.execute("COMMIT")
    return 1000 * (time.perf_counter() - start)
