from pathlib import Path

from tests.client import Client, client_of, program_in
from tests.handlers.test_capture import drafts, memory, on_the_day, people


async def test_six_answers_make_the_same_card(client: Client) -> None:
    await on_the_day(client)
    before = await memory(client)
    assert "➕ 1 of 6" in await client.send("/add")
    assert "What do they do?" in await client.send("Lin Yue")
    assert "Where are they?" in await client.send("founder @ HaiTao Logistics")
    assert "How did you meet?" in await client.send("Shenzhen")
    assert "What do they need?" in await client.send("Canton Fair yesterday via Wang Wu")
    assert "What can they offer?" in await client.send("a US warehouse, an accountant")
    card = await client.send("customs clearance")
    for fact in (
        "✅ Lin Yue",
        "Founder · HaiTao Logistics · Shenzhen",
        "Met: Canton Fair, 20 Nov 2026 · via Wang Wu",
        "Needs: a US warehouse · an accountant",
        "Offers: customs clearance",
    ):
        assert fact in card
    await client.click("Undo")
    assert await memory(client) == before


async def test_every_step_can_be_skipped(client: Client) -> None:
    await client.send("/add")
    await client.send("Lin Yue")
    for _ in range(4):
        await client.click("Skip")
    card = await client.click("Skip")
    assert "✅ Lin Yue" in card
    assert len(await people(client)) == 1


async def test_without_a_name_the_company_stands_in_for_it(client: Client) -> None:
    await client.send("/add")
    await client.click("Skip")
    await client.send("founder @ HaiTao Logistics")
    for _ in range(4):
        said = await client.click("Skip")
    assert "✅ HaiTao Logistics" in said


async def test_nothing_told_is_nothing_stored(client: Client) -> None:
    await client.send("/add")
    for _ in range(6):
        said = await client.click("Skip")
    assert "nothing is stored" in said
    assert await people(client) == []


async def test_back_shows_the_answer_and_keep_leaves_it(client: Client) -> None:
    await client.send("/add")
    await client.send("Lin Yue")
    await client.send("founder")
    said = await client.click("‹ Back")
    assert "What do they do?" in said
    assert "So far: founder" in said
    assert "Where are they?" in await client.click("Keep")


async def test_an_old_button_of_the_form_does_nothing(client: Client) -> None:
    await client.send("/add")
    first = client.read()
    await client.send("Lin Yue")
    assert "already done" in await client.click("Skip", first)
    await client.send("/cancel")
    assert "expired" in await client.click("Skip", first)
    assert "expired" in await client.deliver(client.person.tap(first, "1:aback:1"))


async def test_going_back_from_the_first_question_does_nothing(client: Client) -> None:
    await client.send("/add")
    assert "already done" in await client.deliver(client.person.tap(client.read(), "1:aback:0"))


async def test_the_form_survives_a_restart_and_is_taken_up_again(tmp_path: Path) -> None:
    async with program_in(tmp_path) as parts:
        client = client_of(*parts)
        await client.send("/add")
        await client.send("Lin Yue")
    async with program_in(tmp_path) as parts:
        client = client_of(*parts)
        assert "Where are they?" in await client.send("founder @ HaiTao Logistics")
        said = await client.send("/add")
        assert "Where we stopped" in said
        assert "Lin Yue" in said
        assert "How did you meet?" in await client.send("Shenzhen")
        await client.send("/add")
        assert "What is the name?" in await client.click("Start over")


async def test_a_line_after_the_command_is_stored_at_once(client: Client) -> None:
    assert "✅ Tom Miller" in await client.send("/add Tom Miller, baker, Berlin")
    assert "✅ Tom" in await client.send("/add Tom")
    assert len(await people(client)) == 2


async def test_cancel_keeps_what_was_typed_and_offers_to_store_it(client: Client) -> None:
    await client.send("/add")
    await client.send("Lin Yue")
    await client.send("founder @ HaiTao Logistics")
    said = await client.send("/cancel")
    assert "Stopped. What you typed is kept" in said
    assert await drafts(client) == ["Lin Yue\nfounder @ HaiTao Logistics"]
    card = await client.click("New contact")
    assert "✅ Lin Yue" in card
    assert "HaiTao Logistics" in card


async def test_cancel_of_an_empty_form_leaves_nothing(client: Client) -> None:
    await client.send("/add")
    assert "Stopped. Nothing was changed." in await client.send("/cancel")
    assert await drafts(client) == []


async def test_the_form_is_in_chinese_too(zh_client: Client) -> None:
    await on_the_day(zh_client)
    assert "叫什么名字" in await zh_client.send("/add")
    await zh_client.send("张伟")
    await zh_client.send("腾讯产品总监")
    await zh_client.send("深圳")
    await zh_client.send("上周五饭局 李娜介绍")
    await zh_client.send("海外牌照")
    card = await zh_client.send("流量、人脉")
    for fact in (
        "✅ 张伟",
        "产品总监 · 腾讯 · 深圳",
        "认识：饭局（11月13日）",
        "李娜介绍",
        "需求：海外牌照",
        "资源：流量 · 人脉",
    ):
        assert fact in card


async def test_none_typed_is_none(client: Client) -> None:
    await client.send("/add")
    for answer in ("Nora Weiss", "architect", "无", "-", "nothing"):
        await client.send(answer)
    card = await client.send("none")
    assert card.splitlines()[:2] == ["✅ Nora Weiss", "Architect"]
    assert "Offers" not in card
    assert "Needs" not in card


async def test_answers_of_a_form_left_by_another_command_are_kept_unsorted(client: Client) -> None:
    await client.send("/add")
    await client.send("Nora Weiss")
    await client.send("/today")
    assert [draft.text for draft in await client.look(lambda store: store.desk.drafts(5))] == ["Nora Weiss"]


async def test_the_form_goes_on_after_add_without_a_draft(client: Client) -> None:
    await client.send("/add")
    await client.send("Nora Weiss")
    await client.send("/add")
    assert await client.look(lambda store: store.desk.count_drafts()) == 0
