"""What is to be said: committed with the change it reports, sent after the commit, erased once sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType, Protocol
from zoneinfo import ZoneInfo

from storage import queries
from storage.database import Connection, rows, scalar
from ties.people import OwnerNo

OutgoingId = NewType("OutgoingId", int)

_SQL = queries.load("outbox")
_encode = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each body


class OutgoingKind(StrEnum):
    """An answer may be repeated after a crash, a nudge never."""

    ANSWER = "answer"
    NUDGE = "nudge"


class Sayable(Protocol):
    """Something that turns into the bodies of Bot API calls, in order."""

    def bodies(self) -> list[dict[str, Any]]:
        """Return one body per message: `text` (HTML) and perhaps `keyboard`."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One queued call; `link` names the row that the message shows, as `kind:id`, or is empty."""

    id: OutgoingId
    owner_no: OwnerNo
    chat_id: int
    kind: OutgoingKind
    method: str
    body: dict[str, Any]
    link: str = ""
    attempts: int = 0


def queue(
    raw: Connection,
    owner_no: OwnerNo,
    chat_id: int,
    kind: OutgoingKind,
    method: str,
    body: dict[str, Any],
    link: str,
    now: datetime,
) -> Outgoing:
    """Write one call to be made."""
    text = _encode(body)
    values = {"owner_no": owner_no, "chat_id": chat_id, "kind": kind, "method": method, "body": text, "link": link}
    number = scalar(raw, _SQL["queue"], created_at=now.isoformat(), **values)
    return Outgoing(OutgoingId(number), owner_no, chat_id, kind, method, body, link)


def queued(raw: Connection, after: int = 0) -> list[Outgoing]:
    """Return up to 500 calls not yet made, oldest first, with ids above `after`."""
    return [
        Outgoing(
            OutgoingId(row["id"]), OwnerNo(row["owner_no"]), row["chat_id"], OutgoingKind(row["kind"]), row["method"],
            json.loads(row["body"]), row["link"], row["attempts"],
        )
        for row in rows(raw, _SQL["queued"], after=after)
    ]  # fmt: skip


def attempt(raw: Connection, outgoing: OutgoingId) -> bool:
    """Note that a call is about to be made, so that a crash leaves a trace of it; False when it was withdrawn."""
    return raw.execute(_SQL["attempt"], {"id": outgoing}).rowcount > 0


def untried(raw: Connection, outgoing: OutgoingId) -> None:
    """Note that a call surely did not arrive."""
    raw.execute(_SQL["untried"], {"id": outgoing})


def withdraw_nudges(raw: Connection, owner_no: OwnerNo) -> None:
    """Withdraw an owner's nudges that were never tried: a newer one takes their place."""
    raw.execute(_SQL["withdraw_nudges"], {"owner_no": owner_no})


def withdraw_stale_nudges(raw: Connection, now: datetime) -> None:
    """Withdraw nudges not of their owner's local today: a digest is sent late on its day, or not at all."""
    for row in rows(raw, _SQL["queued_nudges"]):
        zone = ZoneInfo(row["zone"])
        if datetime.fromisoformat(row["created_at"]).astimezone(zone).date() != now.astimezone(zone).date():
            raw.execute(_SQL["gave_up"], {"id": row["id"], "state": "refused"})


def sent(raw: Connection, outgoing: Outgoing, message_id: int | None) -> None:
    """Note that a call was made; the message is linked to the row it shows."""
    raw.execute(_SQL["sent"], {"id": outgoing.id, "message_id": message_id})
    kind, _, row_id = outgoing.link.partition(":")
    if row_id and message_id is not None:
        values = {"owner_no": outgoing.owner_no, "message_id": message_id, "kind": kind, "row_id": int(row_id)}
        raw.execute(_SQL["link"], values)


def uncertain(raw: Connection, outgoing: OutgoingId) -> None:
    """Note that nobody knows whether the call arrived; it is not made again."""
    raw.execute(_SQL["gave_up"], {"id": outgoing, "state": "uncertain"})


def refused(raw: Connection, outgoing: Outgoing, *, unreachable: bool = False) -> None:
    """Note that Telegram will not take this call; `unreachable` when the owner blocked the bot."""
    raw.execute(_SQL["gave_up"], {"id": outgoing.id, "state": "refused"})
    if unreachable:
        raw.execute(_SQL["unreachable"], {"owner_no": outgoing.owner_no})


def drop_old(raw: Connection, before: datetime) -> None:
    """Forget finished calls older than `before`."""
    raw.execute(_SQL["drop_old"], {"before": before.isoformat()})
