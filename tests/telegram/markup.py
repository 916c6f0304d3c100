"""HTML as the Bot API parses it: plain text, entities in UTF-16 units, and its refusals.

Source of tags and wording: core.telegram.org/bots/api#html-style and the parser of tdlib.
"""

import html
import re
from dataclasses import dataclass
from typing import Any

from tests.telegram.refusals import bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
"""Both in UTF-16 units after entities are parsed."""

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAG = re.compile(r"<(/?)([^\s>]*)([^>]*)(>?)")
_KNOWN_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


@dataclass(frozen=True, slots=True)
class Styled:
    """Text as it is shown, and its entities."""

    text: str
    entities: list[dict[str, Any]]


def units(text: str) -> int:
    """Return the length in UTF-16 units, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def styled(text: str, parse_mode: str, *, limit: int) -> Styled:
    """Return the text to show; unreadable markup, nothing to show and too much of it are refused."""
    shown = _parsed(text, parse_mode)
    if units(shown.text) > limit:
        raise bad_request("message is too long" if limit == LONGEST_TEXT else "message caption is too long")
    return shown


def _parsed(text: str, parse_mode: str) -> Styled:
    if not parse_mode:
        return Styled(text.strip(), [])
    if parse_mode.lower() != "html":
        # The Markdown modes exist at Telegram; this bot has one renderer, so another mode is its mistake.
        raise bad_request("unsupported parse_mode")
    return _html(text)


def _html(text: str) -> Styled:
    shown, entities, opened = "", [], list[tuple[str, str, int]]()
    at = 0
    for tag in _TAG.finditer(text):
        shown += _plain(text[at : tag.start()])
        at = tag.end()
        if tag[1]:
            name, attributes, start = _close(tag, opened)
            entities.append(_entity(name, attributes, start, units(shown)))
        else:
            opened.append(_open(tag, units(shown)))
    if opened:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\"")
    shown += _plain(text[at:])
    return Styled(shown.strip(), sorted(entities, key=lambda entity: int(entity["offset"])))


def _plain(piece: str) -> str:
    return _KNOWN_ENTITY.sub(lambda found: html.unescape(found[0]), piece)


def _open(tag: re.Match[str], offset: int) -> tuple[str, str, int]:
    name = tag[2].lower()
    if name not in _KINDS:
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {tag.start()}')
    if not tag[4]:
        raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {tag.start()}")
    return name, tag[3], offset


def _close(tag: re.Match[str], opened: list[tuple[str, str, int]]) -> tuple[str, str, int]:
    if not opened:
        raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {tag.start()}")
    name, attributes, start = opened.pop()
    if tag[2] and tag[2].lower() != name:
        raise bad_request(
            f"can't parse entities: Unmatched end tag at byte offset {tag.start()},"
            f' expected "</{name}>", found "</{tag[2]}>"'
        )
    return name, attributes, start


def _entity(name: str, attributes: str, start: int, end: int) -> dict[str, Any]:
    entity: dict[str, Any] = {"type": _KINDS[name], "offset": start, "length": end - start}
    link = re.search(r'href\s*=\s*"([^"]*)"', attributes)
    if link:
        entity["url"] = html.unescape(link[1])
    return entity
