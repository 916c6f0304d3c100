"""The question while it is read: what has been understood is wiped out, so that nothing is read twice."""

from __future__ import annotations

from ties.industries.units import flatten
from ties.question.model import Item


class Slate:
    """A text whose understood parts are blanked; positions stay those of the text given."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def flat(self) -> str:
        """The text folded, positions kept."""
        return flatten(self.text)

    def wipe(self, start: int, end: int) -> None:
        """Blank a span; positions stay."""
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def take(self, item: Item) -> Item:
        """Blank the span of an item and hand it back."""
        self.wipe(item.start, item.end)
        return item
