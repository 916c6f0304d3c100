"""What the database says happened, compared with what was sent."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.storm.answers import Answers
from tests.storm.lines import Line

_STORED = {
    "person": "SELECT telegram_id, raw FROM person JOIN owner ON owner_no = person.id >> 20 ORDER BY person.id",
    "touch": "SELECT telegram_id, raw FROM touch JOIN owner ON owner_no = touch.id >> 20 ORDER BY touch.id",
    "draft": "SELECT telegram_id, text FROM draft JOIN owner ON owner_no = draft.id >> 20 ORDER BY draft.id",
}
"""Queries that return (Telegram id, raw text) of every effect in the order of ids; a draft is text kept safe."""

Effect = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one storm; the first five must be 0.

    Answers are repeated when nobody can know whether they arrived; `needless` are those repeated although it was known.
    """

    lost: int
    doubled: int
    strange: int
    out_of_order: int
    unanswered: int
    messages: int
    repeated: int
    needless: int
    most_copies: int

    @property
    def whole(self) -> bool:
        """Say whether every message had its effect once, in order, and was answered."""
        return not (self.lost or self.doubled or self.strange or self.out_of_order or self.unanswered)


def compare(database: Path, lines: Sequence[Line], answers: Answers) -> Figures:
    """Return the figures of a storm that has drained."""
    unanswered = answers.missing(lines)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        stored = {table: connection.execute(query).fetchall() for table, query in _STORED.items()}
    kept = {table: {*rows, *stored["draft"]} for table, rows in stored.items()}
    copies = [answers.counted[line.number] for line in lines]
    return Figures(
        lost=sum(_effect(line) not in kept[line.table] for line in lines),
        doubled=sum(count > 1 for table in stored.values() for count in Counter(table).values()),
        strange=len({row for table in stored.values() for row in table} - set(map(_effect, lines))),
        out_of_order=sum(_out_of_order(table, lines) for table in stored.values()),
        unanswered=len(unanswered),
        messages=len(lines),
        repeated=sum(count - 1 for count in copies if count),
        needless=sum(answers.heard[line.number] - 1 for line in lines if answers.heard[line.number]),
        most_copies=max(copies, default=0),
    )


def _effect(line: Line) -> Effect:
    return line.account.id, line.text


def _out_of_order(table: Sequence[Effect], lines: Sequence[Line]) -> int:
    """Count neighbouring rows of one owner whose messages came in the other order."""
    numbers = {_effect(line): line.number for line in lines}
    by_owner: dict[int, list[int]] = defaultdict(list)
    for row in table:
        if row in numbers:
            by_owner[row[0]].append(numbers[row])
    return sum(later < earlier for row in by_owner.values() for earlier, later in pairwise(row))
