"""English clauses: what somebody needs and offers, and what is held back for the note."""

from __future__ import annotations

import re
from collections.abc import Callable

from ties.capture.cues import ENGLISH
from ties.capture.draft import Draft
from ties.capture.introducer import take_introducer
from ties.capture.meeting import read_meeting
from ties.capture.pieces import Piece
from ties.capture.sheet import BREAK
from ties.capture.tables import choice
from ties.folding import is_han
from ties.patterns import lazy

_JOINT = lazy(
    rf"(?:[\s,{BREAK}]|\b(?:and|but|while|or|also|who|which|he|she|they|is|plus|then|so)\b|&|[,，;和且但])+$",
    re.IGNORECASE,
)
_JOINT_BEFORE = lazy(r"(?:\s|\b(?:and|but|also|who|plus|&)\b)+$", re.IGNORECASE)
_JOINT_REACH = 12  # characters before a cue in which a joining word may stand
_NEXT_ITEM = lazy(r"(?:and |or |plus )?(?:an?|some) (?=\w)|(?:and|or|plus) (?=\w)", re.IGNORECASE)
"""Opens one more need after a comma: `needs a chef, a sommelier`."""

_LEAD = lazy(r"[\s:=-]*(?:to (?=\w)|for |with )?")
_FIRST_CHARACTER = lazy(r"\s*(\S)")
_SPACE = lazy(r"[ \t]")
_NAME_AHEAD = lazy(r" [A-Z][a-z]+\s*(?:[,;|—\n]|$)")
_QUESTION = lazy(r"[^.!?;\n]*\?")
"""`who's got a tannery?` tells of nobody's need or offer."""

_SENTENCE = lazy(
    r"\s(?:(?:and|but|so|then|because|plus)\s+)?(?:he|she|they|we|i)(?:['’](?:s|d|ll|re|ve|m))?\s+(?=[a-z])",
    re.IGNORECASE,
)
"""Where somebody begins a new sentence without a full stop: `a roaster and she said`."""

_WANTED = lazy(
    r"(?P<what>[^\W_][^:]{2,60}?)\s+(?:(?:is|are|urgently|badly|also)\s+)*"
    rf"(?:(?P<need>{choice('clauses_en', 'behind_need')})|{choice('clauses_en', 'behind_offer')})"
)
"""The cue behind: `battery cells wanted`, `two vans for sale`."""

_BEFORE_NOUN = lazy(r"\w\s*$")
_OTHERS = lazy(r"(?:\w+ )?(?:clients?|customers?|users|buyers|investors|suppliers)\b")
"""`Clients are banks` is held; in `needs clients in medtech` they are what is needed."""

_NOT_OWNED = lazy(
    r"\s*(?:(?:an?|the|his|her|their|two|three|\d+|just|already|always|recently|some|really|very|no|such) )*"
    rf"{choice('clauses_en', 'not_owned')}\b",
    re.IGNORECASE,
)


def read_english(draft: Draft, block: Piece, before: str) -> str:
    """Take the clauses of a block and return the kind of the last; a list of needs may go on from the block before."""
    text = draft.sheet.open_text()
    hits = [(kind, hit) for hit in ENGLISH.finditer(text, block.start, block.end) if (kind := _kind(hit, text))]
    hits = [(kind, hit) for n, (kind, hit) in enumerate(hits) if not n or not _is_within(text, hits[n - 1], kind, hit)]
    if not hits:
        return _read_behind(draft, block) or _read_next_item(draft, block, before)
    for n, (kind, hit) in enumerate(hits):
        end = hits[n + 1][1].start() if n + 1 < len(hits) else block.end
        _READERS[kind](draft, hit.start(), hit.end(), end)
    return hits[-1][0]


def _is_within(text: str, before: tuple[str, re.Match[str]], kind: str, hit: re.Match[str]) -> bool:
    """Whether a cue only goes on with what is needed: `somebody who can design labels`."""
    if before[0] not in {"need", "offer"} or kind not in {"need", "offer", "hold"}:
        return False
    between = text[before[1].end() : hit.start()]
    relative = hit.group().lower().startswith("who ") or between.lower().rstrip().endswith((" who", " that", " which"))
    return relative and "," not in between and not _SENTENCE.search(between)


def _read_behind(draft: Draft, block: Piece) -> str:
    """`battery cells wanted` at the end of a block."""
    told = _WANTED.fullmatch(draft.sheet.open_text(), block.start, block.end)
    if not told:
        return ""
    kind = "need" if told["need"] else "offer"
    (draft.needs if told["need"] else draft.offers).append(draft.sheet.shown(*told.span("what")))
    draft.sheet.take(block.start, block.end)
    return kind


def _read_next_item(draft: Draft, block: Piece, before: str) -> str:
    lead = _NEXT_ITEM.match(draft.sheet.text, block.start, block.end) if before in {"need", "offer"} else None
    if not lead or draft.sheet.text[: block.start].rstrip()[-1:] not in {",", ";", ""}:
        return ""
    _READERS[before](draft, block.start, block.start, block.end)
    return before


def _kind(hit: re.Match[str], text: str) -> str:
    """The kind of clause a cue leads, or nothing where it is no cue: in a name, or before a noun it belongs to."""
    cue, kind = hit.group().lower(), hit.lastgroup or ""
    if kind in {"need", "offer"} and _QUESTION.match(text, hit.end()):
        return "hold"
    if kind == "offer" and cue.split()[-1] in {"has", "have", "got"}:
        return "hold" if _NOT_OWNED.match(text, hit.end()) else kind
    if kind == "hold" and _OTHERS.match(cue) and _BEFORE_NOUN.search(text, max(0, hit.start() - 3), hit.start()):
        return ""
    if not hit.start() and text[:1].isupper() and kind not in {"met", "via"} and _NAME_AHEAD.match(text, hit.end()):
        return ""
    return kind


def _body_end(text: str, start: int, end: int) -> int:
    """Where the body of a clause ends: Chinese at the next space, all before a joining word."""
    first = _FIRST_CHARACTER.match(text, start, end)
    if first and is_han(first.group(1)):
        space = _SPACE.search(text, first.start(1), end)
        end = space.start() if space else end
    sentence = _SENTENCE.search(text, start, end)
    end = sentence.start() if sentence and sentence.start() > start else end
    joint = _JOINT.search(text[start:end])
    return start + joint.start() if joint else end


def _resource(values: str) -> Callable[[Draft, int, int, int], None]:
    def read(draft: Draft, start: int, body: int, end: int) -> None:
        text = draft.sheet.open_text()
        lead = _LEAD.match(text, body, end)
        body = lead.end() if lead else body
        stop = _body_end(text, body, end)
        told = draft.sheet.shown(body, stop)
        if told:
            getattr(draft, values).append(told)
            joint = _JOINT_BEFORE.search(text, max(0, start - _JOINT_REACH), start)
            draft.sheet.take(joint.start() if joint else start, end if _JOINT.fullmatch(text[stop:end]) else stop)

    return read


def _hold(draft: Draft, start: int, _body: int, end: int) -> None:
    joint = _JOINT.search(draft.sheet.open_text()[start:end])
    draft.sheet.hold(start, start + joint.start() if joint else end)


_READERS: dict[str, Callable[[Draft, int, int, int], None]] = {
    "need": _resource("needs"),
    "offer": _resource("offers"),
    "hold": _hold,
    "met": read_meeting,
    "via": take_introducer,
}
