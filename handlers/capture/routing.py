"""Free text inside one unit of work: a new person, a note, a deal, a question, or something to be asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.capture import screens
from handlers.capture.came import Came, name_alone
from handlers.capture.screens import Doubt
from handlers.deals import units as deals
from handlers.deals.moving import may_be_private, move_on
from handlers.person.keeping import keep_note, keep_person, say_card, still_there
from handlers.person.screens import choose
from handlers.texts import texts
from handlers.who import flow as who
from storage import lookup
from storage.people import Known
from storage.store import Store
from ties.capture import Reading, Route, route
from ties.capture.route_words import FILLER
from ties.deals import Deal, DealStage
from ties.deals.reading import DealReading, deal_stage, read_deal
from ties.errors import NotFound
from ties.folding import level, words
from ties.looking import Looking
from ties.names import same_name
from ties.people import PersonId, TouchId
from ties.question import Question, read_question
from ties.telling import new_person
from ties.together import together

_OF_WHOM = re.compile(r"\b(?:she|he|her|him|they|them|his)\b|[她他]", re.IGNORECASE)
_ASKS = re.compile(
    r"[?？]|\b(?:who|whom|whose|what|which|where|when|how|any\w*|some(?:one|body)|find|show|list)\b"
    r"|谁|哪|吗|什么|有没有|多少|怎么|几",
    re.IGNORECASE,
)
"""A text without any of these was taken for a question by what it speaks of."""

SHOWN_LATELY, FEW = 20, 3  # messages looked at, people named
_LEADS = re.compile(r"[^:：]{1,40}[:：]")


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
    if (
        not known
        and decided.kind in ("capture", "unclear")
        and deal_stage(came.text) is not DealStage.TALKING
        and tells_of_deal(came, store)
    ):
        return
    match decided.kind:
        case "capture" | "unclear" if came.question and not people and _looks_for_somebody(came, known, store):
            _offer(came.question, store)
        case "capture" if new_person(came.heard.reading, "").name:
            keep_person(store, new_person(came.heard.reading, came.text), came.heard.told, came.message_id)
        case "note" | "deal" if len(people) == 1:
            _about_one(came, decided, people[0], store)
        case "question" if not _only_reach(came):
            _answer(came, people, store)
        case _ if _is_small_talk(came.text):
            store.say(screens.small_talk(texts(store.owner.language)))
        case _:
            _ask(came, decided, people or [one.id for one in known], store)


def _answer(came: Came, people: Sequence[PersonId], store: Store) -> None:
    """Answer a question; one that names somebody known and finds nobody, with their card."""
    question = came.question or read_question(came.text, came.heard.said_at)
    if len(people) == 1 and not question.person_name and not lookup.answer(store, question):
        say_card(store, people[0])
    elif _ASKS.search(came.text):
        who.answer(question, store)
    else:
        _offer(question, store)


def _offer(question: Question, store: Store) -> None:
    """Answer what may have been meant as a new contact, and offer to keep it as one."""
    t = texts(store.owner.language)
    who.answer(question, store, lambda number: screens.as_contact(t, number))


def _ask(came: Came, decided: Route, people: Sequence[PersonId], store: Store) -> None:
    """Ask what a text is, and of whom; "her" is one of those spoken of last."""
    if not people and (_OF_WHOM.search(came.text) or _only_reach(came)):
        people = [one for one in store.desk.shown_lately(SHOWN_LATELY) if still_there(store, one)][:FEW]
    ask(came, _doubt(came, decided, people), people, store)


def _looks_for_somebody(came: Came, known: Sequence[Known], store: Store) -> bool:
    """Whether a text that does not ask is a question: all of it is what people are looked for by, or finds some.

    What names somebody known is rather about them.
    """
    if came.question is None or came.looking is Looking.NO or _is_small_talk(came.text):
        return False
    if came.looking is Looking.SURELY:
        return True
    return not known and any(not one.maybe for one in lookup.answer(store, came.question))


def _only_reach(came: Came) -> bool:
    """Whether a text is a number or an address of somebody it does not name."""
    reading = came.heard.reading
    reach = (*reading.phones, *reading.emails, *filter(None, (reading.wechat, reading.telegram)))
    return not reading.name and bool(reach) and not words(reading.note)


def says_else(came: Came, about: Deal, store: Store) -> bool:
    """Whether a text after the closing question about a deal is no answer to it: a question, a note, somebody new."""
    found = store.people.mentioned(came.keys, came.parts)
    decided = route(came.text, came.heard.reading, [one.name for one in _once(found)])
    if _alone(came.text, found) or decided.kind in ("question", "deal"):
        others = any(one.id not in about.parties for one in found)
        return decided.kind == "question" or others or (bool(found) and _LEADS.match(came.text) is not None)
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
    whole = name_alone(text)
    return _once(one for one in found if one.key in whole)


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
    reading = read_deal(came.text, came.heard.said_at, came.currency)
    as_note = decided.kind == "note" or may_be_private(reading, came.text)
    if _tells_of(reading, came, person, store, as_note=as_note):
        return
    if as_note:
        keep_note(store, person, came.heard, decided.body, came.message_id)
    else:
        open_deal(came.text, reading, person, store)


def tells_of_deal(came: Came, store: Store) -> bool:
    """Whether a text that names nobody tells how a deal has come on, which then is done."""
    return _tells_of(read_deal(came.text, came.heard.said_at, came.currency), came, None, store, as_note=False)


def _tells_of(reading: DealReading, came: Came, person: PersonId | None, store: Store, *, as_note: bool) -> bool:
    if (as_note or person is None) and reading.stage is DealStage.TALKING:
        return False
    return move_on(reading, came.text, person, store, as_note=as_note)


def open_deal(text: str, reading: DealReading, person: PersonId, store: Store) -> None:
    """Open a deal with a known person, and with whomever else the text names."""
    name = store.people.get(person).name
    named = reading.names or deals.known_names(text, store)
    if any(same_name(one, name) for one in named):
        deals.open_deal(reading, text, store, chosen=person)
    else:
        deals.open_for([person], reading, text, store)


def _is_small_talk(text: str) -> bool:
    """Whether a text is a greeting, a thank-you, a dot or a smile: nothing that could be kept."""
    if any(char.isdigit() for char in text):
        return False
    return not words(text) or FILLER.fullmatch(level(text).strip()) is not None


def _doubt(came: Came, decided: Route, people: Sequence[PersonId]) -> Doubt:
    if people and (decided.kind != "capture" or not came.heard.reading.name):
        return Doubt.WHO
    return Doubt.WHAT if came.heard.reading.name else Doubt.NAMELESS
