"""Free text inside one unit of work: a new person, a note, a deal, a question, or something to be asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Message

from handlers.capture import screens
from handlers.capture.screens import Doubt
from handlers.context import Context
from handlers.deals import units as deals
from handlers.deals.moving import move_on
from handlers.person.keeping import Heard, hear, keep_note, keep_person, say_card
from handlers.person.screens import choose
from handlers.texts import texts
from handlers.who import flow as who
from storage import lookup
from storage.people import Known
from storage.store import Store
from ties.capture import Reading, Route, route
from ties.capture.route_words import FILLER
from ties.deals import DealStage
from ties.deals.reading import DealReading, deal_stage, read_deal
from ties.errors import NotFound
from ties.folding import fold, level, words
from ties.looking import Looking, looking
from ties.names import address, candidate_keys, is_nickname, name_keys, same_name
from ties.people import PersonId, TouchId
from ties.question import Question, read_question
from ties.telling import new_person
from ties.together import together

MAX_NAME_WORDS = 4
_CAPITALS = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_LEADS = re.compile(r"[^:：]{1,40}[:：]")
_BEGINNING = 400  # characters in which somebody is named


@dataclass(frozen=True, slots=True)
class Came:
    """A text as it came, with everything that could be thought about it before looking anything up.

    `keys` are the folded names that may occur in it, `parts` those that count though they are but a part of a name.
    `alone` is what kind of message it is if nobody named in it is known.
    `question` is what it asks, or what it looks for though it does not ask (`looking`).
    `message_id` is the owner's message, `replied_to` the message it replies to.
    """

    heard: Heard
    keys: tuple[str, ...]
    parts: frozenset[str]
    currency: str
    alone: Route
    question: Question | None
    looking: Looking
    message_id: int | None
    replied_to: int | None = None

    @property
    def text(self) -> str:
        """The text as it was typed."""
        return self.heard.text


def came(
    text: str, said_at: datetime, region: str, currency: str, message_id: int | None, replied_to: int | None = None
) -> Came:
    """Think about a text; `said_at` is in the owner's zone, `region` and `currency` are the owner's."""
    heard = hear(text, said_at, region)
    alone = route(text, heard.reading, ())
    asks = alone.kind == "question"
    sure, question = (Looking.NO, read_question(text, said_at)) if asks else looking(text, heard.reading, said_at)
    parts = frozenset(_name_alone(text)) | _name_alone(heard.reading.name) | _lone_words(text)
    return Came(heard, candidate_keys(text), parts, currency, alone, question, sure, message_id, replied_to)


def came_in(context: Context, message: Message, text: str | None = None) -> Came:
    """Return a message of the owner as it came, or a part of its text.

    Days in it count from when it was first sent, also after an edit.
    """
    said_at = message.date.astimezone(context.owner.zoneinfo)
    replied = message.reply_to_message
    to = None if replied is None else replied.message_id
    text = context.text if text is None else text
    return came(text, said_at, context.owner.country, context.owner.currency, message.message_id, to)


def take(came: Came, store: Store) -> None:
    """Do what a text asks for."""
    if (about := _replied(came, store)) is not None:
        keep_note(store, about, came.heard, "", came.message_id)
        return
    found = store.people.mentioned(came.keys, came.parts)
    if alone := _alone(came.text, found):
        _open(alone, store)
        return
    known = _once(found)
    names = [one.name for one in known]
    decided = route(came.text, came.heard.reading, names) if names else came.alone
    with_whom = together(came.text, came.heard.reading, came.heard.kind, names) if len(names) > 1 else ()
    if with_whom and decided.kind != "deal":
        _note_on_all([one.id for one in known if one.name in with_whom], len(with_whom), came, store)
        return
    people = [one.id for one in known if one.name in (decided.person, *decided.people)]
    if not known and decided.kind in ("capture", "unclear") and tells_of_deal(came, None, store):
        return
    match decided.kind:
        case "capture" | "unclear" if came.question and not people and _looks_for_somebody(came, store):
            who.answer(came.question, store, lambda number: screens.as_contact(texts(store.owner.language), number))
        case "capture" if new_person(came.heard.reading, "").name:
            keep_person(store, new_person(came.heard.reading, came.text), came.heard.told, came.message_id)
        case "note" | "deal" if len(people) == 1:
            _about_one(came, decided, people[0], store)
        case "question":
            who.answer(came.question or read_question(came.text, came.heard.said_at), store)
        case _ if _is_small_talk(came.text):
            store.say(screens.small_talk(texts(store.owner.language)))
        case _:
            ask(came, _doubt(came, decided, people), people or [one.id for one in known], store)


def _looks_for_somebody(came: Came, store: Store) -> bool:
    """Whether a text that does not ask is a question: all of it is what people are looked for by, or finds some."""
    if came.question is None or came.looking is Looking.NO or _is_small_talk(came.text):
        return False
    return came.looking is Looking.SURELY or any(not one.maybe for one in lookup.answer(store, came.question))


def says_else(came: Came, store: Store) -> bool:
    """Whether a text that follows a question which may be ignored is no answer to it: a question, a note, a person."""
    found = store.people.mentioned(came.keys, came.parts)
    decided = route(came.text, came.heard.reading, [one.name for one in _once(found)])
    if _alone(came.text, found) or decided.kind in ("question", "deal"):
        return decided.kind == "question" or bool(found)
    told = came.heard.reading
    leads = decided.kind == "note" and decided.body != came.text.strip() and _LEADS.match(came.text)
    return bool(leads) or (decided.kind == "capture" and bool(told.name and (told.company or told.role or told.phones)))


def ask(came: Came, doubt: Doubt, people: Iterable[PersonId], store: Store) -> None:
    """Keep a text as a draft and ask what it is."""
    draft = store.desk.add_draft(came.text, came.heard.said_at, came.message_id)
    action = store.actions.name("draft", draft)
    if came.message_id is not None:
        store.desk.add_link(came.message_id, "draft", draft, action)
    candidates = [store.people.get(person) for person in list(people)[: screens.MAX_CANDIDATES]]
    store.show(screens.ask(texts(store.owner.language), draft, doubt, candidates))


def candidates(came: Came, store: Store) -> list[PersonId]:
    """Return whom a text may be about."""
    known = _once(store.people.mentioned(came.keys, came.parts))
    decided = route(came.text, came.heard.reading, [one.name for one in known])
    people = [one.id for one in known if one.name in (decided.person, *decided.people)]
    return people or [one.id for one in known]


def _replied(came: Came, store: Store) -> PersonId | None:
    """Return the person whose card or note the text replies to, if they are still there."""
    link = None if came.replied_to is None else store.desk.link(came.replied_to)
    if link is None:
        return None
    try:
        match link.kind:
            case "person":
                return store.people.get(PersonId(link.row_id)).id
            case "touch":
                return store.people.touch(TouchId(link.row_id)).person
    except NotFound:
        return None
    return None


def _once(found: Iterable[Known]) -> list[Known]:
    """Return each person once, whichever of their keys were found."""
    return list({one.id: one for one in found}.values())


def _alone(text: str, found: Sequence[Known]) -> list[Known]:
    """Return whom a text names that is a name and nothing else; the very name before a part of it."""
    if same := [one for one in found if same_name(one.name, text)]:
        return _once(same)
    whole = _name_alone(text)
    return _once(one for one in found if one.key in whole)


def _name_alone(text: str) -> set[str]:
    """Return the keys of a text that is nothing but a name: Tom, 小明, 张总 (everybody called 张)."""
    tokens = words(text)
    if not tokens or len(tokens) > MAX_NAME_WORDS:
        return set()
    whole = {" ".join(tokens), "".join(tokens)}
    if address(text.strip())[1] or is_nickname(text.strip()):
        whole |= {key for key in name_keys(text) if key.endswith("*")}
    return whole


def _lone_words(text: str) -> set[str]:
    """Return the folded words that stand alone with a capital, as given names do: what did Tom say."""
    runs = (run.split() for run in _CAPITALS.findall(text[:_BEGINNING]))
    return {fold(run[0]) for run in runs if len(run) == 1}


def _open(known: Sequence[Known], store: Store) -> None:
    if len(known) == 1:
        say_card(store, known[0].id)
        return
    people = [store.people.get(one.id) for one in known[: screens.MAX_CANDIDATES]]
    store.show(choose(texts(store.owner.language), people))


def _note_on_all(people: Sequence[PersonId], expected: int, came: Came, store: Store) -> None:
    """Keep a touch with several people; whose needs or numbers it tells is not known, so those stay in its text."""
    if len(people) > expected:
        ask(came, Doubt.WHO, people, store)
        return
    plain = replace(came.heard, reading=Reading(), told=())
    for person in people:
        keep_note(store, person, plain, "", came.message_id)


def _about_one(came: Came, decided: Route, person: PersonId, store: Store) -> None:
    if tells_of_deal(came, person, store, as_note=decided.kind == "note"):
        return
    if decided.kind == "note":
        keep_note(store, person, came.heard, decided.body, came.message_id)
    else:
        open_deal(came.text, read_deal(came.text, came.heard.said_at, came.currency), person, store)


def tells_of_deal(came: Came, person: PersonId | None, store: Store, *, as_note: bool = False) -> bool:
    """Whether a text tells how a deal that is going on has come on, which then is done."""
    if (as_note or person is None) and deal_stage(came.text) is DealStage.TALKING:
        return False
    return move_on(read_deal(came.text, came.heard.said_at, came.currency), came.text, person, store, as_note=as_note)


def open_deal(text: str, reading: DealReading, person: PersonId, store: Store) -> None:
    """Open a deal with a known person, and with whomever else the text names."""
    name = store.people.get(person).name
    named = reading.names or deals.known_names(text, store)
    if any(same_name(one, name) for one in named):
        deals.open_deal(reading, text, store, chosen=person)
    else:
        deals.open_for([person], reading, text, store)


def _is_small_talk(text: str) -> bool:
    """Whether a text is a greeting or a thank-you: nothing that could be kept."""
    return bool(words(text)) and FILLER.fullmatch(level(text).strip()) is not None


def _doubt(came: Came, decided: Route, people: Sequence[PersonId]) -> Doubt:
    if people and decided.kind in ("note", "deal", "unclear"):
        return Doubt.WHO
    return Doubt.WHAT if came.heard.reading.name else Doubt.NAMELESS
