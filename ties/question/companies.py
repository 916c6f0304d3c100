"""Companies that have a name in each language: 腾讯 is Tencent."""

from __future__ import annotations

from functools import cache
from importlib import resources

from ties.folding import squash


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("companies.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            names = tuple(squash(name) for name in line.split(","))
            found.update(dict.fromkeys(names, names))
    return found


def spellings(name: str) -> tuple[str, ...]:
    """Return the squashed spellings of a company's name, the one given first."""
    own = squash(name)
    return tuple(dict.fromkeys((own, *_spellings().get(own, ()))))


def is_company(name: str) -> bool:
    """Whether the name is one of the companies known in both languages."""
    return squash(name) in _spellings()
