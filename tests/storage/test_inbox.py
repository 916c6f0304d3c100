"""What reaches us: kept once, taken in order, finished with its effect, out of the way when it cannot be read."""

from __future__ import annotations

from datetime import timedelta

from storage import inbox, outbox
from storage.database import Connection
from storage.inbox import Arrival
from storage.outbox import OutgoingKind
from tests.storage.rows import NOW, table, work
from ties.owners import Owner

BOT = 9


def keep(raw: Connection, *numbers: int, lane: int = 1, bot: int = BOT) -> int:
    return inbox.keep(raw, [Arrival(bot, number, lane, f"body {number}") for number in numbers], NOW)


def taken(raw: Connection, lane: int = 1) -> list[int]:
    order = []
    while (arrival := inbox.next_in(raw, BOT, lane)) is not None:
        assert arrival.body == f"body {arrival.update_id}"
        order.append(arrival.update_id)
        inbox.done(raw, BOT, arrival.update_id)
    return order


def test_an_update_is_kept_once_and_taken_once_in_order(raw: Connection) -> None:
    assert keep(raw, 5, 3, 4) == 3
    assert keep(raw, 4, 5, 6) == 1
    assert taken(raw) == [3, 4, 5, 6]
    assert keep(raw, 3, 4, 5, 6) == 0
    assert taken(raw) == []


def test_bots_and_lanes_are_told_apart(raw: Connection) -> None:
    keep(raw, 1)
    keep(raw, 2, lane=2)
    assert keep(raw, 1, bot=8) == 1
    assert sorted(inbox.lanes(raw, BOT)) == [1, 2]
    assert (inbox.backlog(raw, BOT), inbox.backlog(raw, 8), inbox.backlog(raw, 7)) == (2, 1, 0)
    assert taken(raw, 2) == [2]
    assert inbox.lanes(raw, BOT) == [1]
    assert (inbox.last_update(raw, BOT), inbox.last_update(raw, 7)) == (2, 0)


def test_it_says_whether_more_waits_behind(raw: Connection) -> None:
    keep(raw, 1, 2)
    first = inbox.next_in(raw, BOT, 1)
    assert first is not None
    assert first.more
    inbox.done(raw, BOT, 1)
    second = inbox.next_in(raw, BOT, 1)
    assert second is not None
    assert not second.more


def test_what_is_done_keeps_its_number_and_loses_its_body(raw: Connection) -> None:
    keep(raw, 1)
    inbox.done(raw, BOT, 1)
    ((_, number, _, body, state, *_),) = table(raw, "inbox")
    assert (number, body, state) == (1, "", "done")


def test_tries_are_counted_and_what_is_set_aside_holds_up_nobody(raw: Connection) -> None:
    keep(raw, 1, 2)
    assert [inbox.failed(raw, BOT, 1) for _ in range(3)] == [1, 2, 3]
    inbox.set_aside(raw, BOT, 1)
    assert taken(raw) == [2]
    assert keep(raw, 1) == 0
    assert [row[3] for row in table(raw, "inbox") if row[4] == "aside"] == ["body 1"]


def test_what_cannot_be_read_is_set_aside_from_the_start(raw: Connection) -> None:
    inbox.keep(raw, [Arrival(BOT, 1, 1, "??", readable=False)], NOW)
    assert inbox.next_in(raw, BOT, 1) is None
    assert inbox.backlog(raw, BOT) == 0


def test_a_stranger_leaves_no_row(raw: Connection) -> None:
    keep(raw, 1)
    inbox.drop_stranger(raw, BOT, 1)
    assert table(raw, "inbox") == []


def test_old_numbers_go_but_the_newest_of_each_bot(raw: Connection) -> None:
    keep(raw, 1, 2, 3)
    keep(raw, 1, bot=8)
    for number in (1, 3):
        inbox.done(raw, BOT, number)
    inbox.done(raw, 8, 1)
    inbox.drop_old(raw, NOW)
    assert len(table(raw, "inbox")) == 4
    inbox.drop_old(raw, NOW + timedelta(seconds=1))
    assert [row[:2] for row in table(raw, "inbox")] == [(8, 1), (BOT, 2), (BOT, 3)]


def test_the_last_message_of_a_chat_is_known_from_both_sides(raw: Connection, owner: Owner, other: Owner) -> None:
    assert inbox.last_message(raw, owner.telegram_id) == 0
    work(raw, owner, lambda store: store.desk.add_link(40, "person", 1))
    work(raw, other, lambda store: store.desk.add_link(90, "person", 1))
    sent = outbox.queue(raw, owner.no, owner.chat_id, OutgoingKind.ANSWER, "sendMessage", {"text": "x"}, "", NOW)
    outbox.sent(raw, sent, 41)
    assert inbox.last_message(raw, owner.telegram_id) == 41
    assert inbox.last_message(raw, other.telegram_id) == 90
