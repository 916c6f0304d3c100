"""Cutting a text into units that aliases are made of: Latin words in their plain form, single Chinese characters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ties.folding import HAN, fold, is_han
from ties.patterns import lazy

BREAK, OPEN = "|", "("
"""Punctuation, a line end, or a space beside Chinese · an opening bracket: no alias reaches across."""

BREAKS = frozenset((BREAK, OPEN))

_MARKS = {"&": "and", "(": OPEN, "（": OPEN}

_REMEMBERED = 20_000
"""Words and characters whose plain form is kept at hand."""

_UNIT = lazy(rf"[{HAN}]|[a-z0-9]+(?:['’][a-z]+)*|[^\s\w'’-]|\n|(?<=[{HAN}])\s+|\s+(?=[{HAN}])")

_SPELLINGS = {
    "aluminum": "aluminium", "apparels": "apparel", "catalog": "catalogue", "center": "centre", "chem": "chemical",
    "color": "colour", "counseling": "counselling", "counselor": "counsellor", "defense": "defence",
    "donut": "doughnut", "esthetic": "aesthetic", "esthetics": "aesthetics", "fiber": "fibre", "flavor": "flavour",
    "fulfilment": "fulfillment", "gray": "grey", "jewelry": "jewellery", "jeweler": "jeweller", "labor": "labour",
    "license": "licence", "meter": "metre", "mold": "mould", "molded": "moulded", "molding": "moulding",
    "organization": "organisation", "pajama": "pyjama", "pediatric": "paediatric", "plow": "plough",
    "program": "programme", "sulfur": "sulphur", "theater": "theatre", "tire": "tyre", "traveler": "traveller",
    "vapor": "vapour", "whiskey": "whisky", "women": "woman", "men": "man", "children": "child", "yogurt": "yoghurt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a text and where each stands in it."""

    words: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(_REMEMBERED)
def plain(word: str) -> str:
    """Return a lower-case word without possessive and plural ending, in British spelling."""
    word = word.removesuffix("'s").removesuffix("’s").replace("'", "").replace("’", "")
    word = _SPELLINGS.get(word, word)
    single = _singular(word)
    return _SPELLINGS.get(single, single)


_NO_PLURAL = {
    "arms", "arts", "blinds", "books", "customs", "derivatives", "events", "futures", "games", "glasses", "goods",
    "heels", "matches", "mines", "news", "savings", "securities", "series", "shorts", "spirits", "suits", "sweets",
    "tights", "works",
}  # fmt: skip
"""Words that mean something else without their s: news, customs, mines, shorts …"""


def _singular(word: str) -> str:
    if len(word) < 4 or word in _NO_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")) or (word.endswith("oes") and len(word) > 5):
        return word[:-2]
    return word[:-1]


@lru_cache(_REMEMBERED)
def _flat(char: str) -> str:
    """One character folded, still one character, so that positions hold."""
    folded = fold(char)
    return folded if len(folded) == 1 else char


def flatten(text: str) -> str:
    """Return `text` folded character by character, of the same length."""
    if text.isascii():
        return text.lower()
    return "".join([_flat(char) for char in text])


def cut(text: str) -> Units:
    """Return the units of `text`."""
    found = list(_UNIT.finditer(flatten(text)))
    return Units(
        [_unit(match[0]) for match in found], [match.start() for match in found], [match.end() for match in found]
    )


@lru_cache(_REMEMBERED)
def _unit(piece: str) -> str:
    if is_han(piece):
        return piece
    return plain(piece) if piece[0].isalnum() else _MARKS.get(piece, BREAK)


def stems(word: str) -> tuple[str, ...]:
    """Return what may stand behind a word in -ing: roofing may be `roof`, `roofe`; running `run`."""
    if len(word) < 6 or not word.endswith("ing"):
        return ()
    stem = word[:-3]
    doubled = (stem[:-1],) if stem[-1] == stem[-2] else ()
    return (stem, stem + "e", *doubled)
