"""Goals 1 and 2: what a durable capture costs beside an echo that runs the same grammar."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench import made
from bench.bots import Echo, Ours, echo, ours, people_of, written
from bench.measuring import WARM_UP, cpu_of, each, taking_turns, wall_of
from bench.report import Line
from bench.sizes import Sizes
from bot.local_api import LocalApi
from storage.inbox import Arrival

OWNERS = 64


async def measure(folder: Path, sizes: Sizes) -> list[Line]:
    """Return goals 1 and 2."""
    async with echo(LocalApi(), grammar=True) as floor, ours(folder, OWNERS) as side:
        lines = made.lines(seed=1)
        return [await _together(floor, side, lines, sizes.rounds), await _serial(floor, side, lines, sizes, folder)]


async def _together(floor: Echo, side: Ours, lines: Iterator[str], rounds: int) -> Line:
    mine, theirs = _batches(side, lines, rounds)
    told = await taking_turns(rounds, cpu_of(side.together, mine), cpu_of(floor.together, theirs))
    ours_ms, echo_ms = (statistics.median(each(seconds, OWNERS)) for seconds in told)
    kept = await side.program.database.read(lambda raw: raw.execute("SELECT count(*) FROM person").fetchone()[0])
    what = f"capture, {OWNERS} owners at once, FULL: CPU ÷ echo with the grammar"
    note = f"{kept} of {OWNERS * (rounds + WARM_UP)} lines became a person, the rest was asked about"
    return Line("1", what, ours_ms, echo_ms, "ms", 2.0, note=note)


async def _serial(floor: Echo, side: Ours, lines: Iterator[str], sizes: Sizes, folder: Path) -> Line:
    rounds = max(sizes.rounds // 3, 2)
    mine, theirs = _batches(side, lines, rounds)
    told = await taking_turns(rounds, wall_of(side.in_turn, mine), wall_of(floor.in_turn, theirs))
    ours_ms, echo_ms = (statistics.median(each(seconds, OWNERS)) for seconds in told)
    sync = statistics.median(syncs(folder, sizes.syncs))
    note = f"the disk syncs 4 KiB in {sync / echo_ms:.2f} × the echo; a capture waits for two syncs"
    return Line("2", "capture, serial, FULL: wall ÷ the same echo", ours_ms, echo_ms, "ms", 6.0, note=note)


def _batches(side: Ours, lines: Iterator[str], rounds: int) -> tuple[list[list[Arrival]], list[list[Arrival]]]:
    """Return messages for both sides: no line comes twice, so that nobody finds the work of the other in a cache."""
    strangers = people_of(LocalApi(), OWNERS)
    rounds += WARM_UP
    return [written(side.people, lines) for _ in range(rounds)], [written(strangers, lines) for _ in range(rounds)]


def syncs(folder: Path, times: int) -> list[float]:
    """Return the milliseconds that writing 4 KiB through to the disk took, each time."""
    took = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(times):
            start = time.perf_counter()
            file.write(b"\0" * 4096)
            os.fsync(file.fileno())
            took.append(1000 * (time.perf_counter() - start))
    return took
