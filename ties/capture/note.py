"""What is left of a line once everything understood is taken: original words in the original order."""

from __future__ import annotations

import re

from ties.capture.cues import EMPTY
from ties.capture.draft import Draft
from ties.capture.pieces import Piece
from ties.capture.sheet import BREAK, TAKEN
from ties.capture.trades import BARE_TRADE_ZH
from ties.folding import fold, has_han, words
from ties.industries import label
from ties.patterns import lazy

_EMPTY_HAN = "|".join(sorted((w for w in EMPTY if not w.isascii()), key=len, reverse=True))
_EMPTY_EDGES = lazy(f"(?:{_EMPTY_HAN})*(?P<core>.*?)(?:{_EMPTY_HAN})*")
_RUN = lazy(f"[^{BREAK}]+")


def drop_empty(draft: Draft) -> None:
    """Take leftovers that say nothing: words that only lead a field, and what the industries' names already say."""
    said = {w for code in draft.industries for language in ("en", "zh") for w in _bag(label(code, language))}
    text = draft.sheet.open_text()
    for piece in draft.pieces():
        left = words(text[piece.start : piece.end])
        if all(w in EMPTY or _said(w, said) for w in left):
            draft.sheet.take(piece.start, piece.end)
        elif has_han(text[piece.start : piece.end]):
            _drop_industry(draft, piece)


def _drop_industry(draft: Draft, piece: Piece) -> None:
    """Of 二手奢侈品 only 二手 is left to say when the card shows 奢侈品."""
    low = draft.sheet.open_level()[piece.start : piece.end]
    if BARE_TRADE_ZH.match(low):
        return
    for name in (part for code in draft.industries for part in re.split("[、与]", label(code, "zh"))):
        if len(name) < 2 or len(low) < len(name) + 2:
            continue
        if low.endswith(name):
            draft.sheet.take(piece.end - len(name), piece.end)
        elif low.startswith(name):
            draft.sheet.take(piece.start, piece.start + len(name))


def _bag(text: str) -> set[str]:
    return {fold(w) for w in re.findall(r"[\w-]+", text)} | set(words(text))


def _said(word: str, said: set[str]) -> bool:
    """Whether a word, or a run of Chinese but for empty words, stands in the names of the industries."""
    if word.isascii():
        return word in said or word + "s" in said or word.removesuffix("s") in said
    return all(part in EMPTY or any(part in other for other in said) for part in _split_empty(word))


def _split_empty(run: str) -> list[str]:
    """Part a run of Chinese at the empty words that begin or end it: 现在做充电桩, 做电商的."""
    found = _EMPTY_EDGES.fullmatch(run)
    return [found["core"]] if found and found["core"] else [run]


def left_over(draft: Draft) -> str:
    """Return the note."""
    sheet = draft.sheet
    text = "".join(BREAK if s == TAKEN else c for c, s in zip(sheet.text, sheet.state, strict=True))
    note = ""
    last = 0
    for run in _RUN.finditer(text):
        told = sheet.shown(*run.span())
        told = _rebalance(told)
        if any(c.isalnum() or ord(c) > 0x2190 for c in told):
            note += (_separator(sheet.text[last : run.start() + 1]) if note else "") + told
            last = run.end()
    return note


def _rebalance(text: str) -> str:
    """Drop a bracket or quote whose other half went into a field."""
    for one, two in ("()", '""', "（）", "“”", "「」", "『』", "《》", "【】", "‘’"):
        if text.count(one) != text.count(two) or (one == two and text.count(one) % 2):
            text = text.replace(one, " ").replace(two, " ")
    return " ".join(text.split())


def _separator(between: str) -> str:
    if "\n" in between:
        return "\n"
    return ", " if re.search(r"[,;|.。，；!?—/]", between) or BREAK in between else " "
