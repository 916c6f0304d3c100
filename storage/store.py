"""One owner's memory inside one unit of work: read, decide, write, say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from storage import inbox, outbox, owners
from storage.actions import Actions, Change
from storage.database import Connection, Row
from storage.deals import Deals
from storage.desk import Desk
from storage.due import Due
from storage.nudges import Nudges
from storage.outbox import Outgoing, OutgoingKind, Sayable
from storage.people import People
from storage.search import Search
from ties.owners import Owner
from ties.people import OwnerNo, PersonId


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a unit of work answers: the update being handled and the messages it is about.

    `message_id` is the owner's own message, `tapped_id` the bot's message whose button was tapped.
    """

    bot_id: int = 0
    update_id: int | None = None
    message_id: int | None = None
    tapped_id: int | None = None
    said_at: datetime | None = None  # UTC, the message's own time


class Store:
    """Everything a unit of work may touch, for one owner. `now` is UTC; `today` is the owner's local date."""

    def __init__(self, connection: Connection, owner: Owner, now: datetime, occasion: Occasion | None = None) -> None:
        self.connection = connection
        self.owner = owner
        self.now = now
        self.occasion = occasion or Occasion()
        self.actions = Actions(connection, owner.no, now)
        self.people = People(connection, owner.no, self.actions, now, owner.zoneinfo)
        self.deals = Deals(connection, owner.no, self.actions)
        self.desk = Desk(connection, owner.no, self.actions, now)
        self.due = Due(connection, owner, now)
        self.nudges = Nudges(connection, owner.no, self.actions, now)
        self.search = Search(connection, owner.no, self.actions)
        self.queued: list[Outgoing] = []
        self.actions.follow("owner", self._follow_owner)

    @property
    def today(self) -> date:
        """The owner's local date."""
        return self.local_now.date()

    @property
    def local_now(self) -> datetime:
        """Now, aware, in the owner's zone."""
        return self.now.astimezone(self.owner.zoneinfo)

    def say(self, screen: Sayable, *, shows: PersonId | None = None, nudge: bool = False) -> None:
        """Queue a screen as new messages; replies to the last one will be about the person it `shows`."""
        for body in screen.bodies():
            self._queue("sendMessage", body, shows, OutgoingKind.NUDGE if nudge else OutgoingKind.ANSWER)

    def show(self, screen: Sayable, *, shows: PersonId | None = None) -> None:
        """Put a screen in place of the message whose button was tapped, or say it when nothing was tapped."""
        if self.occasion.tapped_id is None:
            self.say(screen, shows=shows)
            return
        first, *rest = screen.bodies()
        self._queue("editMessageText", first | {"message_id": self.occasion.tapped_id}, shows)
        for body in rest:
            self._queue("sendMessage", body, shows)

    def note_reachable(self, *, reachable: bool) -> None:
        """Note that the owner blocked the bot, or is there again: digests pause, or go on."""
        owner = replace(self.owner, reachable=reachable)
        owners.save(self.connection, owner)
        self.owner = self.due.owner = owner
        self.due.plan()

    def withdraw_nudges(self) -> None:
        """Take back nudges that could not be sent yet: after days without a network only the newest comes."""
        outbox.withdraw_nudges(self.connection, self.owner.no)

    def send_file(self, name: str, text: str, caption: Sayable) -> None:
        """Queue a text file as a document."""
        self._queue("sendDocument", caption.bodies()[0] | {"filename": name, "content": text}, None)

    def operators(self) -> int:
        """Return how many operators run this instance."""
        return len(owners.operators(self.connection))

    def save_settings(self, owner: Owner) -> None:
        """Write the owner's settings (undoable) and plan the digest anew; the rest of the unit sees them."""
        self.actions.update("owner", owner.no, **owners.settings_of(owner))

    def finish(self) -> None:
        """Close the unit: indexes, the action with its images, and the mark that the update is done."""
        self.search.refresh_changed(self.people)
        self.actions.finish()
        if self.occasion.update_id is not None:
            inbox.done(self.connection, self.occasion.bot_id, self.occasion.update_id)

    def _follow_owner(self, row: Row, change: Change) -> None:  # noqa: ARG002 - the follower's agreed form
        owner = owners.by_number(self.connection, OwnerNo(row["id"]))
        assert owner is not None  # noqa: S101 - the row was just written
        self.owner = self.due.owner = owner
        self.due.plan()

    def _queue(
        self, method: str, body: dict[str, Any], shows: PersonId | None, kind: OutgoingKind = OutgoingKind.ANSWER
    ) -> None:
        link = "" if shows is None else f"person:{shows}"
        queued = outbox.queue(self.connection, self.owner.no, self.owner.chat_id, kind, method, body, link, self.now)
        self.queued.append(queued)
