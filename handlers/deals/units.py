"""What deals do inside one unit of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from handlers.deals import screens
from handlers.deals.screens import DealCard
from handlers.texts import texts
from storage.actions import ActionId
from storage.store import Store
from ties.deals import Deal, DealStage
from ties.deals.reading import DealReading, deal_stage, names_in, read_step
from ties.deals.titles import title_of, titled
from ties.errors import Expired, NotFound
from ties.money import parse_amount
from ties.names import candidate_keys, find_names, name_keys
from ties.people import DealId, Person, PersonId, TouchKind

OUTCOME, FIELD, NEW = "deal-outcome", "deal-field", "deal-new"
CLOSED = (DealStage.WON, DealStage.LOST)
MAX_TITLE = 200


def open_deal(reading: DealReading, text: str, store: Store, chosen: PersonId | None = None) -> None:
    """Store a deal and show its card; a name that several people bear is asked about first.

    `chosen` answers that question. Names nobody is stored under become new people.
    """
    names = reading.names or known_names(text, store)
    parties: list[PersonId] = []
    new: list[str] = []
    for name in names:
        people = _called(name, store)
        if chosen is not None and any(person.id == chosen for person in people):
            parties.append(chosen)
        elif len(people) > 1 and chosen is None:
            _ask_which(text, people, store)
            return
        else:
            parties.append(people[-1].id if people else _add(name, store))
            new += [] if people else [name]
    _write(reading, text, parties, new, store)


def known_names(text: str, store: Store) -> tuple[str, ...]:
    """Return the stored names that occur in a text."""
    known = [one.name for one in store.people.mentioned(candidate_keys(text))]
    return tuple(dict.fromkeys(found.name for found in find_names(text, known)))


def open_for(people: Sequence[PersonId], reading: DealReading, text: str, store: Store) -> None:
    """Store a deal with people already known, and show its card."""
    _write(reading, text, list(people), [], store)


def show(deal_id: DealId, store: Store, action: ActionId | None = None) -> None:
    """Show a deal's card in place."""
    store.desk.close()
    store.show(screens.card(texts(store.owner.language), card_of(store.deals.get(deal_id), store), store.today, action))


def move(deal_id: DealId, stage: DealStage, store: Store) -> None:
    """Move a deal; won asks for a line for the case pool, lost for the lesson."""
    move_to(store.deals.get(deal_id), stage, "", store)


def move_to(deal: Deal, stage: DealStage, note: str, store: Store, text: str = "") -> None:
    """Write a deal at its new stage, with a note on it if there is one; `text` is the owner's message."""
    store.deals.save(replace(deal, stage=stage, closed_on=store.today if stage in CLOSED else None))
    t = texts(store.owner.language)
    told = f"{deal.title} · {screens.stage_name(t, stage)}"
    for n, person in enumerate(deal.parties):
        of_deal = deal.id if note and not n else None
        store.people.add_touch(person, TouchKind.DEAL, store.today, note or told, text, of_deal)
    show(deal.id, store, store.actions.name("deal-stage", deal.id))
    _ask_outcome(replace(deal, stage=stage), store)


def ask(deal_id: DealId, what: str, store: Store) -> None:
    """Ask for one thing about a deal; the next text answers."""
    if what not in _FIELDS:
        raise Expired("button")
    store.desk.open(FIELD, deal=deal_id, what=what)
    store.show(screens.ask(texts(store.owner.language), what, store.deals.get(deal_id)))


def put(deal_id: DealId, what: str, text: str, store: Store) -> None:
    """Set one thing about a deal from words. Raises BadInput when they cannot be read."""
    deal = store.deals.get(deal_id)
    store.deals.save(_FIELDS[what](deal, text.strip(), store))
    store.desk.close()
    show(deal_id, store, store.actions.name(f"deal-{what}", deal_id))


def remove(deal_id: DealId, store: Store) -> None:
    """Delete a deal."""
    title = store.deals.get(deal_id).title
    store.deals.remove(deal_id)
    action = store.actions.name("deal-delete", deal_id)
    store.show(screens.deleted(texts(store.owner.language), title, action))


def pipeline(page: int, store: Store) -> None:
    """Show what is going on."""
    deals = store.deals.going_on(screens.PAGE + 1, page * screens.PAGE)
    shown = [card_of(deal, store, notes=False) for deal in deals]
    store.show(screens.pipeline(texts(store.owner.language), store.deals.totals(), shown, store.today, page))


def finished(stage: DealStage, page: int, store: Store) -> None:
    """Show won or lost deals."""
    deals = store.deals.of_stage(stage, screens.PAGE + 1, page * screens.PAGE)
    shown = [card_of(deal, store, notes=False) for deal in deals]
    store.show(screens.finished(texts(store.owner.language), stage, shown, store.today, page))


def card_of(deal: Deal, store: Store, *, notes: bool = True, new: Sequence[str] = ()) -> DealCard:
    """Return what a deal's card shows."""
    names: dict[PersonId, str] = {}
    for person in deal.parties:
        names[person] = store.people.get(person).name
    return DealCard(deal, names, store.deals.notes(deal.id) if notes else (), new)


def _write(reading: DealReading, text: str, parties: list[PersonId], new: list[str], store: Store) -> None:
    names = [store.people.get(person).name for person in parties]
    title, notes = title_of(reading, names) or text.strip(), titled(reading, names)[1]
    deal = Deal(
        DealId(0), title[:MAX_TITLE], tuple(dict.fromkeys(parties)), reading.stage, reading.amount, reading.next_step,
        reading.next_on, opened_on=store.today, closed_on=store.today if reading.stage in CLOSED else None,
    )  # fmt: skip
    deal = store.deals.add(deal, text)
    noted = "; ".join(notes)
    for person in deal.parties:
        store.people.add_touch(person, TouchKind.DEAL, store.today, noted or title, text, deal.id if noted else None)
    store.desk.close()
    action = store.actions.name("deal", deal.id)
    if store.occasion.message_id is not None:
        store.desk.add_link(store.occasion.message_id, "deal", deal.id, action)
    store.say(screens.card(texts(store.owner.language), card_of(deal, store, new=new), store.today, action))
    _ask_outcome(deal, store)


def _ask_outcome(deal: Deal, store: Store) -> None:
    """Ask for the case of a deal that was won, for the lesson of one that was lost."""
    if deal.stage in CLOSED:
        store.desk.open(OUTCOME, deal=deal.id)
        t = texts(store.owner.language)
        store.say(screens.ask(t, "case" if deal.stage is DealStage.WON else "lesson", deal))


def _called(name: str, store: Store) -> list[Person]:
    found: dict[PersonId, Person] = {}
    for key in name_keys(name)[:1]:
        found |= {person.id: person for person in store.people.named(key)}
    return sorted(found.values(), key=lambda person: person.id)


def _add(name: str, store: Store) -> PersonId:
    person = Person(PersonId(0), name, raw=name, created_at=store.now)
    return store.people.add(person).id


def _ask_which(text: str, people: Sequence[Person], store: Store) -> None:
    draft = store.desk.add_draft(text, store.occasion.said_at or store.now, store.occasion.message_id)
    store.actions.name("draft", draft)
    store.say(screens.which(texts(store.owner.language), draft, people))


def _with_note(deal: Deal, text: str, store: Store) -> Deal:
    on: date = store.today
    if not deal.parties:
        raise NotFound("person")
    store.people.add_touch(deal.parties[0], TouchKind.DEAL, on, text, text, deal.id)
    for person in deal.parties[1:]:
        store.people.add_touch(person, TouchKind.DEAL, on, text, text)
    stage = deal_stage(text)
    return replace(deal, stage=stage) if stage is DealStage.AGREED and deal.stage is DealStage.TALKING else deal


def _with_step(deal: Deal, text: str, store: Store) -> Deal:
    step, on = read_step(text, store.local_now)
    return replace(deal, next_step=step, next_on=on)


def _with_amount(deal: Deal, text: str, store: Store) -> Deal:
    return replace(deal, amount=parse_amount(text, store.owner.currency))


def _with_parties(deal: Deal, text: str, store: Store) -> Deal:
    names = names_in(text)
    people = [(_called(name, store), name) for name in names]
    return replace(deal, parties=tuple(found[-1].id if found else _add(name, store) for found, name in people))


_FIELDS: dict[str, Callable[[Deal, str, Store], Deal]] = {
    "note": _with_note,
    "step": _with_step,
    "amount": _with_amount,
    "title": lambda deal, text, _: replace(deal, title=text[:MAX_TITLE]),
    "parties": _with_parties,
    "outcome": lambda deal, text, _: replace(deal, outcome=text),
}
