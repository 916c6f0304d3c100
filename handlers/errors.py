"""The one map from errors to words."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from handlers.screen import Screen
from handlers.texts import Texts
from ties.errors import (
    AlreadyDone,
    BadInput,
    Blocked,
    DiskFull,
    Expired,
    JieliError,
    NotFound,
    UnknownAmount,
    UnknownCurrency,
    UnknownDate,
    UnknownHour,
    UnknownLanguage,
    UnknownNumber,
    UnknownPlace,
)

_WORDS: dict[type[JieliError], Callable[[Texts, str], Markup]] = {
    UnknownPlace: lambda t, detail: t(
        "I do not know the place “{place}”. Try a bigger city nearby, or a zone such as Europe/Berlin.", place=detail
    ),
    UnknownDate: lambda t, _: t("I found no date in that. Try “tomorrow”, “Friday” or “24 Nov”."),
    UnknownAmount: lambda t, _: t("I found no amount in that. Try “300k RMB”, “30万” or “$1.2m”."),
    UnknownHour: lambda t, _: t("I found no time of day in that. Try “8:30”, “9am” or “早上八点”."),
    UnknownCurrency: lambda t, detail: t(
        "I do not know the currency “{currency}”. Try CNY, USD or EUR.", currency=detail
    ),
    UnknownLanguage: lambda t, _: t("I speak English and 中文."),
    UnknownNumber: lambda t, _: t("A number from 1 to 10, please."),
    BadInput: lambda t, _: t("I could not read that. Nothing was changed."),
    NotFound: lambda t, _: t("I do not have that any more."),
    Expired: lambda t, _: t("This button has expired. /undo takes back the last change, /people shows who is stored."),
    AlreadyDone: lambda t, _: t("That is already done."),
    Blocked: lambda t, _: t("A later change touched the same thing. Take that one back first: /undo"),
    DiskFull: lambda t, _: t("⚠️ Not saved: the disk of this machine is full. I keep trying; please tell its operator."),
}


def screen_for(error: JieliError, t: Texts) -> Screen:
    """Return what to tell a person about an expected error."""
    for kind in type(error).__mro__:
        if kind in _WORDS:
            return Screen(_WORDS[kind](t, error.detail))
    return Screen(t("Something went wrong. Your message is kept and will be tried again."))


def unreadable(t: Texts) -> Screen:
    """Return what to tell the sender of a message that failed three times."""
    return Screen(
        t("I could not handle that message, sorry. It is kept for the operator; please try it in other words.")
    )
