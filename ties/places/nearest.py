"""From a point on the map to the time zone of the nearest larger city."""

from __future__ import annotations

from functools import cache
from importlib import resources
from math import cos, radians


def nearest_zone(latitude: float, longitude: float) -> str:
    """Return the IANA zone of the nearest city above 50,000 people; degrees, north and east positive."""
    shrink = cos(radians(latitude))  # a degree of longitude is shorter away from the equator

    def distance(city: tuple[float, float, str]) -> float:
        east = abs(city[1] - longitude)
        east = min(east, 360.0 - east) * shrink
        north = city[0] - latitude
        return east * east + north * north

    return min(_cities(), key=distance)[2]


@cache
def _cities() -> tuple[tuple[float, float, str], ...]:
    text = resources.files("ties.places").joinpath("nearest.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((float(latitude), float(longitude), zone) for latitude, longitude, zone in rows)
