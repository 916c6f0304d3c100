"""The line while it is being read: what is taken into a field, what is held back for the note, what is still open.

`text` is the line made easy to match (half width, plain quotes, no invisible marks); fields are cut from the
original, so a name keeps every character it was typed with.
"""

from __future__ import annotations

from ties.folding import level

OPEN, TAKEN, HELD = 0, 1, 2
"""State of a character: still to be read; in a field or a cue; kept for the note and not looked at again."""

BREAK = "\x00"
"""Stands for everything no longer open: nothing is read across it."""

SYMBOL = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
"""Arrows, pictures and emoji, for use inside [] of a pattern; they part words as commas do."""

_INVISIBLE = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad")
_PLAIN = {
    ord(a): b
    for a, b in zip("‘’‚“”„«»「」『』《》〔〕〈〉【】—–−―＿／　", '\'\'\'"""""""""""()""()——-—_/ ', strict=True)
}
_PLAIN |= {n: chr(n - 0xFEE0) for n in range(0xFF01, 0xFF5F)}
_PLAIN |= dict.fromkeys(map(ord, "・･‧∙●▪"), "·")
_PLAIN |= dict.fromkeys((11, 12, 28, 29, 30, 31, 0, 160, 8199, 8201, 8239), " ")
_EDGES = " \t\r\n,;:|/·•—-–、，。；：.!！?？" + BREAK


class Sheet:
    """A line and the state of each of its characters. Positions count in `text`."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._at = [n for n, c in enumerate(line) if c not in _INVISIBLE]
        self.text = "".join(line[n] for n in self._at).translate(_PLAIN).replace("\r", " ")
        self.state = bytearray(len(self.text))
        self._open = self.text
        self._level = level(self.text)

    def open_text(self) -> str:
        """Return `text` with everything that is not open replaced by breaks (same length)."""
        return self._open

    def open_level(self) -> str:
        """Return the open text in lower case and simplified characters (same length)."""
        return self._level

    def shown(self, start: int, end: int) -> str:
        """Return a stretch as it was typed, without marks at its edges."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while start < end and self.text[end - 1] in _EDGES:
            end -= 1
        if start == end:
            return ""
        return " ".join(self._line[self._at[start] : self._at[end - 1] + 1].split())

    def take(self, start: int, end: int) -> str:
        """Mark a stretch as understood and return it as it was typed."""
        self._mark(start, end, TAKEN)
        return self.shown(start, end)

    def take_open(self, start: int, end: int) -> None:
        """Take what is still open of a stretch."""
        self._mark_open(start, end, TAKEN)

    def hold(self, start: int, end: int) -> None:
        """Keep what is still open of a stretch for the note, out of reach of all other rules."""
        self._mark_open(start, end, HELD)

    def is_open(self, start: int, end: int) -> bool:
        """Whether nothing of the stretch has been used yet."""
        return not any(self.state[start:end])

    def _mark_open(self, start: int, end: int, state: int) -> None:
        told = bytes(self.state[start:end]).replace(bytes([OPEN]), bytes([state]))
        self._mark(start, end, state)
        self.state[start:end] = told

    def _mark(self, start: int, end: int, state: int) -> None:
        size = len(self.state[start:end])
        gap = BREAK * size
        self.state[start:end] = bytes([state]) * size
        self._open = self._open[:start] + gap + self._open[start + size :]
        self._level = self._level[:start] + gap + self._level[start + size :]
