"""An event loop whose clock jumps to the next timer when nothing else happens: minutes of waiting in milliseconds."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

REAL_PATIENCE = 0.004
"""Seconds given to a database's thread before the clock jumps."""


class _Selector(selectors.DefaultSelector):
    """Waits a moment for real events, then lets the time that was to be waited pass at once."""

    skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= REAL_PATIENCE:
            return super().select(timeout)
        ready = super().select(REAL_PATIENCE)
        if not ready:
            self.skipped += timeout - REAL_PATIENCE
        return ready


class FastLoop(asyncio.SelectorEventLoop):
    """`time()` is the monotonic clock plus all that was skipped."""

    def __init__(self) -> None:
        self._fast = _Selector()
        super().__init__(self._fast)

    def time(self) -> float:
        return super().time() + self._fast.skipped


def fast(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end on a fast loop."""
    with asyncio.Runner(loop_factory=FastLoop) as runner:
        return runner.run(main)
