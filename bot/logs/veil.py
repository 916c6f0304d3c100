"""What a log line may not carry: tokens, and the data that messages and exceptions drag along."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from urllib.parse import quote

OURS = {"bot", "handlers", "storage", "ties", "__main__", "py"}  # "py" is py.warnings
# Exceptions whose text names code, files and addresses, never what somebody wrote. Of others only the type is told:
# ValueError("invalid literal for int(): '张伟'") would carry a contact into the log.
_PLAIN = (OSError, AttributeError, ImportError, MemoryError, NameError, RuntimeError, TypeError)
_PLAIN_NAMES = {"StorageError", "SettingsError"}
# The text of these is useful, but quotes what it was given: Can't parse entities: unsupported start tag "lin".
_QUOTING = {"telegram", "httpx", "httpcore", "sqlite3"}
_QUOTED = re.compile(r"""(["'`“]).*["'`”]|(?<=no such column: ).*""")

_TOKEN = re.compile(r"\d{5,}(?::|%3A)[\w-]{20,}", re.ASCII | re.IGNORECASE)  # Telegram's are 8-10 digits and 35 signs
_TOKEN_IN_ADDRESS = re.compile(r"(/bot)\d+(?::|%3A)[^/\s]+", re.IGNORECASE)
_TOKEN_IN_REPR = re.compile(r"(\btoken=)[^\s,)\]]+")
_TELLING = 8  # a secret shorter than this is part of ordinary words
HIDDEN = "<token>"


class _Bare(str):
    """A text that looks the same through %s and %r."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def redact(text: str, token: str) -> str:
    """The text without `token`, its secret half, and anything else that has the shape of a bot token."""
    half = token.partition(":")[2]
    for secret in (token, quote(token, safe=""), half if len(half) >= _TELLING else ""):
        text = text.replace(secret, HIDDEN) if secret else text
    for shape, instead in ((_TOKEN_IN_ADDRESS, rf"\1{HIDDEN}"), (_TOKEN, HIDDEN), (_TOKEN_IN_REPR, rf"\1{HIDDEN}")):
        text = shape.sub(instead, text)
    return text


def veil(record: logging.LogRecord) -> tuple[str, tuple[object, ...] | Mapping[str, object] | None]:
    """Message and arguments of a record, the arguments of libraries reduced to numbers and types."""
    own = record.name.partition(".")[0] in OURS
    message = str(record.msg)
    if record.name == "asyncio":  # first what happened, then a line for each object concerned, with its values
        message = message.partition("\n")[0]
    if isinstance(record.args, Mapping):
        return message, {key: _argument(value, own=own) for key, value in record.args.items()}
    return message, tuple(_argument(value, own=own) for value in record.args) if record.args else None


def tell(error: BaseException) -> Iterator[str]:
    """The lines of a traceback, causes first, in which exceptions that quote data show their type alone."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from tell(cause)
        yield "\nand then:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{words(error)}\n"
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from tell(inner)


def words(error: BaseException) -> str:
    """The exception's type and as much of its text as cannot come from a contact."""
    kind = type(error)
    if isinstance(error, _PLAIN) or any(base.__name__ in _PLAIN_NAMES for base in kind.__mro__):
        return f"{kind.__name__}: {error}"
    if kind.__module__.partition(".")[0] in _QUOTING:
        return f"{kind.__name__}: {_QUOTED.sub('…', str(error))}"
    return kind.__name__


def _argument(value: object, *, own: bool) -> object:
    if isinstance(value, BaseException):
        return _Bare(words(value))
    if own or isinstance(value, int | float) or value is None:
        return value
    return _Bare(f"<{type(value).__name__}>")
