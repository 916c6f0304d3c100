"""The person who uses the bot, and how they want it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from ties.people import OwnerNo

DEFAULT_DIGEST_AT = time(9, 0)
DEFAULT_DIGEST_COUNT = 3
LANGUAGES = ("en", "zh_Hans")


class Role(StrEnum):
    """An operator runs the instance and invites owners; both use it."""

    OPERATOR = "operator"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Owner:
    """One user. `telegram_id` is theirs at Telegram, `chat_id` the private chat; `digest_at` is local time."""

    no: OwnerNo
    telegram_id: int
    chat_id: int
    role: Role = Role.OWNER
    language: str = "en"
    zone: str = "UTC"
    country: str = ""  # ISO 3166 alpha-2, for phone numbers written without a country code
    currency: str = "USD"  # ISO 4217, for amounts written without one
    digest_at: time = DEFAULT_DIGEST_AT
    digest_count: int = DEFAULT_DIGEST_COUNT
    paused_until: date | None = None
    reachable: bool = True

    @property
    def zoneinfo(self) -> ZoneInfo:
        """The owner's time zone."""
        return ZoneInfo(self.zone)


def language_of(code: str | None) -> str:
    """Return the catalogue language for Telegram's `language_code`: zh-hans, zh-TW … give zh_Hans, the rest en."""
    return "zh_Hans" if (code or "").lower().startswith("zh") else "en"
