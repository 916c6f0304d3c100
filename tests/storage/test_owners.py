"""Owners and the links by which they come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from storage import owners
from storage.database import Connection
from storage.owners import INVITE_FOR
from tests.storage.rows import NOW, table
from ties.owners import Owner, Role
from ties.people import OwnerNo

FULL = Owner(
    OwnerNo(0), 5_000_000_001, 77, Role.OPERATOR, language="zh_Hans", zone="Asia/Shanghai", country="CN",
    currency="CNY", digest_at=time(7, 30), digest_count=5, paused_until=date(2027, 1, 1),
)  # fmt: skip


def test_an_owner_comes_back_with_every_setting(raw: Connection) -> None:
    made = owners.add(raw, replace(FULL, paused_until=None), NOW)
    owners.save(raw, replace(FULL, no=made.no, reachable=False))
    found = owners.by_number(raw, made.no)
    assert found == replace(FULL, no=made.no, reachable=False)
    assert owners.by_telegram_id(raw, FULL.telegram_id) == found


def test_whoever_is_known_keeps_their_row(raw: Connection, owner: Owner) -> None:
    again = owners.add(raw, replace(FULL, telegram_id=owner.telegram_id), NOW)
    assert again == replace(owner, chat_id=77)
    assert owners.count(raw) == 1


def test_nobody_is_none(raw: Connection) -> None:
    assert owners.by_telegram_id(raw, 5) is None
    assert owners.by_number(raw, OwnerNo(5)) is None


def test_operators_are_told_apart(raw: Connection, owner: Owner, other: Owner) -> None:
    assert owners.operators(raw) == []
    owners.save(raw, replace(other, role=Role.OPERATOR))
    assert [one.no for one in owners.operators(raw)] == [other.no]


@pytest.mark.parametrize("role", Role)
def test_a_link_works_once_for_a_week_and_gives_its_role(raw: Connection, role: Role) -> None:
    token = owners.invite(raw, role, NOW)
    assert owners.use_invite(raw, token, 5, NOW + INVITE_FOR - timedelta(seconds=1)) is role
    assert owners.use_invite(raw, token, 6, NOW) is None


@pytest.mark.parametrize(
    ("token", "after"),
    [
        pytest.param("", timedelta(), id="an empty one"),
        pytest.param("guess", timedelta(), id="a guess"),
        pytest.param(None, INVITE_FOR, id="an old one"),
    ],
)
def test_other_links_are_worth_nothing(raw: Connection, token: str | None, after: timedelta) -> None:
    real = owners.invite(raw, Role.OWNER, NOW)
    assert owners.use_invite(raw, real if token is None else token, 5, NOW + after) is None


def test_an_operators_link_alone_may_be_asked_for_and_others_stay_good(raw: Connection) -> None:
    token = owners.invite(raw, Role.OWNER, NOW)
    assert owners.use_invite(raw, token, 5, NOW, only=Role.OPERATOR) is None
    assert owners.use_invite(raw, token, 5, NOW) is Role.OWNER


def test_a_new_operators_link_ends_the_one_before_and_leaves_invitations_alone(raw: Connection) -> None:
    invitation = owners.invite(raw, Role.OWNER, NOW)
    first, second = owners.invite(raw, Role.OPERATOR, NOW), owners.invite(raw, Role.OPERATOR, NOW)
    assert owners.use_invite(raw, first, 5, NOW) is None
    assert owners.use_invite(raw, second, 5, NOW) is Role.OPERATOR
    assert owners.use_invite(raw, invitation, 6, NOW) is Role.OWNER


def test_a_link_is_long_fits_a_start_payload_and_is_not_kept_in_the_clear(raw: Connection) -> None:
    tokens = {owners.invite(raw, Role.OWNER, NOW) for _ in range(20)}
    assert len(tokens) == 20
    assert all(43 <= len(token) <= 64 and token.replace("-", "").replace("_", "").isalnum() for token in tokens)
    assert not any(token in str(table(raw, "invite")) for token in tokens)
