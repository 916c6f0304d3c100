"""What the bot keeps: people, touches, resources. Frozen values; times are UTC, dates the owner's local dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

OwnerNo = NewType("OwnerNo", int)
PersonId = NewType("PersonId", int)
TouchId = NewType("TouchId", int)
ResourceId = NewType("ResourceId", int)
DealId = NewType("DealId", int)

DEFAULT_RHYTHM_DAYS = 90
"""How often to be in touch when nobody said otherwise."""


class FunnelStage(StrEnum):
    """Where a person stands between having been met and working together."""

    KNOWN = "known"
    SCREENED = "screened"
    MET = "met"
    CANDIDATE = "candidate"
    PARTNER = "partner"


class TouchKind(StrEnum):
    """What kind of contact a touch was."""

    MEETING = "meeting"
    MEAL = "meal"
    CALL = "call"
    MESSAGE = "message"
    NOTE = "note"
    DEAL = "deal"
    DONE = "done"


class ResourceKind(StrEnum):
    """Needs and offers are both resources."""

    NEED = "need"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday; the year may be unknown, and month and day may be of the Chinese lunar calendar."""

    month: int
    day: int
    year: int | None = None
    lunar: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A stored contact, human or organisation. Empty text means not known."""

    id: PersonId
    name: str
    alias: str = ""
    organisation: bool = False
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
    met_on: date | None = None
    via: str = ""
    tags: tuple[str, ...] = ()  # without #
    rhythm_days: int = DEFAULT_RHYTHM_DAYS
    birthday: Birthday | None = None
    funnel_stage: FunnelStage = FunnelStage.KNOWN
    note: str = ""  # what the grammar did not understand
    raw: str = ""  # the message as it was typed
    external_id: str = ""  # id in the file it was imported from
    created_at: datetime | None = None  # UTC
    last_touch_on: date | None = None
    next_touch_on: date | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """A need or an offer of a person, or the owner's own (`person` is None)."""

    id: ResourceId
    person: PersonId | None
    kind: ResourceKind
    text: str
    said_on: date
    industries: tuple[str, ...] = ()
    said_by: str = ""
    second_hand: bool = False
    open: bool = True


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact between the owner and a person; what is noted about a person is a touch too."""

    id: TouchId
    person: PersonId
    kind: TouchKind
    on: date
    text: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A person with everything stored about them, for the card and the timeline (newest touch first)."""

    person: Person
    needs: tuple[Resource, ...] = ()
    offers: tuple[Resource, ...] = ()
    touches: tuple[Touch, ...] = field(default=())
