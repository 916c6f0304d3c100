"""Goal 10, of a later issue: taking what is due, and choosing whom to name."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from bench import filled, written_people
from bench.report import Line
from bench.sizes import Sizes
from storage import due, opening, sqlite
from storage.store import Store
from ties.nudging import choose

LATER = "of a later issue"
DIGEST = 3
_SCORED = """
    SELECT person.id, (julianday(:today) - julianday(person.next_touch_on)) / person.rhythm_days
        + 0.3 * (SELECT count(*) FROM resource WHERE resource.person_id = person.id AND resource.kind = 'need')
        + CASE person.funnel_stage WHEN 'partner' THEN 0.5 WHEN 'candidate' THEN 0.4 ELSE 0.0 END AS score
    FROM person_wait JOIN person ON person.id = person_wait.person_id
    WHERE person_wait.owner_no = :owner_no AND person_wait.next_touch_on <= :today ORDER BY score DESC LIMIT :limit
"""


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return goal 10."""
    return [_claim(folder / "due.db", sizes), _choose(folder / "choose.db", sizes)]


def _claim(path: Path, sizes: Sizes) -> Line:
    opening.prepare(path, written_people.NOW)
    waiting = written_people.NOW - timedelta(hours=1)
    with closing(sqlite.connect(path)) as raw:
        raw.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO due "
            "SELECT i, 'digest', '2026-11-21', strftime('%Y-%m-%dT%H:%M:%S', ?, '+' || i || ' seconds') || '+00:00', "
            "'waiting', NULL FROM n",
            (sizes.owners, waiting.isoformat()),
        )
        moments = iter(range(10**9))

        def ours() -> None:
            raw.execute("BEGIN IMMEDIATE")
            due.claim(raw, waiting + timedelta(seconds=due.CLAIM_LIMIT * (next(moments) + 1)))
            raw.execute("COMMIT")

        def each() -> None:
            number = due.CLAIM_LIMIT * next(moments)
            for owner_no in range(number + 1, number + due.CLAIM_LIMIT + 1):
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("UPDATE due SET state = 'claimed' WHERE owner_no = ? AND state = 'waiting'", (owner_no,))
                raw.execute("COMMIT")

        mine, theirs = _medians(ours, each, times=3)
    what = f"claim {due.CLAIM_LIMIT} due of {sizes.owners} ÷ one transaction each"
    return Line("10", what, mine, theirs, "ms", 0.4, note=LATER)


def _choose(path: Path, sizes: Sizes) -> Line:
    owner = filled.fill(path, sizes.people)
    today = date(2027, 11, 21)
    with closing(sqlite.connect(path)) as raw:
        store = Store(raw, owner, written_people.NOW)
        asked = {"owner_no": owner.no, "today": today.isoformat(), "limit": DIGEST}
        mine, theirs = _medians(
            lambda: choose(store.nudges.candidates(today), today, DIGEST),
            lambda: raw.execute(_SCORED, asked).fetchall(),
            times=sizes.rounds,
        )
    what = f"choose for an owner of {sizes.people} ÷ scoring all in SQL"
    return Line("10", what, mine, theirs, "ms", 0.1, note=LATER)


def _medians(*sides: Callable[[], object], times: int) -> list[float]:
    told: list[list[float]] = [[] for _ in sides]
    for _ in range(times):
        for side, seconds in zip(sides, told, strict=True):
            start = time.perf_counter()
            side()
            seconds.append(1000 * (time.perf_counter() - start))
    return [statistics.median(seconds) for seconds in told]
