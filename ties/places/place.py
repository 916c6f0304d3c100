"""What a place is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region or country; `country` is ISO alpha-2, `zone` an IANA name, of its biggest city when larger."""

    name: str
    zh: str
    country: str
    zone: str
    population: int
    kind: Literal["city", "region", "country"]
    province: str = ""  # GeoNames admin1 code of a city
    part_of: str = ""  # key of the city it is a district of


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place and where it stands in the text."""

    start: int
    end: int
    place: Place
