from datetime import UTC, date, datetime

import pytest

from ties.people import Person, PersonId
from ties.warmth import Warmth, level, quiet_days, warmth

TODAY = date(2026, 11, 21)


def person(
    last: date | None = None, met: date | None = None, created: datetime | None = None, rhythm: int = 90
) -> Person:
    return Person(PersonId(1), "Ann", last_touch_on=last, met_on=met, created_at=created, rhythm_days=rhythm)


@pytest.mark.parametrize(
    ("who", "days"),
    [
        pytest.param(person(last=date(2026, 11, 18)), 3, id="since the last touch"),
        pytest.param(person(met=date(2026, 11, 11)), 10, id="since they were met"),
        pytest.param(person(created=datetime(2026, 11, 20, tzinfo=UTC)), 1, id="since they were written down"),
        pytest.param(person(), 0, id="nothing known"),
        pytest.param(person(last=date(2026, 12, 1)), 0, id="a touch in the future"),
    ],
)
def test_quiet_days_count_from_the_best_known_day(who: Person, days: int) -> None:
    assert quiet_days(who, TODAY) == days


def test_warmth_halves_with_each_rhythm() -> None:
    assert warmth(person(last=date(2026, 8, 23)), TODAY) == 0.5
    assert warmth(person(last=date(2026, 8, 23), rhythm=45), TODAY) == 0.25


def test_somebody_without_a_rhythm_cools_by_the_usual_one() -> None:
    assert warmth(person(last=date(2026, 8, 23), rhythm=0), TODAY) == 0.5


@pytest.mark.parametrize(
    ("days", "word"),
    [
        pytest.param(3, Warmth.WARM, id="three days"),
        pytest.param(71, Warmth.COOLING, id="seventy-one of ninety days"),
        pytest.param(200, Warmth.COLD, id="two rhythms"),
    ],
)
def test_three_words_for_warmth(days: int, word: Warmth) -> None:
    assert level(0.5 ** (days / 90)) is word


def test_each_word_has_its_sign() -> None:
    assert "".join(word.emoji for word in Warmth) == "🟢🟡🔴"
