"""One call of the outbox to the Bot API, and what became of it."""

from __future__ import annotations

import io
import logging
import os
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto
from typing import Any

import httpx
from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from handlers.context import Bot
from handlers.screen import plain
from storage.outbox import Outgoing

log = logging.getLogger(__name__)

# Otherwise PTB warns at each 429 that it will count waits in timedeltas one day.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# Spelt so, PTB hands over the answer as it came; making a Message of it, for its id alone, costs twice the call.
_SEND, _EDIT = "send_Message", "edit_Message_Text"

_SURELY_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_SERVER_DOWN = re.compile(
    r"\(5\d\d\)|internal server error|bad gateway|service unavailable|gateway time-?out", re.IGNORECASE
)
_TOO_BIG = re.compile(r"\(413\)|too large", re.IGNORECASE)


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
    """Make the call once (again, made simpler, when Telegram dislikes its form); never raises a TelegramError."""
    try:
        return Result(Outcome.SENT, await _METHODS[outgoing.method](bot, outgoing.chat_id, dict(outgoing.body)))
    except RetryAfter as error:
        return Result(Outcome.TOO_FAST, seconds=seconds_of(error))
    except Forbidden:
        return Result(Outcome.UNREACHABLE)
    except (InvalidToken, EndPointNotFound):
        # 401 or 404: revoked, or a proxy that knows nothing of us. What waits is kept for a token that works.
        return Result(Outcome.NOT_SENT)
    except ChatMigrated:
        return Result(Outcome.REFUSED)
    except BadRequest as error:
        return await _disliked(bot, outgoing, error)
    except NetworkError as error:
        return Result(_network(error))
    except TelegramError as error:
        if type(error) is TelegramError:  # a success whose body nobody can read
            return Result(Outcome.UNKNOWN)
        log.warning("Telegram refuses a %s: %s", outgoing.method, type(error).__name__)
        return Result(Outcome.REFUSED)


def seconds_of(error: RetryAfter) -> float:
    """Return how long a 429 asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def _disliked(bot: Bot, outgoing: Outgoing, error: BadRequest) -> Result:
    # Telegram tells these apart by words alone; this is the one place that reads them.
    words = str(error).lower()
    if "not modified" in words:
        return Result(Outcome.SENT, outgoing.body.get("message_id"))
    if "chat not found" in words or "user is deactivated" in words:
        return Result(Outcome.UNREACHABLE)
    simpler = _simpler(outgoing, words)
    if simpler is None:
        log.warning("Telegram refuses a %s", outgoing.method)
        return Result(Outcome.REFUSED)
    return await call(bot, simpler)


def _simpler(outgoing: Outgoing, words: str) -> Outgoing | None:
    """Return the same call made safer: plain text for bad markup, a new message for one that cannot be edited."""
    body: dict[str, Any] = dict(outgoing.body)
    if "parse entities" in words and "parse_mode" in body:
        del body["parse_mode"]
        return replace(outgoing, body=body | {"text": plain(body["text"])})
    if outgoing.method == "editMessageText":
        del body["message_id"]
        return replace(outgoing, method="sendMessage", body=body)
    return None


def _network(error: NetworkError) -> Outcome:
    if isinstance(error.__cause__, _SURELY_NOT_SENT) or _SERVER_DOWN.search(str(error)):
        return Outcome.NOT_SENT
    return Outcome.REFUSED if _TOO_BIG.search(str(error)) else Outcome.UNKNOWN


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
