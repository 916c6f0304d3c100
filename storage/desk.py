"""What lies on an owner's desk: a half-finished dialogue, drafts, and which message shows which row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage import queries
from storage.actions import ActionId, Actions, id_range
from storage.database import Connection, Row, one, rows, scalar
from ties.people import OwnerNo, PersonId

_SQL = queries.load("desk")

DIALOGUE_FOR = timedelta(hours=1)
"""A forgotten form must not swallow what is typed next morning."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A half-finished dialogue: `data` is whatever its conversation needs to go on."""

    kind: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """The row that a Telegram message made or shows."""

    kind: str
    row_id: int
    action_id: ActionId | None


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that is kept but not yet anything; `said_at` is the message's own time, UTC."""

    id: int
    text: str
    said_at: datetime
    message_id: int | None


class Desk:
    """One owner's desk inside one unit of work."""

    def __init__(self, connection: Connection, owner_no: OwnerNo, actions: Actions, now: datetime) -> None:
        self._connection = connection
        self._owner_no = owner_no
        self._actions = actions
        self._now = now

    def dialogue(self) -> Dialogue | None:
        """Return the dialogue that is going on, or None when there is none or it expired."""
        found = one(self._connection, _SQL["dialogue"], owner_no=self._owner_no, now=self._now.isoformat())
        return None if found is None else Dialogue(found["kind"], json.loads(found["data"]))

    def open(self, kind: str, **data: Any) -> None:
        """Begin or go on with a dialogue; it expires an hour after the last step."""
        values = {"owner_no": self._owner_no, "kind": kind, "data": json.dumps(data, ensure_ascii=False)}
        expires = (self._now + DIALOGUE_FOR).isoformat()
        self._connection.execute(_SQL["open_dialogue"], {"expires_at": expires, **values})

    def close(self) -> None:
        """End the dialogue, if any."""
        self._connection.execute(_SQL["close_dialogue"], {"owner_no": self._owner_no})

    def link(self, message_id: int) -> Link | None:
        """Return what a message made or shows, or None."""
        found = one(self._connection, _SQL["link"], owner_no=self._owner_no, message_id=message_id)
        return None if found is None else Link(found["kind"], found["row_id"], found["action_id"])

    def add_link(self, message_id: int, kind: str, row_id: int, action_id: ActionId | None = None) -> None:
        """Remember what a message of the owner made."""
        values = {"owner_no": self._owner_no, "message_id": message_id, "kind": kind, "row_id": row_id}
        self._connection.execute(_SQL["add_link"], {"action_id": action_id, **values})

    def shown_lately(self, limit: int) -> list[PersonId]:
        """Return whose cards and notes are the newest in the chat (of so many messages), newest first."""
        found = rows(self._connection, _SQL["shown_lately"], owner_no=self._owner_no, limit=limit)
        return list(dict.fromkeys(PersonId(row["row_id"]) for row in found if row["kind"] == "person"))

    def add_draft(self, text: str, said_at: datetime, message_id: int | None) -> int:
        """Keep a text that is not yet anything; returns its id."""
        return self._actions.insert("draft", text=text, said_at=said_at.isoformat(), message_id=message_id)

    def draft(self, draft_id: int) -> Draft:
        """Return a draft. Raises NotFound."""
        return _draft(self._actions.row("draft", draft_id))

    def drop_draft(self, draft_id: int) -> None:
        """Remove a draft that has become something. Raises NotFound."""
        self._actions.remove("draft", draft_id)

    def next_draft(self, after: int) -> Draft | None:
        """Return the oldest draft with an id above `after`, or None."""
        found = one(self._connection, _SQL["next_draft"], after=after, **id_range(self._owner_no))
        return None if found is None else _draft(found)

    def count_drafts(self) -> int:
        """Return how many drafts wait."""
        return int(scalar(self._connection, _SQL["count_drafts"], **id_range(self._owner_no)))

    def drafts(self, limit: int) -> list[Draft]:
        """Return the newest drafts."""
        return [_draft(row) for row in rows(self._connection, _SQL["drafts"], limit=limit, **id_range(self._owner_no))]


def _draft(row: Row) -> Draft:
    return Draft(row["id"], row["text"], datetime.fromisoformat(row["said_at"]), row["message_id"])
