"""Texts in the owner's language: gettext catalogues with English sentences as message ids.

`t("Noted on {name}", name=…)` gives HTML with every value escaped; `t.label(…)` gives plain text for buttons.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup, escape

DOMAIN = "jieli"


def later(message: str) -> str:
    """Return the message as it is: it marks, for the catalogues, a text that is looked up elsewhere."""
    return message


class Texts:
    """The texts of one language (`en` or `zh_Hans`)."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, **values: Any) -> Markup:
        """Return the message as HTML; values are escaped unless they are Markup."""
        return _filled(self._catalogue.gettext(message), values)

    def plural(self, one: str, many: str, n: int, **values: Any) -> Markup:
        """Return the message for `n` things as HTML; `{n}` is the number."""
        return _filled(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def label(self, message: str, **values: Any) -> str:
        """Return the message as plain text, for a button."""
        return self._catalogue.gettext(message).format(**values)

    @property
    def short_language(self) -> str:
        """`en` or `zh`, as the rules call it."""
        return "zh" if self.language.startswith("zh") else "en"


def _filled(message: str, values: dict[str, Any]) -> Markup:
    # Markup.format does the same in Python, ten times slower.
    return Markup(message.format(**{name: escape(value) for name, value in values.items()}))  # noqa: S704 - catalogues are ours, values escaped


@cache
def texts(language: str) -> Texts:
    """Return the texts of a language; an unknown one gets English."""
    if language == "en":
        return Texts("en", gettext.NullTranslations())
    file = resources.files("handlers").joinpath(f"texts/locale/{language}/LC_MESSAGES/{DOMAIN}.mo")
    if not file.is_file():
        return texts("en")
    with file.open("rb") as binary:
        return Texts(language, gettext.GNUTranslations(binary))
