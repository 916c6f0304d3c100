"""The list of places (GeoNames, CC BY 4.0, see cities.tsv), read once when first needed."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from ties.folding import fold
from ties.patterns import lazy
from ties.places.place import Place


class Trust(IntEnum):
    """How far a name alone can be trusted to mean the place."""

    SURE = 0
    MAYBE_A_NAME = 1  # Paris, Sydney: not where it ends a person's name
    NEEDS_EVIDENCE = 2  # Reading, 江山


_CITY_STATES = {"SG", "HK", "MO", "MC", "GI", "SM", "LU", "DJ"}
_WORDS_TOO = {
    "georgia", "jordan", "chad", "turkey", "guinea", "togo", "mali", "niger", "china", "jersey", "israel", "virginia",
    "indiana", "montana", "us", "oz", "anz", "cis", "mainland", "rsa", "大马", "马来", "大陆",
}  # fmt: skip
"""Names of countries and regions that are also words or people's names."""

_WORD = lazy(r"[^\W_]+")


def key_of(name: str) -> str:
    """Return the folded words of a name, as the index holds them."""
    return " ".join(_WORD.findall(fold(name)))


def _text(file: str) -> str:
    return resources.files("ties.places").joinpath(file).read_text(encoding="utf-8")


def _rows(file: str) -> list[str]:
    return [line for line in _text(file).split("\n") if line and line[0] != "#"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Keys to row numbers (the biggest city first), rows as text until one is asked for."""

    zones: tuple[str, ...]
    text: str  # the rows as they stand in the file, and where each begins
    begins: array[int]
    first: dict[str, int]  # key -> row number * 4 + trust
    others: dict[str, list[int]]  # smaller cities of the same key
    larger: dict[str, Place]  # countries and regions by key
    members: dict[str, frozenset[str]]  # region name -> countries, provinces (CN.30) and cities (shenzhen@CN)
    currencies: dict[str, str]

    def trust(self, key: str) -> Trust | None:
        """Return how far the key can be trusted; None when it is no place."""
        if key in self.larger:
            return Trust.NEEDS_EVIDENCE if key in _WORDS_TOO else Trust.SURE
        number = self.first.get(key)
        return None if number is None else Trust(number & 3)

    def places(self, key: str) -> list[Place]:
        """Return all places of that key, the most likely first."""
        found = [self.larger[key]] if key in self.larger else []
        if key in self.first:
            found += [self.city(n) for n in (self.first[key] >> 2, *self.others.get(key, ()))]
        return found

    def city(self, number: int) -> Place:
        """Return the city of that row."""
        row = self.text[self.begins[number] : self.begins[number + 1] - 1]
        name, zh, country, province, zone, people, part_of = (*row.split("\t"), "", "")[:7]
        thousands = int(people or 0)
        return Place(name, zh, country, self.zones[int(zone)], thousands * 1000, "city", province, part_of)

    def biggest(self, cells: str) -> Place:
        """Return the biggest city whose row holds these cells (rows are sorted by population)."""
        return self.city(bisect_right(self.begins, self.text.index(f"\t{cells}\t")) - 1)


@cache
def gazetteer() -> Gazetteer:
    """Read the packaged files."""
    zones, text = _text("cities.tsv").split("\n", 2)[1:]
    begins = array("L", [0, *(found.end() for found in re.finditer("\n", text))])
    cells = _text("keys.tsv").replace("\n", "\t").split("\t")
    first = dict(zip(cells[:-1:2], map(int, cells[1::2]), strict=True))
    del cells
    same = (row.split("\t") for row in _rows("same_names.tsv"))
    others = {key: [int(n) for n in numbers.split(" ")] for key, numbers in same}
    known = Gazetteer(tuple(zones.split("\t")[1].split(" ")), text, begins, first, others, {}, {}, {})
    _add_countries(known)
    _add_regions(known)
    return known


def _add_countries(known: Gazetteer) -> None:
    spellings = dict(row.split("\t") for row in _rows("names.tsv"))
    for row in _rows("countries.tsv"):
        code, name, zh, _, zone, currency, _, people = row.split("\t")
        place = Place(name, zh, code, zone, int(people), "country")
        known.currencies[code] = currency
        keys = [key_of(name), fold(zh), *(key_of(n) for n in spellings.get(code, "").split(";") if n)]
        for key in keys:
            if not (code in _CITY_STATES and key in known.first):
                known.larger.setdefault(key, place)


def _add_regions(known: Gazetteer) -> None:
    continents: dict[str, set[str]] = {}
    for row in _rows("countries.tsv"):
        cells = row.split("\t")
        continents.setdefault("*" + cells[6], set()).add(cells[0])
    for row in _rows("regions.tsv"):
        name, zh, others, written = row.split("\t")
        listed = written.replace(" ", "\n").split("\n") if "@" not in written else _members(written)
        members = {m for each in listed for m in continents.get(each, {each})}
        known.members[name] = frozenset(members)
        place = _region(known, name, zh, listed)
        for key in (key_of(name), fold(zh), *(key_of(o) for o in others.split(";") if o)):
            known.larger.setdefault(key, place)


def _members(written: str) -> list[str]:
    """Split a list whose cities may hold spaces: `san jose@US oakland@US HK`."""
    return re.findall(r"[a-z][a-z ]*@[A-Z]{2}|\*?[A-Z]{2}(?:\.\w+)?", written)


def _region(known: Gazetteer, name: str, zh: str, listed: list[str]) -> Place:
    """Return the region with the country and zone of its first member."""
    head = listed[0]
    country, province = head.split("@")[-1][:2], head.partition(".")[2]
    if "@" in head:
        zone = next(p.zone for p in known.places(head.split("@")[0]) if p.country == country)
    else:
        zone = known.biggest(f"{country}\t{province}" if province else country).zone
    return Place(name, zh, country, zone, 0, "region", province)
