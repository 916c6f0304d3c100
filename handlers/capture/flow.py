"""Free text: a new person, a note, a deal, a question, or something to be asked about."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.capture import screens
from handlers.context import Context
from handlers.turn import Handler
from storage.store import Store
from ties.capture import Reading, read_line
from ties.people import DEFAULT_RHYTHM_DAYS, FunnelStage, Person, PersonId, ResourceKind
from storage.people import next_touch
from dataclasses import replace


def handlers() -> list[Handler]:
    """Return this feature's handlers; free text comes last of all."""
    return [MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND, free_text)]


async def free_text(update: Update, context: Context) -> None:
    """Keep what was typed."""
    text = update.message.text
    reading = read_line(text, context.said_at, context.owner.country)
    await context.work(partial(keep, reading, text))


def keep(reading: Reading, text: str, store: Store) -> None:
    """Store a new person."""
    person = store.people.add(person_of(reading, text, store))
    for kind, said in ((ResourceKind.NEED, reading.needs), (ResourceKind.OFFER, reading.offers)):
        for one in said:
            store.people.add_resource(person.id, kind, one, store.today)
    action = store.actions.name("capture", person.id)
    if store.occasion.message_id is not None:
        store.desk.add_link(store.occasion.message_id, "person", person.id, action)
    store.say(screens.card(store.people.file(person.id), action, store), shows=person.id)


def person_of(reading: Reading, text: str, store: Store) -> Person:
    """Return the person a reading describes."""
    person = Person(
        id=PersonId(0), name=reading.name or text[:60], alias=reading.alias, organisation=reading.organisation,
        company=reading.company, role=reading.role, industries=reading.industries, city=reading.city,
        phones=reading.phones, emails=reading.emails, urls=reading.urls, wechat=reading.wechat, telegram=reading.telegram,
        met_at=reading.met_at, met_on=reading.met_on, via=reading.via, tags=reading.tags,
        rhythm_days=reading.rhythm_days or DEFAULT_RHYTHM_DAYS, birthday=reading.birthday,
        funnel_stage=reading.stage or FunnelStage.KNOWN, note=reading.note, raw=text, created_at=store.now,
    )
    return replace(person, next_touch_on=next_touch(person, None))
