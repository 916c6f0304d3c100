"""Both sides of the book: every update pushed, every batch handed out, every call received."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.faults import Fault


@dataclass(frozen=True, slots=True)
class Pushed:
    """One update somebody sent to the bot; `at` in monotonic seconds."""

    update_id: int
    at: float
    chat_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One batch handed to a poller."""

    at: float
    update_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One call received: its form, whether it took effect, the status sent and the fault it met.

    `heard` is False when the caller cannot know what became of it: the answer was lost, or nobody was there any more.
    """

    at: float
    method: str
    values: dict[str, Any]
    acted: bool
    status: int
    fault: Fault | None
    heard: bool = True

    @property
    def chat_id(self) -> int:
        """Return the chat meant, 0 when the call is for none."""
        return int(self.values.get("chat_id", 0))

    @property
    def text(self) -> str:
        """Return the text or caption, empty when there is none."""
        return str(self.values.get("text", self.values.get("caption", "")))


@dataclass(slots=True)
class Ledger:
    """All that passed through one server."""

    pushed: list[Pushed] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def of(self, method: str) -> list[Call]:
        """Return the calls of one method, in order of arrival."""
        return [call for call in self.calls if call.method == method]

    def shown(self, chat_id: int | None = None) -> Iterator[Call]:
        """Yield the calls by which a chat (None: any chat) came to see a text."""
        for call in self.calls:
            if call.acted and call.text and chat_id in {None, call.chat_id}:
                yield call
