"""What the digests of one owner listed, what became of it, and who may be named next."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NewType

from storage import queries
from storage.actions import UNDO_FOR, ActionId, Actions, id_range
from storage.database import Connection, Row, rows
from storage.people import person_of
from ties.nudging import Candidate
from ties.people import FunnelStage, OwnerNo, Person, PersonId, ResourceKind

ItemId = NewType("ItemId", int)

LONGEST_WAITING, NEWEST_WAITING = 70, 30
"""How many are weighed: a first hundred by index costs a fortieth of scoring ten thousand (PERFORMANCE.md)."""

KEEP_ITEMS = timedelta(days=60)

_SQL = queries.load("nudges")


class ItemKind(StrEnum):
    """What a line of the digest is about."""

    PERSON = "person"
    DEAL = "deal"


class ItemState(StrEnum):
    """What the owner did about a line, by its buttons."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a day's list; `answer` is the change that its button made, while that can be undone."""

    id: ItemId
    on: date
    position: int
    kind: ItemKind
    row_id: int
    state: ItemState
    answer: ActionId | None = None


class Nudges:
    """One owner's digest lists inside one unit of work."""

    def __init__(self, connection: Connection, owner_no: OwnerNo, actions: Actions, now: datetime) -> None:
        self._connection = connection
        self._owner_no = owner_no
        self._actions = actions
        self._now = now
        self._range = id_range(owner_no)
        self._just_now: dict[int, ActionId] = {}

    def list_of(self, on: date) -> list[Item]:
        """Return the lines of a day, in order."""
        found = rows(self._connection, _SQL["items_of"], local_date=on.isoformat(), **self._range)
        answers = self._answers(row["id"] for row in found)
        return [_item(row, answers.get(row["id"])) for row in found]

    def add(self, on: date, position: int, kind: ItemKind, row_id: int) -> None:
        """Write a new line; that something was listed is no change that anybody would undo."""
        item_id = self._actions.new_id("digest_item")
        values = {"id": item_id, "position": position, "kind": kind, "row_id": row_id, "state": ItemState.OPEN}
        self._connection.execute(_SQL["add_item"], {"local_date": on.isoformat(), **values})

    def item(self, item_id: ItemId) -> Item:
        """Return one line. Raises NotFound."""
        return _item(self._actions.row("digest_item", item_id), self._answers([item_id]).get(item_id))

    def settle(self, item: Item, state: ItemState) -> None:
        """Write what the owner did about a line, as part of the change that does it. Raises NotFound."""
        self._actions.update("digest_item", item.id, state=state)
        self._just_now[item.id] = self._actions.name("nudge", item.row_id)

    def drop_old(self, today: date) -> None:
        """Forget lists of two months ago."""
        before = (today - KEEP_ITEMS).isoformat()
        self._connection.execute(_SQL["drop_items_before"], {"before": before, **self._range})

    def coming(self, today: date, limit: int) -> list[Person]:
        """Return whose next touch is due after `today`, soonest first."""
        asked = {"owner_no": self._owner_no, "today": today.isoformat(), "limit": limit}
        return [person_of(row) for row in rows(self._connection, _SQL["coming"], **asked)]

    def candidates(self, today: date) -> list[Candidate]:
        """Return those who may be named: of those not named yet whoever waits longest and whoever came last.

        Whoever was named without an answer is weighed again when these are not many.
        """
        shown = {row["person_id"]: row for row in rows(self._connection, _SQL["shown"], **self._range)}
        waiting = self._waiting(today, shown)
        needs, offers = self._resources(ResourceKind.NEED, waiting), self._resources(ResourceKind.OFFER, waiting)
        words = self._last_words(waiting)
        return [
            Candidate(
                PersonId(number),
                since=date.fromisoformat(row["since"]),
                due_on=date.fromisoformat(row["due_on"]),
                rhythm_days=row["rhythm_days"],
                funnel_stage=FunnelStage(row["funnel_stage"]),
                needs=needs.get(number, 0),
                offers=offers.get(number, 0),
                last_text=words.get(number) or "",
                **_times(shown.get(number)),
            )
            for number, row in waiting.items()
        ]

    def _waiting(self, today: date, shown: Iterable[int]) -> dict[int, Row]:
        asked = {"owner_no": self._owner_no, "today": today.isoformat(), "but": json.dumps(list(shown))}
        found = rows(self._connection, _SQL["long_waiting"], limit=LONGEST_WAITING, **asked)
        if len(found) == LONGEST_WAITING:
            found += rows(self._connection, _SQL["newly_waiting"], limit=NEWEST_WAITING, **asked)
        else:
            again = {"only": asked["but"], "today": asked["today"], **self._range}
            found += rows(self._connection, _SQL["waiting_among"], **again)
        return {row["id"]: row for row in found}

    def _resources(self, kind: ResourceKind, people: Iterable[int]) -> dict[int, int]:
        asked = {"ids": json.dumps(list(people)), "kind": kind, **self._range}
        return {row["person_id"]: row["n"] for row in rows(self._connection, _SQL["open_resources"], **asked)}

    def _last_words(self, people: Iterable[int]) -> dict[int, str]:
        asked = {"ids": json.dumps(list(people)), **self._range}
        return {row["person_id"]: row["text"] for row in rows(self._connection, _SQL["last_words"], **asked)}

    def _answers(self, items: Iterable[int]) -> dict[int, ActionId]:
        asked = {"ids": json.dumps(list(items)), "since": (self._now - UNDO_FOR).isoformat(), **self._range}
        found = rows(self._connection, _SQL["answers"], **asked)
        return {row["row_id"]: ActionId(row["action_id"]) for row in found} | self._just_now


def _times(row: Row | None) -> dict[str, Any]:
    return {} if row is None else {"shown": row["times"], "shown_on": date.fromisoformat(row["shown_on"])}


def _item(row: Row, answer: ActionId | None) -> Item:
    on, kind, state = date.fromisoformat(row["local_date"]), ItemKind(row["kind"]), ItemState(row["state"])
    return Item(ItemId(row["id"]), on, row["position"], kind, row["row_id"], state, answer)
