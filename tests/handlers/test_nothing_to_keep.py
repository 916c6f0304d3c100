"""Dots, smiles and greetings leave nothing behind; a number or a plan without a name is asked about."""

import pytest

from tests.client import Client


@pytest.mark.parametrize("text", ["。", "?", "...", "🙂🙂🙂", " \t\n ", "thanks!", "好的", "👍"])
async def test_what_says_nothing_leaves_nothing_behind(client: Client, text: str) -> None:
    assert (await client.send(text)).startswith("👋")
    assert await client.look(lambda store: store.desk.count_drafts()) == 0


@pytest.mark.parametrize("text", ["+49 170 1234567", "anna@law.de", "call her tomorrow", "明天给她打电话"])
async def test_what_names_nobody_may_be_about_those_spoken_of_last(client: Client, text: str) -> None:
    await client.send("Stefan Holz - photographer, Hamburg")
    await client.send("Nora Weiss - architect, Berlin")
    assert "Whom is that about?" in await client.send(text)
    assert client.labels()[:2] == ["Note on Nora Weiss — Architect", "Note on Stefan Holz — Photographer"]
    assert "Noted on Nora Weiss" in await client.click("Note on Nora Weiss — Architect")


async def test_those_deleted_are_not_offered(client: Client) -> None:
    await client.send("Stefan Holz - photographer, Hamburg")
    await client.send("/undo")
    assert "I see no name in that" in await client.send("call her tomorrow")


@pytest.mark.parametrize("text", ["/deal :", "/deal ,,,,", "/deal 300k"])
async def test_a_deal_about_nothing_is_asked_for(client: Client, text: str) -> None:
    assert "Type it in one line" in await client.send(text)
    assert "💼 sublet" in await client.send("Lin Yue: sublet")
