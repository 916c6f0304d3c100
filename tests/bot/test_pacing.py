"""Never more than thirty calls in any second, never a chat above its bucket, nobody inside a penalty."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pacing import CHAT_BUCKET, OVERALL_PER_SECOND, NoPace, Pace

CHATS = st.integers(1, 12)
STEPS = st.lists(st.tuples(CHATS, st.floats(0, 1.5, allow_nan=False)), min_size=1, max_size=150)


def spent(pace: Pace, steps: list[tuple[int, float]]) -> list[tuple[float, int]]:
    """Make each call as soon as the pace allows, after a pause; return when and where."""
    now, calls = 100.0, []
    for chat, pause in steps:
        now += pause if pause > 1 else 0.0  # mostly no pause at all
        while (wait := max(pace.overall_wait(now), pace.chat_wait(chat, now))) > 0:
            now += max(wait, 1e-6)
        pace.spend(chat, now)
        calls.append((now, chat))
    return calls


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_never_more_than_thirty_calls_in_any_second(steps: list[tuple[int, float]]) -> None:
    times = [at for at, _ in spent(Pace(), steps)]
    for first, later in zip(times, times[OVERALL_PER_SECOND:], strict=False):
        assert later - first >= 1.0 - 1e-9


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_never_a_chat_above_its_bucket(steps: list[tuple[int, float]]) -> None:
    calls = spent(Pace(), steps)
    for chat in {chat for _, chat in calls}:
        times = [at for at, where in calls if where == chat]
        for n, first in enumerate(times):
            for m, later in enumerate(times[n:], 1):
                assert m <= CHAT_BUCKET + (later - first) + 1e-6


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_nobody_waits_longer_than_they_must(steps: list[tuple[int, float]]) -> None:
    pace, now = Pace(), 100.0
    for chat, _ in steps:
        wait = max(pace.overall_wait(now), pace.chat_wait(chat, now))
        assert wait <= 1.0 + 1e-9
        now += wait + 1e-9
        assert max(pace.overall_wait(now), pace.chat_wait(chat, now)) < 1e-6
        pace.spend(chat, now)


def test_a_penalty_is_for_its_chat_alone() -> None:
    pace = Pace()
    pace.penalise(1, until=107.0, now=100.0)
    assert pace.chat_wait(1, 100.0) == 7.0
    assert pace.chat_wait(1, 106.5) == 0.5
    assert pace.chat_wait(1, 107.0) == 0.0
    assert (pace.chat_wait(2, 100.0), pace.overall_wait(100.0)) == (0.0, 0.0)


def test_penalties_of_two_chats_at_once_are_everybodys() -> None:
    pace = Pace()
    pace.penalise(1, until=107.0, now=100.0)
    pace.penalise(2, until=104.0, now=101.0)
    assert pace.overall_wait(101.0) == 3.0
    assert pace.overall_wait(104.0) == 0.0


def test_a_penalty_that_is_over_counts_no_more() -> None:
    pace = Pace()
    pace.penalise(1, until=101.0, now=100.0)
    pace.penalise(2, until=110.0, now=105.0)
    assert pace.overall_wait(105.0) == 0.0


def test_memory_does_not_grow_with_the_number_of_chats() -> None:
    pace = Pace()
    for number in range(10_000):
        pace.spend(number, number / OVERALL_PER_SECOND)
    assert len(pace._chats) <= 4 * OVERALL_PER_SECOND + 1


def test_without_a_pace_nobody_waits() -> None:
    pace = NoPace()
    for number in range(100):
        assert pace.overall_wait(1.0) == pace.chat_wait(1, 1.0) == 0.0, number
        pace.spend(1, 1.0)
