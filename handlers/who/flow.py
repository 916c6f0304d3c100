"""/who and plain questions: read, look, show."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import Context
from handlers.screen import Key
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Answer, Handler
from handlers.who import screens
from handlers.who.buttons import Export, Nearby, Page
from handlers.who.listing import as_text
from storage import lookup
from storage.store import Store
from ties.question import Question, read_question
from ties.ranking import instead

ASKED = "who"
"""Dialogue: the next text is a question."""

_VERB = re.compile(
    r"(?:is|are|has|have|can|could|needs?|wants?|did|works?|lives?|knows?|offers?|sells?|makes?)\b", re.IGNORECASE
)
"""After "/who" such a word goes on with a sentence that the command began."""


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("who", who), Tap(Page, turned), Tap(Nearby, nearby), Tap(Export, exported)]


async def who(update: Update, context: Context) -> None:
    """Answer the question after the command, or ask for one."""
    if context.words:
        await ask(update, context, f"who {context.words}" if _VERB.match(context.words) else context.words)
    else:
        await context.work(invite)


async def typed(update: Update, context: Context) -> None:
    """Answer the question asked for."""
    await ask(update, context, context.text)


async def ask(update: Update, context: Context, text: str) -> None:  # noqa: ARG001 - every conversation's form
    """Answer a question in plain words."""
    await context.work(partial(answer, read_question(text, context.now)))


async def turned(update: Update, context: Context, button: Page) -> None:  # noqa: ARG001 - PTB's signature
    """Show another page. Raises Expired for a question of long ago."""
    await context.work(lambda store: again(button.question, button.near, button.page, store))


async def nearby(update: Update, context: Context, button: Nearby) -> None:  # noqa: ARG001 - as above
    """Ask the same about an industry close by. Raises Expired."""
    await context.work(lambda store: again(button.question, button.code, 0, store))


async def exported(update: Update, context: Context, button: Export) -> None:  # noqa: ARG001 - as above
    """Send the whole answer as a file. Raises Expired."""
    await context.work(partial(send_all, button))


DIALOGUES: dict[str, Answer] = {ASKED: typed}
"""Who takes the next text while a question is awaited."""


def invite(store: Store) -> None:
    """Ask whom the owner looks for."""
    store.desk.open(ASKED)
    store.say(screens.invite(texts(store.owner.language)))


def answer(question: Question, store: Store, more: Callable[[int], Key] | None = None) -> None:
    """Answer a question; one about a known person with what was asked, or with whom it may be about.

    `more` makes one more key of the number under which the question is kept.
    """
    store.desk.close()
    t = texts(store.owner.language)
    named = lookup.people_called(store, question.person_name) if question.person_name else []
    if len(named) == 1:
        store.say(screens.about(t, store.people.file(named[0].id), question.asked, store.today), shows=named[0].id)
    elif named:
        store.say(screens.which(t, named))
    else:
        number = lookup.remember(store, question)
        _list(question, number, "", 0, store, () if more is None else (more(number),))


def again(number: int, near: str, page: int, store: Store) -> None:
    """Answer a question of earlier once more, from what is stored now. Raises Expired."""
    _list(read_question(lookup.recall(store, number), store.local_now), number, near, page, store)


def _list(question: Question, number: int, near: str, page: int, store: Store, more: tuple[Key, ...] = ()) -> None:
    asked = instead(question, near) if near else question
    found = lookup.answer(store, asked)
    first = min(page, max(len(found) - 1, 0) // screens.PER_PAGE) * screens.PER_PAGE
    shown = [lookup.explained(store, match, asked) for match in found[first : first + screens.PER_PAGE]]
    groups = () if near else lookup.near(store, question)
    view = screens.View(asked, number, near, first, len(found), groups, more)
    t = texts(store.owner.language)
    store.show(screens.found(t, view, shown, store.today) if shown else screens.nobody(t, view))


def send_all(button: Export, store: Store) -> None:
    """Send the whole answer as a text file. Raises Expired."""
    question = read_question(lookup.recall(store, button.question), store.local_now)
    asked = instead(question, button.near) if button.near else question
    found = lookup.answer(store, asked, lookup.ALL)
    t = texts(store.owner.language)
    store.send_file("jieli-who.txt", as_text(found), screens.listed(t, asked, len(found)))
