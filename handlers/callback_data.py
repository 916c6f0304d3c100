"""Buttons as dataclasses: each packs itself into at most 64 bytes and is found again by its prefix."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar, Self, get_type_hints

from ties.errors import Expired

VERSION = "1"
"""Rises when the meaning of packed fields changes, so that old buttons answer "expired"."""

MAX_BYTES = 64
_BIGGEST = 2**63  # SQLite's integers end there
_REGISTRY: dict[str, type[Button]] = {}


class Button:
    """Base of all typed callback data: `class Undo(Button, prefix="undo")` with int, str or bool fields."""

    prefix: ClassVar[str]

    def __init_subclass__(cls, prefix: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # dataclass(slots=True) builds the class a second time, under the same name and without the keyword.
        prefix = prefix or cls.prefix
        known = _REGISTRY.get(prefix)
        if known is not None and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            message = f"two buttons claim the prefix {prefix!r}"
            raise TypeError(message)
        cls.prefix = prefix
        _REGISTRY[prefix] = cls

    def pack(self) -> str:
        """Return the callback data. Raises ValueError when it would be longer than Telegram takes."""
        values = [getattr(self, field.name) for field in dataclasses.fields(self)]  # type: ignore[arg-type]  # every subclass is a dataclass
        text = ":".join([VERSION, self.prefix, *(str(int(v) if isinstance(v, bool) else v) for v in values)])
        if len(text.encode()) > MAX_BYTES or text.count(":") != 1 + len(values):
            message = f"callback data of {self.prefix!r} is too long, or a value holds a colon"
            raise ValueError(message)
        return text

    @classmethod
    def parse(cls, pieces: list[str]) -> Self:
        """Return the button packed in `pieces`. Raises Expired when they do not fit."""
        fields = dataclasses.fields(cls)  # type: ignore[arg-type]  # every subclass is a dataclass
        kinds = get_type_hints(cls)
        if len(pieces) != len(fields):
            raise Expired("button")
        try:
            return cls(*(_read(kinds[field.name], piece) for field, piece in zip(fields, pieces, strict=True)))
        except (ValueError, KeyError) as error:
            raise Expired("button") from error


def unpack(data: str) -> Button:
    """Return the button in callback data. Raises Expired for one of another version, foreign or forged."""
    version, _, rest = data.partition(":")
    prefix, *pieces = rest.split(":")
    if version != VERSION or prefix not in _REGISTRY:
        raise Expired("button")
    return _REGISTRY[prefix].parse(pieces)


def _read(kind: Any, piece: str) -> Any:
    """Return the value packed in a piece. Raises ValueError for what `pack` never writes."""
    if kind is bool:
        return {"0": False, "1": True}[piece]
    supertype = getattr(kind, "__supertype__", kind)  # a NewType id reads as its int
    value = supertype(piece)
    if supertype is int and (str(value) != piece or abs(value) >= _BIGGEST):
        raise ValueError(piece)
    return value
