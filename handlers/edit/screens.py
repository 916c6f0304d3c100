"""What the fields are called, how one is asked for, and what is said when the answer cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from markupsafe import Markup

from handlers.dates import birthday, full_day
from handlers.edit.buttons import EditField
from handlers.edit.values import FIELDS
from handlers.person.buttons import Delete
from handlers.person.card import DOT
from handlers.person.screens import back
from handlers.screen import Key, Screen, bold, joined, lines
from handlers.texts import Texts
from ties.industries import label
from ties.people import PersonFile
from ties.phones import show_phone

ROW = 3


def menu(t: Texts, file: PersonFile) -> Screen:
    """Show the fields that can be changed."""
    person = file.person
    keys = [Key(_NAMES[field](t), EditField(person.id, field)) for field in FIELDS]
    rows = [keys[n : n + ROW] for n in range(0, len(keys), ROW)]
    last = (Key(t.label("🗑 Delete"), Delete(person.id)), back(t, person.id))
    return Screen(t("✏️ {name} — what shall I change?", name=bold(person.name)), (*rows, last))


def ask(t: Texts, file: PersonFile, field: str, today: date) -> Screen:
    """Ask for a new value, showing the present one."""
    person = file.person
    now = joined(DOT, _present(t, file, field, today))
    text = lines(
        Markup("✏️ {}").format(joined(DOT, (bold(person.name), _NAMES[field](t)))),
        t("Now: {value}", value=now) if now else None,
        _HINTS[field](t) if field in _HINTS else t("Type the new value."),
        t("“-” empties it.") if now and field != "name" else None,
    )
    return Screen(text, ((back(t, person.id),),))


def complaint(t: Texts, field: str) -> Screen:
    """Say why the answer cannot be used; the question stays open."""
    return Screen(lines(_COMPLAINTS[field](t), t("Nothing was changed. Try again, or /cancel.")))


def _present(t: Texts, file: PersonFile, field: str, today: date) -> Iterable[Markup | str]:
    person = file.person
    match field:
        case "industries":
            return [label(code, t.short_language) for code in person.industries]
        case "phones":
            return [show_phone(phone) for phone in person.phones]
        case "met":
            return [person.met_at, full_day(person.met_on, t, today) if person.met_on else ""]
        case "needs":
            return [one.text for one in file.needs]
        case "offers":
            return [one.text for one in file.offers]
        case "birthday":
            return [birthday(person.birthday, t)] if person.birthday else []
        case "emails":
            return person.emails
        case "tags":
            return [f"#{tag}" for tag in person.tags]
    return [str(getattr(person, field))]


_NAMES: dict[str, Callable[[Texts], str]] = {
    "name": lambda t: t.label("Name"),
    "company": lambda t: t.label("Company"),
    "role": lambda t: t.label("Role"),
    "city": lambda t: t.label("City"),
    "industries": lambda t: t.label("Industry"),
    "phones": lambda t: t.label("Phone"),
    "emails": lambda t: t.label("E-mail"),
    "wechat": lambda t: t.label("WeChat"),
    "telegram": lambda t: t.label("Telegram"),
    "met": lambda t: t.label("How you met"),
    "via": lambda t: t.label("Introduced by"),
    "needs": lambda t: t.label("Needs"),
    "offers": lambda t: t.label("Offers"),
    "tags": lambda t: t.label("Tags"),
    "birthday": lambda t: t.label("Birthday"),
    "note": lambda t: t.label("Remark"),
}

_HINTS: dict[str, Callable[[Texts], Markup]] = {
    "industries": lambda t: t("Type one or several, such as “fintech, logistics”."),
    "phones": lambda t: t("Type the number, with the country code if it is abroad; several with commas."),
    "emails": lambda t: t("Type the address; several with commas."),
    "met": lambda t: t("Type where and when, such as “Canton Fair, 20 Nov”."),
    "via": lambda t: t("Type who introduced you."),
    "needs": lambda t: t("Type all of them anew, with commas between."),
    "offers": lambda t: t("Type all of them anew, with commas between."),
    "tags": lambda t: t("Type all of them anew, such as “#vip #golf”."),
    "birthday": lambda t: t("Type the day, such as “7 Sept”, “1980-09-07” or “农历八月十五”."),
}

_COMPLAINTS: dict[str, Callable[[Texts], Markup]] = {
    "name": lambda t: t("A name needs a letter, and no more than 120 of them."),
    "industries": lambda t: t("I do not know that industry. Try a more usual word, such as “fintech” or “物流”."),
    "phones": lambda t: t("That is no phone number I can read. Numbers from abroad begin with + and the country code."),
    "emails": lambda t: t("That is no e-mail address. One looks like ann@example.com."),
    "wechat": lambda t: t("That is no WeChat ID. One has 2 to 40 signs and no spaces."),
    "telegram": lambda t: t("That is no Telegram name. One looks like @lin_yue."),
    "met": lambda t: t("That day is yet to come. Type where and when you met, such as “Canton Fair, 20 Nov”."),
    "needs": lambda t: t("I found nothing in that."),
    "offers": lambda t: t("I found nothing in that."),
    "birthday": lambda t: t("I found no day in that. Try “7 Sept”, “1980-09-07” or “农历八月十五”."),
}
