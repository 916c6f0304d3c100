"""The search index of one owner's people: follows every change of a person, a need, an offer or a touch."""

from __future__ import annotations

from storage.actions import Actions
from storage.database import Connection, Row
from storage.people import People
from ties.people import OwnerNo, PersonId


class Search:
    """Keeps the index in step with the rows inside one unit of work."""

    def __init__(self, connection: Connection, owner_no: OwnerNo, actions: Actions) -> None:
        self._connection = connection
        self._owner_no = owner_no
        self._changed: set[PersonId] = set()
        actions.follow("person", self._follow_person)
        actions.follow("resource", self._follow_part)
        actions.follow("touch", self._follow_part)

    def refresh_changed(self, people: People) -> None:
        """Index anew everybody who changed; called once, at the end of the unit."""
        for person_id in sorted(self._changed):
            self._refresh(person_id, people)
        self._changed.clear()

    def _refresh(self, person_id: PersonId, people: People) -> None:
        pass

    def _forget(self, person_id: PersonId) -> None:
        pass

    def _follow_person(self, row: Row, gone: bool) -> None:  # noqa: FBT001 - the follower's agreed form
        if gone:
            self._changed.discard(PersonId(row["id"]))
            self._forget(PersonId(row["id"]))
        else:
            self._changed.add(PersonId(row["id"]))

    def _follow_part(self, row: Row, gone: bool) -> None:  # noqa: FBT001, ARG002 - the follower's agreed form
        if row["person_id"] is not None:
            self._changed.add(PersonId(row["person_id"]))
