"""Keys under which names are stored and looked up, and names found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ties.folding import HAN, fold, initials, is_han, pinyin, squash
from ties.names.reading import address, is_nickname, surname
from ties.names.tables import AFTER_NAME, COMMON_WORDS, GIVEN_ENDINGS, TITLES
from ties.patterns import lazy

SURNAME_KEY = "*"
"""张* is the weak key of everybody called 张总, 张姐, 小张 or 张伟."""

_LONGEST_TEXT = 400  # a name decides where it stands near the front; more keys would only cost lookups
_TOKEN = lazy(f"[{HAN}]+|[^\\W_{HAN}]+")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A known name in a text; positions count in the text given."""

    start: int
    end: int
    name: str


def bare(name: str) -> str:
    """Return the folded name without Mr, Dr, Prof."""
    words = fold(name).split()
    kept = [w for w in words if w.rstrip(".") not in TITLES]
    return " ".join(kept or words)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may be one name: case, accents, titles, script of characters, order of the parts."""
    a, b = bare(one), bare(other)
    return squash(a) == squash(b) or sorted(_TOKEN.findall(a)) == sorted(_TOKEN.findall(b))


@lru_cache(1024)  # one new person is asked for their keys by whoever stores, files and greets them
def name_keys(name: str, alias: str = "") -> tuple[str, ...]:
    """Return the folded keys under which a person is found, strongest first, without repetition."""
    found: dict[str, None] = {}
    for text in (name, alias):
        for key in _keys(bare(text)):
            found.setdefault(key)
    return tuple(found)


def _keys(name: str) -> Iterator[str]:
    tokens = _TOKEN.findall(name)
    if not tokens:
        return
    yield " ".join(tokens)
    yield "".join(tokens)
    yield from (t for t in tokens if len(t) > 1)
    for token in tokens:
        yield from _weak_keys(token)


def _weak_keys(token: str) -> Iterator[str]:
    if not is_han(token):
        return
    family = surname(token)
    if is_nickname(token):
        yield (token[1:] if len(token) == 2 else token) + SURNAME_KEY
    elif family and len(token) <= 4:
        yield family + SURNAME_KEY
        if not address(token)[1] and len(token) - len(family) == 2:
            yield token[len(family) :]


def name_pinyin_keys(name: str) -> tuple[str, ...]:
    """Return the pinyin and the initials of a Chinese name; nothing for other scripts. Loads the dictionary."""
    if not any(is_han(c) for c in name):
        return ()
    return pinyin(name, name=True), initials(name, name=True)


def candidate_keys(text: str) -> tuple[str, ...]:
    """Return the folded keys of everything in `text` that could be a stored name (the first 400 characters)."""
    tokens = _TOKEN.findall(fold(text[:_LONGEST_TEXT]))
    found: dict[str, None] = {}
    for n, token in enumerate(tokens):
        for key in _han_candidates(token) if is_han(token) else _latin_candidates(tokens[n : n + 4]):
            found.setdefault(key)
    return tuple(found)


def _latin_candidates(tokens: Sequence[str]) -> Iterator[str]:
    for size in range(1, len(tokens) + 1):
        if size > 1 or len(tokens[0]) > 1:
            yield " ".join(tokens[:size])


def _han_candidates(run: str) -> Iterator[str]:
    for start in range(len(run)):
        for size in (4, 3, 2):
            part = run[start : start + size]
            if len(part) < size:
                continue
            yield part
            if size < 4 and address(part)[1]:
                yield surname(part) + SURNAME_KEY
            elif size == 2 and is_nickname(part):
                yield part[1] + SURNAME_KEY


def find_names(text: str, known: Sequence[str]) -> tuple[FoundName, ...]:
    """Return where known names occur in `text`, left to right, the longest at each place."""
    hits = [FoundName(m.start(), m.end(), name) for name in dict.fromkeys(known) for m in _hits(text, name)]
    hits.sort(key=lambda h: (h.start, h.start - h.end))
    found: list[FoundName] = []
    for hit in hits:
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return tuple(found)


def _hits(text: str, name: str) -> Iterator[re.Match[str]]:
    for pattern in _spellings(name):
        for hit in re.finditer(pattern, text, re.IGNORECASE):
            if _stands_alone(text, hit):
                yield hit


def _spellings(name: str) -> Iterator[str]:
    kept = [w for w in name.split() if fold(w).rstrip(".") not in TITLES] or name.split()
    if kept:
        yield (
            r"\s*".join(re.escape(w) for w in kept)
            if is_han("".join(kept))
            else r"\s+".join(re.escape(w) for w in kept)
        )


def _stands_alone(text: str, hit: re.Match[str]) -> bool:
    before, after, found = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1], hit.group()
    if not is_han(found[-1]):
        return not (_is_latin(before) or _is_latin(after)) and not _is_everyday_word(found)
    return not is_han(after) or not _goes_on(text, hit)


def _is_latin(char: str) -> bool:
    return char.isalnum() and not is_han(char)


def _is_everyday_word(found: str) -> bool:
    return found in COMMON_WORDS


def _goes_on(text: str, hit: re.Match[str]) -> bool:
    """Whether the characters after the hit make another, longer name of it."""
    after, name = text[hit.end()], hit.group()
    if after == name[-1]:
        return True
    if address(name)[1] or len(name) > 3 or fold(after) in AFTER_NAME:
        return False
    whole = re.match(f"[{HAN}]+", text[hit.start() :])
    lone = whole is not None and whole.end() == len(name) + 1 and len(name) == 2
    return lone or (fold(after) in GIVEN_ENDINGS and len(name) == 2)
