"""Words that only ask, and what is left when they are taken away: text that must be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ties.folding import HAN, is_han
from ties.patterns import lazy


@cache
def _asking(section: str) -> tuple[str, ...]:
    """Return the words of one section of the data file, the longest first."""
    text = resources.files(__package__).joinpath("asking.txt").read_text(encoding="utf-8")
    body = text.split(f"[{section}]\n")[1].split("[")[0]
    words = (word for line in body.splitlines() if not line.startswith("#") for word in line.split())
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _is_asking(word: str) -> bool:
    return word.removesuffix("'s").removesuffix("’s") in _asking("en")


_PINYIN_QUESTION = lazy(r"\b(?:shui|shei|zuo|renshi|you ?mei ?you)\b")
_RUN = lazy(rf"[{HAN}]+|[^\W_{HAN}]+(?:['’.&+-][^\W_{HAN}]+)*")
_JOINTS = lazy(r"的|或者|以及|还是")


def blank_pinyin(text: str) -> str:
    """Blank the asking words of a question typed in pinyin: "shui zuo dianchi" keeps "dianchi" in its place."""
    if not text.isascii() or not _PINYIN_QUESTION.search(text.lower()):
        return text
    return re.sub(
        r"[a-z]+", lambda m: " " * len(m[0]) if m[0].lower() in _asking("pinyin") else m[0], text, flags=re.IGNORECASE
    )


def left_over(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text` (flattened) that are no asking words."""
    for match in _RUN.finditer(text):
        if not is_han(match.group()):
            if not _is_asking(match.group()):
                yield match.span()
            continue
        yield from _chinese(text, *match.span())


def _chinese(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in (*_JOINTS.finditer(text, start, end), None):
        first, last = _peel(text, at, joint.start() if joint else end)
        if first < last:
            yield first, last
        at = joint.end() if joint else end


def _peel(text: str, start: int, end: int) -> tuple[int, int]:
    """Take asking words from both ends until none is left."""
    words = _asking("zh")
    while start < end:
        if text[start:end] in words or _all_single(text[start:end]):
            return end, end
        front = next((w for w in words if text.startswith(w, start, end) and _may_go(w, end - start)), "")
        start += len(front)
        back = next((w for w in words if text.endswith(w, start, end) and _may_go(w, end - start)), "")
        end -= len(back)
        if not front and not back:
            break
    return start, end


def _all_single(run: str) -> bool:
    """Whether a run of two is two asking words: 谁做."""
    return len(run) == 2 and all(char in _asking("zh") for char in run)


def _may_go(word: str, size: int) -> bool:
    """A single character goes only when at least two remain: 家具 and 会计 stay whole."""
    return len(word) > 1 or size > 2
