"""`jieli who`: the same answers as in the chat, as lines for a terminal or a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from handlers.screen import plain
from handlers.texts import texts
from handlers.who import screens
from storage import lookup
from storage.store import Store
from ties.errors import BadInput
from ties.people import Person
from ties.question import read_question
from ties.ranking import Match


def answer_text(store: Store, text: str) -> str:
    """Return the whole answer to one question as it reads in the chat, without buttons."""
    question = read_question(text, store.local_now)
    found = lookup.answer(store, question, lookup.ALL)
    shown = [lookup.explained(store, match, question) for match in found]
    view = screens.View(question, 0, "", 0, len(shown), lookup.near(store, question))
    t = texts(store.owner.language)
    screen = screens.found(t, view, shown, store.today) if shown else screens.nobody(t, view)
    return plain(screen.text)


def answer_json(store: Store, text: str) -> str:
    """Return the whole answer to one question as one JSON array: id, name, score, reasons."""
    question = read_question(text, store.local_now)
    found = (lookup.explained(store, m, question) for m in lookup.answer(store, question, lookup.ALL))
    return json.dumps([_as_json(match) for match in found], ensure_ascii=False)


def answer_many(store: Store, lines: Iterable[str]) -> Iterator[str]:
    """Yield one JSON line {"qid", "ids"} for each {"qid", "text"}; all pages, without what is near.

    Raises BadInput, naming the line, for one that is none.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            qid, text = _asked(number, line)
            found = lookup.answer(store, read_question(text, store.local_now), lookup.ALL)
            yield json.dumps({"qid": qid, "ids": [outer_id(match.person) for match in found]}, ensure_ascii=False)


def outer_id(person: Person) -> str:
    """Return the id under which a person was imported, else ours."""
    return person.external_id or str(person.id)


def _asked(number: int, line: str) -> tuple[Any, str]:
    try:
        asked = json.loads(line)
        return asked["qid"], str(asked["text"])
    except (ValueError, KeyError, TypeError) as error:
        message = f'line {number}: a question is {{"qid": …, "text": …}}'
        raise BadInput(message) from error


def _as_json(match: Match) -> dict[str, Any]:
    reasons = [{"field": reason.field, "fragment": reason.fragment} for reason in match.reasons]
    person = match.person
    return {"id": outer_id(person), "name": person.name, "score": round(match.score, 3), "reasons": reasons}
