"""Where a person lives or works: the first place that stands alone, follows `in`, or begins or ends a plain phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ties.capture.draft import Draft
from ties.capture.pieces import Piece
from ties.capture.sheet import BREAK
from ties.capture.tables import choice
from ties.capture.trades import EMPLOYERS_ZH
from ties.folding import HAN, has_han
from ties.names import is_nickname
from ties.patterns import lazy
from ties.places import FoundPlace, find_place, find_places

_IN = lazy(
    rf"(?:^|\b)(?:(?:(?:is|was|now|currently|also) )*{choice('where_en', 'lives')}\s+"
    r"(?:in|out of|from|at|to|near|around)"
    r"|in|near|out of|from|base[d:]?|hq|@)\s+(?:the )?$",
    re.IGNORECASE,
)
_IN_ZH = lazy(rf"{choice('where_zh', 'lead')}*{choice('where_zh', 'in')}[: ]*$")
_ROUTE = lazy(r"\s*(?:到|至|往|飞|转|—|-+>?|→|>|to)\s*", re.IGNORECASE)
_HOMES = lazy(r"\s*(?:/|、|和|与|and|&|\+|or|两地|,)\s*", re.IGNORECASE)
"""Between places somebody lives in by turns: the first is taken."""

_TWO = 2
_MOST = 12  # places of a phrase that are looked at
_REACH = 40  # characters before a place in which a word may lead to it
_MOVED = lazy(r"\b(?:moved|relocated)(?: here| recently| back)? from $", re.IGNORECASE)
_TO = lazy(r"\s*(?:→|->|=>|>|⇒|➡)")
_LINE_HAUL = lazy(choice("where_zh", "line_haul"))
_DISH = lazy(choice("where_zh", "dish"))
_NAMED = lazy(rf"[a-z]{{2,3}}$|[^\W\d_a-z][^,;|]{{1,40}}$|[{HAN}]{{2,8}}$")
_NOT_HOME = lazy(rf"\b{choice('where_en', 'not_home')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int  # what is taken from the sheet, cue included
    end: int
    city: FoundPlace
    offset: int
    rank: int


def read_city(draft: Draft) -> None:
    """Take the place the person lives in; the words around it are left."""
    if draft.city:
        return
    found: list[_Spot] = []
    text = draft.sheet.open_text()
    for piece in draft.pieces():
        found.extend(_spots(text, piece))
    best = max(found, key=lambda s: (s.rank, -s.start), default=None)
    if best is None:
        return
    draft.city = _shown(draft, best)
    draft.sheet.take(best.start, best.end)


def _shown(draft: Draft, spot: _Spot) -> str:
    """The place as it was typed, abbreviations in full."""
    place = spot.city.place
    typed = draft.sheet.shown(spot.offset + spot.city.start, spot.offset + spot.city.end)
    return place.name if typed.isascii() and len(typed) <= 3 else typed


def _spots(text: str, piece: Piece) -> list[_Spot]:
    phrase = text[piece.start : piece.end]
    found = find_places(phrase) or _whole(phrase)
    if len(found) == _TWO and (moved := _moved(phrase, piece, found)):
        return moved
    if not found or _is_route(text, piece, phrase, found):
        return []
    if len(found) > 1 and all(_HOMES.fullmatch(phrase[a.end : b.start]) for a, b in pairwise(found)):
        first = found[0]
        whole = first.start == 0 and found[-1].end == len(phrase)
        return [_Spot(piece.start, piece.start + first.end, first, piece.start, 5)] if whole else []
    spots = [_spot(piece, phrase, place) for place in found[:_MOST]]
    return [s for s in spots if s is not None]


def _whole(phrase: str) -> tuple[FoundPlace, ...]:
    """A place that is also a word or a name (Reno, 永康), where it stands alone."""
    place = find_place(phrase) if _NAMED.match(phrase) and not is_nickname(phrase) else None
    return (FoundPlace(0, len(phrase), place),) if place else ()


def _is_route(text: str, piece: Piece, phrase: str, found: tuple[FoundPlace, ...]) -> bool:
    """成都到拉萨 is a route; a place beside 专线 is a destination."""
    if has_han(phrase) and (_TO.match(text, piece.end) or _TO.search(text, max(0, piece.start - 3), piece.start)):
        return True
    around = text[max(0, piece.start - 6) : piece.start] + phrase
    gaps = (phrase[a.end : b.start] for a, b in pairwise(found))
    return bool(_LINE_HAUL.search(around)) or any(gap and _ROUTE.fullmatch(gap) for gap in gaps)


def _moved(phrase: str, piece: Piece, found: tuple[FoundPlace, ...]) -> list[_Spot]:
    """Moved from Porto to Berlin: the second is where."""
    told = _MOVED.search(phrase, 0, found[0].start)
    if not told:
        return []
    last = found[-1]
    return [_Spot(piece.start + told.start(), piece.start + last.end, last, piece.start, 8)]


def _spot(piece: Piece, phrase: str, place: FoundPlace) -> _Spot | None:
    start, end = place.start, place.end
    near = max(0, start - _REACH)
    cue = (_IN_ZH if has_han(phrase[near:start]) else _IN).search(phrase, near, start)
    rank = _rank(phrase, place, (start, end), cue)
    if not rank:
        return None
    if cue:
        start = cue.start()
    return _Spot(piece.start + start, piece.start + end, place, piece.start, rank)


def _rank(phrase: str, place: FoundPlace, span: tuple[int, int], cue: re.Match[str] | None) -> int:
    """How likely it is where the person lives: 0 is not."""
    city = 1 if place.place.kind == "city" else 0
    before, after = phrase[: span[0]].strip(" ("), phrase[span[1] :].strip(" )")
    if cue:
        led = not phrase[: cue.start()].strip() and cue.group().strip().lower() != "from"
        return 7 + city if led else 3 + city
    if not before and after in {"", "市", "人"}:
        return 5 + city if after != "人" else 2
    if not city or _NOT_HOME.search(phrase):
        return 0
    return _edge_rank(phrase, before, after)


def _edge_rank(phrase: str, before: str, after: str) -> int:
    if has_han(phrase):
        wide = not before and bool(re.match(f"[{HAN}]", after)) and not _DISH.match(after)
        return 4 if wide or (not after and before[-1:].isascii()) else 0
    if not after and len(before.split()) <= 6:
        return 3
    if before or not after[:1].islower():
        return 0
    return 2 if len(after.split()) <= 4 else 1


def is_place(text: str) -> bool:
    """Whether the whole text is a place (a city name with 市 too), and not an employer such as 丰田."""
    if text in EMPLOYERS_ZH:
        return False
    found = find_places(text) or _whole(text)
    return bool(found) and found[0].start == 0 and found[-1].end >= len(text.removesuffix("市")) and len(found) == 1


def place_starts(text: str) -> list[tuple[int, int]]:
    """Return the stretches of `text` that are places."""
    return [(p.start, p.end) for p in find_places(text) if BREAK not in text[p.start : p.end]]
