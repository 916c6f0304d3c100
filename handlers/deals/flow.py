"""/deal and /deals: from first talk to won or lost, with a next step that is reminded."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import Context
from handlers.deals import screens, units
from handlers.deals.buttons import AskDeal, DealList, DropDeal, MoreDeal, MoveDeal, OpenDeal, PickParty
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store
from ties.deals import DealStage
from ties.deals.reading import read_deal
from ties.errors import Expired
from ties.folding import words
from ties.people import DealId, PersonId


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [
        CommandHandler("deal", new),
        CommandHandler("deals", show_all),
        Tap(OpenDeal, opened),
        Tap(MoveDeal, moved),
        Tap(AskDeal, asked),
        Tap(MoreDeal, more),
        Tap(DropDeal, dropped),
        Tap(DealList, turned),
        Tap(PickParty, picked),
    ]


async def new(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Open a deal from the words after the command, or ask for them."""
    text = context.words
    if not text:
        await context.work(ask_for_deal)
        return
    await _open(text, context)


async def typed_new(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Open a deal from the answer to the question."""
    await _open(context.text, context)


async def show_all(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Show the pipeline."""
    await context.work(partial(units.pipeline, 0))


async def opened(update: Update, context: Context, button: OpenDeal) -> None:  # noqa: ARG001 - as above
    """Show one deal."""
    await context.work(partial(units.show, DealId(button.deal)))


async def moved(update: Update, context: Context, button: MoveDeal) -> None:  # noqa: ARG001 - as above
    """Move a deal to another stage."""
    await context.work(partial(units.move, DealId(button.deal), _stage(button.stage)))


async def asked(update: Update, context: Context, button: AskDeal) -> None:  # noqa: ARG001 - as above
    """Ask for one thing about a deal."""
    await context.work(partial(units.ask, DealId(button.deal), button.what))


async def more(update: Update, context: Context, button: MoreDeal) -> None:  # noqa: ARG001 - as above
    """Show the rarer buttons."""
    await context.work(partial(show_more, DealId(button.deal)))


async def dropped(update: Update, context: Context, button: DropDeal) -> None:  # noqa: ARG001 - as above
    """Delete a deal."""
    await context.work(partial(units.remove, DealId(button.deal)))


async def turned(update: Update, context: Context, button: DealList) -> None:  # noqa: ARG001 - as above
    """Turn a page of a list."""
    if button.stage == "open":
        await context.work(partial(units.pipeline, max(button.page, 0)))
    else:
        await context.work(partial(units.finished, _stage(button.stage), max(button.page, 0)))


async def picked(update: Update, context: Context, button: PickParty) -> None:  # noqa: ARG001 - as above
    """Open the kept deal with the person picked."""
    await context.work(partial(open_draft, button.draft, PersonId(button.person)))


async def answered(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Take the answer to a question about a deal."""
    assert context.dialogue is not None  # noqa: S101 - only dialogues come here
    data = context.dialogue.data
    await context.work(partial(units.put, DealId(data["deal"]), data.get("what", "outcome"), context.text))


def ask_for_deal(store: Store) -> None:
    """Ask for a deal in one line."""
    store.desk.open(units.NEW)
    store.say(screens.how_to(texts(store.owner.language)))


def show_more(deal_id: DealId, store: Store) -> None:
    """Show a deal with the rarer buttons."""
    shown = units.card_of(store.deals.get(deal_id), store)
    store.show(screens.more(texts(store.owner.language), shown, store.today))


def open_draft(draft_id: int, person: PersonId, store: Store) -> None:
    """Open the deal that a draft tells of, with the person picked. Raises NotFound when it was opened already."""
    draft = store.desk.draft(draft_id)
    store.people.get(person)
    said_at = draft.said_at.astimezone(store.owner.zoneinfo)
    store.desk.drop_draft(draft_id)
    units.open_deal(read_deal(draft.text, said_at, store.owner.currency), draft.text, store, chosen=person)


async def _open(text: str, context: Context) -> None:
    reading = read_deal(text, context.said_at, context.owner.currency)
    if words(reading.title) or reading.names:
        await context.work(partial(units.open_deal, reading, text))
    else:
        await context.work(ask_for_deal)


def _stage(name: str) -> DealStage:
    try:
        return DealStage(name)
    except ValueError as error:
        raise Expired("button") from error
