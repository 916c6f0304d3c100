"""Cutting the open text of a line into blocks (between hard separators) and pieces (between spaces beside Chinese)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ties.capture.sheet import BREAK, SYMBOL
from ties.capture.tables import words
from ties.capture.trades import BARE_TRADE_ZH, is_company_zh, is_industry, is_role_zh
from ties.folding import HAN
from ties.patterns import lazy
from ties.places import find_place

_SHORT = frozenset(words("clauses_en", "short"))
"""A full stop after one of these ends no sentence."""

_LEGAL = frozenset(["co", "inc", "ltd", "corp"])
"""After these it ends a name when a number follows: Heron Brewing Co. 12 Mill Lane."""

_DOTTED = lazy(rf"(?<![{HAN}·])([{HAN}]{{1,8}})·([{HAN}]{{1,8}})(?![{HAN}·])")
_LAST_WORD = lazy(r"(?<![\w.&])[A-Za-z]{1,6}$")

HARD = lazy(
    rf"[\n,;|()<>。，；!?！？…{BREAK}{SYMBOL}]+"
    r"|\s[-/•·]+\s|[—–•]+|\s+[·/|]|->|=>|~{2,}"
    rf"|(?<=[{HAN}])[/·](?=[{HAN}])"
    rf"|:(?=\s|$)|(?<=[{HAN}]):|:(?=[{HAN}])"
    r"|\.+(?=\s|$)"
    r"|(?<=[a-z])\.(?=[A-Z][a-z])"
)
"""Separators nothing is read across; a full stop only where it ends a sentence."""

SOFT = lazy(rf"(?<=[{HAN}])[ \t、]+|(?<=\S)[ \t]+(?=[{HAN}])|、")
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
    for hit in (*filter(_parts, HARD.finditer(text)), None):
        end = hit.start() if hit else len(text)
        piece = trimmed(text, at, end, len(found))
        if piece:
            found.append(piece)
        at = hit.end() if hit else end
    return found


def _parts(hit: re.Match[str]) -> bool:
    """Whether a separator parts: the full stop of `Dr.`, `J.` and `Dir.` does not, nor the dot in 让·雷诺."""
    if hit.group() == "·":
        name = _DOTTED.search(hit.string, max(0, hit.start() - 9), hit.end() + 9)
        return name is None or any(map(_is_no_name, name.groups())) or all(map(find_place, name.groups()))
    if hit.group()[0] != "." or hit.end() == len(hit.string):
        return True
    word = _LAST_WORD.search(hit.string, max(0, hit.start() - 8), hit.start())
    if word is None:
        return True
    told = word.group().lower()
    if told in _LEGAL:
        return hit.string[hit.end() :].lstrip()[:1].isdigit()
    return not (told in _SHORT or (len(told) == 1 and word.group().isupper()))


def _is_no_name(half: str) -> bool:
    told = is_role_zh(half) or (len(half) > 2 and is_company_zh(half)) or is_industry(half) or BARE_TRADE_ZH.match(half)
    return bool(told)


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
    while start < end and (text[start].isspace() or text[start] in "'.:~-/·" + BREAK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".:~-/·" + BREAK):
        end -= 1
    if start < end and text.count('"', start, end) % 2 and '"' in {text[start], text[end - 1]}:
        return trimmed(text, start + (text[start] == '"'), end - (text[start] != '"'), block)
    if end - start > 2 and text[start] == text[end - 1] == '"' and '"' not in text[start + 1 : end - 1]:
        return Piece(start + 1, end - 1, block)
    return Piece(start, end, block) if start < end else None
