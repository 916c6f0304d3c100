"""/cancel: leave what is half done. Any command leaves it; this one also says what was left."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from handlers.add.flow import FORM
from handlers.cancel import screens
from handlers.context import Context
from handlers.person.keeping import still_there
from handlers.texts import texts
from handlers.turn import Handler
from storage.desk import Dialogue
from storage.store import Store
from ties.people import PersonId


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("cancel", cancel)]


async def cancel(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Leave the dialogue that is going on."""
    await context.work(partial(leave, context.dialogue))


def leave(dialogue: Dialogue | None, store: Store) -> None:
    """Say what was left; answers already typed into a form are kept as a draft."""
    t = texts(store.owner.language)
    store.desk.close()
    if dialogue is None:
        store.say(screens.nothing(t))
    elif dialogue.kind == FORM:
        _leave_form(dialogue, store)
    else:
        person = still_there(store, PersonId(dialogue.data["person"])) if "person" in dialogue.data else None
        store.say(screens.left(t, dialogue.kind, person))


def _leave_form(dialogue: Dialogue, store: Store) -> None:
    t = texts(store.owner.language)
    answers = [answer for answer in dialogue.data["answers"] if answer.strip()]
    if not answers:
        store.say(screens.left(t, FORM, None))
        return
    draft = store.desk.add_draft("\n".join(answers), store.occasion.said_at or store.now, None)
    store.actions.name("draft", draft)
    store.say(screens.left_form(t, draft))
