from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ties.nudging import Candidate, choose, only_reach, pressure, promises, rests, skip_until
from ties.people import FunnelStage, Person, PersonId

TODAY = date(2026, 11, 21)


def candidate(number: int = 1, quiet: int = 100, rhythm: int = 90, **more: Any) -> Candidate:
    since = TODAY - timedelta(days=quiet)
    due_on = since + timedelta(days=rhythm)
    return Candidate(PersonId(number), since=since, due_on=due_on, rhythm_days=rhythm, **more)


def chosen(candidates: list[Candidate], count: int, today: date = TODAY) -> list[int]:
    return [one.id for one in choose(candidates, today, count)]


def test_the_most_overdue_for_their_rhythm_come_first() -> None:
    people = [candidate(1, quiet=120, rhythm=90), candidate(2, quiet=20, rhythm=7), candidate(3, quiet=250, rhythm=200)]
    assert chosen(people, 2) == [2, 3]  # the last place is for who waits longest
    assert chosen(people, 3) == [2, 1, 3]


def test_the_order_in_which_they_are_given_does_not_matter() -> None:
    people = [candidate(n, quiet=90 + n % 7) for n in range(1, 40)]
    assert chosen(people, 3) == chosen(people[::-1], 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            candidate(funnel_stage=FunnelStage.PARTNER), candidate(funnel_stage=FunnelStage.CANDIDATE), id="a partner"
        ),
        pytest.param(
            candidate(funnel_stage=FunnelStage.MET), candidate(funnel_stage=FunnelStage.SCREENED), id="somebody met"
        ),
        pytest.param(candidate(needs=1), candidate(offers=1), id="a need weighs more than an offer"),
        pytest.param(candidate(offers=2), candidate(), id="an offer"),
        pytest.param(candidate(last_text="promised her the list"), candidate(needs=1), id="a promise"),
        pytest.param(candidate(), candidate(shown=1), id="somebody not named yet"),
        pytest.param(candidate(rhythm=0), candidate(rhythm=2), id="no rhythm counts as a day"),
    ],
)
def test_what_presses_more(one: Candidate, other: Candidate) -> None:
    assert pressure(one, TODAY) > pressure(other, TODAY)


@pytest.mark.parametrize(
    ("shown", "days_ago", "too_soon"),
    [
        pytest.param(0, 0, False, id="never named"),
        pytest.param(1, 0, True, id="named today"),
        pytest.param(1, 1, False, id="named yesterday"),
        pytest.param(2, 1, True, id="twice in two days"),
        pytest.param(2, 2, False, id="two days later"),
        pytest.param(9, 6, True, id="nine times, six days ago"),
        pytest.param(9, 7, False, id="once a week always"),
    ],
)
def test_unanswered_names_come_back_less_and_less_often(shown: int, days_ago: int, *, too_soon: bool) -> None:
    shown_on = TODAY - timedelta(days=days_ago) if shown else None
    assert rests(candidate(shown=shown, shown_on=shown_on), TODAY) is too_soon


def test_nobody_ready_means_nobody_chosen() -> None:
    assert chosen([], 3) == []
    assert chosen([candidate(shown=1, shown_on=TODAY)], 3) == []
    assert chosen([candidate()], 0) == []
    assert chosen([candidate()], -1) == []


def test_with_one_name_a_day_every_other_goes_to_who_waits_longest() -> None:
    people = [candidate(1, quiet=30, rhythm=7), candidate(2, quiet=200, rhythm=150)]
    assert chosen(people, 1, TODAY) + chosen(people, 1, TODAY + timedelta(days=1)) in ([1, 2], [2, 1])


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("answers", [True, False], ids=["every name is answered", "no name is ever answered"])
def test_nobody_starves_in_a_year(count: int, *, answers: bool) -> None:
    crowd = {n: candidate(n, quiet=100, rhythm=(7, 30, 90, 180)[n % 4]) for n in range(1, 101)}
    named: Counter[int] = Counter()
    for day in (TODAY + timedelta(days=n) for n in range(365)):
        waiting = [one for one in crowd.values() if one.due_on <= day]
        for one in choose(waiting, day, count):
            named[one.id] += 1
            crowd[one.id] = touched(one, day) if answers else replace(one, shown=one.shown + 1, shown_on=day)
    assert set(named) == set(crowd)


def touched(one: Candidate, on: date) -> Candidate:
    return replace(one, since=on, due_on=on + timedelta(days=one.rhythm_days), shown=0, shown_on=None)


@pytest.mark.parametrize(
    "text",
    [
        "I'll send the contract next week",
        "promised him an introduction to Tom",
        "coffee; should follow up on the quote",
        "will get back to her",
        "send them the deck",
        "答应帮他介绍律师",
        "说好下个月一起吃饭",
        "资料发给她",
        "回头联系物流公司",
    ],
)
def test_a_promise_is_seen_in_a_note(text: str) -> None:
    assert promises(text)


@pytest.mark.parametrize(
    "text", ["", "coffee, talked about the fair", "回头客很多", "回头率高", "聊了跨境物流", "a promising start"]
)
def test_an_ordinary_note_promises_nothing(text: str) -> None:
    assert not promises(text)


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        pytest.param(90, 45, id="half a rhythm"),
        pytest.param(7, 14, id="two weeks at least"),
        pytest.param(365, 182, id="a year"),
    ],
)
def test_skipping_puts_somebody_off_for_half_a_rhythm(rhythm: int, days: int) -> None:
    assert skip_until(Person(PersonId(1), "Ann", rhythm_days=rhythm), TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("new number +49 171 7654321", True),
        ("lin@haitao.cn", True),
        ("微信 zhangwei88 换了，手机 13800138000", True),
        ("met at the fair, she wants 3 trucks", False),
        ("will send the lease to tom@baker.com once the landlord has signed it", False),
    ],
)
def test_a_number_is_nothing_to_talk_about(text: str, *, only: bool) -> None:
    assert only_reach(text) is only
