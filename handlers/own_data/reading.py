"""Reading a file in slices, so that a big one holds nobody up; all of them are one change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from storage.actions import ActionId
from storage.portable import Reader
from storage.store import Store

SLICE = 100
"""Lines a unit of work reads: some 50 ms, after which others have their turn."""


def numbered_slices(lines: Iterable[str], size: int) -> Iterator[list[tuple[int, str]]]:
    """Yield lists of at most `size` pairs of line number (from 1) and line."""
    numbered = iter(enumerate(lines, 1))
    while piece := list(islice(numbered, size)):
        yield piece


def read_slice(reader: Reader, piece: list[tuple[int, str]], action: ActionId | None, store: Store) -> ActionId | None:
    """Read one slice as part of the change that an earlier one began (None: no change yet); returns the change."""
    if action is not None:
        store.actions.go_on(action)
    reader.read(piece, store)
    return store.actions.name("import", 0) if store.actions.changed else action
