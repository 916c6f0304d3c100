"""A text as it came, with everything that could be thought about it before looking anything up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from telegram import Message

from handlers.context import Context
from handlers.person.keeping import Heard, hear
from ties.capture import Route, route
from ties.folding import fold, words
from ties.looking import Looking, looking
from ties.names import address, candidate_keys, is_nickname, name_keys
from ties.question import Question, read_question

MAX_NAME_WORDS = 4
_CAPITALS = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_BEGINNING = 400  # characters in which somebody is named


@dataclass(frozen=True, slots=True)
class Came:
    """A text as it came, with everything that could be thought about it before looking anything up.

    `keys` are the folded names that may occur in it, `parts` those that count though they are but a part of a name.
    `alone` is what kind of message it is if nobody named in it is known.
    `question` is what it asks, or what it looks for though it does not ask (`looking`).
    `message_id` is the owner's message, `replied_to` the message it replies to.
    """

    heard: Heard
    keys: tuple[str, ...]
    parts: frozenset[str]
    currency: str
    alone: Route
    question: Question | None
    looking: Looking
    message_id: int | None
    replied_to: int | None = None

    @property
    def text(self) -> str:
        """The text as it was typed."""
        return self.heard.text


def came(
    text: str, said_at: datetime, region: str, currency: str, message_id: int | None, replied_to: int | None = None
) -> Came:
    """Think about a text; `said_at` is in the owner's zone, `region` and `currency` are the owner's."""
    heard = hear(text, said_at, region)
    alone = route(text, heard.reading, ())
    asks = alone.kind == "question"
    sure, question = (Looking.NO, read_question(text, said_at)) if asks else looking(text, heard.reading, said_at)
    parts = frozenset(name_alone(text)) | name_alone(heard.reading.name) | _lone_words(text)
    return Came(heard, candidate_keys(text), parts, currency, alone, question, sure, message_id, replied_to)


def came_in(context: Context, message: Message, text: str | None = None) -> Came:
    """Return a message of the owner as it came, or a part of its text.

    Days in it count from when it was first sent, also after an edit.
    """
    said_at = message.date.astimezone(context.owner.zoneinfo)
    replied = message.reply_to_message
    to = None if replied is None else replied.message_id
    text = context.text if text is None else text
    return came(text, said_at, context.owner.country, context.owner.currency, message.message_id, to)


def name_alone(text: str) -> set[str]:
    """Return the keys of a text that is nothing but a name: Tom, 小明, 张总 (everybody called 张)."""
    tokens = words(text)
    if not tokens or len(tokens) > MAX_NAME_WORDS:
        return set()
    whole = {" ".join(tokens), "".join(tokens)}
    if address(text.strip())[1] or is_nickname(text.strip()):
        whole |= {key for key in name_keys(text) if key.endswith("*")}
    return whole


def _lone_words(text: str) -> set[str]:
    """Return the folded words that stand alone with a capital, as given names do: what did Tom say."""
    runs = (run.split() for run in _CAPITALS.findall(text[:_BEGINNING]))
    return {fold(run[0]) for run in runs if len(run) == 1}
