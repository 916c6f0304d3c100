"""People from elsewhere: one JSON object a person, with whatever fields are there."""

from __future__ import annotations

import json
import re

from storage.database import Row
from storage.store import Store
from ties.industries import find_industries
from ties.people import DEFAULT_RHYTHM_DAYS, Person, PersonId, ResourceKind

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def store_stranger(row: Row, store: Store) -> int:
    """Store the person a foreign line describes; returns the id. What has no field of ours goes into the note."""
    industry, notes = _text(row.get("industry")), _text(row.get("notes") or row.get("note"))
    person = Person(
        PersonId(0),
        name=_line(row["name"]),
        alias=_line(row.get("alias")),
        organisation=bool(row.get("organisation")),
        company=_line(row.get("company")),
        role=_line(row.get("role")),
        industries=_filed(industry),
        city=_line(row.get("city")),
        phones=_texts(row.get("phones")),
        emails=_texts(row.get("emails")),
        urls=_texts(row.get("urls")),
        wechat=_line(row.get("wechat")),
        telegram=_line(row.get("telegram")).removeprefix("@"),
        met_at=_line(row.get("met_at")),
        via=_line(row.get("via")),
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


def _filed(industry: str) -> tuple[str, ...]:
    """Return the codes an industry column surely tells, or all of which it is one word: "software"."""
    found = find_industries(industry)
    sure = (one for one in found if one.weight >= 1 or one.end - one.start == len(industry))
    return tuple(dict.fromkeys(one.code for one in sure))


def _text(value: object) -> str:
    return "" if value is None else _CONTROLS.sub(" ", str(value)).strip()


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(filter(None, map(_line, values)))


def _days(value: object) -> int:
    # To Python True is a number of days.
    return value if type(value) is int and 0 <= value <= 3650 else DEFAULT_RHYTHM_DAYS
