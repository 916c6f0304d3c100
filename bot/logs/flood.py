"""A fault that repeats is told once a minute, with the number of times it was held back."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

_CHANGING = re.compile(r"0x[0-9a-f]+|\d+", re.IGNORECASE)  # addresses, task numbers, counts
_CLASS_LENGTH = 200  # signs of a message that tell one fault from another
_CLASSES = 500  # kinds of fault remembered; more than that in a minute is itself a flood

_Class = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class _Window:
    """The minute after a fault was told, with the last one of its class."""

    last: logging.LogRecord
    ends: float
    held_back: int = 0


class FloodGuard:
    """Lets one warning or error of each class through per `seconds`; lines below WARNING pass."""

    def __init__(self, seconds: float = 60, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._windows: dict[_Class, _Window] = {}

    def admit(self, record: logging.LogRecord) -> int | None:
        """How many like it were held back before this one, or None to hold this one back too."""
        if record.levelno < logging.WARNING:
            return 0
        kind, now = _class(record), self._clock()
        window = self._windows.get(kind)
        if window is not None and now < window.ends:
            self._windows[kind] = replace(window, last=record, held_back=window.held_back + 1)
            return None
        if window is None and len(self._windows) >= _CLASSES:
            return None
        self._windows[kind] = _Window(record, now + self._seconds)
        return window.held_back if window is not None else 0

    def overdue(self, *, at_once: bool = False) -> Iterator[tuple[logging.LogRecord, int]]:
        """Faults that did not come again after their minute, with how many were held back; each is told once."""
        now = self._clock()
        for kind in [kind for kind, window in self._windows.items() if at_once or now >= window.ends]:
            window = self._windows.pop(kind)
            if window.held_back:
                yield window.last, window.held_back


def _class(record: logging.LogRecord) -> _Class:
    """Logger, level, message without its changing numbers, and type of the exception."""
    error = record.exc_info[0] if record.exc_info else None
    template = _CHANGING.sub("#", str(record.msg))[:_CLASS_LENGTH]
    return record.name, record.levelno, template, error.__name__ if error else ""
