"""Cutting the open text of a line into blocks (between hard separators) and pieces (between spaces beside Chinese)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ties.capture.sheet import BREAK, SYMBOL
from ties.folding import HAN

HARD = re.compile(
    rf"[\n,;|()。，；!?！？…{BREAK}{SYMBOL}]+"
    r"|\s[-/•·]+\s|[—–•]+|\s+[·/|]|->|=>|~{2,}"
    rf"|(?<=[{HAN}])[/·](?=[{HAN}])"
    rf"|:(?=\s|$)|(?<=[{HAN}]):|:(?=[{HAN}])"
    r"|(?<![\s.][A-Z])(?<![\s.](?:Dr|Mr|Ms|St|Jr|Sr|No|Co))(?<!^(?:Dr|Mr|Ms|St|dr|mr|ms))(?<!^mrs)(?<!^[A-Z])(?<!(?:Mrs|Inc|Ltd|vs\.|etc))(?<!Prof)\.+(?=\s|$)"
    r"|(?<=[a-z])\.(?=[A-Z][a-z])"
)
"""Separators nothing is read across; a full stop only where it ends a sentence."""

SOFT = re.compile(rf"(?<=[{HAN}])[ \t、]+|(?<=\S)[ \t]+(?=[{HAN}])|、")
"""Spaces beside a Chinese character part as commas do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sheet; `block` counts the hard segments of the line."""

    start: int
    end: int
    block: int


def blocks(text: str) -> list[Piece]:
    """Return the stretches between hard separators, symbols counted as such, edges trimmed."""
    found: list[Piece] = []
    at = 0
    for hit in (*HARD.finditer(text), None):
        end = hit.start() if hit else len(text)
        piece = trimmed(text, at, end, len(found))
        if piece:
            found.append(piece)
        at = hit.end() if hit else end
    return found


def pieces(text: str, block: Piece) -> list[Piece]:
    """Return the stretches of a block between spaces beside Chinese; what stands in quotes stays whole."""
    found: list[Piece] = []
    at = block.start
    for hit in SOFT.finditer(text, block.start, block.end):
        if text.count('"', block.start, hit.start()) % 2 or text[at : hit.start()].strip() in {"@", "at"}:
            continue
        piece = trimmed(text, at, hit.start(), block.block)
        if piece:
            found.append(piece)
        at = hit.end()
    last = trimmed(text, at, block.end, block.block)
    return [*found, last] if last else found


def all_pieces(text: str) -> list[Piece]:
    """Return the pieces of all blocks."""
    return [piece for block in blocks(text) for piece in pieces(text, block)]


def trimmed(text: str, start: int, end: int, block: int) -> Piece | None:
    """Return the stretch without spaces at its edges, or nothing when it is empty."""
    while start < end and (text[start].isspace() or text[start] in "'.:~-" + BREAK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".:~-" + BREAK):
        end -= 1
    return Piece(start, end, block) if start < end else None
