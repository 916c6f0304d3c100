"""What Telegram delivers is committed before PTB may move its offset."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.request import HTTPXRequest

from storage.inbox import Arrival

log = logging.getLogger(__name__)

Keep = Callable[[list[Arrival]], Awaitable[None]]

_SENDERS = (
    "message", "edited_message", "callback_query", "inline_query", "my_chat_member", "chat_member", "channel_post",
    "edited_channel_post", "chosen_inline_result", "message_reaction", "business_message", "edited_business_message",
    "business_connection", "poll_answer", "chat_join_request",
)  # fmt: skip

_BIGGEST = 2**63
"""SQLite's integers end there, and Telegram's ids long before."""


class InboxRequest(HTTPXRequest):
    """PTB's request for getUpdates: keeps the raw batch and hands PTB only the last update's id.

    Any failure here becomes PTB's NetworkError: it backs off and asks again with the same offset.
    """

    def __init__(self, bot_id: int, keep: Keep, polled: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._bot_id = bot_id
        self._keep = keep
        self._polled = polled

    async def do_request(self, url: str, method: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Do the request; a batch of updates is committed before this returns."""
        code, payload = await super().do_request(url, method, *args, **kwargs)
        if code != 200 or not url.endswith("/getUpdates"):
            return code, payload
        self._polled()
        updates = [update for update in json.loads(payload).get("result") or [] if "update_id" in update]
        if not updates:
            return code, payload
        await self._keep([arrival(self._bot_id, update) for update in updates])
        last = max(update["update_id"] for update in updates)
        return code, json.dumps({"ok": True, "result": [{"update_id": last}]}).encode()


def arrival(bot_id: int, update: dict[str, Any]) -> Arrival:
    """Return the inbox row of a raw update. Raises KeyError when it has no update id."""
    # Half a character (a lone surrogate) cannot be stored: it must not keep the whole batch from being.
    body = json.dumps(update, ensure_ascii=False).encode(errors="replace").decode()
    return Arrival(bot_id, update["update_id"], lane_of(update), body)


def lane_of(update: dict[str, Any]) -> int:
    """Return the Telegram id of who sent the update (else of its chat, else 0), whatever its fields look like."""
    for kind in _SENDERS:
        part = update.get(kind)
        if not isinstance(part, dict):
            continue
        for key in ("from", "user", "sender_chat", "chat"):
            who = part.get(key)
            if isinstance(who, dict) and type(who.get("id")) is int and abs(who["id"]) < _BIGGEST:
                return int(who["id"])
    return 0
