"""Role classes: what somebody does in a company, under its many names in both languages."""

from __future__ import annotations

from functools import cache

from ties.question.phrases import FoundPhrase, PhraseBook, read_entries

_STORED_ONLY = "~"


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {entry.key: entry.codes for entry in read_entries("roles.txt")}


@cache
def _book(*, stored: bool) -> PhraseBook:
    names = ((name, entry.key) for entry in read_entries("roles.txt") for name in entry.names)
    return PhraseBook(
        (name.removeprefix(_STORED_ONLY), key) for name, key in names if stored or name[0] != _STORED_ONLY
    )


def find_roles(text: str) -> tuple[FoundPhrase, ...]:
    """Return the role classes a question names."""
    return _book(stored=False).find(text)


def stored_roles(role: str) -> tuple[FoundPhrase, ...]:
    """Return the role classes in a stored role, where short names such as 开发 count too."""
    return _book(stored=True).find(role)


def role_codes(role: str) -> tuple[str, ...]:
    """Return the industry codes of a role that is a trade of its own, such as lawyer."""
    return _codes()[role]


def is_trade(role: str) -> bool:
    """Whether the role class is a trade of its own."""
    return bool(_codes()[role])
