"""Cutting a file into slices, so that reading a big one holds nobody up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

SLICE = 100
"""Lines a unit of work reads: some 50 ms, after which others have their turn."""


def numbered_slices(lines: Iterable[str], size: int) -> Iterator[list[tuple[int, str]]]:
    """Yield lists of at most `size` pairs of line number (from 1) and line."""
    numbered = iter(enumerate(lines, 1))
    while piece := list(islice(numbered, size)):
        yield piece
