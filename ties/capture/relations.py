"""Words about the name that are not the name: greetings, and who somebody is to whom (my old classmate, 老同学)."""

from __future__ import annotations

import re

from ties.capture.cues import FELLOW_ZH, NAMED_ZH, RELATION_ZH
from ties.capture.draft import Draft
from ties.capture.pieces import Piece, blocks, pieces
from ties.capture.tables import choice, words
from ties.names import han_likeness
from ties.names.reading import LIKELY, PERHAPS
from ties.patterns import lazy

_RELATIVE = f"(?:{'|'.join(words('clauses_en', 'relative'))})"
_NEXT_NAME = r"[,:]?\s+(?:called |named )?(?=[^\W\d_a-z])"
_OLD = r"(?:old |best |good |former |ex-?|younger |older |little |big )*"
_RELATION = lazy(
    rf"(?P<whose>(?:[^\W\d_][\w.-]*\s){{0,2}}[^\W\d_][\w.-]*['’]s? {_OLD}{_RELATIVE}(?: from \w+)?){_NEXT_NAME}"
)
_MY_FRIEND = lazy(
    r"(?P<whose>(?i:(?:my|our|an?|the|old|former|ex|good|new|from)[ -])+"
    r"(?i:(?:old|former|good|best|school|uni|university|college|work|gym|next-door|ex) ?-?)*"
    rf"(?i:{_RELATIVE})(?: of (?:mine|ours))?){_NEXT_NAME}"
)
_GREETING = lazy(
    rf"[(\[]?(?:{choice('clauses_en', 'greeting')}|{choice('clauses_zh', 'greeting')})[\])]?[\])\n:,!. ]+(?=\S)",
    re.IGNORECASE,
)


def drop_greeting(draft: Draft) -> None:
    """Take `Hi! New contact:` from the start of the line."""
    at = 0
    while hit := _GREETING.match(draft.sheet.text, at):
        at = hit.end()
    draft.sheet.take(0, at)


def hold_relation(draft: Draft) -> None:
    """Keep `Greta's neighbour`, `my old classmate`, 谁谁谁的表哥 out of the name, in the note."""
    text = draft.sheet.open_text()
    for block in blocks(text)[:2]:
        hit = _RELATION.match(text, block.start, block.end) or _MY_FRIEND.match(text, block.start, block.end)
        if hit:
            draft.sheet.hold(block.start, hit.end("whose"))
            return
        for piece in pieces(text, block)[:1]:
            if _hold_relation_zh(draft, piece):
                return


def _hold_relation_zh(draft: Draft, piece: Piece) -> bool:
    level = draft.sheet.open_level()
    if _hold_relative(draft, piece, level):
        return True
    known = FELLOW_ZH.match(level, piece.start, piece.end)
    if known and han_likeness(level[known.end() : piece.end]) >= LIKELY:
        draft.sheet.hold(piece.start, known.end())
        return True
    return False


def _hold_relative(draft: Draft, piece: Piece, level: str) -> bool:
    told = RELATION_ZH.fullmatch(level, piece.start, piece.end)
    if told and (not told["name"] or han_likeness(told["name"]) >= PERHAPS or NAMED_ZH.fullmatch(told["name"])):
        draft.sheet.hold(*told.span("whose"))
        return True
    return False
