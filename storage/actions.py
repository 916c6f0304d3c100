"""Every change to owned rows goes through here and leaves a before-image, so that it can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from sqlite3 import DatabaseError
from typing import Any, NewType

from storage import queries
from storage.database import Connection, Row, one, rows, scalar
from ties.errors import AlreadyDone, Blocked, Expired, NotFound
from ties.people import OwnerNo

ActionId = NewType("ActionId", int)

UNDO_FOR = timedelta(hours=24)
OWNER_SHIFT = 20
"""An owned id is `owner_no << 20 | n`: a million rows of a kind for each owner, lying together."""

_PARENTS = {"person_id": "person", "deal_id": "deal"}
"""Columns that name another row, and whose: a row never hangs on one of somebody else."""

TABLES = ("owner", "person", "resource", "touch", "deal", "deal_party", "draft", "digest_item")


class Change(Enum):
    """What happened to a row; one that comes back by undo is changed."""

    ADDED = auto()
    CHANGED = auto()
    GONE = auto()


Follower = Callable[[Row, Change], None]

_ROWS = queries.load("rows")
_SQL = queries.load("actions")


@dataclass(frozen=True, slots=True)
class Action:
    """One change: what it was (`kind`) and the row it was about."""

    id: ActionId
    kind: str
    row_id: int
    at: datetime
    undone: bool


def id_range(owner_no: OwnerNo) -> dict[str, int]:
    """Return the ends of an owner's ids, as query values `low` and `high`."""
    low = owner_no << OWNER_SHIFT
    return {"low": low, "high": low | ((1 << OWNER_SHIFT) - 1)}


class Actions:
    """Writes rows for one owner inside one unit of work; the unit's first change opens its action."""

    def __init__(self, connection: Connection, owner_no: OwnerNo, now: datetime) -> None:
        self._connection = connection
        self._owner_no = owner_no
        self._now = now
        self._images: list[dict[str, Any]] = []
        self._imaged: set[tuple[str, int]] = set()
        self._named: tuple[str, int] | None = None
        self._after: dict[str, list[Follower]] = {}
        self.id: ActionId | None = None

    def follow(self, table: str, after: Follower) -> None:
        """Have `after(row, change)` called with each row written or about to go: keys and indexes follow their rows."""
        self._after.setdefault(table, []).append(after)

    def new_id(self, table: str) -> int:
        """Draw the next id of a table for this owner."""
        number: int = scalar(self._connection, _SQL["next_number"], owner_no=self._owner_no, name=table)
        return self._owner_no << OWNER_SHIFT | number

    def row(self, table: str, row_id: int) -> Row:
        """Return a row of this owner. Raises NotFound, also when it is somebody else's."""
        found = one(self._connection, _ROWS[f"get_{table}"], id=row_id, owner_no=self._owner_no)
        if found is None:
            raise NotFound(table)
        return found

    def insert(self, table: str, **values: Any) -> int:
        """Write a new row and return its id. Raises NotFound when it names a row that is not this owner's."""
        self._check_parents(values)
        row_id = self.new_id(table)
        self._image(table, row_id, None)
        self._put(table, {"id": row_id, **values}, Change.ADDED)
        return row_id

    def insert_as(self, table: str, number: int, **values: Any) -> int:
        """Write a new row under a number of our own choice, or the next one when it is taken; returns its id.

        Raises ValueError when the values do not make a row of this table, NotFound as `insert`.
        """
        self._check_parents(values)
        wanted = self._owner_no << OWNER_SHIFT | number
        taken = not 0 < number < 1 << OWNER_SHIFT or self._exists(table, wanted)
        row_id = self.new_id(table) if taken else wanted
        if not taken:
            self._connection.execute(_SQL["reserve_number"], {"owner_no": self._owner_no, "name": table, "n": number})
        try:
            self._put(table, {"id": row_id, **values}, Change.ADDED)
        except (DatabaseError, OverflowError) as error:
            raise ValueError(type(error).__name__) from error
        self._image(table, row_id, None)
        return row_id

    def go_on(self, action_id: ActionId) -> None:
        """Make this unit's changes part of an action that an earlier unit began: one undo takes back both."""
        self.id = action_id

    def update(self, table: str, row_id: int, **changes: Any) -> None:
        """Change some columns of a row. Raises NotFound."""
        self._check_parents(changes)
        before = self.row(table, row_id)
        self._image(table, row_id, before)
        self._put(table, before | changes)

    def remove(self, table: str, row_id: int) -> None:
        """Delete a row. Raises NotFound."""
        self._image(table, row_id, self.row(table, row_id))
        self._drop(table, row_id)

    def name(self, kind: str, row_id: int) -> ActionId:
        """Say what this unit's change is called and which row it is about; returns the action's id."""
        self._named = (kind, row_id)
        return self._open()

    def finish(self) -> None:
        """Write the action and its images; called once, at the end of the unit."""
        if not self._images:
            return
        kind, row_id = self._named or ("change", self._images[0]["row_id"])
        at = self._now.isoformat()
        self._connection.execute(_SQL["add_action"], {"id": self._open(), "kind": kind, "row_id": row_id, "at": at})
        self._connection.executemany(_SQL["add_image"], [{"action_id": self.id, **image} for image in self._images])

    @property
    def changed(self) -> bool:
        """Whether this unit changed any owned row."""
        return bool(self._images)

    def discard_images(self) -> None:
        """Forget what this unit's rows were before: for erasing, which has no undo."""
        self._images.clear()

    def last(self) -> Action | None:
        """Return the newest change that can still be undone."""
        since = (self._now - UNDO_FOR).isoformat()
        found = one(self._connection, _SQL["last_action"], since=since, **id_range(self._owner_no))
        return None if found is None else _action(found)

    def undo(self, action_id: ActionId) -> Action:
        """Put every row of a change back as it was.

        Raises NotFound, AlreadyDone, Expired after 24 hours, and Blocked (detail: the later action's id) when a later
        change touched the same rows, or rows that hang on them.
        """
        action = self._undoable(action_id)
        images = rows(self._connection, _SQL["images"], action_id=action_id, owner_no=self._owner_no)
        self._restore(images)
        at = self._now.isoformat()
        self._connection.execute(_SQL["mark_undone"], {"id": action_id, "owner_no": self._owner_no, "at": at})
        return action

    def action(self, action_id: ActionId) -> Action:
        """Return one change. Raises NotFound."""
        found = one(self._connection, _SQL["action"], id=action_id, owner_no=self._owner_no)
        if found is None:
            raise NotFound("action")
        return _action(found)

    def _undoable(self, action_id: ActionId) -> Action:
        action = self.action(action_id)
        if action.undone:
            raise AlreadyDone
        if action.at < self._now - UNDO_FOR:
            raise Expired
        later = scalar(self._connection, _SQL["later_action"], action_id=action_id, owner_no=self._owner_no)
        if later is not None:
            raise Blocked(str(later))
        return action

    def _restore(self, images: Iterable[Row]) -> None:
        # Parents come back before their children, and go after them.
        ordered = sorted(images, key=lambda image: TABLES.index(image["tab"]))
        for image in reversed(ordered):
            if image["before"] is None and self._exists(image["tab"], image["row_id"]):
                self._drop(image["tab"], image["row_id"])
        for image in ordered:
            if image["before"] is not None:
                self._put(image["tab"], json.loads(image["before"]))

    def _check_parents(self, values: Row) -> None:
        for column, table in _PARENTS.items():
            parent = values.get(column)
            # What this unit has written is this owner's.
            if parent is not None and (table, parent) not in self._imaged:
                self.row(table, parent)

    def _exists(self, table: str, row_id: int) -> bool:
        return one(self._connection, _ROWS[f"get_{table}"], id=row_id, owner_no=self._owner_no) is not None

    def _open(self) -> ActionId:
        if self.id is None:
            self.id = ActionId(self.new_id("action"))
        return self.id

    def _image(self, table: str, row_id: int, before: Row | None) -> None:
        if (table, row_id) in self._imaged:
            return
        self._imaged.add((table, row_id))
        text = None if before is None else json.dumps(before, ensure_ascii=False)
        self._images.append({"tab": table, "row_id": row_id, "before": text})

    def _put(self, table: str, row: Row, change: Change = Change.CHANGED) -> None:
        self._connection.execute(_ROWS[f"put_{table}"], row)
        self._tell(table, row, change)

    def _drop(self, table: str, row_id: int) -> None:
        if not self._exists(table, row_id):
            return  # made and removed by the same change
        # Who follows must clean up while the row is still there.
        self._tell(table, self.row(table, row_id), Change.GONE)
        self._connection.execute(_ROWS[f"drop_{table}"], {"id": row_id, "owner_no": self._owner_no})

    def _tell(self, table: str, row: Row, change: Change) -> None:
        for after in self._after.get(table, ()):
            after(row, change)


def _action(row: Row) -> Action:
    at = datetime.fromisoformat(row["at"]).astimezone(UTC)
    return Action(ActionId(row["id"]), row["kind"], row["row_id"], at, row["undone_at"] is not None)


def drop_old(raw: Connection, before: datetime) -> None:
    """Forget changes, of all owners, that can no longer be undone."""
    raw.execute(_SQL["drop_old_actions"], {"before": before.isoformat()})
