"""What is left of a line once everything understood is taken: original words in the original order."""

from __future__ import annotations

import re

from ties.capture.cues import EMPTY
from ties.capture.draft import Draft
from ties.capture.pieces import blocks, pieces
from ties.capture.sheet import BREAK, TAKEN
from ties.folding import fold, words
from ties.industries import label

_RUN = re.compile(f"[^{BREAK}]+")


def drop_empty(draft: Draft) -> None:
    """Take leftovers that say nothing: words that only lead a field, and what the industries' names already say."""
    said = {w for code in draft.industries for language in ("en", "zh") for w in _bag(label(code, language))}
    text = draft.sheet.open_text()
    for block in blocks(text):
        for piece in pieces(text, block):
            left = words(text[piece.start : piece.end])
            if all(w in EMPTY or _said(w, said) for w in left):
                draft.sheet.take(piece.start, piece.end)


def _bag(text: str) -> set[str]:
    return {fold(w) for w in re.findall(r"[\w-]+", text)} | set(words(text))


def _said(word: str, said: set[str]) -> bool:
    if word.isascii():
        return word in said or word + "s" in said or word.removesuffix("s") in said
    return any(word in other for other in said)


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
    for one, two in ("()", '""'):
        if text.count(one) != text.count(two) or (one == two and text.count(one) % 2):
            text = text.replace(one, " ").replace(two, " ")
    return " ".join(text.split())


def _separator(between: str) -> str:
    if "\n" in between:
        return "\n"
    return ", " if re.search(r"[,;|.。，；!?—/]", between) or BREAK in between else " "
