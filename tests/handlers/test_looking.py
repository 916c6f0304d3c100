"""A bare word looks for somebody; nothing is made of it, and it can still become a contact."""

import pytest

from tests.client import Client

LIN = "Lin Yue, founder @ HaiTao Logistics, fintech, Shenzhen. Met at Canton Fair yesterday via Wang Wu #vip"


@pytest.fixture
async def owner(client: Client) -> Client:
    await client.send(LIN)
    return client


@pytest.mark.parametrize(
    "text", ["jrkj", "Fintech", "fintech shenzhen", "深圳 金融科技", "vip", "Wang Wu", "Canton Fair", "logistics"]
)
async def test_a_bare_word_that_finds_somebody_is_answered(owner: Client, text: str) -> None:
    said = await owner.send(text)
    assert said.startswith("1 person · ")
    assert "1 Lin Yue — Founder, HaiTao Logistics" in said
    assert await owner.look(lambda store: (store.people.count(), store.desk.count_drafts())) == (1, 0)


@pytest.mark.parametrize("text", ["Anna", "Florence Baker", "lvls"])
async def test_what_may_be_a_name_and_finds_nobody_is_no_question(owner: Client, text: str) -> None:
    assert "Nobody" not in await owner.send(text)


async def test_a_trade_that_nobody_is_in_is_no_new_contact(owner: Client) -> None:
    assert await owner.send("dentists") == "Nobody yet: Hospitals and clinics / dentists"
    assert await owner.look(lambda store: store.people.count()) == 1


async def test_the_words_of_a_name_stand_together_in_the_answer(owner: Client) -> None:
    assert (await owner.send("Wang Wu")).startswith("1 person · “Wang Wu”\n")


async def test_a_bare_word_can_still_become_a_contact_and_be_undone(owner: Client) -> None:
    await owner.send("Wang Wu")
    assert (await owner.click("New contact")).startswith("✅ Wang Wu")
    assert "Undone: new contact — Wang Wu" in await owner.send("/undo")
    assert await owner.look(lambda store: store.people.count()) == 1


async def test_a_bare_tag_becomes_a_contact_once_it_has_a_name(owner: Client) -> None:
    await owner.send("#press")
    assert "What is the name?" in await owner.click("New contact")
    assert (await owner.send("Anna")).startswith("✅ Anna")


async def test_an_edited_bare_word_is_answered_anew(owner: Client) -> None:
    message = owner.person.text("law Berlin")
    await owner.deliver(message)
    number = owner.read().message_id - 1
    assert "1 Lin Yue" in await owner.deliver(owner.person.edit(number, "logistics"))


@pytest.mark.parametrize(
    ("text", "offered"), [("律师", True), ("lawyers in Berlin", True), ("who is a lawyer?", False), ("谁是律师", False)]
)
async def test_what_does_not_plainly_ask_can_be_kept_instead(owner: Client, text: str, *, offered: bool) -> None:
    await owner.send(text)
    assert ("New contact" in owner.labels()) is offered


@pytest.mark.parametrize("text", ["Tom Baker, US warehousing, Dallas", "张伟 律师", "Florence Baker, Dallas"])
async def test_a_name_with_a_trade_is_a_new_contact_even_if_others_are_in_that_trade(owner: Client, text: str) -> None:
    await owner.send("Ann Lee, baker, lawyer, warehousing, Dallas")
    assert (await owner.send(text)).startswith("✅ ")
