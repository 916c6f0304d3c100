"""Forgetting for good: the one change without undo."""

from __future__ import annotations

import json
from datetime import datetime

from storage import queries
from storage.actions import id_range
from storage.database import Connection, rows, scalar
from storage.store import Store
from ties.people import PersonId

_SQL = queries.load("forget")

_TRACES = (
    "images_hanging", "images_naming", "images_of_drafts_naming", "drafts_naming", "asked_all", "links",
    "digest_items", "aside", "dialogue_all",
)  # fmt: skip
_EVERYTHING = (
    "touch_all", "deal_party_all", "resource_all", "deal_all", "draft_all", "digest_item_all", "person_all",
    "images_all", "actions_all", "links_all", "dialogue_all", "due_all", "outbox_all", "asked_all", "aside",
)  # fmt: skip


def forget_person(store: Store, person_id: PersonId) -> str:
    """Erase a person with everything that hangs on them; returns their name. Raises NotFound."""
    connection, owner = store.connection, store.owner
    asked = {"person_id": person_id, "owner_no": owner.no, "telegram_id": owner.telegram_id, **id_range(owner.no)}
    name = store.people.get(person_id).name
    for query in ("blank_shared_deals", "blank_shared_touches"):
        connection.execute(_SQL[query], asked)
    ids = _remove(store, person_id)
    for table, gone in ids.items():
        connection.execute(_SQL["images_of_rows"], {"tab": table, "ids": json.dumps(gone), **asked})
    everything = json.dumps([[table, number] for table, gone in ids.items() for number in gone])
    for query in _TRACES:
        connection.execute(_SQL[query], {"name": name, "rows": everything, **asked})
    # The shared deals' images still hold the line that was blanked.
    connection.execute(_SQL["empty_actions"], asked)
    store.actions.discard_images()
    connection.execute(_SQL["ask_erasure"], {"now": store.now.isoformat()})
    return name


def forget_everything(store: Store) -> None:
    """Erase all that an owner keeps; what stays is their Telegram id and role, so that they are still let in."""
    connection, owner = store.connection, store.owner
    asked = {"owner_no": owner.no, "telegram_id": owner.telegram_id, **id_range(owner.no)}
    for row in rows(connection, _SQL["all_people"], **asked):
        store.search.forget(PersonId(row["id"]))
    for query in _EVERYTHING:
        connection.execute(_SQL[query], asked)
    store.actions.discard_images()
    store.due.plan()
    connection.execute(_SQL["ask_erasure"], {"now": store.now.isoformat()})


def newest_erasure(raw: Connection) -> int:
    """Return the number of the newest erasure whose bytes are not yet cleaned out of the file, 0 when there is none."""
    return int(scalar(raw, _SQL["erasures"]))


def erased(raw: Connection, newest: int, now: datetime) -> None:
    """Note that the file is clean of all erasures up to `newest`."""
    raw.execute(_SQL["erased"], {"newest": newest, "now": now.isoformat()})


def _remove(store: Store, person_id: PersonId) -> dict[str, list[int]]:
    """Delete the rows and return their ids by table."""
    asked = {"person_id": person_id, **id_range(store.owner.no)}
    alone = [row["id"] for row in rows(store.connection, _SQL["deals_alone"], **asked)]
    parts = store.people.ids_of(person_id)
    shared: list[int] = [deal.id for deal in store.deals.of_person(person_id)]
    for deal in alone:
        parts["deal_party"] += [n for n in store.deals.party_ids(deal) if n not in parts["deal_party"]]
        store.deals.remove(deal)
    store.people.remove(person_id)
    return {**parts, "deal": shared, "person": [person_id]}
