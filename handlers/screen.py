"""What a conversation shows: text and buttons, turned into Bot API bodies that Telegram accepts."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from handlers.callback_data import Button

MAX_UNITS = 4096
"""Telegram counts a message's text in UTF-16 units, after entities are parsed."""

_TAG = re.compile(r"<[^>]+>")
# Overrides would reorder the rest of a list; isolates and marks of real Arabic and Hebrew stay.
_OVERRIDES = re.compile("[\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class Key:
    """One button on a screen: a label and either typed callback data, a link, or text to copy."""

    label: str
    button: Button | None = None
    url: str = ""
    copy: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the Bot API's InlineKeyboardButton."""
        if self.button is not None:
            return {"text": self.label, "callback_data": self.button.pack()}
        if self.url:
            return {"text": self.label, "url": self.url}
        return {"text": self.label, "copy_text": {"text": self.copy}}


Keyboard = Sequence[Sequence[Key]]


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML text (no tag spans two lines) and rows of buttons."""

    text: Markup
    keyboard: Keyboard = ()

    def bodies(self) -> list[dict[str, Any]]:
        """Return one Bot API body per message; buttons are on the last."""
        parts = split(_OVERRIDES.sub("", self.text))
        bodies: list[dict[str, Any]] = [_body(part) for part in parts]
        rows = [[key.as_json() for key in row] for row in self.keyboard if row]
        if rows:
            bodies[-1]["reply_markup"] = {"inline_keyboard": rows}
        return bodies


def lines(*parts: Markup | str | None) -> Markup:
    """Join lines, leaving out what is empty; plain text is escaped."""
    return Markup("\n".join([escape(part) for part in parts if part]))  # noqa: S704 - every part is escaped


def joined(separator: str, parts: Iterable[Markup | str]) -> Markup:
    """Join pieces of one line, leaving out what is empty; plain text is escaped."""
    return Markup(str(escape(separator)).join([escape(part) for part in parts if part]))  # noqa: S704 - as above


def bold(text: str) -> Markup:
    """Return the text in bold."""
    return Markup("<b>{}</b>").format(text)


def struck(text: str) -> Markup:
    """Return the text struck through."""
    return Markup("<s>{}</s>").format(text)


def copyable(text: str) -> Markup:
    """Return the text so that a tap copies it."""
    return Markup("<code>{}</code>").format(text)


def plain(text: str) -> str:
    """Return HTML as the text that is seen."""
    return html.unescape(_TAG.sub("", text))


def units(text: str) -> int:
    """Return how many UTF-16 units Telegram counts for plain text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str) -> list[str]:
    """Split HTML into parts that Telegram takes, between lines; a line too long for one message loses its tags."""
    if 2 * len(text) < MAX_UNITS:
        return [text]
    parts = map(_balanced, _parts(text))
    return [part for part in parts if plain(part).strip()] or ["…"]  # Telegram refuses what shows nothing


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    part: list[str] = []
    room = MAX_UNITS
    for line in _short_lines(text):
        size = units(plain(line)) + 1
        if part and size > room:
            parts.append("\n".join(part))
            part, room = [], MAX_UNITS
        part.append(line)
        room -= size
    return [*parts, "\n".join(part)]


def _short_lines(text: str) -> Iterable[str]:
    for line in text.split("\n"):
        bare = plain(line)
        if units(bare) < MAX_UNITS:
            yield line
            continue
        step = MAX_UNITS // 2 - 1  # half: even a line of emoji only then fits
        yield from (html.escape(bare[i : i + step]) for i in range(0, len(bare), step))


def _balanced(part: str) -> str:
    """Return a part that ends inside a tag without any: better plain than refused."""
    whole = Counter(re.findall(r"<(\w+)", part)) == Counter(re.findall(r"</(\w+)", part))
    return part if whole else html.escape(plain(part))


def _body(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
