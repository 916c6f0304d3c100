"""What a person types when asked one thing: a list of things, or where and when they met somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from ties.capture import read_line
from ties.dates import find_dates
from ties.folding import has_han
from ties.patterns import lazy

_SEPARATORS = lazy(r"\s*[,，;；、\n]\s*")
_EDGES = " ,;，；、。.·|—–-"
_LEAD = lazy(r"(?i)^(?:(?:we|i)\s+)?(?:first\s+)?(?:met\s+)?(?:(?:at|in|on|during)\s+)?(?:the\s+)?|^认识[:：于]?")
_TAIL = lazy(r"(?i)(?:^|\s+)(?:at|in|on)$|(?:上|里)?认识的?$")
_VIA_EN = r"(?i)(?:\b(?:via|through|thanks to|(?:introduced |introduction )?(?:by|from))\s+)?{}"
_VIA_ZH = r"(?:通过|经由?|由)?\s*{}\s*(?:介绍|引荐|推荐|引见)?(?:的|认识的?)?"


@dataclass(frozen=True, slots=True)
class Meeting:
    """How somebody was met; `on` is a local date."""

    at: str = ""
    on: date | None = None
    via: str = ""


def pieces(text: str) -> tuple[str, ...]:
    """Return what stands between commas, semicolons and line ends, without repetition."""
    found = (" ".join(piece.split()) for piece in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(piece for piece in found if piece))


def read_meeting(text: str, now: datetime) -> Meeting:
    """Return place or occasion, day and introducer of a typed answer; `now` is aware, in the owner's zone.

    Days without a year lie in the past. What is neither day nor introducer is the occasion.
    """
    day = next(iter(find_dates(text, now, lean="past")), None)
    rest = text if day is None else f"{text[: day.start]} {text[day.end :]}"
    via = read_line(f"Xi, {text}", now, "").via
    if via:
        pattern = _VIA_ZH if has_han(via) or has_han(text) else _VIA_EN
        rest = re.sub(pattern.format(re.escape(via)), " ", rest, count=1)
    return Meeting(_occasion(rest), day.on if day else None, via)


def _occasion(text: str) -> str:
    text = re.sub(r"\s+([,，、])", r"\1", " ".join(text.split())).strip(_EDGES)
    return _TAIL.sub("", _LEAD.sub("", text, count=1)).strip(_EDGES)
