"""Deals: opened in one line, moved by taps, closed with a case or a lesson, always undoable."""

import pytest

from storage.store import Store
from tests.client import Client
from ties.deals import DealStage
from ties.people import Person, PersonId

LINE = "/deal Lin Yue: Dallas sublet, 300k RMB, send quote by 27 Nov"


async def _on_a_saturday(client: Client) -> None:
    await client.send("/start")
    await client.at("2026-11-21 10:00")


async def test_one_line_opens_a_deal_with_amount_and_next_step(client: Client) -> None:
    await _on_a_saturday(client)
    said = await client.send(LINE)
    assert "💼 Dallas sublet · with Lin Yue · CNY 300,000 · talking" in said
    assert "Next: send quote — Fri 27 Nov (I will remind you)" in said
    assert "New contact: Lin Yue" in said
    assert client.labels()[:3] == ["Agreed", "Won", "Lost"]


async def test_a_chinese_line_opens_a_deal_with_two_parties(zh_client: Client) -> None:
    await _on_a_saturday(zh_client)
    said = await zh_client.send("/deal 张伟、李娜：海外牌照，30万人民币，周五前发报价")
    assert "海外牌照 · 与张伟、李娜" in said
    assert "在谈" in said
    assert "下一步：发报价——11月27日 周五（到时提醒你）" in said


async def test_undo_takes_back_the_deal_and_the_new_contact(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    await client.click("Undo")
    assert "No deals yet" in await client.send("/deals")
    assert await client.look(lambda store: store.people.count()) == 0


async def test_won_asks_for_a_case_and_keeps_it(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    assert "One line for the case pool" in await client.click("Won")
    assert "Outcome: sublet signed in four weeks" in await client.send("sublet signed in four weeks")
    deal = await client.look(lambda store: store.deals.of_stage(DealStage.WON, 1)[0])
    assert deal.outcome == "sublet signed in four weeks"
    assert deal.closed_on is not None


async def test_lost_asks_for_the_lesson_which_may_be_skipped(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    assert "what is the lesson?" in await client.click("Lost")
    assert "lost" in await client.click("Skip")
    assert await client.look(lambda store: store.desk.dialogue()) is None


async def test_a_lost_deal_may_be_talked_about_again(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    await client.click("Lost")
    await client.click("Skip")
    assert "talking" in await client.click("Talking again")


@pytest.mark.parametrize(
    ("button", "answer", "shown"),
    [
        pytest.param("Next step", "call her on 3 Dec", "Next: call her — Thu 3 Dec", id="next step"),
        pytest.param("Amount", "$1.2m", "USD 1,200,000", id="amount"),
        pytest.param("Note", "she wants two months free", "📝 21 Nov she wants two months free", id="note"),
        pytest.param("Title", "Dallas lease", "💼 Dallas lease", id="title"),
        pytest.param("With whom", "Lin Yue, Tom Baker", "with Lin Yue, Tom Baker", id="parties"),
    ],
)
async def test_everything_about_a_deal_can_be_set(client: Client, button: str, answer: str, shown: str) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    if button in ("Title", "With whom"):
        await client.click("More…")
    await client.click(button)
    assert shown in await client.send(answer)


async def test_an_amount_that_is_none_says_so_and_asks_on(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    await client.click("Amount")
    assert "no amount" in await client.send("a lot")
    assert "USD 5" in await client.send("$5")


async def test_the_pipeline_counts_and_sums_by_stage_and_currency(client: Client) -> None:
    await _on_a_saturday(client)
    for line in (LINE, "/deal Tom: warehouse, $20k", "/deal Ann: stall, 100k RMB"):
        await client.send(line)
    said = await client.send("/deals")
    assert "Talking: 3 · CNY 400,000 · USD 20,000" in said
    assert said.index("Dallas sublet") < said.index("warehouse"), "next steps come first"


async def test_long_pipelines_turn_pages(client: Client) -> None:
    await _on_a_saturday(client)
    for number in range(10):
        await client.send(f"/deal Tom: lot {number}, $5k")
    await client.send("/deals")
    assert "Next ›" in client.labels()
    assert "lot 9" in await client.click("Next ›")
    assert "‹ Previous" in client.labels()


async def test_two_people_of_one_name_are_asked_about_and_the_text_is_kept(client: Client) -> None:
    await _on_a_saturday(client)

    def two(store: Store) -> None:
        for _ in range(2):
            store.people.add(Person(PersonId(0), "Lin Yue"))

    await client.look(two)
    assert "Which one?" in await client.send(LINE)
    assert await client.look(lambda store: len(store.desk.drafts(5))) == 1
    assert "Dallas sublet" in await client.click("Lin Yue")
    assert await client.look(lambda store: len(store.desk.drafts(5))) == 0
    assert await client.look(lambda store: store.people.count()) == 2


async def test_deal_without_words_asks_and_takes_the_next_line(client: Client) -> None:
    await _on_a_saturday(client)
    assert "Type it in one line" in await client.send("/deal")
    assert "Dallas sublet" in await client.send("Lin Yue: Dallas sublet")


async def test_a_deleted_deal_comes_back_by_undo(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    await client.click("More…")
    assert "Deleted" in await client.click("Delete")
    await client.click("Undo")
    assert "Dallas sublet" in await client.send("/deals")


async def test_a_button_of_a_deleted_deal_says_so(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    card = client.read()
    await client.click("More…")
    await client.click("Delete")
    assert "I do not have that any more" in await client.click("Agreed", card)


async def test_the_won_list_shows_outcomes(client: Client) -> None:
    await _on_a_saturday(client)
    await client.send(LINE)
    await client.click("Won")
    await client.send("four weeks")
    await client.send("/deals")
    assert "four weeks" in await client.click("Won")
    assert "Deals" in await client.click("‹ Back")
