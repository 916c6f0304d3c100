"""One log, on one stream, that may be pasted anywhere: no token, no words of a contact, no flood.

Three things stand between a record and the stream: libraries that print what they carry are kept above the level at
which they do so (`CEILINGS`); data in a library's message or in an exception is veiled and the finished text searched
for tokens (`veil`); a fault that repeats is told once a minute with its count (`flood`).
"""

from __future__ import annotations

import copy
import logging
import sys
import threading
from types import TracebackType
from typing import TextIO

from bot.logs.flood import FloodGuard
from bot.logs.veil import redact, tell, veil

# The levels below which a library logs what it carries: updates and calls with their text (telegram), statements with
# their values (aiosqlite), addresses with the token (httpx). They hold even when everything else is at DEBUG.
CEILINGS = {
    "telegram": logging.INFO,
    "asyncio": logging.INFO,
    "aiosqlite": logging.WARNING,
    "apscheduler": logging.WARNING,
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
}
_OWN = logging.getLogger("bot")


def setup(level: str = "INFO", stream: TextIO | None = None, token: str = "") -> None:
    """Send every log line, warning and crash of this process to `stream` (standard error), without `token`."""
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(_Formatter(token))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name, ceiling in CEILINGS.items():
        logging.getLogger(name).setLevel(max(root.level, ceiling))
    logging.captureWarnings(capture=True)
    sys.excepthook = _crashed
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_crashed


class _Formatter(logging.Formatter):
    """A line in the local time of the machine, with its zone; the traceback below it."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s%(repeats)s", "%Y-%m-%d %H:%M:%S%z")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record), self._token)

    def formatException(  # noqa: N802  # the name is logging's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return "".join(tell(ei[1])).rstrip() if ei[1] else ""


class _Handler(logging.StreamHandler[TextIO]):
    """Writes what the flood guard admits, on copies: other handlers see the record as it came."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._guard = FloodGuard()

    def emit(self, record: logging.LogRecord) -> None:
        repeats = self._guard.admit(record)
        if repeats is not None:
            self._write(record, repeats)
        self._settle()

    def close(self) -> None:
        self._settle(at_once=True)
        super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the name is logging's
        """Say that a line is lost without what it held; logging would print its arguments."""
        if sys.stderr:
            sys.stderr.write(f"a log line of {record.name} could not be written\n")

    def _settle(self, *, at_once: bool = False) -> None:
        for held_back, count in self._guard.overdue(at_once=at_once):
            brief = copy.copy(held_back)
            brief.exc_info = None  # the traceback was told when the fault came first
            self._write(brief, count - 1)

    def _write(self, record: logging.LogRecord, repeats: int) -> None:
        shown = copy.copy(record)
        shown.exc_text = None  # another handler may have left its own, unveiled
        shown.msg, shown.args = veil(record)
        shown.repeats = f" (and {repeats} more like it)" if repeats else ""
        super().emit(shown)


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _OWN.critical("stopped by an error", exc_info=(kind, error, trace))


def _thread_crashed(crash: threading.ExceptHookArgs) -> None:
    if crash.exc_value is not None:
        _OWN.critical("a thread was stopped by an error", exc_info=crash.exc_value)


def _unraisable(fault: sys.UnraisableHookArgs) -> None:
    _OWN.error("an error while cleaning up was ignored", exc_info=fault.exc_value)
