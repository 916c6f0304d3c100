"""What was understood of a line, and what kind of message it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ties.people import Birthday, FunnelStage

RouteKind = Literal["capture", "question", "note", "deal", "unclear"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A line read as a new contact; empty means not told. What was not understood is in `note`."""

    name: str = ""
    alias: str = ""
    company: str = ""
    role: str = ""
    industries: tuple[str, ...] = ()
    city: str = ""
    phones: tuple[str, ...] = ()  # E.164
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    wechat: str = ""
    telegram: str = ""  # without @
    met_at: str = ""
    met_on: date | None = None  # the owner's local date
    via: str = ""
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # without #
    rhythm_days: int | None = None
    birthday: Birthday | None = None
    organisation: bool = False
    stage: FunnelStage | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """What to do with a message.

    `person` is the stored name it is about; `people` all that fit when it is not clear which; `body` the text after
    the name when the line opens with it, else all of the text.
    """

    kind: RouteKind
    person: str = ""
    people: tuple[str, ...] = ()
    body: str = ""
