"""Which lines have been answered, and how often, read from the server's ledger as it grows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.storm.lines import Line
from tests.telegram.ledger import Ledger


@dataclass(slots=True)
class Answers:
    """Answers counted by the line's number, and how many of them the bot knew of; edits of messages do not count."""

    ledger: Ledger
    counted: Counter[int] = field(default_factory=Counter)
    heard: Counter[int] = field(default_factory=Counter)
    _lines: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))
    _read: int = 0

    def expect(self, line: Line) -> None:
        """Wait for the answer to a line from now on."""
        self._lines[line.account.id].append(line)

    def catch_up(self) -> None:
        """Count what has been said since the last time."""
        fresh, self._read = self.ledger.calls[self._read :], len(self.ledger.calls)
        for call in fresh:
            if call.acted and call.method == "sendMessage":
                answered = [line.number for line in self._lines[call.chat_id] if _answers(call.text, line)]
                self.counted.update(answered)
                self.heard.update(answered if call.heard else ())

    def missing(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines without an answer."""
        self.catch_up()
        return [line for line in lines if not self.counted[line.number]]


def _answers(text: str, line: Line) -> bool:
    return line.name in text and text.startswith(line.sign)
