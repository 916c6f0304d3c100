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

_STORED = """
    SELECT owner.telegram_id, person.raw FROM person JOIN owner ON owner.owner_no = person.id >> 20 ORDER BY person.id
"""
_DRAFTS = (
    "SELECT owner.telegram_id, draft.text FROM draft JOIN owner ON owner.owner_no = draft.id >> 20 ORDER BY draft.id"
)


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
    tables = _stored(database)
    sent = Counter((line.account.id, line.text) for line in lines)
    kept = Counter(row for table in tables for row in table)
    copies = [answers.counted[line.number] for line in lines]
    return Figures(
        lost=len(sent - kept),
        doubled=sum(count > 1 for count in kept.values()),
        strange=len(kept.keys() - sent.keys()),
        out_of_order=sum(_out_of_order(table, lines) for table in tables),
        unanswered=len(unanswered),
        messages=len(lines),
        repeated=sum(count - 1 for count in copies if count),
        needless=sum(answers.heard[line.number] - 1 for line in lines if answers.heard[line.number]),
        most_copies=max(copies, default=0),
    )


def _stored(database: Path) -> list[list[tuple[int, str]]]:
    """Return (Telegram id, raw text) of every effect, table by table in the order of ids; a draft is text kept safe."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return [connection.execute(query).fetchall() for query in (_STORED, _DRAFTS)]


def _out_of_order(table: Sequence[tuple[int, str]], lines: Sequence[Line]) -> int:
    """Count neighbouring rows of one owner whose messages came in the other order."""
    numbers = {(line.account.id, line.text): line.number for line in lines}
    by_owner: dict[int, list[int]] = defaultdict(list)
    for row in table:
        if row in numbers:
            by_owner[row[0]].append(numbers[row])
    return sum(later < earlier for row in by_owner.values() for earlier, later in pairwise(row))
