"""What became of a call, by what came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.calls import Outcome, Result, call
from bot.pacing import NoPace
from tests.bot.wire import BLOCKED, Fault, Wire, caused, post, refusal, too_fast


async def outcome(folder: Path, fault: Fault | None, **body: Any) -> tuple[Result, Wire]:
    async with post(folder, NoPace()) as one:
        outgoing = await one.queue(1, **({"text": "hi"} | body))
        if fault is not None:
            one.wire.faults[1].append(fault)
        return await call(one.bot, outgoing), one.wire


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(None, Result(Outcome.SENT, 1), id="it is sent"),
        pytest.param(too_fast(7), Result(Outcome.TOO_FAST, seconds=7.0), id="429 with its wait"),
        pytest.param(BLOCKED, Result(Outcome.UNREACHABLE), id="blocked"),
        pytest.param(refusal(403, "Forbidden: user is deactivated"), Result(Outcome.UNREACHABLE), id="deactivated"),
        pytest.param(refusal(400, "Bad Request: chat not found"), Result(Outcome.UNREACHABLE), id="no such chat"),
        pytest.param(refusal(400, "Bad Request: message is too long"), Result(Outcome.REFUSED), id="never taken"),
        pytest.param(
            refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-5),
            Result(Outcome.REFUSED),
            id="moved",
        ),
        pytest.param(refusal(409, "Conflict: terminated"), Result(Outcome.REFUSED), id="a conflict"),
        pytest.param(refusal(413, "Request Entity Too Large"), Result(Outcome.REFUSED), id="too big"),
        pytest.param((413, b"<html>nginx</html>"), Result(Outcome.REFUSED), id="too big for a proxy"),
        pytest.param(refusal(401, "Unauthorized"), Result(Outcome.NOT_SENT), id="a revoked token"),
        pytest.param((404, b"<html>no such page</html>"), Result(Outcome.NOT_SENT), id="a proxy that knows nothing"),
        pytest.param(refusal(500, "Internal Server Error: restart"), Result(Outcome.NOT_SENT), id="500"),
        pytest.param((500, b""), Result(Outcome.NOT_SENT), id="500 without words"),
        pytest.param((502, b"<html>502 Bad Gateway</html>"), Result(Outcome.NOT_SENT), id="an HTML page"),
        pytest.param((503, b'{"ok":false}'), Result(Outcome.NOT_SENT), id="503"),
        pytest.param((504, b"<html>Gateway Time-out</html>"), Result(Outcome.NOT_SENT), id="504"),
        pytest.param((200, b'{"ok":true,"resu'), Result(Outcome.UNKNOWN), id="half an answer"),
        pytest.param((418, b"tea"), Result(Outcome.UNKNOWN), id="something else"),
        pytest.param(caused(NetworkError("x"), httpx.ConnectError("x")), Result(Outcome.NOT_SENT), id="no line"),
        pytest.param(caused(TimedOut(), httpx.ConnectTimeout("x")), Result(Outcome.NOT_SENT), id="no line in time"),
        pytest.param(caused(TimedOut(), httpx.PoolTimeout("x")), Result(Outcome.NOT_SENT), id="no free connection"),
        pytest.param(caused(TimedOut(), httpx.ReadTimeout("x")), Result(Outcome.UNKNOWN), id="no answer in time"),
        pytest.param(caused(TimedOut(), httpx.WriteTimeout("x")), Result(Outcome.UNKNOWN), id="half written"),
        pytest.param(caused(NetworkError("x"), httpx.ReadError("x")), Result(Outcome.UNKNOWN), id="cut while reading"),
        pytest.param(
            caused(NetworkError("x"), httpx.RemoteProtocolError("x")), Result(Outcome.UNKNOWN), id="cut by the server"
        ),
        pytest.param(OSError("broken pipe"), Result(Outcome.UNKNOWN), id="an error of the machine"),
    ],
)
async def test_the_outcome_of_a_call(tmp_path: Path, fault: Fault | None, expected: Result) -> None:
    assert (await outcome(tmp_path, fault))[0] == expected


async def test_a_document_is_sent_with_its_name_its_bytes_and_its_caption(tmp_path: Path) -> None:
    found, wire = await outcome(
        tmp_path,
        None,
        method="sendDocument",
        text="<b>here</b>",
        parse_mode="HTML",
        filename="张.jsonl",
        content="a\n张\n",
    )
    assert found == Result(Outcome.SENT, 1)
    shown = wire.messages[1]
    assert (shown.text, shown.filename, shown.content) == ("here", "张.jsonl", "a\n张\n".encode())


async def test_a_document_with_bad_markup_is_sent_with_a_plain_caption(tmp_path: Path) -> None:
    found, wire = await outcome(
        tmp_path, None, method="sendDocument", text="<blink>x</blink>", parse_mode="HTML", filename="a", content="a"
    )
    assert found.outcome is Outcome.SENT
    (shown,) = wire.messages.values()
    assert (shown.text, shown.content) == ("x", b"a")


async def test_buttons_and_previews_reach_telegram_as_they_were_written(tmp_path: Path) -> None:
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "1:a"}, {"text": "B", "url": "https://x.y"}]]}
    found, wire = await outcome(tmp_path, None, reply_markup=keyboard, link_preview_options={"is_disabled": True})
    assert found.outcome is Outcome.SENT
    assert wire.messages[1].keys == ((("A", "1:a"), ("B", "https://x.y")),)
