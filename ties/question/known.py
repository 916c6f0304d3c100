"""Questions about one person: "what does Chen Jie need", 陈姐的微信是多少. The patterns are in `known.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ties.patterns import lazy
from ties.question.cues import choice

_NOBODY = choice(r"""
    (?:you|he|she|they|we|i|it|this|that|there|the|an?|my|wh(?:o|at|ich|ere|en|y)|how|any\w*|some\w*|people|everyone)\b
    谁
    哪
    什么
    有
    都
    我
    你
    他
    她
    怎么
    上次
    做
    干
    搞
""")
_LATIN = r"[^\W\d_][\w.'’-]*?(?: [^\W\d_][\w.'’-]*?){0,3}?"
_NAMES = {
    "en": rf"(?P<name>(?!{_NOBODY}){_LATIN})",
    "zh": rf"(?P<name>(?!{_NOBODY})(?:[^\s的是，。,?？]{{1,8}}?|{_LATIN}))",
}
_WHO_IS = lazy(r"[Ww]ho(?: is|['’]s) (?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})\s*\??")


@cache
def _sections() -> dict[str, tuple[tuple[str, str], ...]]:
    text = resources.files(__package__).joinpath("known.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for block in text.split("\n[")[1:]:
        head, _, body = block.partition("]\n")
        pairs = (line.split(" | ", 1) for line in body.splitlines() if line)
        found[head] = tuple((field, pattern) for field, pattern in pairs)
    return found


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    spelt = ((field, pattern, _NAMES[language]) for language in _NAMES for field, pattern in _patterns(language))
    return tuple((field, lazy(rf"{_named(pattern, name)}\s*[?？。.!吗呢]*")) for field, pattern, name in spelt)


def _named(pattern: str, name: str) -> str:
    return pattern.replace("NAME", name)


def _patterns(language: str) -> Iterator[tuple[str, str]]:
    for field, pattern in _sections()[language]:
        if field == "FIELD":
            yield from ((f, pattern.replace("NAMES", f"(?:{names})")) for f, names in _sections()[f"{language} fields"])
        else:
            yield field, pattern


def read_known(text: str, flat: str) -> tuple[str, str] | None:
    """Return the name and the field a question about one person asks for; `flat` is `text` flattened."""
    named = _WHO_IS.fullmatch(text)
    if named:
        return named["name"], "all"
    for field, frame in _frames():
        match = frame.fullmatch(flat)
        if match:
            start, end = match.span("name")
            return text[start:end].removesuffix("'s").removesuffix("’s"), field
    return None
