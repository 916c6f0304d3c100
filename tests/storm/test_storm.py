"""The harness finds what it is there to find, and the bot gives it nothing to find."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storm.__main__ import told
from tests.storm.answers import Answers
from tests.storm.lines import Line, line, made_name, note
from tests.storm.oracle import Figures, compare
from tests.storm.storm import Plan, storm
from tests.telegram.chats import Account
from tests.telegram.ledger import Call, Ledger
from tests.telegram.server import TOKEN

ANN, BO = Account(1), Account(2)
LINES = [line(1, ANN), line(2, BO), line(3, ANN), note(4, line(1, ANN))]
STORED = [LINES[0], LINES[2], LINES[3], LINES[1]]
"""As the database gives them: all of the first owner, then all of the second."""


async def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    plan = Plan(kills=20, seed=7, window=0.4)
    report = await storm(plan, tmp_path)
    assert report.figures.whole, told(plan, report)
    assert report.figures.messages > 150
    assert report.stop_seconds < 5
    assert report.stop_status == 0
    assert "Traceback" not in report.log, report.log[-3000:]
    assert TOKEN not in report.log
    assert not [said.name for said in LINES if said.name in report.log]


def test_names_differ_and_none_contains_another() -> None:
    names = {made_name(number) for number in range(20_000)}
    assert len(names) == 20_000
    assert {len(name) for name in names} == {13}


def test_a_perfect_run_is_whole(database: Callable[[list[Line]], Path]) -> None:
    assert compare(database(STORED), LINES, answers(LINES)) == figures()


@pytest.mark.parametrize(
    ("stored", "answered", "expected"),
    [
        pytest.param(STORED[1:], LINES, {"lost": 1}, id="one is missing"),
        pytest.param([*STORED[:2], STORED[3]], LINES, {"lost": 1}, id="a note is missing"),
        pytest.param([*STORED, LINES[1]], LINES, {"doubled": 1}, id="one twice"),
        pytest.param([*STORED, LINES[3]], LINES, {"doubled": 1}, id="a note twice"),
        pytest.param([*STORED, line(9, BO)], LINES, {"strange": 1}, id="one nobody sent"),
        pytest.param([LINES[2], LINES[0], LINES[3], LINES[1]], LINES, {"out_of_order": 1}, id="swapped"),
        pytest.param(STORED, LINES[1:], {"unanswered": 1}, id="no answer"),
        pytest.param(STORED, LINES[:3], {"unanswered": 1}, id="no answer to a note"),
    ],
)
def test_what_is_amiss_is_counted(
    database: Callable[[list[Line]], Path], stored: list[Line], answered: list[Line], expected: dict[str, int]
) -> None:
    found = compare(database(stored), LINES, answers(answered))
    assert found == figures(**expected)
    assert not found.whole


def test_answers_given_again_are_counted_and_harmless(database: Callable[[list[Line]], Path]) -> None:
    found = compare(database(STORED), LINES, answers([*LINES, LINES[0], LINES[0], LINES[1]]))
    assert found == figures(repeated=3, needless=3, most_copies=3)
    assert found.whole


def test_an_answer_repeated_because_nobody_heard_is_not_needless(database: Callable[[list[Line]], Path]) -> None:
    said = answers(LINES)
    said.ledger.calls.append(replace(said.ledger.calls[0], heard=False))
    assert compare(database(STORED), LINES, said) == figures(repeated=1, most_copies=2)


def test_an_answer_in_another_chat_is_none(database: Callable[[list[Line]], Path]) -> None:
    said = answers([LINES[0], LINES[1], LINES[3]])
    said.ledger.calls.append(_said(BO, f"✅ {LINES[2].name}"))
    assert compare(database(STORED), LINES, said) == figures(unanswered=1)


@pytest.fixture
def database(tmp_path: Path) -> Callable[[list[Line]], Path]:
    """Make a database that holds the lines given, numbered as they come."""

    def make(stored: list[Line]) -> Path:
        path = tmp_path / "made.db"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE owner (owner_no INTEGER PRIMARY KEY, telegram_id INTEGER)")
            connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, raw TEXT)")
            connection.execute("CREATE TABLE touch (id INTEGER PRIMARY KEY, raw TEXT)")
            connection.execute("CREATE TABLE draft (id INTEGER PRIMARY KEY, text TEXT)")
            connection.executemany("INSERT INTO owner VALUES (?, ?)", [(1, ANN.id), (2, BO.id)])
            for number, said in enumerate(stored):
                row = (said.account.id << 20 | number, said.text)
                connection.execute(f"INSERT INTO {said.table} VALUES (?, ?)", row)
        return path

    return make


def answers(answered: list[Line]) -> Answers:
    """Return a reading of a ledger in which these lines were answered."""
    counted = Answers(Ledger(calls=[_said(said.account, f"{said.sign} {said.name}") for said in answered]))
    for expected in LINES:
        counted.expect(expected)
    return counted


def figures(**amiss: int) -> Figures:
    """Return the figures of a run without fault, changed where asked."""
    perfect = {"lost": 0, "doubled": 0, "strange": 0, "out_of_order": 0, "unanswered": 0}
    return Figures(**{**perfect, "messages": len(LINES), "repeated": 0, "needless": 0, "most_copies": 1, **amiss})


def _said(account: Account, text: str) -> Call:
    values = {"chat_id": str(account.id), "text": text}
    return Call(at=0.0, method="sendMessage", values=values, acted=True, status=200, fault=None)
