"""What reaches us, kept before Telegram may forget it, and taken once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import queries
from storage.database import Connection, rows, scalar

_SQL = queries.load("inbox")

MAX_TRIES = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update: `lane` is the Telegram id of who sent it; one that cannot be read has `readable` False."""

    bot_id: int
    update_id: int
    lane: int
    body: str
    tries: int = 0
    readable: bool = True
    more: bool = False  # another waits behind it in its lane


def keep(raw: Connection, arrivals: Iterable[Arrival], now: datetime) -> int:
    """Write new arrivals; those already known are passed over. Returns how many were new."""
    new = 0
    for arrival in arrivals:
        new += raw.execute(
            _SQL["keep"],
            {
                "bot_id": arrival.bot_id,
                "update_id": arrival.update_id,
                "lane": arrival.lane,
                "body": arrival.body,
                "state": "new" if arrival.readable else "aside",
                "received_at": now.isoformat(),
            },
        ).rowcount
    return new


def next_in(raw: Connection, bot_id: int, lane: int) -> Arrival | None:
    """Return the oldest arrival of a lane that is not done."""
    found = rows(raw, _SQL["next"], bot_id=bot_id, lane=lane)
    if not found:
        return None
    row = found[0]
    return Arrival(bot_id, row["update_id"], lane, row["body"], row["tries"], more=len(found) > 1)


def lanes(raw: Connection, bot_id: int) -> list[int]:
    """Return the lanes that have something to do."""
    return [lane for (lane,) in raw.execute(_SQL["lanes"], {"bot_id": bot_id})]


def backlog(raw: Connection, bot_id: int) -> int:
    """Return how many arrivals are not done."""
    return int(scalar(raw, _SQL["backlog"], bot_id=bot_id))


def done(raw: Connection, bot_id: int, update_id: int) -> None:
    """Mark an arrival done and erase its body; belongs in the same commit as its effect."""
    raw.execute(_SQL["done"], {"bot_id": bot_id, "update_id": update_id})


def failed(raw: Connection, bot_id: int, update_id: int) -> int:
    """Count one failed try; returns how many there were."""
    return int(scalar(raw, _SQL["failed"], bot_id=bot_id, update_id=update_id))


def set_aside(raw: Connection, bot_id: int, update_id: int) -> None:
    """Keep an arrival that cannot be handled, out of the way."""
    raw.execute(_SQL["set_aside"], {"bot_id": bot_id, "update_id": update_id})


def drop_stranger(raw: Connection, bot_id: int, update_id: int) -> None:
    """Forget what somebody sent who is not served."""
    raw.execute(_SQL["drop_stranger"], {"bot_id": bot_id, "update_id": update_id})


def last_update(raw: Connection, bot_id: int) -> int:
    """Return the highest update id seen, 0 when none."""
    return int(scalar(raw, _SQL["last_update"], bot_id=bot_id) or 0)


def drop_old(raw: Connection, before: datetime) -> None:
    """Forget tombstones older than `before`, the newest update of each bot excepted."""
    raw.execute(_SQL["drop_old"], {"before": before.isoformat()})


def last_message(raw: Connection, telegram_id: int) -> int:
    """Return the highest message id known in an owner's chat, 0 when none: local chats number on from it."""
    return int(scalar(raw, _SQL["last_message"], telegram_id=telegram_id) or 0)
