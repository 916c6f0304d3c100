"""How Chinese is read, without tones: by characters, but for the words that are read otherwise (成都 chengdu)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LONGEST_WORD = 3


@dataclass(frozen=True, slots=True)
class _Readings:
    characters: dict[str, str]
    words: dict[str, tuple[str, ...]]


@cache
def _readings() -> _Readings:
    """Read the packaged file (made by tools/build_pinyin.py) when the first Chinese name comes."""
    text = resources.files("ties").joinpath("pinyin.tsv").read_text(encoding="utf-8")
    found = _Readings({}, {})
    for line in text.splitlines()[1:]:
        key, value = line.split("\t")
        if key.isascii():
            found.characters.update(dict.fromkeys(value, key))
        else:
            found.words[key] = tuple(value.split(" "))
    return found


def read_aloud(text: str) -> Iterator[str]:
    """Yield the syllables of a run of Chinese characters, ü as v; a character nobody reads stays as it is."""
    known, at = _readings(), 0
    while at < len(text):
        sizes = range(_LONGEST_WORD, 1, -1)
        size = next((size for size in sizes if text[at : at + size] in known.words), 1)
        yield from known.words.get(text[at : at + size]) or (known.characters.get(text[at], text[at]),)
        at += size
