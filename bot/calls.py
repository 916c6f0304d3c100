"""One call of the outbox to the Bot API, and what became of it."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import httpx
from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from handlers.context import Bot
from handlers.screen import plain
from storage.outbox import Outgoing

log = logging.getLogger(__name__)

# Spelt so, PTB hands over the answer as it came; making a Message of it, for its id alone, costs twice the call.
_SEND, _EDIT = "send_Message", "edit_Message_Text"

_SURELY_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Outcome(Enum):
    """What became of a call."""

    SENT = auto()
    REFUSED = auto()  # Telegram will never take it
    UNREACHABLE = auto()  # the owner blocked the bot or is gone
    TOO_FAST = auto()  # a 429 with its exact wait
    NOT_SENT = auto()  # surely not arrived: try again
    UNKNOWN = auto()  # it may have arrived


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome, the message's id when sent, the seconds to wait when too fast."""

    outcome: Outcome
    message_id: int | None = None
    seconds: float = 0.0


async def call(bot: Bot, outgoing: Outgoing) -> Result:
    """Make the call once (twice when Telegram dislikes its markup); never raises a TelegramError."""
    try:
        return Result(Outcome.SENT, await _METHODS[outgoing.method](bot, outgoing.chat_id, dict(outgoing.body)))
    except RetryAfter as error:
        wait = error.retry_after
        return Result(Outcome.TOO_FAST, seconds=wait if isinstance(wait, (int, float)) else wait.total_seconds())
    except Forbidden:
        return Result(Outcome.UNREACHABLE)
    except (ChatMigrated, InvalidToken):
        return Result(Outcome.REFUSED)
    except BadRequest as error:
        return await _disliked(bot, outgoing, error)
    except NetworkError as error:
        return Result(_network(error))
    except TelegramError as error:
        log.warning("Telegram refuses a %s: %s", outgoing.method, type(error).__name__)
        return Result(Outcome.REFUSED)


async def _disliked(bot: Bot, outgoing: Outgoing, error: BadRequest) -> Result:
    # Telegram tells these apart by words alone; this is the one place that reads them.
    words = str(error).lower()
    if "not modified" in words:
        return Result(Outcome.SENT, outgoing.body.get("message_id"))
    if "chat not found" in words or "user is deactivated" in words:
        return Result(Outcome.UNREACHABLE)
    if outgoing.body.get("fallback"):
        log.warning("Telegram refuses a %s", outgoing.method)
        return Result(Outcome.REFUSED)
    return await call(bot, _simpler(outgoing, words))


def _simpler(outgoing: Outgoing, words: str) -> Outgoing:
    """Return the same call made safer: plain text for bad markup, a new message for one that cannot be edited."""
    body: dict[str, Any] = outgoing.body | {"fallback": True}
    method = outgoing.method
    if "parse entities" in words:
        body |= {"text": plain(body["text"])}
        body.pop("parse_mode", None)
    elif method == "editMessageText":
        body.pop("message_id", None)
        method = "sendMessage"
    return Outgoing(outgoing.id, outgoing.owner_no, outgoing.chat_id, outgoing.kind, method, body, outgoing.link)


def _network(error: NetworkError) -> Outcome:
    if isinstance(error.__cause__, _SURELY_NOT_SENT) or "(5" in str(error) or "Bad Gateway" in str(error):
        return Outcome.NOT_SENT  # no connection, or the server said 5xx
    return Outcome.UNKNOWN


async def _send_message(bot: Bot, chat_id: int, body: dict[str, Any]) -> int | None:
    return _id_of(await bot.do_api_request(_SEND, {"chat_id": chat_id, **_texts(body), **_extras(body)}))


async def _edit_message_text(bot: Bot, chat_id: int, body: dict[str, Any]) -> int | None:
    where = {"chat_id": chat_id, "message_id": body["message_id"]}
    return _id_of(await bot.do_api_request(_EDIT, {**where, **_texts(body), **_extras(body)}))


async def _send_document(bot: Bot, chat_id: int, body: dict[str, Any]) -> int | None:
    file = InputFile(io.BytesIO(body["content"].encode()), filename=body["filename"])
    message = await bot.send_document(
        chat_id, file, caption=body["text"], parse_mode=body.get("parse_mode"), api_kwargs=_extras(body, "reply_markup")
    )
    return message.message_id


def _id_of(answer: Any) -> int | None:
    return answer["message_id"] if isinstance(answer, dict) else None


def _texts(body: dict[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in ("text", "parse_mode") if name in body}


def _extras(body: dict[str, Any], *names: str) -> dict[str, Any]:
    # Already in the Bot API's form: given past PTB's classes, which would only turn them back into the same JSON.
    return {name: body[name] for name in names or ("reply_markup", "link_preview_options") if name in body}


_METHODS = {
    "sendMessage": _send_message,
    "editMessageText": _edit_message_text,
    "sendDocument": _send_document,
}
