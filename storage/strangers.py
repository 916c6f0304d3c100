"""People from elsewhere: one JSON object a person, with whatever fields are there."""

from __future__ import annotations

import json

from storage.database import Row
from storage.store import Store
from ties.industries import find_industries
from ties.people import DEFAULT_RHYTHM_DAYS, Person, PersonId, ResourceKind


def store_stranger(row: Row, store: Store) -> int:
    """Store the person a foreign line describes; returns the id. What has no field of ours goes into the note."""
    industry, notes = _text(row.get("industry")), _text(row.get("notes") or row.get("note"))
    person = Person(
        PersonId(0),
        name=_text(row["name"]),
        alias=_text(row.get("alias")),
        organisation=bool(row.get("organisation")),
        company=_text(row.get("company")),
        role=_text(row.get("role")),
        industries=tuple(dict.fromkeys(found.code for found in find_industries(industry))),
        city=_text(row.get("city")),
        phones=_texts(row.get("phones")),
        emails=_texts(row.get("emails")),
        urls=_texts(row.get("urls")),
        wechat=_text(row.get("wechat")),
        telegram=_text(row.get("telegram")).removeprefix("@"),
        met_at=_text(row.get("met_at")),
        via=_text(row.get("via")),
        tags=_texts(row.get("tags")),
        rhythm_days=_days(row.get("rhythm_days")),
        note="\n".join(filter(None, (industry, notes))),
        raw=json.dumps(row, ensure_ascii=False),
        external_id=_text(row.get("id")),
        created_at=store.now,
    )
    stored = store.people.add(person)
    for kind, key in ((ResourceKind.NEED, "needs"), (ResourceKind.OFFER, "offers")):
        for text in _texts(row.get(key)):
            store.people.add_resource(stored.id, kind, text, store.today)
    return stored.id


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(filter(None, map(_text, values)))


def _days(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value <= 3650 else DEFAULT_RHYTHM_DAYS
