"""The vocabulary of the capture grammar, kept in text files of this package, and making patterns of it."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from ties.patterns import lazy

_REFERENCE = lazy(r"\{([a-z_]+)\}")


@cache
def _sections(file: str) -> dict[str, tuple[str, ...]]:
    """The lines of each [section] of a file; lines with # are comments."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resources.files(__package__).joinpath(f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if header := re.fullmatch(r"\[(\w+)\]", line):
            lines = found.setdefault(header[1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: tuple(told) for name, told in found.items()}


def words(file: str, section: str) -> tuple[str, ...]:
    """Return what stands between spaces in a section."""
    return tuple(word for line in _sections(file)[section] for word in line.split())


def choice(file: str, section: str) -> str:
    """Return a section as one pattern of alternatives: by line, in Chinese files by word."""
    parts = words(file, section) if file.endswith("_zh") else _sections(file)[section]
    return _REFERENCE.sub(lambda hit: choice(file, hit[1]), f"(?:{'|'.join(parts)})")
