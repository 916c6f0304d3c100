"""The Bot API in this very process: the console's other end, and the fake of the test suite.

It refuses what Telegram refuses: long texts, long callback data, bad markup, edits that change nothing.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from telegram.request import BaseRequest, RequestData

from handlers.callback_data import MAX_BYTES
from handlers.screen import MAX_UNITS, plain, units

BOT_ID = 1
BOT_USER = {"id": BOT_ID, "is_bot": True, "first_name": "Jieli", "username": "jieli_local_bot"}

MAX_CAPTION = 1024
_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
_MEANS_SOMETHING = re.compile(r"[<&]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as the person sees it: `text` is plain, `keys` are rows of (label, callback data or link)."""

    message_id: int
    chat_id: int
    text: str
    keys: tuple[tuple[tuple[str, str], ...], ...] = ()
    edited: bool = False
    filename: str = ""
    content: bytes = b""


class _Refused(Exception):
    """What Telegram would answer with an error code."""

    def __init__(self, code: int, description: str) -> None:
        self.code = code
        super().__init__(description)


@dataclass
class LocalApi(BaseRequest):
    """PTB's request object without a network. `on_show` is told of each message sent or edited."""

    on_show: Callable[[Shown], None] = field(default=lambda _: None)

    def __post_init__(self) -> None:
        self.messages: dict[int, Shown] = {}
        self.files: dict[str, bytes] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self._numbers = itertools.count(1)

    @property
    def read_timeout(self) -> float | None:
        """No network, no timeout."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def skip_message_ids(self, last: int) -> None:
        """Number messages on from `last`, so that they do not collide with an earlier session's."""
        self._numbers = itertools.count(last + 1)

    def next_message_id(self) -> int:
        """Draw an id, for a message of the person too."""
        return next(self._numbers)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answer one Bot API call as Telegram would."""
        name = url.rsplit("/", 1)[-1]
        if method == "GET":
            return 200, self.files[name]
        parameters = {} if request_data is None else request_data.parameters
        try:
            result = getattr(self, f"_{name}", self._unknown)(parameters, request_data)
        except _Refused as refused:
            answer = {"ok": False, "error_code": refused.code, "description": str(refused)}
            return refused.code, json.dumps(answer).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _unknown(self, _parameters: dict[str, Any], _data: RequestData | None) -> Any:
        raise _Refused(404, "Not Found: method not found")

    def _getMe(self, _parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - the Bot API's name
        return BOT_USER

    def _sendMessage(self, parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - as above
        return self._show(_shown(self.next_message_id(), parameters, parameters["text"]))

    def _editMessageText(self, parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - as above
        old = self.messages.get(parameters["message_id"])
        if old is None:
            raise _Refused(400, "Bad Request: message to edit not found")
        new = replace(_shown(old.message_id, parameters, parameters["text"]), edited=True)
        if (new.text, new.keys) == (old.text, old.keys):
            raise _Refused(400, "Bad Request: message is not modified")
        return self._show(new)

    def _sendDocument(self, parameters: dict[str, Any], data: RequestData | None) -> Any:  # noqa: N802 - as above
        files = {} if data is None or data.multipart_data is None else data.multipart_data
        filename, content, _ = next(iter(files.values()))
        shown = _shown(self.next_message_id(), parameters, parameters.get("caption", ""), MAX_CAPTION)
        return self._show(
            replace(shown, filename=filename, content=content if isinstance(content, bytes) else content.read())
        )

    def _answerCallbackQuery(self, _parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - as above
        return True

    def _setMyCommands(self, parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - as above
        self.commands[parameters.get("language_code", "")] = parameters["commands"]
        return True

    def _deleteWebhook(self, _parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - as above
        return True

    def _getFile(self, parameters: dict[str, Any], _data: RequestData | None) -> Any:  # noqa: N802 - as above
        number = parameters["file_id"]
        if number not in self.files:
            raise _Refused(400, "Bad Request: invalid file_id")
        return {"file_id": number, "file_unique_id": number, "file_path": number, "file_size": len(self.files[number])}

    def _show(self, shown: Shown) -> dict[str, Any]:
        self.messages[shown.message_id] = shown
        self.on_show(shown)
        chat = {"id": shown.chat_id, "type": "private"}
        now = int(datetime.now(UTC).timestamp())
        return {"message_id": shown.message_id, "date": now, "chat": chat, "text": shown.text, "from": BOT_USER}


def _shown(message_id: int, parameters: dict[str, Any], text: str, most: int = MAX_UNITS) -> Shown:
    if parameters.get("parse_mode") == "HTML":
        _check_markup(text)
        text = plain(text)
    if not text.strip() and "document" not in parameters:
        raise _Refused(400, "Bad Request: message text is empty")
    if units(text) > most:
        raise _Refused(400, "Bad Request: message is too long")
    keyboard = parameters.get("reply_markup", {}).get("inline_keyboard", [])
    return Shown(message_id, parameters["chat_id"], text, tuple(tuple(map(_key, row)) for row in keyboard))


def _key(key: dict[str, Any]) -> tuple[str, str]:
    data = key.get("callback_data", "")
    if len(data.encode()) > MAX_BYTES:
        raise _Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return key["text"], data or key.get("url", "") or key.get("copy_text", {}).get("text", "")


class _Markup(HTMLParser):
    """Telegram's HTML: known tags, closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _ = attrs
        if tag not in _TAGS:
            raise _Refused(400, f"Bad Request: can't parse entities: unsupported start tag {tag!r}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise _Refused(400, "Bad Request: can't parse entities: unexpected end tag")


def _check_markup(text: str) -> None:
    if not _MEANS_SOMETHING.search(text):
        return
    parser = _Markup()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise _Refused(400, "Bad Request: can't parse entities: can't find end tag")
