"""Books of phrases kept in data files of this package, and finding them in a text, longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from ties.industries.units import Units, cut


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A phrase in `text[start:end]` and the entries it may stand for."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a data file: key | industry codes | names."""

    key: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def read_entries(file: str) -> tuple[Entry, ...]:
    """Read a data file of this package; lines with # are comments."""
    lines = resources.files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines()
    return tuple(_entry(line) for line in lines if line and not line.startswith("#"))


def _entry(line: str) -> Entry:
    key, codes, names = (part.strip() for part in line.split("|"))
    return Entry(key, _listed(codes), _listed(names))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


class PhraseBook:
    """Phrases by their units; Latin words match in any case and number, Chinese by character."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._keys: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name, key in names:
            units = tuple(cut(name).words)
            self._keys[units] = tuple(dict.fromkeys((*self._keys.get(units, ()), key)))
        self._longest: dict[str, int] = {}  # by first unit
        for units in self._keys:
            self._longest[units[0]] = max(len(units), self._longest.get(units[0], 0))

    def find(self, text: str) -> tuple[FoundPhrase, ...]:
        """Return the phrases in `text`, left to right, without overlaps."""
        units = cut(text)
        found: list[FoundPhrase] = []
        at = 0
        while at < len(units.words):
            size = self._size_at(units, at)
            if size:
                last = at + size
                keys = self._keys[tuple(units.words[at:last])]
                found.append(FoundPhrase(units.starts[at], units.ends[last - 1], keys))
            at += size or 1
        return tuple(found)

    def _size_at(self, units: Units, at: int) -> int:
        sizes = range(min(self._longest.get(units.words[at], 0), len(units.words) - at), 0, -1)
        return next((size for size in sizes if tuple(units.words[at : at + size]) in self._keys), 0)
