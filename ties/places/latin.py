"""Latin place names: the longest run of words the gazetteer knows, weighed by what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ties.folding import HAN, fold
from ties.patterns import lazy
from ties.places.gazetteer import Trust, gazetteer
from ties.places.place import FoundPlace
from ties.places.provinces import Area, areas_of

_WORD = lazy(f"[^\\W_{HAN}]+")
_JOINT = lazy(r"[ \-'/.]|\. |' ?")
_LONGEST = 5  # words in a name
_SEPARATOR_BEFORE = lazy(r"(?:^|[,;:|/·•(\n\t\[–—-]|\.(?= )| {2,})\s*$")
_SEPARATOR_BEHIND = lazy(r"\s*(?:$|[,;|/·•)\n\t\].!?–—+#&]|-(?!\w)|->|→| {2,})")
_PLACE_BEFORE = lazy(
    r"(?<![a-z])(?:in|@|near|based|living in|lives in|based in|based out of|moved to|moving to|relocated to"
    r"|located in|hq|office in"
    r"|headquartered in|around|outside|across|is from|are from|am from|comes from|originally from|born in"
    r"|city of|downtown|greater|back in|over in)[ :]+$"
    r"|@$"
)
_BASED = lazy(r"[- ]based(?![a-z])")
_TITLE_BEFORE = lazy(r"(?<![a-z])(?:mr|mrs|ms|miss|dr|prof|sir|lady|uncle|aunt|auntie)\.? $")
_FROM = lazy(r"(?<![a-z])(?:from|to|visit|visiting|in|via) $")
_NOT_A_PLACE_BEFORE = lazy(r"(?<![a-z])(?:bank|university|uni|college|institute|church|hotel|duke|lord|house) of $")
_BY_WHOM = lazy(r"(?:via|by|with|from|intro from|thanks to|and|friend|cousin|boss|brother|sister|uncle|aunt) $")
_NAME_BEFORE = lazy(r"(?:^|\n)\W*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)? $")
_CAPITAL_BEHIND = lazy(r"[ -](?=[A-Z][a-z])")
_SAFE_CODES = frozenset(
    {"hk", "uk", "usa", "uae", "nyc", "eu", "gba", "gcc", "prc", "sg", "us"}
)  # in capitals, anywhere
_ALONE_CODES = _SAFE_CODES - {"us"} | {
    "sf", "kl", "nz", "sh", "sz", "bj", "gz", "hz", "ldn", "slc", "bkk", "tpe", "ksa",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of words that is a key of the gazetteer."""

    start: int
    end: int
    key: str
    last: int  # number of its last word


def latin_places(text: str, flat: str) -> list[FoundPlace]:
    """Return the places with Latin names."""
    words = list(_WORD.finditer(text))
    folded = [w[0].lower() if w[0].isascii() else fold(w[0]) for w in words]
    found: list[FoundPlace] = []
    at = 0
    while at < len(words):
        name = _longest(text, words, folded, at)
        place = _weighed(text, flat, words, folded, name) if name else None
        if name is None or place is None:
            at += 1
            continue
        found.append(place)
        at = next((n for n in range(name.last + 1, len(words)) if words[n].start() >= place.end), len(words))
    return found


def _longest(text: str, words: list[re.Match[str]], folded: list[str], at: int) -> _Name | None:
    known = gazetteer()
    found, key = None, ""
    for last in range(at, min(at + _LONGEST, len(words))):
        if last > at and not _JOINT.fullmatch(text, words[last - 1].end(), words[last].start()):
            break
        key = f"{key} {folded[last]}" if key else folded[last]
        if key in known.first or key in known.larger:
            found = _Name(words[at].start(), words[last].end(), key, last)
    return found


def _weighed(text: str, flat: str, words: list[re.Match[str]], folded: list[str], name: _Name) -> FoundPlace | None:
    """Return the place when the words around allow it, its state or country taken in."""
    areas, end = _areas_behind(text, words, folded, name)
    places = gazetteer().places(name.key)
    within = [p for area in areas for p in places if area.holds(p)]
    if within:
        return FoundPlace(name.start, end, within[0])
    if not _allowed(text, flat, name):
        return None
    return FoundPlace(name.start, name.end, places[0])


def _areas_behind(
    text: str, words: list[re.Match[str]], folded: list[str], name: _Name
) -> tuple[tuple[Area, ...], int]:
    """Return what state or country stands directly behind the name, and where it ends."""
    for count in (3, 2, 1):
        last = name.last + count
        if last >= len(words) or not re.fullmatch(r",? |, ?| \(", text[name.end : words[name.last + 1].start()]):
            continue
        key = " ".join(folded[name.last + 1 : last + 1])
        written = text[words[name.last + 1].start() : words[last].end()]
        if (len(key) > 3 or written.isupper()) and (areas := areas_of(key)):
            return areas, words[last].end()
    return (), name.end


def _allowed(text: str, flat: str, name: _Name) -> bool:
    before, behind = flat[max(0, name.start - 30) : name.start], text[name.end : name.end + 12]
    if _glued(text, name) or _NOT_A_PLACE_BEFORE.search(before) or _TITLE_BEFORE.search(before):
        return False
    alone = bool(_SEPARATOR_BEFORE.search(before)) and bool(_SEPARATOR_BEHIND.match(behind))
    placed = bool(_PLACE_BEFORE.search(before)) or bool(_BASED.match(behind))
    if len(name.key) <= 3:
        return _code(text, name, alone=alone, placed=placed)
    trust = gazetteer().trust(name.key)
    capital = text[name.start].isupper()
    if trust is Trust.NEEDS_EVIDENCE:
        return _evident(text, flat, name, capital=capital, alone=alone, placed=placed)
    if placed or (alone and not (trust is Trust.MAYBE_A_NAME and _head_of_many(text, name))):
        return True
    return not _looks_like_a_name(text, behind, name, trust, capital=capital)


def _head_of_many(text: str, name: _Name) -> bool:
    """Whether it is the first of several parts, where a person's name stands."""
    return not text[: name.start].strip() and bool(text[name.end :].strip(" .!?"))


def _glued(text: str, name: _Name) -> bool:
    """Whether it is part of an address, handle, file or domain."""
    before, behind = text[name.start - 1 : name.start], text[name.end : name.end + 2]
    if before in {"_", ".", "@"} and not (before == "@" and text[name.start].isupper()):
        return True
    return behind[:1] == "_" or (behind[:1] in {".", "@"} and behind[1:2].isalnum())


def _code(text: str, name: _Name, *, alone: bool, placed: bool) -> bool:
    """Short forms: HK anywhere, SH where a place is expected, sg alone between separators."""
    written = text[name.start : name.end]
    if written.isupper():
        return name.key in _SAFE_CODES or ((alone or placed) and name.key in _ALONE_CODES | {"la", "ny"})
    if gazetteer().trust(name.key) is Trust.SURE and written[0].isupper() and name.key not in _ALONE_CODES:
        return alone or placed
    return (alone or placed) and name.key in _ALONE_CODES and bool(text[: name.start].strip())


def _evident(text: str, flat: str, name: _Name, *, capital: bool, alone: bool, placed: bool) -> bool:
    """Whether a word or small town is told to be a place."""
    if placed and not _CAPITAL_BEHIND.match(text, name.end) and not text[: name.start].rstrip().endswith("@"):
        return capital or text == flat
    if not capital:
        return alone and text == flat and " " not in name.key and name.start > 0 and _is_small_town(name.key)
    if alone and text[: name.start].strip():
        return True
    behind = text[name.end : name.end + 12]
    return (
        _FROM.search(flat, max(0, name.start - 12), name.start) is not None
        and _is_small_town(name.key)
        and not _CAPITAL_BEHIND.match(behind)
    )


def _is_small_town(key: str) -> bool:
    return len(key) > 4


def _looks_like_a_name(text: str, behind: str, name: _Name, trust: Trust | None, *, capital: bool) -> bool:
    """Whether it is half of a name: Lisbon Clarke, Paris Green Studio, Jack London."""
    if capital and _CAPITAL_BEHIND.match(behind):
        return not _place_behind(text, name)
    if trust is Trust.MAYBE_A_NAME:
        return (
            not capital
            or _BY_WHOM.search(text, 0, name.start) is not None
            or _NAME_BEFORE.search(text, 0, name.start) is not None
            or not text[: name.start].strip()
        )
    return False


def _place_behind(text: str, name: _Name) -> bool:
    """Whether the next word is a place again: Tabriz Hamburg."""
    word = _WORD.search(text, name.end)
    return word is not None and gazetteer().trust(fold(word[0])) is Trust.SURE
