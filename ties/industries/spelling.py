"""Other spellings of the aliases, for questions: pinyin, initials, words with a typo, characters that sound alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from ties.folding import is_han, syllables
from ties.industries.lexicon import STRONG, Claims, phrases
from ties.industries.tree import codes, label
from ties.industries.units import plain

_MOST_CODES = 3
"""Initials that more codes than this share say nothing."""

_OFTEN_TWO = {
    "行": ("hang", "xing"), "乐": ("le", "yue"), "长": ("chang", "zhang"), "重": ("zhong", "chong"),
    "会": ("hui", "kuai"), "调": ("tiao", "diao"), "传": ("chuan", "zhuan"), "藏": ("cang", "zang"),
    "参": ("can", "shen"), "种": ("zhong",),
    "车": ("che",), "冲": ("chong",), "率": ("lv",), "曲": ("qu",), "都": ("du", "dou"), "发": ("fa",), "地": ("di",),
}  # fmt: skip
"""Characters of these trades that are read in two ways, or in another way than alone."""

_VOWELS = frozenset("aeiou")

_PLAIN = """
    about after again also any anybody anyone anything are around based best business can contact could
    currently does doing everybody everyone expert experts find folks friend friends from good great guys have
    help helped helps industry interested introduce introduction into know knows large like living looking love
    made make makes making many meet met more most near need needs network nobody other others over people
    person please reach really recommend sell sells selling should small some somebody someone something sort
    still talk than thanks that their them there they thing things think this those through time today under
    used using very want wants wanted well were what when where which while whoever whom whose will with without
    work worked worker workers working works would years your yours connect connected connection connections
    company companies department remember local old new next last recent recently city country region europe
    china america africa asia called named
"""
"""Common words of questions, none of which is a mistyped trade."""

_PLAIN_WORDS = frozenset(plain(word) for word in _PLAIN.split())


@cache
def _chinese() -> dict[str, Claims]:
    """Return what each wholly Chinese alias of two characters or more claims, labels included."""
    named = {label(code, "zh"): ((code, STRONG),) for code in codes() if is_han(label(code, "zh"))}
    return {phrase: claims for phrase, claims in phrases() if len(phrase) > 1 and is_han(phrase) and claims} | named


@cache
def _sounds(char: str) -> tuple[str, ...]:
    return _OFTEN_TWO.get(char) or syllables(char)


def _readings(phrase: str) -> list[str]:
    """Return the ways to read `phrase` in pinyin, in one piece."""
    return ["".join(sounds) for sounds in product(*(_sounds(char) for char in phrase))]


@cache
def _by_pinyin() -> dict[str, dict[str, Claims]]:
    found: dict[str, dict[str, Claims]] = {}
    for phrase, claims in _chinese().items():
        for reading in _readings(phrase):
            found.setdefault(reading, {})[phrase] = claims
    return found


@cache
def _by_initials() -> dict[str, dict[str, Claims]]:
    found: dict[str, dict[str, Claims]] = {}
    for phrase, claims in _chinese().items():
        if len(phrase) > 2:
            found.setdefault("".join(_sounds(char)[0][0] for char in phrase), {})[phrase] = claims
    return found


def by_pinyin(word: str) -> tuple[str, Claims] | None:
    """Return the alias whose pinyin in one piece is `word` and what it claims: `liuxue` is 留学."""
    return _first(_by_pinyin().get(word, {}))


def by_initials(word: str) -> tuple[str, Claims] | None:
    """Return the alias whose initials are `word`, unless too many trades share them: `jrkj` is 金融科技."""
    if len(word) < 3 or not word.isalpha() or not _VOWELS.isdisjoint(word):
        return None
    sharing = _by_initials().get(word, {})
    if len({code for claims in sharing.values() for code, _ in claims}) > _MOST_CODES:
        return None
    return _first(sharing)


def by_sound(piece: str) -> tuple[str, Claims] | None:
    """Return the alias that sounds like `piece` and shares a character with it: 机气人 is 机器人."""
    alike = {
        phrase: claims
        for reading in _readings(piece)
        for phrase, claims in _by_pinyin().get(reading, {}).items()
        if len(phrase) == len(piece) and any(one == two for one, two in zip(phrase, piece, strict=True))
    }
    return _first(alike)


def _first(found: dict[str, Claims]) -> tuple[str, Claims] | None:
    return next(iter(found.items()), None)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the Latin words of all aliases by first letter."""
    words = {
        plain(word) for phrase, _ in phrases() if phrase.isascii() for word in phrase.lower().replace("-", " ").split()
    }
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[0], []).append(word)
    return {letter: tuple(listed) for letter, listed in found.items()}


def corrections(word: str) -> Iterator[str]:
    """Yield the alias words that `word`, as typed, may be a typo of, nearest first; none for a word."""
    known = _words().get(word[0], ())
    if len(word) < 5 or plain(word) in _PLAIN_WORDS or plain(word) in known:
        return
    most = 1 if len(word) < 9 else 2
    near = sorted((_distance(word, other), _adds_letters(word, other), other) for other in known)
    yield from (other for distance, _, other in near if distance <= most)


def _distance(word: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 4 MB that only questions with a typo need

    return min(OSA.distance(form, other) for form in (word, plain(word)))


def _adds_letters(word: str, other: str) -> bool:
    """Whether more than a letter left out parts `word` from `other`: the likeliest slip sorts first."""
    rest = iter(other)
    return not all(letter in rest for letter in word)
