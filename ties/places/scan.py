"""Finding places in a line: Latin names word by word, Chinese names inside runs, both against the gazetteer."""

from __future__ import annotations

from ties.folding import HAN, level
from ties.patterns import lazy
from ties.places.han import han_places
from ties.places.latin import latin_places
from ties.places.place import FoundPlace

_HAN = lazy(f"[{HAN}]{{2,}}")


def find_places(text: str) -> tuple[FoundPlace, ...]:
    """Return the places in `text`, left to right, no overlaps; what is more likely a name or a word is left out."""
    flat = level(text)
    found = latin_places(text, flat)
    if _HAN.search(flat):
        found += han_places(flat)
    return tuple(sorted(found, key=lambda place: place.start))
