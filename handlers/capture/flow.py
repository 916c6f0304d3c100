"""Free text, drafts, and what nobody else took."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.capture import drafts, screens
from handlers.capture.buttons import AsContact, AsNote, AsQuestion, Discard, KeepAsked, Later, Unsorted
from handlers.capture.came import Came, came, came_in
from handlers.capture.routing import says_else, take, tells_of_deal
from handlers.context import Context
from handlers.deals import OUTCOME
from handlers.deals import units as deals
from handlers.person.buttons import MakeDeal
from handlers.taps import Tap
from handlers.turn import Handler
from storage import lookup
from storage.desk import Draft
from storage.store import Store
from ties.deals.reading import read_deal
from ties.folding import words
from ties.people import DealId
from ties.question import read_question
from ties.telling import MAX_NAME

_MESSAGE = filters.UpdateType.MESSAGE
_SERVICE = filters.StatusUpdate.ALL


def handlers() -> list[Handler]:
    """Return this feature's handlers; they come last of all, since they take whatever is left."""
    return [
        Tap(AsContact, as_contact),
        Tap(AsNote, as_note),
        Tap(AsQuestion, as_question),
        Tap(Later, later),
        Tap(Discard, discard),
        Tap(Unsorted, unsorted),
        Tap(KeepAsked, keep_asked),
        Tap(MakeDeal, make_deal),
        MessageHandler(_MESSAGE & filters.COMMAND, unknown_command),
        MessageHandler(_MESSAGE & (filters.TEXT | filters.CAPTION), free_text),
        MessageHandler(_MESSAGE & ~_SERVICE, no_text),
    ]


async def free_text(update: Update, context: Context) -> None:
    """Keep, note, answer or ask, as the text wants."""
    assert update.message is not None  # noqa: S101 - the filter saw a message
    await context.work(partial(take, came_in(context, update.message)))


async def unknown_command(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Say that there is no such command."""
    await context.work(lambda store: store.say(screens.unknown_command(context.t)))


async def no_text(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Say that only text can be read."""
    await context.work(lambda store: store.say(screens.only_text(context.t)))


async def as_contact(update: Update, context: Context, button: AsContact) -> None:  # noqa: ARG001 - as above
    """Store a draft as a new contact."""
    text = await _drafted(context, button.draft)
    await context.work(partial(drafts.as_contact, button.draft, text))


async def as_note(update: Update, context: Context, button: AsNote) -> None:  # noqa: ARG001 - as above
    """Keep a draft as a note."""
    text = await _drafted(context, button.draft)
    await context.work(partial(drafts.as_note, button.draft, button.person, text))


async def as_question(update: Update, context: Context, button: AsQuestion) -> None:  # noqa: ARG001 - as above
    """Answer a draft."""
    text = await _drafted(context, button.draft)
    question = text.question or read_question(text.text, text.heard.said_at)
    await context.work(partial(drafts.as_question, button.draft, question))


async def later(update: Update, context: Context, button: Later) -> None:  # noqa: ARG001 - as above
    """Keep a draft unsorted."""
    await context.work(partial(drafts.later, button.draft))


async def discard(update: Update, context: Context, button: Discard) -> None:  # noqa: ARG001 - as above
    """Throw a draft away."""
    await context.work(partial(drafts.discard, button.draft))


async def keep_asked(update: Update, context: Context, button: KeepAsked) -> None:  # noqa: ARG001 - as above
    """Store what was answered as a question as a new contact. Raises Expired."""
    text = await context.read(lambda store: lookup.recall(store, button.question))
    heard = came(text, context.said_at, context.owner.country, context.owner.currency, None)
    await context.work(partial(drafts.keep_asked, heard))


async def unsorted(update: Update, context: Context, button: Unsorted) -> None:  # noqa: ARG001 - as above
    """Show the next draft."""
    draft = await context.read(partial(drafts.waiting, button.after))
    text = None if draft is None else _of_draft(context, draft)
    await context.work(partial(drafts.show_waiting, draft, text))


async def make_deal(update: Update, context: Context, button: MakeDeal) -> None:  # noqa: ARG001 - as above
    """Open a deal from a note. Raises NotFound."""
    touch = await context.read(lambda store: store.people.touch(button.touch))
    reading = read_deal(touch.text, context.now, context.owner.currency)
    await context.work(lambda store: deals.open_for([touch.person], reading, touch.text, store))


async def name_typed(update: Update, context: Context) -> None:
    """Store the draft that lacked a name under the name typed."""
    assert context.dialogue is not None  # noqa: S101 - only dialogues come here
    assert update.message is not None  # noqa: S101 - dialogues get text messages only
    draft_id, name = context.dialogue.data["draft"], " ".join(context.text.split())
    if not words(name):
        await context.work(lambda store: store.say(screens.no_name(context.t)))
        return
    draft = await context.read(lambda store: drafts.find(draft_id, store))
    if draft is None:
        await context.work(partial(_leave_and_take, came_in(context, update.message)))
    else:
        await context.work(partial(drafts.named, draft_id, name[:MAX_NAME], _of_draft(context, draft)))


async def outcome_typed(update: Update, context: Context) -> None:
    """Keep the case or the lesson of a deal; a message that is clearly something else is taken as that."""
    assert update.message is not None  # noqa: S101 - dialogues get text messages only
    assert context.dialogue is not None  # noqa: S101 - only dialogues come here
    deal_id = DealId(context.dialogue.data["deal"])
    await context.work(partial(outcome_or_else, deal_id, came_in(context, update.message)))


DIALOGUES = {drafts.NAME: name_typed, OUTCOME: outcome_typed}


async def _drafted(context: Context, draft_id: int) -> Came:
    """Return a draft's text as it came. Raises NotFound."""
    return _of_draft(context, await context.read(lambda store: store.desk.draft(draft_id)))


def _of_draft(context: Context, draft: Draft) -> Came:
    owner = context.owner
    said_at = draft.said_at.astimezone(owner.zoneinfo)
    return came(draft.text, said_at, owner.country, owner.currency, draft.message_id)


def outcome_or_else(deal_id: DealId, text: Came, store: Store) -> None:
    """Keep a text as what came of a deal, unless it tells of another turn or of something else."""
    store.desk.close()
    if says_else(text, store.deals.get(deal_id), store):
        take(text, store)
    elif not tells_of_deal(text, store):
        deals.put(deal_id, "outcome", text.text, store)


def _leave_and_take(text: Came, store: Store) -> None:
    store.desk.close()
    take(text, store)
