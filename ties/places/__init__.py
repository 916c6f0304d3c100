"""Places in a line of text, and what a typed place means: cities, regions, countries, in both languages."""

from __future__ import annotations

from ties.places.asking import country_currency, find_place, inside, same_place
from ties.places.place import FoundPlace, Place
from ties.places.scan import find_places

__all__ = ["FoundPlace", "Place", "country_currency", "find_place", "find_places", "inside", "same_place"]
