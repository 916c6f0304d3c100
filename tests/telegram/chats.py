"""Accounts, chats and messages as the server remembers them."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.markup import Styled
from tests.telegram.refusals import bad_request, forbidden

BOT = {"id": 42, "is_bot": True, "first_name": "Jieli", "username": "jieli_test_bot"}
TAP_LIFETIME = 15.0
"""Seconds in which a tap on a button may be answered."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody with Telegram, in a private chat with the bot."""

    id: int
    first_name: str = "Ann"
    language_code: str = "en"

    @property
    def user(self) -> dict[str, Any]:
        """Return the User object."""
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": self.language_code}

    @property
    def chat(self) -> dict[str, Any]:
        """Return the Chat object."""
        return {"id": self.id, "type": "private", "first_name": self.first_name}


@dataclass(slots=True)
class Chats:
    """Who has written, who has blocked the bot, what stands in each chat."""

    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    taps: dict[str, float] = field(default_factory=dict)
    _last_message: int = 0

    def written(self, account: Account, fields: dict[str, Any]) -> dict[str, Any]:
        """Return a new message from an account, now unless `fields` bring a date."""
        self.chats[account.id] = account.chat
        message = {"message_id": self._next(), "from": account.user, "chat": account.chat, "date": _now(), **fields}
        self.messages[account.id, int(message["message_id"])] = message
        return message

    def said(
        self, chat_id: int, styled: Styled, markup: dict[str, Any] | None, extra: dict[str, Any]
    ) -> dict[str, Any]:
        """Return a new message from the bot; a chat that cannot be written to is refused."""
        message = {"message_id": self._next(), "from": BOT, "chat": self.open(chat_id), "date": _now(), **extra}
        message |= _body("caption" if extra.get("document") else "text", styled, markup)
        self.messages[chat_id, int(message["message_id"])] = message
        return message

    def edited(
        self, chat_id: int, message_id: int, styled: Styled | None, markup: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Return the message changed; styled None leaves its text. No change and no such message are refused."""
        message = self.own(chat_id, message_id)
        body = _body("text", styled, markup) if styled else _with(markup)
        bare = {key: value for key, value in message.items() if key not in {"reply_markup", "edit_date", "entities"}}
        kept = {} if styled else {"entities": message.get("entities", [])}
        changed = bare | kept | body
        if _looks(changed) == _looks(message):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same"
                " as a current content and reply markup of the message"
            )
        changed["edit_date"] = _now()
        self.messages[chat_id, message_id] = changed
        return changed

    def open(self, chat_id: int) -> dict[str, Any]:
        """Return a chat the bot may write to, or refuse as Telegram does."""
        if chat_id in self.blocked:
            raise forbidden("bot was blocked by the user")
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def own(self, chat_id: int, message_id: int) -> dict[str, Any]:
        """Return a message of the bot that can be edited."""
        self.open(chat_id)
        message = self.messages.get((chat_id, message_id))
        if message is None:
            raise bad_request("message to edit not found")
        if message["from"] != BOT:
            raise bad_request("message can't be edited")
        return message

    def answer_tap(self, tap: str, now: float) -> None:
        """Take the answer to a tap; unknown, answered and old ones are refused."""
        if now - self.taps.pop(tap, 0.0) > TAP_LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")

    def _next(self) -> int:
        self._last_message += 1
        return self._last_message


def _now() -> int:
    return int(time.time())


def _body(name: str, styled: Styled, markup: dict[str, Any] | None) -> dict[str, Any]:
    body: dict[str, Any] = {name: styled.text} if styled.text else {}
    if styled.entities:
        body[f"{name.removesuffix('text')}_entities".removeprefix("_")] = styled.entities
    return body | _with(markup)


def _with(markup: dict[str, Any] | None) -> dict[str, Any]:
    return {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}


def _looks(message: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(message.get(part) or None for part in ("text", "entities", "reply_markup"))
