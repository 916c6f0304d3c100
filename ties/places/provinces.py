"""States, provinces and countries as they stand behind a city: Richmond VA, London Ontario, Cambridge UK."""

from __future__ import annotations

from dataclasses import dataclass

from ties.places.gazetteer import gazetteer
from ties.places.place import Place

_STATES = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
    "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC",
]  # fmt: skip
_CANADA = {
    "on": "08", "bc": "02", "qc": "10", "ab": "01", "mb": "03", "sk": "11", "ns": "07", "nb": "04", "nl": "05",
    "pei": "09",
}  # fmt: skip
_AUSTRALIA = {"nsw": "02", "qld": "04", "vic": "07", "wa": "08", "tas": "06", "act": "01", "nt": "03"}


@dataclass(frozen=True, slots=True)
class Area:
    """A country, or a province of it."""

    country: str
    province: str = ""

    def holds(self, place: Place) -> bool:
        """Whether the city lies there."""
        return place.kind == "city" and place.country == self.country and self.province in {"", place.province}


def _short() -> dict[str, Area]:
    areas = {code: Area("AU", number) for code, number in _AUSTRALIA.items()}
    areas |= {code: Area("CA", number) for code, number in _CANADA.items()}
    return areas | {state.lower(): Area("US", state) for state in _STATES}


SHORT = _short()
"""Postal abbreviations, in small letters."""


_BESIDE_A_COUNTRY = {"georgia": (Area("US", "GA"),)}
"""States that have the name of a country."""


def areas_of(key: str) -> tuple[Area, ...]:
    """Return the areas a key may stand for when it is written behind a city."""
    if key in SHORT:
        return (SHORT[key],)
    place = gazetteer().larger.get(key)
    if place is None:
        return _CITY_STATES.get(key, ())
    if place.kind == "country":
        return (*_BESIDE_A_COUNTRY.get(key, ()), Area(place.country))
    members = gazetteer().members[place.name]
    return (Area(place.country, place.province),) if len(members) == 1 and place.province else ()


_CITY_STATES = {
    "hong kong": (Area("HK"),), "hk": (Area("HK"),), "singapore": (Area("SG"),), "macau": (Area("MO"),),
    "macao": (Area("MO"),),
}  # fmt: skip
"""Cities that stand behind their own districts as a country does."""
