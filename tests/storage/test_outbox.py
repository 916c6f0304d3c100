"""What is to be said: in order, erased once sent, a nudge never twice and never late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import outbox, owners
from storage.database import Connection
from storage.desk import Link
from storage.outbox import Outgoing, OutgoingKind
from tests.storage.rows import NOW, table, work
from ties.owners import Owner

ANSWER, NUDGE = OutgoingKind.ANSWER, OutgoingKind.NUDGE


def queue(
    raw: Connection, owner: Owner, text: str = "hi", kind: OutgoingKind = ANSWER, link: str = "", at: datetime = NOW
) -> Outgoing:
    body: dict[str, Any] = {"text": text, "reply_markup": {"inline_keyboard": []}}
    return outbox.queue(raw, owner.no, owner.chat_id, kind, "sendMessage", body, link, at)


def state(raw: Connection, outgoing: Outgoing) -> tuple[str, str, int]:
    found = raw.execute("SELECT state, body, attempts FROM outbox WHERE id = ?", (outgoing.id,)).fetchone()
    return found[0], found[1], found[2]


def test_what_is_queued_comes_back_in_order_and_whole(raw: Connection, owner: Owner, other: Owner) -> None:
    made = [
        queue(raw, owner, "“a” 张\ud83e\udd41".encode("utf-16", "surrogatepass").decode("utf-16")),
        queue(raw, other),
    ]
    assert outbox.queued(raw) == made
    assert outbox.queued(raw, after=made[0].id) == made[1:]


def test_a_long_queue_comes_in_pieces(raw: Connection, owner: Owner) -> None:
    made = [queue(raw, owner) for _ in range(501)]
    first = outbox.queued(raw)
    assert first == made[:500]
    assert outbox.queued(raw, first[-1].id) == made[500:]


def test_a_sent_message_is_erased_and_shows_its_row(raw: Connection, owner: Owner) -> None:
    made = queue(raw, owner, link="person:7")
    outbox.sent(raw, made, 55)
    assert state(raw, made) == ("sent", "", 0)
    assert work(raw, owner, lambda store: store.desk.link(55)) == Link("person", 7, None)
    assert outbox.queued(raw) == []


@pytest.mark.parametrize(("link", "message_id"), [("", 55), ("person:7", None)])
def test_without_a_row_or_an_id_nothing_is_linked(
    raw: Connection, owner: Owner, link: str, message_id: int | None
) -> None:
    outbox.sent(raw, queue(raw, owner, link=link), message_id)
    assert table(raw, "message_link") == []


def test_a_message_leads_to_what_it_shows_now(raw: Connection, owner: Owner) -> None:
    work(raw, owner, lambda store: store.desk.add_link(55, "draft", 1))
    outbox.sent(raw, queue(raw, owner, link="person:7"), 55)
    assert work(raw, owner, lambda store: store.desk.link(55)) == Link("person", 7, None)


def test_every_try_leaves_a_trace_that_can_be_taken_back(raw: Connection, owner: Owner) -> None:
    made = queue(raw, owner, kind=NUDGE)
    assert outbox.attempt(raw, made.id)
    assert outbox.queued(raw) == [replace(made, attempts=1)]
    outbox.untried(raw, made.id)
    assert outbox.queued(raw) == [made]


def test_what_is_uncertain_or_refused_is_over_and_erased(raw: Connection, owner: Owner) -> None:
    unsure, refused = queue(raw, owner), queue(raw, owner)
    outbox.uncertain(raw, unsure.id)
    outbox.refused(raw, refused)
    assert (state(raw, unsure), state(raw, refused)) == (("uncertain", "", 0), ("refused", "", 0))
    assert outbox.queued(raw) == []
    assert not outbox.attempt(raw, unsure.id)
    found = owners.by_number(raw, owner.no)
    assert found is not None
    assert found.reachable


def test_whoever_blocked_the_bot_is_marked_and_nobody_else(raw: Connection, owner: Owner, other: Owner) -> None:
    outbox.refused(raw, queue(raw, owner), unreachable=True)
    assert [one and one.reachable for one in (owners.by_number(raw, n.no) for n in (owner, other))] == [False, True]


def test_a_newer_digest_withdraws_those_never_tried_of_its_owner(raw: Connection, owner: Owner, other: Owner) -> None:
    old, tried, answer = queue(raw, owner, kind=NUDGE), queue(raw, owner, kind=NUDGE), queue(raw, owner)
    theirs = queue(raw, other, kind=NUDGE)
    outbox.attempt(raw, tried.id)
    outbox.withdraw_nudges(raw, owner.no)
    assert [one.id for one in outbox.queued(raw)] == [tried.id, answer.id, theirs.id]
    assert not outbox.attempt(raw, old.id)


@pytest.mark.parametrize(
    ("zone", "hours", "stays"),
    [
        pytest.param("UTC", 14, True, id="the evening of its day"),
        pytest.param("UTC", 15, False, id="the day after"),
        pytest.param("Asia/Shanghai", 6, True, id="late in Shanghai"),
        pytest.param("Asia/Shanghai", 7, False, id="past midnight in Shanghai"),
        pytest.param("America/New_York", 19, True, id="still today in New York"),
        pytest.param("UTC", -12, False, id="a clock that went back"),
    ],
)
def test_a_nudge_is_of_its_owners_day(raw: Connection, owner: Owner, zone: str, hours: int, stays: bool) -> None:  # noqa: FBT001 - a column of the table
    owners.save(raw, replace(owner, zone=zone))
    nudge, answer = queue(raw, owner, kind=NUDGE), queue(raw, owner)
    outbox.withdraw_stale_nudges(raw, NOW + timedelta(hours=hours))
    assert [one.id for one in outbox.queued(raw)] == ([nudge.id] if stays else []) + [answer.id]


def test_old_finished_calls_go_and_waiting_ones_stay(raw: Connection, owner: Owner) -> None:
    outbox.sent(raw, queue(raw, owner), 1)
    waiting = queue(raw, owner)
    outbox.drop_old(raw, NOW)
    assert len(table(raw, "outbox")) == 2
    outbox.drop_old(raw, NOW + timedelta(seconds=1))
    assert [row[0] for row in table(raw, "outbox")] == [waiting.id]
