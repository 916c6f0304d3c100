"""Questions about places: which one is meant by a typed name, are two the same, does one lie in the other."""

from __future__ import annotations

import re
from functools import cache

from ties.folding import fold, squash
from ties.patterns import lazy
from ties.places.gazetteer import gazetteer, key_of
from ties.places.place import Place
from ties.places.provinces import areas_of

_ZONE = lazy(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+")
_UNIT = lazy(r"(?<=..)(?:市|省|县|特别行政区|自治区|壮族自治区|回族自治区|维吾尔自治区)$")
_UNIVERSAL = {"utc", "gmt", "z", "etc/utc"}


def find_place(name: str) -> Place | None:
    """Return the place a person typed: city, country, region or IANA zone, in either language, pinyin or short form."""
    name = name.strip()
    if name.lower() in _UNIVERSAL:
        return Place("UTC", "世界协调时", "", "UTC", 0, "region")
    if _ZONE.fullmatch(name) and (found := _of_zone(name)):
        return found
    return (
        _by_key(key_of(name)) or _by_key(_UNIT.sub("", fold(name))) or _qualified(name) or _run_together(squash(name))
    )


def same_place(a: str, b: str) -> bool:
    """Whether both names mean one place: 上海 and Shanghai, 深圳市 and shen zhen."""
    if squash(a) == squash(b):
        return True
    first, second = find_place(a), find_place(b)
    return first is not None and first == second


def inside(place: Place, region: Place) -> bool:
    """Whether `place` lies in `region`: a city in a country, province or region, a district in its city."""
    if place == region:
        return True
    if region.kind == "city":
        return place.part_of != "" and place.part_of in _keys_of(region)
    if region.kind == "country":
        return place.country == region.country
    return _is_member(place, gazetteer().members[region.name]) if region.name in gazetteer().members else False


def country_currency(country: str) -> str:
    """Return the ISO 4217 code of the country's currency; USD where the country is not known."""
    return gazetteer().currencies.get(country.upper(), "USD")


def _is_member(place: Place, members: frozenset[str]) -> bool:
    if place.kind == "region":
        inner = gazetteer().members.get(place.name, frozenset({"?"}))
        return all(m in members or m[-2:] in members or m[:2] in members for m in inner)
    if place.country in members or f"{place.country}.{place.province}" in members:
        return True
    return any(f"{key}@{place.country}" in members for key in (key_of(place.name), place.part_of))


def _keys_of(place: Place) -> set[str]:
    return {key_of(place.name), place.zh}


def _by_key(key: str) -> Place | None:
    found = gazetteer().places(key)
    return found[0] if found else None


def _qualified(name: str) -> Place | None:
    """Return the place of `Richmond, VA`, `Paris France`, 浙江江山 or 上海静安."""
    words = key_of(name).split(" ")
    for cut in range(len(words) - 1, 0, -1):
        places = gazetteer().places(" ".join(words[:cut]))
        if places and (areas := areas_of(" ".join(words[cut:]))):
            return next((p for area in areas for p in places if area.holds(p)), None)
    for cut in range(2, len(name) - 1):
        head, tail = _by_key(name[:cut]), _UNIT.sub("", name[cut:])
        within = [p for p in gazetteer().places(tail) if head and inside(p, head)]
        if within:
            return within[0]
    return None


def _of_zone(name: str) -> Place | None:
    """Return the city the zone is named after, else the biggest city in it."""
    known = gazetteer()
    for city in known.places(key_of(name.rsplit("/", 1)[1].replace("_", " "))):
        if city.zone == name or name not in known.zones:
            return city
    if name not in known.zones:
        return None
    numbered = re.search(f"\n[^\n\t]*\t[^\n\t]*\t[A-Z]+\t[^\n\t]*\t{known.zones.index(name)}\t", known.text)
    return numbered and known.biggest(numbered[0].strip("\n").split("\t", 2)[2].rstrip("\t"))


@cache
def _squashed() -> dict[str, str]:
    """Latin keys of several words, written in one: sanfrancisco."""
    known = gazetteer()
    found: dict[str, str] = {}
    for key in (*known.larger, *sorted(known.first, key=known.first.__getitem__)):
        if " " in key:
            found.setdefault(key.replace(" ", ""), key)
    return found


def _run_together(name: str) -> Place | None:
    """Return the place whose words were split or joined: `shen zhen`, `sanfrancisco`."""
    return _by_key(name) or _by_key(_squashed().get(name, ""))
