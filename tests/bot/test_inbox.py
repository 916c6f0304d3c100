"""What Telegram delivers is on disk before it may forget it, whatever it looks like."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.inbox import InboxRequest, arrival, lane_of
from storage import inbox, opening, sqlite
from storage.inbox import Arrival
from tests.bot.wire import NOW
from ties.errors import DiskFull

URL = "https://api.telegram.org/bot1:x/getUpdates"


class Kept:
    """Keeps what it is given, unless the disk is full."""

    def __init__(self, *, full: bool = False) -> None:
        self.full = full
        self.arrivals: list[Arrival] = []
        self.polls = 0

    async def keep(self, arrivals: list[Arrival]) -> None:
        if self.full:
            raise DiskFull
        self.arrivals += arrivals

    def polled(self) -> None:
        self.polls += 1


async def polled(kept: Kept, answer: Callable[[httpx.Request], httpx.Response], url: str = URL) -> bytes:
    """Return what PTB gets to see of an answer."""
    request = InboxRequest(1, kept.keep, kept.polled, httpx_kwargs={"transport": httpx.MockTransport(answer)})
    async with request:
        return await request._request_wrapper(url, "POST")


def updates(*found: dict[str, Any]) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(200, json={"ok": True, "result": list(found)})


async def test_a_batch_is_kept_and_ptb_learns_its_last_number_alone() -> None:
    kept = Kept()
    batch = [{"update_id": n, "message": {"from": {"id": 7}, "text": "secret"}} for n in (5, 9, 7)]
    payload = await polled(kept, updates(*batch))
    assert json.loads(payload) == {"ok": True, "result": [{"update_id": 9}]}
    assert [(one.update_id, one.lane, json.loads(one.body)) for one in kept.arrivals] == [
        (update["update_id"], 7, update) for update in batch
    ]
    assert kept.polls == 1


async def test_what_has_no_number_is_passed_over() -> None:
    kept = Kept()
    await polled(kept, updates({"message": {}}, {"update_id": 5}))
    assert [one.update_id for one in kept.arrivals] == [5]


async def test_an_empty_batch_is_a_poll_that_came_back() -> None:
    kept = Kept()
    assert json.loads(await polled(kept, updates())) == {"ok": True, "result": []}
    assert (kept.polls, kept.arrivals) == (1, [])


async def test_what_cannot_be_kept_is_asked_for_again() -> None:
    with pytest.raises(NetworkError):
        await polled(Kept(full=True), updates({"update_id": 5}))


@pytest.mark.parametrize("code", [409, 502])
async def test_an_error_is_no_poll(code: int) -> None:
    kept = Kept()
    with pytest.raises(Exception, match="x"):
        await polled(kept, lambda _: httpx.Response(code, json={"ok": False, "description": "x"}))
    assert kept.polls == 0


async def test_other_calls_pass_through() -> None:
    kept = Kept()
    payload = await polled(kept, updates({"update_id": 5}), URL.replace("getUpdates", "getMe"))
    assert json.loads(payload)["result"] == [{"update_id": 5}]
    assert kept.arrivals == []
    assert issubclass(InboxRequest, HTTPXRequest)


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        pytest.param({"message": {"from": {"id": 7}, "chat": {"id": 8}}}, 7, id="a message"),
        pytest.param({"edited_message": {"from": {"id": 7}}}, 7, id="an edit"),
        pytest.param({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 8}}}}, 7, id="a tap"),
        pytest.param({"inline_query": {"from": {"id": 7}}}, 7, id="an inline query"),
        pytest.param({"my_chat_member": {"from": {"id": 7}, "chat": {"id": 8}}}, 7, id="blocked or unblocked"),
        pytest.param({"message_reaction": {"user": {"id": 7}, "chat": {"id": 8}}}, 7, id="a reaction"),
        pytest.param({"channel_post": {"chat": {"id": -8}}}, -8, id="a channel"),
        pytest.param({"message": {"sender_chat": {"id": -9}, "chat": {"id": -8}}}, -9, id="an anonymous admin"),
        pytest.param({"future_kind": {"from": {"id": 7}}}, 0, id="a kind we do not know"),
        pytest.param({}, 0, id="nothing"),
        pytest.param({"message": "text"}, 0, id="another type"),
        pytest.param({"message": {"from": "me"}}, 0, id="a sender of another type"),
        pytest.param({"message": {"from": {"id": "7"}, "chat": {"id": 8}}}, 8, id="an id of another type"),
        pytest.param({"message": {"from": {"id": 2**70}, "chat": {"id": 8}}}, 8, id="an id too big to keep"),
        pytest.param({"message": {"from": {"id": True}, "chat": {"id": 8}}}, 8, id="yes is no id"),
    ],
)
def test_the_lane_is_who_sent_it(update: dict[str, Any], lane: int) -> None:
    assert lane_of(update) == lane


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ud83d", id="half an emoji"),
        pytest.param("\x00", id="a character that ends texts elsewhere"),
        pytest.param("\u202e\u2066 张\U0001f9c0", id="odd but whole"),
    ],
)
def test_whatever_is_written_can_be_kept_and_read_back(tmp_path: Path, text: str) -> None:
    opening.prepare(tmp_path / "jieli.db", NOW)
    with closing(sqlite.connect(tmp_path / "jieli.db")) as raw:
        inbox.keep(raw, [arrival(1, {"update_id": 5, "message": {"from": {"id": 7}, "text": f"a{text}b"}})], NOW)
        found = inbox.next_in(raw, 1, 7)
    assert found is not None
    kept = json.loads(found.body)["message"]["text"]
    assert kept.encode()
    assert kept == f"a{text}b" or (kept.startswith("a") and kept.endswith("b"))
