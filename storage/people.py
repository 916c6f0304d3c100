"""People of one owner: rows to values and back, the keys they are found by, and who waits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from storage import queries
from storage.actions import Actions, Change, id_range
from storage.database import Connection, Row, rows, scalar
from ties.names import name_keys
from ties.people import (
    Birthday,
    FunnelStage,
    OwnerNo,
    Person,
    PersonFile,
    PersonId,
    Resource,
    ResourceId,
    ResourceKind,
    Touch,
    TouchId,
    TouchKind,
)

_SQL = queries.load("people")


@dataclass(frozen=True, slots=True)
class Known:
    """A stored person whose name occurs in a text, and the folded key that occurred."""

    id: PersonId
    name: str
    key: str


class People:
    """All reading and writing of one owner's people."""

    def __init__(
        self, connection: Connection, owner_no: OwnerNo, actions: Actions, now: datetime, zone: tzinfo = UTC
    ) -> None:
        self._connection = connection
        self._owner_no = owner_no
        self._actions = actions
        self._now = now
        self._zone = zone
        self._range = id_range(owner_no)
        actions.follow("person", self._follow)

    def add(self, person: Person) -> Person:
        """Store a new person (`person.id` is ignored) and return them with id and next touch."""
        person = replace(person, created_at=person.created_at or self._now)
        if person.next_touch_on is None:
            person = replace(person, next_touch_on=next_touch(person, None, self._zone))
        person_id = self._actions.insert("person", **_values(person))
        return replace(person, id=PersonId(person_id))

    def get(self, person_id: PersonId) -> Person:
        """Return one person. Raises NotFound."""
        return person_of(self._actions.row("person", person_id))

    def file(self, person_id: PersonId, touches: int = 5) -> PersonFile:
        """Return a person with needs, offers and the newest touches. Raises NotFound."""
        person = self.get(person_id)
        resources = self.resources(person_id)
        return PersonFile(
            person,
            tuple(r for r in resources if r.kind is ResourceKind.NEED),
            tuple(r for r in resources if r.kind is ResourceKind.OFFER),
            self.touches(person_id, touches),
        )

    def save(self, person: Person) -> None:
        """Write a changed person. Raises NotFound."""
        self._actions.update("person", person.id, **_values(person))

    def remove(self, person_id: PersonId) -> Person:
        """Delete a person with everything that hangs on them (undoable); returns who it was. Raises NotFound."""
        person = self.get(person_id)
        for table, ids in self.ids_of(person_id).items():
            for row_id in ids:
                self._actions.remove(table, row_id)
        self._actions.remove("person", person_id)
        return person

    def ids_of(self, person_id: PersonId) -> dict[str, list[int]]:
        """Return the ids of all rows that hang on a person, by table."""
        asked = {"person_id": person_id, **self._range}
        queries_by_table = {"touch": "touch_ids_of", "deal_party": "party_ids_of", "resource": "resources_of"}
        return {
            table: [row["id"] for row in rows(self._connection, _SQL[query], **asked)]
            for table, query in queries_by_table.items()
        }

    def known_in(self, keys: Iterable[str]) -> list[Known]:
        """Return who is stored under any of the folded keys."""
        found = rows(self._connection, _SQL["known_in"], owner_no=self._owner_no, keys=_json(keys))
        return [Known(PersonId(row["id"]), row["name"], row["key"]) for row in found]

    def mentioned(self, keys: Iterable[str], parts: Iterable[str] = ()) -> list[Known]:
        """Return whose whole name (or one-word name, alias or given name) is among the folded keys of a text.

        A part of a longer name, or a form of address, counts only when it is among `parts`: every second Wang would
        otherwise be weighed for each line with a Wang in it. At most 200, whole names first.
        """
        parts = list(parts)
        asked = {"keys": _json(dict.fromkeys((*keys, *parts))), "parts": _json(parts)}
        found = rows(self._connection, _SQL["mentioned"], owner_no=self._owner_no, **asked)
        return [Known(PersonId(row["id"]), row["name"], row["key"]) for row in found]

    def named(self, key: str) -> list[Person]:
        """Return everybody stored under this folded key."""
        return [person_of(row) for row in rows(self._connection, _SQL["by_key"], owner_no=self._owner_no, key=key)]

    def imported_as(self, external_id: str) -> PersonId | None:
        """Return who was imported under this id, or None."""
        found = scalar(self._connection, _SQL["by_external_id"], external_id=external_id, **self._range)
        return None if found is None else PersonId(found)

    def recent(self, limit: int, offset: int = 0) -> list[Person]:
        """Return people, newest first."""
        found = rows(self._connection, _SQL["recent"], limit=limit, offset=offset, **self._range)
        return [person_of(row) for row in found]

    def after(self, person_id: int, limit: int) -> list[Person]:
        """Return people in the order they came, from the one after `person_id` on (0: from the first)."""
        found = rows(self._connection, _SQL["all_after"], after=person_id, limit=limit, **self._range)
        return [person_of(row) for row in found]

    def count(self) -> int:
        """Return how many people are stored."""
        return int(scalar(self._connection, _SQL["count"], **self._range))

    def waiting(self, today: date, limit: int, offset: int = 0) -> list[Person]:
        """Return whose next touch is due on or before `today`, longest overdue first."""
        asked = {"owner_no": self._owner_no, "today": today.isoformat(), "limit": limit, "offset": offset}
        return [person_of(row) for row in rows(self._connection, _SQL["waiting"], **asked)]

    def count_waiting(self, today: date) -> int:
        """Return how many are due on or before `today`."""
        return int(scalar(self._connection, _SQL["count_waiting"], owner_no=self._owner_no, today=today.isoformat()))

    def add_resource(
        self, person_id: PersonId | None, kind: ResourceKind, text: str, said_on: date, industries: Sequence[str] = ()
    ) -> ResourceId:
        """Store a need or an offer, of a person or (None) of the owner."""
        return ResourceId(
            self._actions.insert(
                "resource",
                person_id=person_id,
                kind=kind,
                text=text,
                industries=_json(industries),
                said_on=said_on.isoformat(),
                said_by="",
                second_hand=0,
                open=1,
            )
        )

    def remove_resource(self, resource_id: ResourceId) -> None:
        """Delete a need or an offer. Raises NotFound."""
        self._actions.remove("resource", resource_id)

    def resources(self, person_id: PersonId | None) -> list[Resource]:
        """Return the needs and offers of a person, or (None) of the owner."""
        if person_id is None:
            found = rows(self._connection, _SQL["own_resources"], **self._range)
        else:
            found = rows(self._connection, _SQL["resources_of"], person_id=person_id, **self._range)
        return [resource_of(row) for row in found]

    def add_touch(
        self, person_id: PersonId, kind: TouchKind, on: date, text: str = "", raw: str = "", deal_id: int | None = None
    ) -> TouchId:
        """Store a touch and move the person's next due date. Raises NotFound."""
        values = {"person_id": person_id, "deal_id": deal_id, "kind": kind, "touched_on": on.isoformat()}
        touch_id = self._actions.insert("touch", text=text, raw=raw, **values)
        self.reckon(person_id)
        return TouchId(touch_id)

    def save_touch(self, touch: Touch) -> None:
        """Write a changed touch. Raises NotFound."""
        values = {"kind": touch.kind, "touched_on": touch.on.isoformat(), "text": touch.text, "raw": touch.raw}
        self._actions.update("touch", touch.id, **values)
        self.reckon(touch.person)

    def touch(self, touch_id: TouchId) -> Touch:
        """Return one touch. Raises NotFound."""
        return touch_of(self._actions.row("touch", touch_id))

    def touches(self, person_id: PersonId, limit: int, offset: int = 0) -> tuple[Touch, ...]:
        """Return a person's touches, newest first."""
        asked = {"person_id": person_id, "limit": limit, "offset": offset, **self._range}
        return tuple(touch_of(row) for row in rows(self._connection, _SQL["touches_of"], **asked))

    def remove_touch(self, touch_id: TouchId) -> Touch:
        """Delete one touch and reckon the person's days anew; returns what it was. Raises NotFound."""
        touch = self.touch(touch_id)
        self._actions.remove("touch", touch_id)
        self.reckon(touch.person)
        return touch

    def count_touches(self, person_id: PersonId) -> int:
        """Return how many touches a person has."""
        return int(scalar(self._connection, _SQL["count_touches"], person_id=person_id, **self._range))

    def reckon(self, person_id: PersonId) -> None:
        """Set last and next touch from the touches, the day of meeting and the rhythm. Raises NotFound."""
        person = self.get(person_id)
        newest = scalar(self._connection, _SQL["newest_touch"], person_id=person_id, **self._range)
        last = None if newest is None else date.fromisoformat(newest)
        self.save(replace(person, last_touch_on=last, next_touch_on=next_touch(person, last, self._zone)))

    def _follow(self, row: Row, change: Change) -> None:
        asked = {"owner_no": self._owner_no, "person_id": row["id"]}
        if change is not Change.ADDED:
            self._connection.execute(_SQL["drop_names"], asked)
            self._connection.execute(_SQL["drop_wait"], asked)
        if change is Change.GONE:
            return
        keys = set(name_keys(row["name"]))
        if row["alias"]:
            keys.update(name_keys(row["alias"]))
        self._connection.executemany(_SQL["add_name"], [{"key": key, **asked} for key in keys])
        if row["next_touch_on"]:
            self._connection.execute(_SQL["add_wait"], {"next_touch_on": row["next_touch_on"], **asked})


def next_touch(person: Person, last: date | None, zone: tzinfo = UTC) -> date | None:
    """Return when to be in touch again, None for never: the rhythm after the last touch, else after the day of meeting.

    `zone` is the owner's. Without a touch it counts from the day stored when the meeting is longer ago than the
    rhythm: nobody is overdue at once.
    """
    if person.rhythm_days <= 0:
        return None
    rhythm = timedelta(days=person.rhythm_days)
    stored = person.created_at.astimezone(zone).date() if person.created_at else None
    start = last or person.met_on or stored
    if start is None:
        return None
    if last is None and stored is not None and start + rhythm < stored:
        start = stored
    return start + rhythm


def person_of(row: Row) -> Person:
    """Return the value of a person row."""
    return Person(
        id=PersonId(row["id"]),
        name=row["name"],
        alias=row["alias"],
        organisation=bool(row["organisation"]),
        company=row["company"],
        role=row["role"],
        industries=_texts(row["industries"]),
        city=row["city"],
        phones=_texts(row["phones"]),
        emails=_texts(row["emails"]),
        urls=_texts(row["urls"]),
        wechat=row["wechat"],
        telegram=row["telegram"],
        met_at=row["met_at"],
        met_on=_date(row["met_on"]),
        via=row["via"],
        tags=_texts(row["tags"]),
        rhythm_days=row["rhythm_days"],
        birthday=None if row["birthday"] is None else Birthday(**json.loads(row["birthday"])),
        funnel_stage=FunnelStage(row["funnel_stage"]),
        note=row["note"],
        raw=row["raw"],
        external_id=row["external_id"],
        created_at=datetime.fromisoformat(row["created_at"]),
        last_touch_on=_date(row["last_touch_on"]),
        next_touch_on=_date(row["next_touch_on"]),
    )


def _values(person: Person) -> dict[str, Any]:
    created = person.created_at
    return {
        "name": person.name,
        "alias": person.alias,
        "organisation": int(person.organisation),
        "company": person.company,
        "role": person.role,
        "industries": _json(person.industries),
        "city": person.city,
        "phones": _json(person.phones),
        "emails": _json(person.emails),
        "urls": _json(person.urls),
        "wechat": person.wechat,
        "telegram": person.telegram,
        "met_at": person.met_at,
        "met_on": _iso(person.met_on),
        "via": person.via,
        "tags": _json(person.tags),
        "rhythm_days": person.rhythm_days,
        "birthday": None if person.birthday is None else _birthday(person.birthday),
        "funnel_stage": person.funnel_stage,
        "note": person.note,
        "raw": person.raw,
        "external_id": person.external_id,
        "created_at": "" if created is None else created.isoformat(),
        "last_touch_on": _iso(person.last_touch_on),
        "next_touch_on": _iso(person.next_touch_on),
    }


def _birthday(birthday: Birthday) -> str:
    return json.dumps({"month": birthday.month, "day": birthday.day, "year": birthday.year, "lunar": birthday.lunar})


def resource_of(row: Row) -> Resource:
    """Return the value of a resource row."""
    return Resource(
        id=ResourceId(row["id"]),
        person=None if row["person_id"] is None else PersonId(row["person_id"]),
        kind=ResourceKind(row["kind"]),
        text=row["text"],
        said_on=date.fromisoformat(row["said_on"]),
        industries=_texts(row["industries"]),
        said_by=row["said_by"],
        second_hand=bool(row["second_hand"]),
        open=bool(row["open"]),
    )


def touch_of(row: Row) -> Touch:
    """Return the value of a touch row."""
    return Touch(
        id=TouchId(row["id"]),
        person=PersonId(row["person_id"]),
        kind=TouchKind(row["kind"]),
        on=date.fromisoformat(row["touched_on"]),
        text=row["text"],
        raw=row["raw"],
    )


_encode = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each list


def _json(texts: Iterable[str]) -> str:
    return _encode(list(texts))


def _texts(column: str) -> tuple[str, ...]:
    return () if column == "[]" else tuple(json.loads(column))


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
