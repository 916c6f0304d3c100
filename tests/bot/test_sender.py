"""What the sender does with a good line, a slow one, a bad one and none."""

from __future__ import annotations

import asyncio
import logging
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.pacing import CHAT_BUCKET, OVERALL_PER_SECOND, NoPace, Pace
from bot.sender import FIRST_BACKOFF, LONGEST_BACKOFF, MAX_IN_FLIGHT, MAX_NUDGES_IN_FLIGHT
from storage import outbox, owners
from storage.database import Connection
from storage.outbox import OutgoingKind
from tests.bot.fast_loop import fast
from tests.bot.wire import BLOCKED, NOW, Call, Post, Wire, no_line, post, refusal, silence, too_fast
from ties.owners import Owner
from ties.people import OwnerNo

NUDGE = OutgoingKind.NUDGE


def play(folder: Path, scene: Any, pace: Pace | None = None, wire: Wire | None = None) -> Wire:
    """Run a scene on a fast clock; returns the wire with all it noted."""

    async def main() -> Wire:
        async with post(folder, pace or NoPace(), wire) as one:
            await scene(one)
            await one.sender.settled()
            return one.wire

    return fast(main())


def test_each_chat_gets_its_messages_in_order(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        for number in range(8):
            for chat in (1, 2, 3):
                await one.say(chat, f"{number}")
        await one.sender.settled()
        assert await one.states() == ["sent"] * 24
        assert {body for _, _, body, *_ in await one.rows()} == {""}

    wire = play(tmp_path, scene)
    for chat in (1, 2, 3):
        assert wire.texts(chat) == [str(number) for number in range(8)]


def test_one_chat_never_has_two_calls_at_once_and_all_have_a_bounded_number(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        for chat in range(1, 61):
            one.sender.push([await one.queue(chat, f"{number}") for number in range(2)])

    wire = play(tmp_path, scene, wire=Wire(latency=0.05))
    assert wire.overlaps == 0
    assert 1 < wire.most_at_once <= MAX_IN_FLIGHT


def test_answers_go_before_nudges(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        queued = [await one.queue(chat, "nudge", NUDGE) for chat in range(100, 150)]
        queued += [await one.queue(chat, "answer") for chat in range(1, 6)]
        one.sender.push(queued)

    wire = play(tmp_path, scene, wire=Wire(latency=0.05))
    assert sorted(wire.texts()[:5]) == ["answer"] * 5
    assert len(wire.texts()) == 55


def test_an_answer_that_comes_late_waits_for_few_nudges_only(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.sender.push([await one.queue(chat, "nudge", NUDGE) for chat in range(100, 160)])
        await asyncio.sleep(0.2)
        done = len(one.wire.calls)
        assert 0 < done < 60
        await one.say(1, "answer")
        await one.sender.settled()
        assert one.wire.texts().index("answer") <= done + 2 * MAX_NUDGES_IN_FLIGHT

    play(tmp_path, scene, wire=Wire(latency=0.05))


def test_a_crowd_is_served_at_thirty_a_second(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.sender.push([await one.queue(chat, "x") for chat in range(1, 101)])

    wire = play(tmp_path, scene, pace=Pace())
    times = [call.at for call in wire.calls]
    assert len(times) == 100
    for first, later in zip(times, times[OVERALL_PER_SECOND:], strict=False):
        assert later - first >= 0.99  # a task begins a moment after its call was counted
    assert times[-1] - times[0] < 5


def test_one_chat_gets_five_at_once_and_then_one_a_second(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        await one.say(1, *(str(number) for number in range(10)))

    wire = play(tmp_path, scene, pace=Pace())
    times = [call.at for call in wire.calls]
    assert wire.texts(1) == [str(number) for number in range(10)]
    assert times[CHAT_BUCKET - 1] - times[0] < 0.5
    assert all(later - first >= 0.95 for first, later in pairwise(times[4:]))
    assert times[-1] - times[0] < 8


def test_a_wait_that_telegram_asks_for_is_kept_exactly_and_by_that_chat_alone(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].append(too_fast(7))
        await one.say(1, "a", "b")
        await asyncio.sleep(2)
        await one.say(2, "c")

    wire = play(tmp_path, scene, Pace())
    first, other, again, second = wire.calls
    assert (first.text, other.text, again.text, second.text) == ("a", "c", "a", "b")
    assert 7.0 <= again.at - first.at < 7.5
    assert other.at - first.at < 4
    assert wire.texts(1) == ["a", "b"]


def test_when_two_chats_must_wait_everybody_does(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].append(too_fast(5))
        one.wire.faults[2].append(too_fast(9))
        await one.say(1, "a")
        await one.say(2, "b")
        await asyncio.sleep(1)
        await one.say(3, "c")

    wire = play(tmp_path, scene, Pace())
    assert {call.chat_id: call.at for call in wire.calls if call.acted}[3] - wire.calls[0].at >= 5.0
    begun = wire.calls[0].at
    assert not [call for call in wire.calls[2:] if call.at - begun < 5.0]


def test_a_penalised_nudge_is_sent_once_its_time_has_come(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].append(too_fast(3))
        await one.say(1, "nudge", kind=NUDGE)
        await one.sender.settled()
        assert [(state, attempts) for _, state, _, attempts, _ in await one.rows()] == [("sent", 1)]

    assert play(tmp_path, scene, Pace()).texts() == ["nudge"]


def test_whoever_blocked_the_bot_is_marked_and_holds_up_nobody(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        for chat in range(1, 31):
            if chat % 3 == 0:
                one.wire.faults[chat].append(BLOCKED)
        one.sender.push([await one.queue(chat, "x", NUDGE) for chat in range(1, 31)])
        await one.sender.settled()
        await one.rows()

        def reachable(raw: Connection) -> list[int]:
            found = [owners.by_telegram_id(raw, chat) for chat in range(1, 31)]
            return [owner.telegram_id for owner in found if owner and not owner.reachable]

        assert await one.database.read(reachable) == list(range(3, 31, 3))
        assert (await one.states()).count("sent") == 20

    assert len(play(tmp_path, scene).texts()) == 20


@pytest.mark.parametrize("description", ["chat not found", "user is deactivated"])
def test_whoever_is_gone_is_marked_too(tmp_path: Path, description: str) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].append(refusal(400, f"Bad Request: {description}"))
        await one.say(1, "x")
        await one.sender.settled()
        await one.rows()
        owner = await one.database.read(lambda raw: owners.by_telegram_id(raw, 1))
        assert owner is not None
        assert not owner.reachable

    assert play(tmp_path, scene).texts() == []


def test_bad_markup_is_said_in_plain_text(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        await one.say(1, "<b>bold</b> &amp; <blink>odd</blink>", parse_mode="HTML")
        await one.sender.settled()
        assert await one.states() == ["sent"]

    assert play(tmp_path, scene).texts() == ["bold & odd"]


def test_an_edit_of_a_message_that_is_gone_becomes_a_new_one(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        keyboard = {"inline_keyboard": [[{"text": "Undo", "callback_data": "1:undo:1"}]]}
        await one.say(1, "new words", method="editMessageText", message_id=999, reply_markup=keyboard, link="person:7")
        await one.sender.settled()
        ((_, state, _, _, message_id),) = await one.rows()
        assert (state, message_id) == ("sent", 1)
        assert one.wire.messages[1].keys == ((("Undo", "1:undo:1"),),)
        links = await one.database.read(
            lambda raw: raw.execute("SELECT message_id, row_id FROM message_link").fetchall()
        )
        assert links == [(1, 7)]

    play(tmp_path, scene)


def test_a_gone_message_with_bad_markup_is_still_said(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        await one.say(1, "<blink>x</blink>", method="editMessageText", message_id=999, parse_mode="HTML")

    assert play(tmp_path, scene).texts() == ["x"]


def test_an_edit_that_changes_nothing_is_a_success(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        await one.say(1, "same")
        await one.sender.settled()
        await one.say(1, "same", "same", method="editMessageText", message_id=1)
        await one.sender.settled()
        assert [row[1:] for row in await one.rows()] == [("sent", "", 0, 1)] * 3

    assert play(tmp_path, scene).texts() == ["same"]


def test_an_answer_of_unknown_fate_is_repeated_once(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].extend([silence(), silence(), silence()])
        await one.say(1, "a", "b")
        await one.sender.settled()
        assert await one.states() == ["uncertain", "sent"]

    assert play(tmp_path, scene).texts(1) == ["a", "a", "b", "b"]


def test_an_answer_that_may_have_arrived_is_never_there_three_times(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].extend([silence(), too_fast(2), no_line(), refusal(502, "Bad Gateway"), silence()])
        await one.say(1, "a", "b")
        await one.sender.settled()
        assert await one.states() == ["uncertain", "sent"]

    assert play(tmp_path, scene, Pace()).texts(1) == ["a", "a", "b"]


def test_a_nudge_of_unknown_fate_is_never_repeated(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        one.wire.faults[1].append(silence())
        await one.say(1, "nudge", kind=NUDGE)
        await one.say(1, "answer")
        await one.sender.settled()
        assert await one.states() == ["uncertain", "sent"]

    assert play(tmp_path, scene).texts(1) == ["nudge", "answer"]


@pytest.mark.parametrize("fault", [no_line, lambda: refusal(502, "Bad Gateway"), lambda: refusal(401, "Unauthorized")])
def test_without_a_line_nothing_is_lost_and_order_is_kept(tmp_path: Path, fault: Any) -> None:
    async def scene(one: Post) -> None:
        queued = [await one.queue(1, f"{number}") for number in range(3)]
        queued += [await one.queue(2, f"{number}", NUDGE) for number in range(3)]
        one.wire.down = fault()
        one.sender.push(queued)
        await asyncio.sleep(120)
        tried = len(one.wire.calls)
        assert 10 <= tried <= 30, "tried again, ever more slowly"
        one.wire.down = None
        await asyncio.sleep(LONGEST_BACKOFF + 1)
        await one.sender.settled()
        assert await one.states() == ["sent"] * 6

    wire = play(tmp_path, scene)
    assert wire.texts(1) == wire.texts(2) == ["0", "1", "2"]


def test_waiting_grows_once_a_round_and_begins_anew_after_a_success(tmp_path: Path) -> None:
    def rounds(calls: list[Call]) -> list[float]:
        gaps = (later.at - first.at for first, later in pairwise(calls))
        return [round(gap, 1) for gap in gaps if gap > 0.2]

    async def scene(one: Post) -> None:
        queued = [await one.queue(chat, "x") for chat in range(1, 11)]
        again = await one.queue(1, "y")
        one.wire.down = no_line()
        one.sender.push(queued)
        await asyncio.sleep(4)
        assert rounds(one.wire.calls) == [FIRST_BACKOFF, 2 * FIRST_BACKOFF, 4 * FIRST_BACKOFF]
        one.wire.down = None
        await one.sender.settled()
        one.wire.calls.clear()
        one.wire.down = no_line()
        one.sender.push([again])
        await asyncio.sleep(1)
        assert rounds(one.wire.calls) == [FIRST_BACKOFF]
        one.wire.down = None

    play(tmp_path, scene)


def test_what_an_earlier_run_left_is_sent_but_no_nudge_that_was_tried(tmp_path: Path) -> None:
    async def leave(one: Post) -> None:
        await one.queue(1, "answer")
        tried = await one.queue(1, "tried", NUDGE)
        await one.queue(1, "untried", NUDGE)
        await one.database.work(lambda raw: outbox.attempt(raw, tried.id))

    async def resume(one: Post) -> None:
        await one.sender.resume()
        await one.sender.settled()
        assert await one.states() == ["sent", "uncertain", "sent"]

    play(tmp_path, leave)
    assert play(tmp_path, resume).texts() == ["answer", "untried"]


def test_more_than_a_page_that_was_left_is_taken_up(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        def unit(raw: Connection) -> None:
            owner = owners.add(raw, Owner(OwnerNo(0), 1, 1), NOW)
            for number in range(501):
                outbox.queue(raw, owner.no, 1, OutgoingKind.ANSWER, "sendMessage", {"text": f"{number}"}, "", NOW)

        await one.database.work(unit)
        await one.sender.resume()

    assert play(tmp_path, scene).texts() == [str(number) for number in range(501)]


def test_a_nudge_that_was_withdrawn_is_not_sent(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        old = await one.queue(1, "old", NUDGE)
        new = await one.queue(2, "new", NUDGE)
        await one.database.work(lambda raw: outbox.withdraw_nudges(raw, old.owner_no))
        one.sender.push([old, new])
        await one.sender.settled()
        assert await one.states() == ["refused", "sent"]

    assert play(tmp_path, scene).texts() == ["new"]


def test_a_full_disk_holds_a_nudge_back_until_its_trace_can_be_written(tmp_path: Path) -> None:
    async def scene(one: Post) -> None:
        nudge = await one.queue(1, "nudge", NUDGE)
        await one.database.exclusive(lambda raw: raw.execute("PRAGMA query_only = ON"))
        one.sender.push([nudge])
        await asyncio.sleep(1)
        assert one.wire.calls == []
        await one.database.exclusive(lambda raw: raw.execute("PRAGMA query_only = OFF"))
        await asyncio.sleep(LONGEST_BACKOFF + 1)
        await one.sender.settled()
        assert await one.states() == ["sent"]

    assert play(tmp_path, scene).texts() == ["nudge"]


def test_a_call_that_breaks_us_holds_up_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(one: Post) -> None:
        await one.say(1, "odd", method="sendHologram")
        await one.say(1, "next")
        await one.sender.settled()
        assert await one.states() == ["queued", "sent"]

    with caplog.at_level(logging.ERROR):
        assert play(tmp_path, scene).texts() == ["next"]
    assert [record.message for record in caplog.records] == ["sending broke"]


def test_stopping_leaves_what_was_not_sent(tmp_path: Path) -> None:
    async def stop(one: Post) -> None:
        one.wire.down = no_line()
        await one.say(1, "a", "b")
        await asyncio.sleep(1)
        one.sender._idle.set()  # nobody waits for the end of an outage at exit

    async def go_on(one: Post) -> None:
        await one.sender.resume()

    play(tmp_path, stop)
    assert play(tmp_path, go_on).texts() == ["a", "b"]
