"""What people do in their chats with the bot: each act becomes an update and an entry in the ledger."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.chats import Account
from tests.telegram.forms import SentFile
from tests.telegram.ledger import Ledger, Pushed
from tests.telegram.methods import State, described
from tests.telegram.updates import UpdateQueue


@dataclass(slots=True)
class People:
    """Everybody who talks to one bot."""

    ledger: Ledger = field(default_factory=Ledger)
    state: State = field(default_factory=State)
    updates: UpdateQueue = field(default_factory=UpdateQueue)

    def push(self, update: dict[str, Any], *, chat_id: int = 0, text: str = "") -> int:
        """Queue any update, broken ones too, and return its id; chat and text go into the ledger."""
        update_id = self.updates.push(update)
        self.ledger.pushed.append(Pushed(update_id, time.monotonic(), chat_id, text))
        return update_id

    def write(self, account: Account, text: str, **fields: Any) -> int:
        """Let somebody send a text and return the message's id. Commands get their entity."""
        if text.startswith("/"):
            fields["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        return self.send(account, text=text, **fields)

    def send(self, account: Account, **fields: Any) -> int:
        """Let somebody send a message with these fields and return its id."""
        message = self.state.chats.written(account, fields)
        self.push({"message": message}, chat_id=account.id, text=str(fields.get("text", fields.get("caption", ""))))
        return int(message["message_id"])

    def send_document(self, account: Account, name: str, content: bytes, **fields: Any) -> int:
        """Let somebody send a file and return the message's id."""
        file_id = f"file{len(self.state.uploads) + 1}"
        self.state.uploads[file_id] = upload = SentFile(name, content)
        return self.send(account, document=described(file_id, upload), **fields)

    def revise(self, account: Account, message_id: int, text: str) -> None:
        """Let somebody edit a text sent before."""
        message = self.state.chats.messages[account.id, message_id]
        message |= {"text": text, "edit_date": int(time.time())}
        self.push({"edited_message": dict(message)}, chat_id=account.id, text=text)

    def tap(self, account: Account, message_id: int, data: str) -> str:
        """Let somebody tap a button under a message and return the tap's id."""
        tap_id = f"tap{len(self.ledger.pushed) + 1}"
        self.state.chats.taps[tap_id] = time.monotonic()
        message = self.state.chats.messages[account.id, message_id]
        query = {"id": tap_id, "from": account.user, "message": message, "chat_instance": "1", "data": data}
        self.push({"callback_query": query}, chat_id=account.id, text=data)
        return tap_id
