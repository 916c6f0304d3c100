"""The list of one day: who and what is on it, and where each line stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storage.nudges import Item, ItemKind, ItemState
from storage.store import Store
from ties.deals import Deal, DealStage
from ties.errors import NotFound
from ties.nudging import choose
from ties.people import DealId, Person, PersonFile, PersonId

MOST_STEPS = 10
"""Due steps beyond these wait for their turn: /due and /deals show them all."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody to be in touch with."""

    item: Item
    state: ItemState
    file: PersonFile


@dataclass(frozen=True, slots=True)
class Step:
    """A deal whose next step is due, and the names of those in it."""

    item: Item
    state: ItemState
    deal: Deal
    names: tuple[str, ...]


Line = Tie | Step


@dataclass(frozen=True, slots=True)
class DayList:
    """What the digest of a day shows; `waiting` counts everybody whose time has come, named or not."""

    on: date
    lines: tuple[Line, ...]
    waiting: int = 0

    @property
    def open(self) -> tuple[Line, ...]:
        """The lines that wait for the owner."""
        return tuple(line for line in self.lines if line.state is ItemState.OPEN)


def form(store: Store) -> DayList:
    """Return today's list; it is made when the day's first digest or /today asks for it, then only grows."""
    on = store.today
    items = store.nudges.list_of(on)
    position = max((item.position for item in items), default=0)
    for kind, row_id in (*_people(store, items), *_steps(store, items)):
        position += 1
        store.nudges.add(on, position, kind, row_id)
    return load(store, on)


def load(store: Store, on: date) -> DayList:
    """Return the list of a day as it stands now; what is stored no longer is left out."""
    lines = (_line(store, item) for item in store.nudges.list_of(on))
    return DayList(on, tuple(line for line in lines if line), store.people.count_waiting(store.today))


def _people(store: Store, items: Iterable[Item]) -> Sequence[tuple[ItemKind, int]]:
    listed = [PersonId(item.row_id) for item in items if item.kind is ItemKind.PERSON]
    room = store.owner.digest_count - len(listed)
    candidates = (one for one in store.nudges.candidates(store.today) if one.id not in listed)
    return [(ItemKind.PERSON, chosen.id) for chosen in choose(candidates, store.today, room)]


def _steps(store: Store, items: Iterable[Item]) -> Sequence[tuple[ItemKind, int]]:
    listed = [item.row_id for item in items if item.kind is ItemKind.DEAL]
    due = store.deals.steps_due(store.today, MOST_STEPS)
    return [(ItemKind.DEAL, deal.id) for deal in due if deal.id not in listed][: MOST_STEPS - len(listed)]


def _line(store: Store, item: Item) -> Line | None:
    try:
        return _LINES[item.kind](store, item)
    except NotFound:
        return None


def _tie(store: Store, item: Item) -> Line:
    file = store.people.file(PersonId(item.row_id), touches=3)
    return Tie(item, _state(item, _tie_elsewhere(item, file.person)), file)


def _step(store: Store, item: Item) -> Line:
    deal = store.deals.get(DealId(item.row_id))
    names = tuple(store.people.get(person).name for person in deal.parties)
    return Step(item, _state(item, _step_elsewhere(item, deal)), deal, names)


_LINES: Mapping[ItemKind, Callable[[Store, Item], Line]] = {ItemKind.PERSON: _tie, ItemKind.DEAL: _step}


def _state(item: Item, elsewhere: ItemState) -> ItemState:
    """Return where a line stands: as its buttons left it, or as a note, a deal or a card did meanwhile."""
    return elsewhere if item.state is ItemState.OPEN else item.state


def _tie_elsewhere(item: Item, person: Person) -> ItemState:
    if person.last_touch_on is not None and person.last_touch_on >= item.on:
        return ItemState.DONE
    if person.next_touch_on is None or person.next_touch_on > item.on:
        return ItemState.LATER
    return ItemState.OPEN


def _step_elsewhere(item: Item, deal: Deal) -> ItemState:
    if deal.next_on is None or deal.stage in (DealStage.WON, DealStage.LOST):
        return ItemState.DONE
    return ItemState.LATER if deal.next_on > item.on else ItemState.OPEN
