"""The industries as a tree: labels, parents, children and neighbours, read once from `taxonomy.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

TAXONOMY_VERSION = 2
"""Rises whenever codes or aliases change, so that stored classifications are made again."""

SHIELD = "-"
"""The block of phrases that look like an industry and are none ("chip shop", "bank holiday")."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One block of the file: a code, both labels, and its lists by key (near, en, zh, weak, …)."""

    code: str
    en: str
    zh: str
    lists: dict[str, tuple[str, ...]]

    def all(self, key: str) -> tuple[str, ...]:
        """Return the list under `key`, empty when the block has none."""
        return self.lists.get(key, ())

    @property
    def parent(self) -> str | None:
        """The code above: what `up` names, else the part before the dot."""
        above = self.all("up")
        if above:
            return above[0]
        return self.code.rpartition(".")[0] or None


def _blocks(text: str) -> Iterator[Concept]:
    """Yield the concepts of a file: a head line `code | en | zh`, indented lines `key  a, b, c`."""
    code = en = zh = ""
    lists: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line[0] == " ":
            key, _, values = line.strip().partition(" ")
            lists[key] = lists.get(key, ()) + tuple(values.strip().split(", "))
            continue
        if code:
            yield Concept(code, en, zh, lists)
        (code, en, zh), lists = line.split(" | "), {}
    yield Concept(code, en, zh, lists)


@cache
def concepts() -> dict[str, Concept]:
    """All blocks of the packaged file by code, the shield among them, in the file's order."""
    text = resources.files(__package__).joinpath("taxonomy.txt").read_text(encoding="utf-8")
    return {concept.code: concept for concept in _blocks(text)}


@cache
def codes() -> tuple[str, ...]:
    """All codes in the file's order, each root before its children."""
    return tuple(code for code in concepts() if code != SHIELD)


def label(code: str, language: str) -> str:
    """Return the name of `code` in "zh", else in English; an unknown code is its own name."""
    concept = concepts().get(code)
    if concept is None:
        return code
    return concept.zh if language == "zh" else concept.en


def parent(code: str) -> str | None:
    """Return the code above, None for a root or an unknown code."""
    concept = concepts().get(code)
    return concept.parent if concept else None


@cache
def _below() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in codes():
        above = parent(code)
        if above:
            found[above] = (*found.get(above, ()), code)
    return found


def children(code: str) -> tuple[str, ...]:
    """Return the codes directly below."""
    return _below().get(code, ())


def expand(code: str) -> tuple[str, ...]:
    """Return the code and all its descendants."""
    return (code, *(low for child in children(code) for low in expand(child)))


def neighbours(code: str) -> tuple[str, ...]:
    """Return the codes that stand nearest in trade, nearest first, as the file lists them."""
    concept = concepts().get(code)
    return concept.all("near") if concept else ()


def nearest(code: str, n: int) -> tuple[str, ...]:
    """Return at most `n` codes near `code`: its neighbours, then its siblings, then its parent."""
    above = parent(code)
    wider = (*neighbours(code), *(children(above) if above else ()), *((above,) if above else ()))
    return tuple(dict.fromkeys(near for near in wider if near != code))[:n]


def broad(code: str) -> str:
    """Return the code other programs know a trade by: its own, or for a finer one of ours that above it."""
    concept = concepts().get(code)
    return (concept.all("broad") or (code,))[0] if concept else code
