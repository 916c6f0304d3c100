"""What is told about a deal moves that deal; what follows a closing question need not answer it."""

import pytest

from storage.store import Store
from tests.client import Client
from ties.deals import Deal, DealStage


def _deals(store: Store) -> list[Deal]:
    closed = (deal for stage in (DealStage.WON, DealStage.LOST) for deal in store.deals.of_stage(stage, 9))
    return [*store.deals.going_on(9), *closed]


@pytest.fixture
async def seller(client: Client) -> Client:
    await client.send("Lin Yue, founder @ HaiTao, Shenzhen")
    await client.send("Tom Baker, 3PL, Dallas")
    await client.send("/deal Lin Yue: Dallas sublet, 300k RMB, send quote by 27 Nov")
    return client


@pytest.fixture
async def zh_seller(zh_client: Client) -> Client:
    await zh_client.send("林悦 海涛物流 创始人 深圳")
    await zh_client.send("张伟 腾讯 产品总监")
    await zh_client.send("/deal 林悦：达拉斯转租，30万人民币，周五前发报价")
    return zh_client


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        pytest.param("Lin Yue: won", DealStage.WON, id="a name and the outcome"),
        pytest.param("Lin Yue signed the contract", DealStage.WON, id="a sentence"),
        pytest.param("Dallas sublet won", DealStage.WON, id="the title alone"),
        pytest.param("lost the Dallas sublet with Lin Yue", DealStage.LOST, id="the title and the name"),
        pytest.param("Lin Yue: sublet agreed at 280k RMB", DealStage.AGREED, id="another amount"),
    ],
)
async def test_a_text_about_a_deal_moves_it(seller: Client, text: str, stage: DealStage) -> None:
    said = await seller.send(text)
    assert "💼 Dallas sublet · with Lin Yue · CNY" in said
    assert [deal.stage for deal in await seller.look(_deals)] == [stage]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        pytest.param("林悦 达拉斯转租谈成了", DealStage.WON, id="name and title"),
        pytest.param("林悦那单黄了", DealStage.LOST, id="that deal"),
        pytest.param("达拉斯转租谈妥了", DealStage.AGREED, id="the title alone"),
        pytest.param("林悦：签了", DealStage.WON, id="a name and the outcome"),
    ],
)
async def test_a_chinese_text_about_a_deal_moves_it(zh_seller: Client, text: str, stage: DealStage) -> None:
    assert "💼 达拉斯转租" in await zh_seller.send(text)
    assert [deal.stage for deal in await zh_seller.look(_deals)] == [stage]


async def test_the_new_amount_and_the_rest_of_the_text_are_kept(seller: Client) -> None:
    said = await seller.send("Lin Yue: Dallas sublet agreed at 280k RMB, from March")
    assert "CNY 280,000 · agreed" in said
    assert "from March" in said


async def test_a_move_by_text_is_undone(seller: Client) -> None:
    await seller.send("Lin Yue: won")
    assert "Undone" in await seller.send("/undo")
    assert [deal.stage for deal in await seller.look(_deals)] == [DealStage.TALKING]


async def test_what_is_told_of_a_deal_without_an_outcome_is_a_note_on_it(seller: Client) -> None:
    assert "quote sent for the Dallas sublet" in await seller.send("Lin Yue: quote sent for the Dallas sublet")
    assert len(await seller.look(_deals)) == 1


@pytest.mark.parametrize(
    "text", ["won the Hamburg lease with Lin Yue", "Tom Baker: signed a contract, storage, 20k USD"]
)
async def test_another_deal_is_a_second_one(seller: Client, text: str) -> None:
    await seller.send(text)
    assert len(await seller.look(_deals)) == 2


@pytest.mark.parametrize("text", ["Lin Yue: lost her passport", "Lin Yue: lunch cancelled", "Lin Yue cancelled"])
async def test_what_happened_to_somebody_moves_no_deal(seller: Client, text: str) -> None:
    assert "Noted on Lin Yue" in await seller.send(text)
    assert [deal.stage for deal in await seller.look(_deals)] == [DealStage.TALKING]


async def test_that_deal_is_the_only_one_going_on_whatever_else_is_said(zh_seller: Client) -> None:
    said = await zh_seller.send("林悦那单黄了，对方压价太狠")
    assert "💼 达拉斯转租 · 与林悦" in said
    assert "对方压价太狠" in said
    assert [deal.stage for deal in await zh_seller.look(_deals)] == [DealStage.LOST]


async def test_the_case_may_name_the_people_of_the_deal(zh_seller: Client) -> None:
    await zh_seller.send("达拉斯转租谈成了")
    assert "结果：两周就签了，林悦三月一日入驻。" in await zh_seller.send("两周就签了，林悦三月一日入驻。")


async def test_a_deal_that_was_won_may_fall_through_after_all(zh_seller: Client) -> None:
    await zh_seller.send("达拉斯转租谈成了")
    assert "没成" in await zh_seller.send("达拉斯转租黄了，房东反悔")
    assert [deal.stage for deal in await zh_seller.look(_deals)] == [DealStage.LOST]


async def test_the_case_is_kept_when_it_is_one(seller: Client) -> None:
    await seller.send("Lin Yue: won")
    assert "Outcome: signed in four weeks, ask for the deposit first" in await seller.send(
        "signed in four weeks, ask for the deposit first"
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("Tom: coffee today", "Noted on Tom Baker", id="a note"),
        pytest.param("who do I know in Dallas?", "Tom Baker — ", id="a question"),
        pytest.param("Stefan Holz, photographer, stefan@holz.de", "✅ Stefan Holz", id="a contact"),
        pytest.param("deal with Tom Baker: pilot, 20k USD", "💼 pilot · with Tom Baker", id="a deal"),
        pytest.param("Tom Baker", "👤 Tom Baker", id="a name"),
    ],
)
async def test_what_is_no_answer_to_the_closing_question_is_taken_for_itself(
    seller: Client, text: str, answer: str
) -> None:
    await seller.send("Lin Yue: won")
    assert answer in await seller.send(text)
    assert (await seller.look(lambda store: store.deals.of_stage(DealStage.WON, 1)[0])).outcome == ""
