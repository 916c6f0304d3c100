"""What /settings shows."""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from handlers.dates import day
from handlers.screen import Key, Keyboard, Screen, bold, lines
from handlers.settings.buttons import Back, Choose, Put
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from ties.owners import Owner

LANGUAGE_NAMES = {"en": "English", "zh_Hans": "中文"}


def overview(
    t: Texts, owner: Owner, now: datetime, next_digest: datetime | None, action: ActionId | None = None
) -> Screen:
    """Show every setting; `now` is local, `next_digest` UTC, `action` a change that was just made."""
    text = lines(
        bold(t.label("Settings")) if action is None else bold(t.label("Settings — changed")),
        t("🌐 Language: {language}", language=LANGUAGE_NAMES[owner.language]),
        t("🕐 Time zone: {zone}, where it is {now} now", zone=owner.zone, now=f"{now:%H:%M}"),
        t("☀️ Daily message: {hour}", hour=f"{owner.digest_at:%H:%M}"),
        t.plural("👥 At most {n} person a day", "👥 At most {n} people a day", owner.digest_count),
        t("📞 Country for phone numbers: {country}", country=owner.country or "—"),
        t("💰 Currency: {currency}", currency=owner.currency),
        _pause_line(t, owner, now.date()),
        _next_line(t, owner, now, next_digest),
    )
    return Screen(text, _keys(t, owner, now.date(), action))


def ask(t: Texts, setting: str) -> Screen:
    """Ask for one setting: buttons for the usual answers, anything else typed."""
    return Screen(_QUESTIONS[setting](t), (*_choices(t, setting), (Key(t.label("‹ Back"), Back()),)))


def _pause_line(t: Texts, owner: Owner, today: date) -> Markup | None:
    if owner.paused_until is None or owner.paused_until <= today:
        return None
    return t("⏸ Paused until {day}", day=day(owner.paused_until, t, today))


def _next_line(t: Texts, owner: Owner, now: datetime, next_digest: datetime | None) -> Markup | None:
    if next_digest is None:
        return None
    local = next_digest.astimezone(owner.zoneinfo)
    return t("Next daily message: {day}, {hour}", day=day(local.date(), t, now.date()), hour=f"{local:%H:%M}")


def _keys(t: Texts, owner: Owner, today: date, action: ActionId | None) -> Keyboard:
    paused = owner.paused_until is not None and owner.paused_until > today
    pause = Key(t.label("Resume"), Put("pause", "off")) if paused else Key(t.label("Pause"), Choose("pause"))
    rows = [
        [Key("English / 中文", Choose("language")), Key(t.label("Time zone"), Choose("zone"))],
        [Key(t.label("Hour"), Choose("hour")), Key(t.label("How many"), Choose("count"))],
        [Key(t.label("Country"), Choose("country")), Key(t.label("Currency"), Choose("currency")), pause],
    ]
    if action is not None:
        rows.append([Key(t.label("Undo"), Undo(action))])
    return rows


def _choices(t: Texts, setting: str) -> Keyboard:
    if setting == "language":
        return ((Key("English", Put("language", "en")), Key("中文", Put("language", "zh_Hans"))),)
    if setting == "hour":
        return tuple(
            tuple(Key(f"{hour:02}:00", Put("hour", str(hour))) for hour in row)
            for row in ((7, 8, 9, 10), (12, 18, 20, 21))
        )
    if setting == "count":
        return (tuple(Key(str(n), Put("count", str(n))) for n in (1, 2, 3, 5)),)
    if setting == "pause":
        weeks = ((t.label("1 week"), "1w"), (t.label("2 weeks"), "2w"), (t.label("4 weeks"), "4w"))
        return (tuple(Key(label, Put("pause", value)) for label, value in weeks),)
    return ()


_QUESTIONS = {
    "language": lambda t: t("Which language should I speak? You may write to me in either."),
    "zone": lambda t: t("Where are you? Type a city, such as “Berlin” or “成都”, or share your location (📎)."),
    "hour": lambda t: t("When should the daily message come? Tap or type a time, such as 8:30."),
    "count": lambda t: t("How many people should one day's message name at most? 1 to 10."),
    "country": lambda t: t("Which country are phone numbers without a country code from? Type a country or a city."),
    "currency": lambda t: t("Which currency is meant when an amount names none? Type it, such as CNY, USD or 欧元."),
    "pause": lambda t: t("How long should I stay silent? Tap, or type a date. Nothing is lost meanwhile."),
}
