"""Topics: kinds of resource that people need or offer, such as funding, a factory, a licence."""

from __future__ import annotations

from functools import cache

from ties.question.phrases import FoundPhrase, PhraseBook, read_entries


@cache
def _book() -> PhraseBook:
    return PhraseBook((name, entry.key) for entry in read_entries("topics.txt") for name in entry.names)


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {entry.key: entry.codes for entry in read_entries("topics.txt")}


_NONE = "-"


def topic_spans(text: str) -> tuple[FoundPhrase, ...]:
    """Return the topics `text` speaks of, left to right."""
    return tuple(found for found in _book().find(text) if _NONE not in found.keys)


def find_topics(text: str) -> tuple[str, ...]:
    """Return the topics `text` speaks of, in order, each once."""
    return tuple(dict.fromkeys(key for found in topic_spans(text) for key in found.keys))


def suppliers(topic: str) -> tuple[str, ...]:
    """Return the industries whose trade is to supply `topic`."""
    return _codes()[topic]
