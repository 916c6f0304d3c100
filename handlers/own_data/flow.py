"""/export, a file sent back, and /forget."""

from __future__ import annotations

from functools import partial

from telegram import Document, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from handlers.context import Context
from handlers.own_data import screens
from handlers.own_data.buttons import Forget, Keep
from handlers.own_data.reading import SLICE, numbered_slices, read_slice
from handlers.screen import Screen
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage import forget, portable
from storage.actions import ActionId
from storage.portable import Reader
from storage.store import Store
from storage.strangers import store_stranger
from ties.names import name_keys
from ties.people import PersonId

MAX_MEGABYTES = 20
"""Telegram hands no bigger file to a bot."""

_FORGET_FIRST, _FORGET_SECOND = "forget-1", "forget-2"


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [
        CommandHandler("export", export),
        CommandHandler("forget", ask_forget),
        Tap(Forget, forget_tapped),
        Tap(Keep, keep),
        MessageHandler(filters.UpdateType.MESSAGE & filters.Document.ALL, received),
    ]


async def export(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Send everything as a file."""
    await context.work(send_export)


async def ask_forget(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Ask whether to forget a person, or everything."""
    await context.work(partial(ask, context.words))


async def forget_tapped(update: Update, context: Context, button: Forget) -> None:  # noqa: ARG001 - as above
    """Ask a second time, then forget."""
    await context.work(partial(go_on, PersonId(button.person), button.sure))


async def keep(update: Update, context: Context, button: Keep) -> None:  # noqa: ARG001 - as above
    """Leave everything as it is."""
    await context.work(say_kept)


async def received(update: Update, context: Context) -> None:
    """Import a file of JSON lines, slice by slice, as one change."""
    document = update.message.document if update.message is not None else None
    assert document is not None  # noqa: S101 - the filter saw a document
    problem = _problem(document, context)
    if problem is not None:
        await context.work(lambda store: store.say(problem))
        return
    file = await document.get_file()
    await _import(bytes(await file.download_as_bytearray()), context)


def send_export(store: Store) -> None:
    """Queue the export as a document."""
    text = "".join(line + "\n" for line in portable.write(store.connection, store.owner, store.now))
    name = f"jieli-{store.today.isoformat()}.jsonl"
    store.send_file(name, text, screens.exported(texts(store.owner.language), store.people.count()))


def ask(words: str, store: Store) -> None:
    """Ask the first time, or whom."""
    t = texts(store.owner.language)
    if not words:
        store.say(screens.ask_whom(t))
        return
    found = {person.id: person for key in name_keys(words)[:2] for person in store.people.named(key)}
    people = list(found.values())
    if not people:
        store.say(screens.unknown(t, words))
    elif len(people) > 1:
        store.say(screens.which(t, people))
    else:
        _ask_about(people[0].id, store)


def go_on(person_id: PersonId, sure: bool, store: Store) -> None:  # noqa: FBT001 - from the button
    """Take one step towards forgetting: asked once, asked twice, done."""
    stage = store.desk.dialogue()
    asked = stage is not None and stage.data.get("person") == person_id
    if not sure or not asked:
        _ask_about(person_id, store)
    elif stage is not None and stage.kind == _FORGET_FIRST:
        _ask_again(person_id, store)
    else:
        _forget(person_id, store)


def say_kept(store: Store) -> None:
    """Say that nothing was forgotten."""
    store.desk.close()
    store.show(screens.kept(texts(store.owner.language)))


def _ask_about(person_id: PersonId, store: Store) -> None:
    t = texts(store.owner.language)
    shown = (
        screens.sure(t, store.people.get(person_id)) if person_id else screens.sure_everything(t, store.people.count())
    )
    store.desk.open(_FORGET_FIRST, person=person_id)
    store.show(shown)


def _ask_again(person_id: PersonId, store: Store) -> None:
    store.desk.open(_FORGET_SECOND, person=person_id)
    person = store.people.get(person_id) if person_id else None
    store.show(screens.really(texts(store.owner.language), person))


def _forget(person_id: PersonId, store: Store) -> None:
    t = texts(store.owner.language)
    store.desk.close()
    if person_id:
        name = forget.forget_person(store, person_id)
        store.show(screens.forgotten(t, name))
    else:
        forget.forget_everything(store)
        store.show(screens.all_forgotten(t))


def _problem(document: Document, context: Context) -> Screen | None:
    if (document.file_size or 0) > MAX_MEGABYTES * 1_000_000:
        return screens.too_big(context.t, MAX_MEGABYTES)
    if not (document.file_name or "").lower().endswith((".jsonl", ".ndjson", ".json")):
        return screens.not_ours(context.t)
    return None


async def _import(content: bytes, context: Context) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        await context.work(lambda store: store.say(screens.not_text(context.t)))
        return
    reader = Reader(store_stranger)
    action: ActionId | None = None
    for piece in numbered_slices(text.split("\n"), SLICE):
        action = await context.slice(partial(read_slice, reader, piece, action))
    await context.work(lambda store: store.say(screens.imported(context.t, reader.report, action)))
