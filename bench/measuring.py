"""Taking turns: each repetition measures both sides, the first of them alternating, so that noise hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Timed = Callable[[], Awaitable[float]]

WARM_UP = 2
"""Repetitions before those that count."""


def wall_of(work: Callable[[T], Awaitable[object]], given: Iterable[T]) -> Timed:
    """Return a side that tells the seconds on the wall of working on what is given next."""
    return _timed(time.perf_counter, work, given)


def cpu_of(work: Callable[[T], Awaitable[object]], given: Iterable[T]) -> Timed:
    """Return a side that tells the seconds of CPU of this process, all its threads."""
    return _timed(time.process_time, work, given)


def _timed(clock: Callable[[], float], work: Callable[[T], Awaitable[object]], given: Iterable[T]) -> Timed:
    ready = iter(given)

    async def timed() -> float:
        one = next(ready)
        start = clock()
        await work(one)
        return clock() - start

    return timed


async def taking_turns(times: int, *sides: Timed) -> list[list[float]]:
    """Return what each side told in each repetition; the first repetitions warm up and are not told."""
    told: list[list[float]] = [[] for _ in sides]
    for turn in range(WARM_UP + times):
        order = range(len(sides)) if turn % 2 == 0 else reversed(range(len(sides)))
        for side in order:
            seconds = await sides[side]()
            if turn >= WARM_UP:
                told[side].append(seconds)
    return told


async def medians(times: int, *sides: Timed) -> list[float]:
    """Return the median of each side, in seconds."""
    return [statistics.median(told) for told in await taking_turns(times, *sides)]


def each(seconds: Sequence[float], n: int) -> list[float]:
    """Return milliseconds for one of `n` things done in each of these seconds."""
    return [1000 * one / n for one in seconds]
