"""Owners and the one-time links by which they come in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, time, timedelta

from storage import queries
from storage.database import Connection, Row, one, rows, scalar
from ties.owners import Owner, Role
from ties.people import OwnerNo

_SQL = queries.load("owners")

INVITE_FOR = timedelta(days=7)


def by_telegram_id(raw: Connection, telegram_id: int) -> Owner | None:
    """Return the owner with this Telegram id, or None."""
    row = one(raw, _SQL["by_telegram_id"], telegram_id=telegram_id)
    return None if row is None else _owner(row)


def by_number(raw: Connection, owner_no: OwnerNo) -> Owner | None:
    """Return the owner with this internal number, or None."""
    row = one(raw, _SQL["by_number"], owner_no=owner_no)
    return None if row is None else _owner(row)


def add(raw: Connection, owner: Owner, now: datetime) -> Owner:
    """Write a new owner (`owner.no` is ignored) and return them with their number; a known one keeps their row."""
    number = scalar(raw, _SQL["add"], created_at=now.isoformat(), **_values(owner))
    found = by_number(raw, OwnerNo(number))
    assert found is not None  # noqa: S101 - the row was written one line above
    return found


def save(raw: Connection, owner: Owner) -> None:
    """Write an owner's settings."""
    raw.execute(_SQL["save"], {"owner_no": owner.no, "reachable": int(owner.reachable), **_values(owner)})


def count(raw: Connection) -> int:
    """Return how many owners there are."""
    return int(scalar(raw, _SQL["count"]))


def operators(raw: Connection) -> list[Owner]:
    """Return the operators."""
    return [_owner(row) for row in rows(raw, _SQL["operators"])]


def invite(raw: Connection, role: Role, now: datetime) -> str:
    """Make a one-time token (43 characters) that is good for a week; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    if role is Role.OPERATOR:
        raw.execute(_SQL["drop_invites_of_role"], {"role": role})
    values = {"token_sha256": _sha256(token), "role": role, "expires_at": (now + INVITE_FOR).isoformat()}
    raw.execute(_SQL["add_invite"], values)
    return token


def use_invite(raw: Connection, token: str, telegram_id: int, now: datetime, only: Role | None = None) -> Role | None:
    """Use up a token (`only` of this role); returns the role it gives, or None when it is unknown, used or too old."""
    values = {
        "token_sha256": _sha256(token),
        "telegram_id": telegram_id,
        "now": now.isoformat(),
        "role": only or Role.OWNER,
        "other_role": only or Role.OPERATOR,
    }
    role = scalar(raw, _SQL["use_invite"], **values)
    return None if role is None else Role(role)


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def settings_of(owner: Owner) -> Row:
    """Return the columns that are an owner's settings."""
    return {
        "language": owner.language,
        "zone": owner.zone,
        "country": owner.country,
        "currency": owner.currency,
        "digest_at": owner.digest_at.strftime("%H:%M"),
        "digest_count": owner.digest_count,
        "paused_until": None if owner.paused_until is None else owner.paused_until.isoformat(),
    }


def _values(owner: Owner) -> Row:
    who = {"telegram_id": owner.telegram_id, "chat_id": owner.chat_id, "role": owner.role}
    return who | settings_of(owner)


def _owner(row: Row) -> Owner:
    return Owner(
        no=OwnerNo(row["owner_no"]),
        telegram_id=row["telegram_id"],
        chat_id=row["chat_id"],
        role=Role(row["role"]),
        language=row["language"],
        zone=row["zone"],
        country=row["country"],
        currency=row["currency"],
        digest_at=time.fromisoformat(row["digest_at"]),
        digest_count=row["digest_count"],
        paused_until=None if row["paused_until"] is None else date.fromisoformat(row["paused_until"]),
        reachable=bool(row["reachable"]),
    )
