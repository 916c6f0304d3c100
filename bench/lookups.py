"""Goals 3 to 6, of later issues: what a lookup costs, and that it does not grow with what others have stored."""

from __future__ import annotations

import itertools
import shutil
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from bench import filled, written_people
from bench.bots import FIRST_ID, echo, ours, people_of, written
from bench.measuring import taking_turns, wall_of
from bench.report import Line, percentile
from bench.sizes import Sizes
from bot.local_api import LocalApi
from storage import lookup, queries, sqlite
from storage.database import Connection
from storage.store import Store
from ties.industries.lexicon import phrases
from ties.owners import Owner
from ties.question import Question, read_question
from ties.ranking.terms import _all_of, lookup_of

WORDS = (filled.RARE_WORD, filled.RARE_WORD_ZH)
TRADE = "who is in food"
TODAY = date(2026, 11, 21)
_SQL = queries.load("search")


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return goals 3 to 6."""
    alone, crowd = folder / "alone.db", folder / "crowd.db"
    owner = filled.fill(alone, sizes.people, FIRST_ID)
    shutil.copyfile(alone, crowd)
    with closing(sqlite.connect(crowd)) as raw:
        small = filled.add_owner(raw, sizes.people // 10, FIRST_ID + 1)
        filled.add_copies(raw, owner, sizes.total)
    with closing(sqlite.connect(alone)) as one, closing(sqlite.connect(crowd)) as many:
        return [
            *await _through_the_chat(folder, sizes),
            _sql_part(one, owner, sizes),
            *_growth((one, owner), (many, owner), (many, small), sizes),
            _by_codes(one, owner, sizes),
        ]


async def _through_the_chat(folder: Path, sizes: Sizes) -> list[Line]:
    (folder / "chat").mkdir()
    shutil.copyfile(folder / "alone.db", folder / "chat" / "jieli.db")
    async with echo(LocalApi(), grammar=False) as floor, ours(folder / "chat", 1) as side:
        texts = itertools.cycle([f"/who {word}" for word in WORDS])
        batches = [
            [written(people, texts) for _ in range(20 * sizes.rounds + 2)]
            for people in (side.people, people_of(LocalApi(), 1))
        ]
        told = await taking_turns(
            20 * sizes.rounds, wall_of(side.in_turn, batches[0]), wall_of(floor.in_turn, batches[1])
        )
    mine, theirs = (1000 * percentile(seconds, 95) for seconds in told)
    what = f"lookup of a word in {sizes.people} people, through the chat: p95 ÷ echo"
    return [Line("3", what, mine, theirs, "ms", 3.0, note=LATER)]


LATER = "of a later issue"


def _sql_part(raw: Connection, owner: Owner, sizes: Sizes) -> Line:
    question = read_question(filled.RARE_WORD, written_people.NOW)
    store = Store(raw, owner, written_people.NOW)
    narrowed = lookup_of(question, ())

    def plain() -> None:
        match = f'"{owner.no}_{filled.RARE_WORD}"'
        ids = [row[0] for row in raw.execute("SELECT rowid FROM search WHERE search MATCH ? LIMIT 500", (match,))]
        marks = ", ".join("?" * len(ids))
        raw.execute(f"SELECT * FROM person WHERE id IN ({marks})", ids).fetchall()

    mine, theirs = _p50s(sizes, lambda: store.search.read(store.search._narrowed(narrowed, 500), TODAY), plain)
    return Line("3", "the same, reading alone: p50 ÷ plain sqlite3", mine, theirs, "ms", 2.0, note=LATER)


def _growth(
    alone: tuple[Connection, Owner], crowd: tuple[Connection, Owner], small: tuple[Connection, Owner], sizes: Sizes
) -> list[Line]:
    word, prefix = (read_question(text, written_people.NOW) for text in (filled.RARE_WORD, filled.RARE_WORD[:6]))
    much, little = _p50s(sizes, _page(*crowd, word), _page(*alone, word))
    much_begun, little_begun = _p50s(sizes, _page(*crowd, prefix), _page(*alone, prefix))
    trade = read_question(TRADE, written_people.NOW)
    big, tiny = _p50s(sizes, _page(*crowd, trade), _page(*small, trade))
    scale = f"{sizes.total} people in total ÷ {sizes.people}"
    owners = f"owner of {sizes.people} ÷ owner of {sizes.people // 10}"
    return [
        Line("4", f"lookup, {scale}: a word, p50", much, little, "ms", 1.5, note=LATER),
        Line("4", f"lookup, {scale}: a beginning, p50", much_begun, little_begun, "ms", 1.5, note=LATER),
        Line("5", f"first page of a trade, {owners}: p50", big, tiny, "ms", 1.5, note=LATER),
    ]


def _page(raw: Connection, owner: Owner, question: Question) -> Callable[[], object]:
    """Return the work of finding the first page."""
    store = Store(raw, owner, written_people.NOW)
    return lambda: [lookup.explained(store, match, question) for match in lookup.answer(store, question)[:5]]


def _by_codes(raw: Connection, owner: Owner, sizes: Sizes) -> Line:
    question = read_question(TRADE, written_people.NOW)
    store = Store(raw, owner, written_people.NOW)
    narrowed = lookup_of(question, ())
    codes = frozenset().union(*narrowed.codes)
    aliases = [tuple(_all_of(phrase)) for phrase, claims in phrases() if any(code in codes for code, _ in claims)]
    match = store.search._match(tuple(alias for alias in aliases if alias))
    mine, theirs = _p50s(
        sizes,
        lambda: store.search._ids(narrowed.codes, (), 500),
        lambda: raw.execute(_SQL["by_words"], {"match": match, "limit": 500}).fetchall(),
    )
    return Line("6", f"industry by codes ÷ {len(aliases)} OR-ed aliases in FTS5", mine, theirs, "ms", 0.5, note=LATER)


def _p50s(sizes: Sizes, *sides: Callable[[], object]) -> list[float]:
    """Return the median milliseconds of each side, taken in turns."""
    told: list[list[float]] = [[] for _ in sides]
    for _ in range(5 * sizes.rounds):
        for side, seconds in zip(sides, told, strict=True):
            start = time.perf_counter()
            side()
            seconds.append(1000 * (time.perf_counter() - start))
    return [statistics.median(seconds) for seconds in told]
