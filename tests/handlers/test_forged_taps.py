"""Every button with ids of somebody else in it: the same words as for what never was, and nothing read or written."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest

from bot.local_api import Shown
from handlers.callback_data import _REGISTRY, Button
from storage import lookup
from storage.actions import OWNER_SHIFT
from storage.nudges import ItemKind
from storage.store import Store
from tests.client import Client, client_of
from tests.storage.rows import OWNED, deal, person, tables
from ties.deals import DealStage
from ties.people import ResourceKind, TouchKind
from ties.question import read_question

SECRET = "Zanzibar"
"""In everything that Ann keeps."""

KINDS = sorted(_REGISTRY.values(), key=lambda kind: kind.prefix)
COMPARED = (*OWNED, "action", "message_link", "asked")
WORDS = ("", "name", "note", "open", "won", "law", "amount", "pause")
"""For fields that hold a word: some mean something to some buttons."""


def fill(store: Store) -> None:
    """Ann's own: low numbers in every table, so that Bob's tries hit them."""
    for number in range(3):
        who = store.people.add(person(f"{SECRET} {'ABC'[number]}", company=SECRET, note=SECRET, raw=SECRET)).id
        store.people.add_resource(who, ResourceKind.NEED, SECRET, store.today)
        made = store.deals.add(deal(f"{SECRET} honey", who, stage=DealStage.TALKING), raw=SECRET).id
        store.people.add_touch(who, TouchKind.DEAL, store.today, SECRET, SECRET, deal_id=made)
        store.desk.add_draft(f"{SECRET} draft", store.now, None)
        store.nudges.add(store.today, number, ItemKind.PERSON, who)
        lookup.remember(store, read_question(f"who knows {SECRET}?", store.now))
    store.actions.name("capture", who)


def taps_of(kind: type[Button], ids: list[int]) -> Iterator[Button]:
    """Yield the button with each id in each of its number fields, and some words in the others."""
    hints = get_type_hints(kind)
    choices: list[list[Any]] = []
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]  # every button is a dataclass
        one = getattr(hints[field.name], "__supertype__", hints[field.name])
        plain: dict[Any, list[Any]] = {int: ids, bool: [True, False], str: list(WORDS)}
        choices.append(plain[one] if one in plain else list(one))
    for values in itertools.product(*choices):
        yield kind(*values)


@pytest.fixture
async def ann(client: Client) -> Client:
    await client.send("/start")
    await client.look(fill)
    return client


@pytest.fixture
async def bob(ann: Client) -> Client:
    other = client_of(ann.program, ann.api, telegram_id=2002)
    await other.send("Bob Bell, baker, Rome")
    return other


async def rows_of(client: Client) -> Any:
    """All rows of one owner."""
    no = (await client.owner()).no

    def unit(raw: Any) -> Any:
        found = tables(raw, *COMPARED)
        low, high = no << OWNER_SHIFT, (no + 1) << OWNER_SHIFT
        return {
            name: [row for row in rows if row[0] == no or (isinstance(row[0], int) and low <= row[0] < high)]
            for name, rows in found.items()
        }

    return await client.program.database.read(unit)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.prefix)
async def test_a_forged_tap_reads_nothing_writes_nothing_and_tells_nothing(
    ann: Client, bob: Client, kind: type[Button]
) -> None:
    low = (await ann.owner()).no << OWNER_SHIFT
    mine = (await bob.owner()).no << OWNER_SHIFT
    before = await rows_of(ann)
    shown = bob.read()
    said_of: dict[str, set[str]] = {}
    ids = [*(low | n for n in (1, 2, 3)), low | 77_777, mine | 88_888]  # three that are there, two that nobody has
    for button in taps_of(kind, ids):
        said = await bob.deliver(bob.person.tap(Shown(shown.message_id, 2002, shown.text), button.pack()))
        assert SECRET.lower() not in said.lower(), button
        said_of.setdefault(_rest(button), set()).add(said)
        await bob.send("/cancel")
    assert await rows_of(ann) == before
    if _names_a_row(kind):
        different = {rest: found for rest, found in said_of.items() if len(found) > 1}
        assert different == {}, "what exists is not told from what does not"


def _names_a_row(kind: type[Button]) -> bool:
    """Whether the first field is an id, and not the page of a list or a step."""
    fields = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]  # as above
    return bool(fields) and fields[0] in {
        "person", "draft", "deal", "touch", "item", "action", "question",
    }  # fmt: skip


def _rest(button: Button) -> str:
    """Everything of a button but its numbers."""
    values = dataclasses.astuple(button)  # type: ignore[call-overload]  # as above
    return repr([value for value in values if not isinstance(value, int) or isinstance(value, bool)])


async def test_every_kind_of_button_that_names_a_row_is_known() -> None:
    others = {field.name for kind in KINDS for field in dataclasses.fields(kind)[:1]}  # type: ignore[arg-type]  # as above
    assert others == {
        *("person", "draft", "deal", "touch", "item", "action", "question"),
        *("step", "after", "page", "setting", "stage"),
    }


async def test_replies_and_edits_lead_to_ones_own_rows_alone(ann: Client, bob: Client) -> None:
    before = await rows_of(ann)
    for number in range(1, 60):
        said = await bob.deliver(bob.person.text("knows much about it", reply_to=number))
        said += await bob.deliver(bob.person.edit(number, f"Eve {number}"))
        assert SECRET not in said
    assert await rows_of(ann) == before


@pytest.mark.parametrize(
    "text",
    [f"/who {SECRET}", f"/forget {SECRET} A", f"{SECRET} A: met today", f"/deal {SECRET} A: honey", "/undo", "/due"],
)
async def test_commands_and_names_reach_ones_own_rows_alone(ann: Client, bob: Client, text: str) -> None:
    before = await rows_of(ann)
    said = await bob.send(text)
    for label in bob.labels():
        said += await bob.click(label)
    assert f"{SECRET} honey" not in said
    assert f"{SECRET} B" not in said
    assert await rows_of(ann) == before
