"""The daily digest and its buttons, /today and /due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ChatMemberHandler, CommandHandler

from handlers.context import Context
from handlers.deals import screens as deal_screens
from handlers.deals.units import card_of
from handlers.nudges import day, screens
from handlers.nudges.buttons import Done, Skip, StepDeal, TakeBack, Waiting, Week
from handlers.screen import Screen
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from handlers.undo import screens as undo_screens
from storage.actions import ActionId
from storage.due import Claim
from storage.nudges import Item, ItemId, ItemKind, ItemState
from storage.store import Store
from ties.deals import Deal
from ties.errors import Blocked, Expired
from ties.nudging import WEEK, skip_until
from ties.people import DealId, PersonId, TouchKind

Effect = Callable[[int, Store], None]

COMING = 3  # people named when nobody waits
STEPS_SHOWN = 20


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [
        CommandHandler("today", today),
        CommandHandler("due", due),
        Tap(Done, lambda _, context, tapped: context.work(partial(done, ItemId(tapped.item)))),
        Tap(Week, lambda _, context, tapped: context.work(partial(in_a_week, ItemId(tapped.item)))),
        Tap(Skip, lambda _, context, tapped: context.work(partial(skip, ItemId(tapped.item)))),
        Tap(TakeBack, lambda _, context, tapped: context.work(partial(take_back, ItemId(tapped.item)))),
        Tap(Waiting, lambda _, context, tapped: context.work(partial(show_waiting, tapped))),
        ChatMemberHandler(presence, ChatMemberHandler.MY_CHAT_MEMBER),
        Tap(StepDeal, lambda _, context, tapped: context.work(partial(show_deal, DealId(tapped.deal)))),
    ]


async def today(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Show today's list now."""
    await context.work(show_today)


async def due(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Show everything that waits."""
    await context.work(partial(show_waiting, Waiting(0, fresh=True)))


async def presence(update: Update, context: Context) -> None:
    """Note that the owner blocked the bot or let it in again; what is stored stays."""
    assert update.my_chat_member is not None  # noqa: S101 - the handler takes no other updates
    there = update.my_chat_member.new_chat_member.status != ChatMemberStatus.BANNED
    await context.work(lambda store: store.note_reachable(reachable=there))


def digest(store: Store, claim: Claim) -> None:  # noqa: ARG001 - the jobs' agreed form
    """Say the day's list as one nudge, unless nothing on it is open or the owner wants a pause."""
    paused = store.owner.paused_until
    if paused is not None and store.today < paused:
        return
    store.nudges.drop_old(store.today)
    shown = day.form(store)
    if shown.open:
        store.withdraw_nudges()
        store.say(_screen(store, shown), nudge=True)


def show_today(store: Store) -> None:
    """Say the day's list; the daily one still comes at its hour when something is left by then."""
    shown = day.form(store)
    if shown.lines:
        store.say(_screen(store, shown))
    else:
        _say_nothing(store)


def show_waiting(asked: Waiting, store: Store) -> None:
    """Show a page of everybody who waits."""
    total = store.people.count_waiting(store.today)
    page = min(max(asked.page, 0), max(total - 1, 0) // screens.PAGE)
    people = store.people.waiting(store.today, screens.PAGE, page * screens.PAGE)
    steps = [] if page else store.deals.steps_due(store.today, STEPS_SHOWN)
    if not people and not steps:
        _say_nothing(store)
        return
    screen = screens.waiting(texts(store.owner.language), people, steps, total, page, store.today)
    (store.say if asked.fresh else store.show)(screen)


def show_deal(deal_id: DealId, store: Store) -> None:
    """Show a deal's card; the list stays."""
    shown = card_of(store.deals.get(deal_id), store)
    store.say(deal_screens.card(texts(store.owner.language), shown, store.today))


def done(item_id: ItemId, store: Store) -> None:
    """Record a touch, or that a step is done."""
    _answer(item_id, ItemState.DONE, {ItemKind.PERSON: _touched, ItemKind.DEAL: _step_done}, store)


def in_a_week(item_id: ItemId, store: Store) -> None:
    """Ask again in a week."""
    _answer(item_id, ItemState.LATER, {ItemKind.PERSON: _touch_later, ItemKind.DEAL: _step_later}, store)


def skip(item_id: ItemId, store: Store) -> None:
    """Let somebody be until half a rhythm has passed. Raises Expired for a step: those are not skipped."""
    _answer(item_id, ItemState.SKIPPED, {ItemKind.PERSON: _skipped}, store)


def take_back(item_id: ItemId, store: Store) -> None:
    """Undo what a line's button did, and show the list as it was."""
    item = store.nudges.item(item_id)
    try:
        if item.answer is not None:  # else /undo came first, or a day has passed
            store.actions.undo(item.answer)
    except Blocked as error:
        store.say(undo_screens.blocked(texts(store.owner.language), ActionId(int(error.detail))))
    else:
        _show_again(item, store)


def _answer(item_id: ItemId, state: ItemState, effects: Mapping[ItemKind, Effect], store: Store) -> None:
    """Do what a button says, once: a second tap, or one on an old copy of the list, only shows how things stand."""
    item = store.nudges.item(item_id)
    if any(line.item.id == item_id for line in day.load(store, item.on).open):
        if item.kind not in effects:
            raise Expired("button")
        effects[item.kind](item.row_id, store)
        store.nudges.settle(item, state)
    _show_again(item, store)


def _touched(row_id: int, store: Store) -> None:
    store.people.add_touch(PersonId(row_id), TouchKind.DONE, store.today)


def _touch_later(row_id: int, store: Store) -> None:
    person = store.people.get(PersonId(row_id))
    store.people.save(replace(person, next_touch_on=store.today + WEEK))


def _skipped(row_id: int, store: Store) -> None:
    person = store.people.get(PersonId(row_id))
    store.people.save(replace(person, next_touch_on=skip_until(person, store.today)))


def _step_done(row_id: int, store: Store) -> None:
    deal = store.deals.get(DealId(row_id))
    for person in deal.parties:
        store.people.add_touch(person, TouchKind.DEAL, store.today, _told(deal, store), deal_id=row_id)
    store.deals.save(replace(deal, next_step="", next_on=None))


def _told(deal: Deal, store: Store) -> str:
    return texts(store.owner.language).label("{title}: {step}", title=deal.title, step=deal.next_step)


def _step_later(row_id: int, store: Store) -> None:
    deal = store.deals.get(DealId(row_id))
    store.deals.save(replace(deal, next_on=store.today + WEEK))


def _show_again(item: Item, store: Store) -> None:
    store.show(_screen(store, day.load(store, item.on)))


def _say_nothing(store: Store) -> None:
    coming = store.nudges.coming(store.today, COMING)
    store.show(screens.nothing(texts(store.owner.language), coming, store.today))


def _screen(store: Store, shown: day.DayList) -> Screen:
    now = screens.Moment(store.today, store.local_now.hour)
    return screens.digest(texts(store.owner.language), shown, now)
