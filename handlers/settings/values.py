"""What a person types for a setting, read into the owner's settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from ties.dates import first_date
from ties.errors import UnknownCurrency, UnknownDate, UnknownHour, UnknownLanguage, UnknownNumber, UnknownPlace
from ties.folding import fold
from ties.money.currencies import currency_of
from ties.owners import Owner
from ties.places import country_currency, find_place

MAX_NUDGES = 10

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h点时](\d{2})?)?\s*(am|pm)?\s*(半)?", re.IGNORECASE)
_OFF = {"off", "no", "none", "resume", "now", "关", "关闭", "不", "不暂停", "恢复", "取消"}
_CHINESE = {"zh", "zh_hans", "zh-hans", "zh-cn", "chinese", "中文", "汉语", "简体", "简体中文"}
_ENGLISH = {"en", "english", "英文", "英语"}


Reader = Callable[[str, Owner, datetime], Owner]


def read_language(text: str, owner: Owner, now: datetime) -> Owner:  # noqa: ARG001 - one signature for all readers
    """Return the owner with the language typed. Raises UnknownLanguage."""
    word = fold(text)
    if word in _CHINESE:
        return replace(owner, language="zh_Hans")
    if word in _ENGLISH:
        return replace(owner, language="en")
    raise UnknownLanguage(text)


def read_zone(text: str, owner: Owner, now: datetime) -> Owner:  # noqa: ARG001 - as above
    """Return the owner with the zone of the city typed; country and currency follow. Raises UnknownPlace."""
    place = find_place(text.strip())
    if place is None or not place.zone:
        raise UnknownPlace(text)
    owner = replace(owner, zone=place.zone)
    if place.country and place.country != owner.country:
        owner = replace(owner, country=place.country, currency=country_currency(place.country))
    return owner


def read_country(text: str, owner: Owner, now: datetime) -> Owner:  # noqa: ARG001 - as above
    """Return the owner with the country typed (or of the city typed). Raises UnknownPlace."""
    place = find_place(text.strip())
    if place is None or not place.country:
        raise UnknownPlace(text)
    return replace(owner, country=place.country)


def read_currency(text: str, owner: Owner, now: datetime) -> Owner:  # noqa: ARG001 - as above
    """Return the owner with the currency typed, by code, sign or name. Raises UnknownCurrency."""
    code = currency_of(text.strip(), "")
    if not code:
        raise UnknownCurrency(text)
    return replace(owner, currency=code)


def read_hour(text: str, owner: Owner, now: datetime) -> Owner:
    """Return the owner with the local time typed: 8, 8:30, 8pm, 早上八点半. Raises UnknownHour."""
    return replace(owner, digest_at=_clock(text.strip(), now))


def read_count(text: str, owner: Owner, now: datetime) -> Owner:  # noqa: ARG001 - as above
    """Return the owner with the number of nudges a day typed, 1 to 10. Raises UnknownNumber."""
    found = re.search(r"\d{1,3}", text)
    if found is None or not 1 <= int(found[0]) <= MAX_NUDGES:
        raise UnknownNumber(text)
    return replace(owner, digest_count=int(found[0]))


def read_pause(text: str, owner: Owner, now: datetime) -> Owner:
    """Return the owner paused until the date typed, or not paused. Raises UnknownDate."""
    if fold(text) in _OFF:
        return replace(owner, paused_until=None)
    weeks = re.fullmatch(r"(\d{1,2})w", text)
    if weeks:
        return replace(owner, paused_until=now.date() + timedelta(weeks=int(weeks[1])))
    found = first_date(text, now, lean="future")
    if found is None or found.on <= now.date():
        raise UnknownDate
    return replace(owner, paused_until=found.on)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one setting is read."""

    name: str
    read: Reader


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("language", read_language),
        Setting("zone", read_zone),
        Setting("hour", read_hour),
        Setting("count", read_count),
        Setting("country", read_country),
        Setting("currency", read_currency),
        Setting("pause", read_pause),
    )
}


def _clock(text: str, now: datetime) -> time:
    plain = _CLOCK.fullmatch(text)
    if plain:
        hour, minute = int(plain[1]), int(plain[2] or (30 if plain[4] else 0))
        half = (plain[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
        raise UnknownHour(text)
    # The date rules read spoken hours; "today" gives them a day to stand on.
    found = first_date(f"today {text}", now, lean="future") or first_date(f"今天{text}", now, lean="future")
    if found is None or found.at is None:
        raise UnknownHour(text)
    return found.at
