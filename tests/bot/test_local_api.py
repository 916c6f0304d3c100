"""The Bot API in this process refuses what Telegram refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram import InputFile
from telegram.error import BadRequest
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.local_api import LocalApi, Shown


async def ask(api: LocalApi, method: str, **parameters: Any) -> dict[str, Any]:
    data = RequestData([RequestParameter(key, value, []) for key, value in parameters.items()])
    code, payload = await api.do_request(f"https://api/bot1:x/{method}", "POST", data)
    answer: dict[str, Any] = json.loads(payload)
    assert answer["ok"] is (code == 200)
    return answer


async def refused(method: str = "sendMessage", **parameters: Any) -> str:
    answer = await ask(LocalApi(), method, **({"chat_id": 1} | parameters))
    return str(answer.get("description", ""))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("<b>x", "can't find end tag", id="a tag left open"),
        pytest.param("x</b>", "unexpected end tag", id="a tag never opened"),
        pytest.param("<b><i>x</b></i>", "unexpected end tag", id="tags crossed"),
        pytest.param("<blink>x</blink>", "unsupported start tag", id="an unknown tag"),
        pytest.param("<b> </b>", "message text is empty", id="nothing to see"),
        pytest.param("", "message text is empty", id="nothing at all"),
        pytest.param("x" * 4097, "message is too long", id="too long"),
        pytest.param("\U0001f9c0" * 2049, "message is too long", id="too long in UTF-16 units"),
    ],
)
async def test_a_text_that_telegram_would_refuse_is_refused(text: str, why: str) -> None:
    assert why in await refused(text=text, parse_mode="HTML")


@pytest.mark.parametrize("text", ["x" * 4096, "\U0001f9c0" * 2048, "<b>a</b> &lt; &amp;", "a & b", "<i>x</i>" * 500])
async def test_a_text_that_telegram_takes_is_shown(text: str) -> None:
    assert await refused(text=text, parse_mode="HTML") == ""


async def test_tags_mean_nothing_in_plain_text() -> None:
    assert await refused(text="<b>x <nothing> &amp;") == ""


DATA = [("x" * 64, True), ("x" * 65, False), ("张" * 21, True), ("张" * 22, False)]


@pytest.mark.parametrize(("data", "taken"), DATA)
async def test_button_data_has_64_bytes(data: str, taken: bool) -> None:  # noqa: FBT001 - a column of the table
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": data}]]}
    assert (await refused(text="x", reply_markup=keyboard) == "") is taken


async def test_an_edit_must_change_something_that_is_there() -> None:
    api = LocalApi()
    shown: list[Shown] = []
    api.on_show = shown.append
    await ask(api, "sendMessage", chat_id=1, text="a")
    assert "not modified" in (await ask(api, "editMessageText", chat_id=1, message_id=1, text="a"))["description"]
    assert "not found" in (await ask(api, "editMessageText", chat_id=1, message_id=2, text="b"))["description"]
    assert (await ask(api, "editMessageText", chat_id=1, message_id=1, text="b"))["result"]["message_id"] == 1
    assert [(one.text, one.edited) for one in shown] == [("a", False), ("b", True)]


async def test_a_caption_is_shorter_than_a_text() -> None:
    async with ExtBot("1:x", request=LocalApi(), get_updates_request=LocalApi()) as bot:
        await bot.send_document(1, InputFile(b"x", filename="a"), caption="x" * 1024)
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_document(1, InputFile(b"x", filename="a"), caption="x" * 1025)


async def test_files_are_handed_out_by_their_number() -> None:
    api = LocalApi()
    api.files["f1"] = b"bytes"
    assert (await ask(api, "getFile", file_id="f1"))["result"]["file_size"] == 5
    assert await api.do_request("https://api/file/bot1:x/f1", "GET") == (200, b"bytes")
    assert "invalid file_id" in (await ask(api, "getFile", file_id="f2"))["description"]


async def test_unknown_methods_are_not_found() -> None:
    assert "not found" in await refused("sendHologram")


async def test_numbers_go_on_after_an_earlier_session() -> None:
    api = LocalApi()
    api.skip_message_ids(41)
    assert (await ask(api, "sendMessage", chat_id=1, text="a"))["result"]["message_id"] == 42


async def test_the_menu_is_kept_by_language() -> None:
    api = LocalApi()
    await ask(api, "setMyCommands", commands=[{"command": "who", "description": "x"}], language_code="zh")
    assert list(api.commands) == ["zh"]
