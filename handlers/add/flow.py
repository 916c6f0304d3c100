"""/add: six questions, each can be skipped; the half-filled form is a row and survives a restart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from handlers.add import screens
from handlers.add.buttons import SkipStep, StartOver, StepBack
from handlers.context import Context
from handlers.person.keeping import Heard, hear, keep_person
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store
from ties.errors import AlreadyDone, Expired
from ties.guided import STEPS, is_nothing, person_from
from ties.people import Person
from ties.telling import Told, new_person

FORM = "add"
"""The dialogue in which the next text answers a question of the form."""

Filled = tuple[Person, tuple[Told, ...]]


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("add", add), Tap(SkipStep, skip), Tap(StepBack, back), Tap(StartOver, start_over)]


async def add(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Begin the form, or take up an unfinished one; a line after the command is stored at once."""
    heard = hear(context.words, context.said_at, context.owner.country)
    if new_person(heard.reading, "").name:
        await context.work(partial(store_line, heard))
        return
    dialogue = context.dialogue
    if dialogue is not None and dialogue.kind == FORM and any(dialogue.data["answers"]):
        await context.work(partial(ask, dialogue.data["step"], dialogue.data["answers"], resumed=True))
    else:
        await context.work(partial(ask, 0, [""] * STEPS))


async def typed(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Take an answer."""
    step, answers = _form(context)
    answers[step] = "" if step and is_nothing(context.text) else context.text
    await _go_on(step + 1, answers, context)


async def skip(update: Update, context: Context, button: SkipStep) -> None:  # noqa: ARG001 - as above
    """Leave a question. Raises Expired, AlreadyDone."""
    step, answers = _form(context)
    if button.step != step:
        raise AlreadyDone
    await _go_on(step + 1, answers, context)


async def back(update: Update, context: Context, button: StepBack) -> None:  # noqa: ARG001 - as above
    """Go back one question. Raises Expired, AlreadyDone."""
    step, answers = _form(context)
    if button.step != step or not step:
        raise AlreadyDone
    await context.work(partial(ask, step - 1, answers))


async def start_over(update: Update, context: Context, button: StartOver) -> None:  # noqa: ARG001 - as above
    """Begin again with an empty form."""
    await context.work(partial(ask, 0, [""] * STEPS))


DIALOGUES = {FORM: typed}


def ask(step: int, answers: Sequence[str], store: Store, *, resumed: bool = False) -> None:
    """Ask one question; in place when a button led here."""
    store.desk.open(FORM, step=step, answers=list(answers))
    store.show(screens.question(texts(store.owner.language), step, answers, resumed=resumed))


def finish(filled: Filled | None, store: Store) -> None:
    """Store the person the form describes, or say that it describes nobody."""
    store.desk.close()
    if filled is None:
        store.show(screens.too_little(texts(store.owner.language)))
    else:
        keep_person(store, *filled, message_id=None)


def store_line(heard: Heard, store: Store) -> None:
    """Store a line as a new person, whoever is known by that name already."""
    keep_person(store, new_person(heard.reading, heard.text), heard.told, store.occasion.message_id)


async def _go_on(step: int, answers: Sequence[str], context: Context) -> None:
    if step < STEPS:
        await context.work(partial(ask, step, answers))
    else:
        await context.work(partial(finish, person_from(answers, context.said_at, context.owner.country)))


def _form(context: Context) -> tuple[int, list[str]]:
    dialogue = context.dialogue
    if dialogue is None or dialogue.kind != FORM:
        raise Expired("button")
    return dialogue.data["step"], list(dialogue.data["answers"])
