"""A person at the other end of the local Bot API: makes the raw updates that Telegram would deliver."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.inbox import arrival
from bot.local_api import BOT_ID, BOT_USER, LocalApi, Shown
from storage.inbox import Arrival


@dataclass
class LocalPerson:
    """Somebody with a Telegram id who types, edits, taps and sends files."""

    api: LocalApi
    telegram_id: int
    numbers: itertools.count[int]
    language: str = "en"
    name: str = "You"
    clock: Any = field(default=lambda: datetime.now(UTC))

    def text(self, text: str, *, reply_to: int | None = None) -> Arrival:
        """Send a text message."""
        message = self._message() | _text(text)
        if reply_to is not None:
            message["reply_to_message"] = self._message() | {"message_id": reply_to, "from": BOT_USER}
        return self._update("message", message)

    def edit(self, message_id: int, text: str) -> Arrival:
        """Edit an earlier message."""
        return self._update(
            "edited_message", self._message() | {"message_id": message_id, "edit_date": self._now()} | _text(text)
        )

    def tap(self, shown: Shown, data: str) -> Arrival:
        """Press a button of a message."""
        message = self._message() | {"message_id": shown.message_id, "from": BOT_USER, "text": shown.text}
        query = {
            "id": str(self.api.next_message_id()),
            "from": self._user(),
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        return self._update("callback_query", query)

    def file(self, path: Path) -> Arrival:
        """Send a file."""
        path = path.expanduser()
        number = f"file{self.api.next_message_id()}"
        self.api.files[number] = path.read_bytes()
        document = {
            "file_id": number,
            "file_unique_id": number,
            "file_name": path.name,
            "file_size": path.stat().st_size,
        }
        return self._update("message", self._message() | {"document": document})

    def location(self, latitude: float, longitude: float) -> Arrival:
        """Share a location."""
        return self._update("message", self._message() | {"location": {"latitude": latitude, "longitude": longitude}})

    def _message(self) -> dict[str, Any]:
        chat = {"id": self.telegram_id, "type": "private", "first_name": self.name}
        return {"message_id": self.api.next_message_id(), "date": self._now(), "chat": chat, "from": self._user()}

    def _user(self) -> dict[str, Any]:
        return {"id": self.telegram_id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def _now(self) -> int:
        return int(self.clock().timestamp())

    def _update(self, kind: str, part: dict[str, Any]) -> Arrival:
        return arrival(BOT_ID, {"update_id": next(self.numbers), kind: part})


def _text(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {"text": text}
    command = text.split(maxsplit=1)[0]
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}]}
