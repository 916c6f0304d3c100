from tests.client import Client
from tests.handlers.test_capture import memory, on_the_day, people


async def opened(client: Client, notes: int) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    for n in range(notes):
        await client.send(f"Lin Yue: note number {n}")
    await client.send("Lin Yue")


async def test_an_empty_history_says_what_to_do(client: Client) -> None:
    await opened(client, 0)
    said = await client.click("History")
    assert "0 entries" in said
    assert "Nothing noted yet" in said


async def test_the_history_pages_newest_first(client: Client) -> None:
    await opened(client, 12)
    said = await client.click("History")
    assert "12 entries" in said
    assert said.index("note number 11") < said.index("note number 10")
    assert "note number 1\n" not in said
    said = await client.click("Older ›")
    assert "11 📝" in said
    assert "note number 0" in said
    assert "note number 11" in await client.click("‹ Newer")


async def test_an_entry_is_shown_in_full_with_what_was_typed(client: Client) -> None:
    await on_the_day(client)
    await opened(client, 0)
    await client.send("Lin Yue: coffee today, talked about Dallas")
    await client.send("Lin Yue")
    await client.click("History")
    said = await client.click("1")
    assert "☕ Lin Yue · coffee, 21 Nov 2026" in said
    assert "As you typed it:\nLin Yue: coffee today, talked about Dallas" in said


async def test_an_entry_is_deleted_after_a_question_and_comes_back(client: Client) -> None:
    await on_the_day(client)
    await opened(client, 1)
    before = await memory(client)
    await client.click("History")
    await client.click("1")
    assert "Delete this entry?" in await client.click("🗑 Delete")
    assert "The entry on Lin Yue is deleted" in await client.click("Yes, delete")
    (person,) = await people(client)
    assert person.last_touch_on is None
    await client.click("Undo")
    assert await memory(client) == before


async def test_a_page_that_is_gone_shows_the_last(client: Client) -> None:
    await opened(client, 11)
    await client.click("History")
    first = client.read()
    await client.send("/undo")
    assert "10 entries" in await client.click("Older ›", first)


async def test_the_history_is_in_chinese_too(zh_client: Client) -> None:
    await zh_client.send("张伟 腾讯 产品总监 深圳")
    await zh_client.send("张伟：在看新加坡的机会")
    await zh_client.send("张伟")
    assert "🕘 张伟——1 条记录" in await zh_client.click("往来记录")
    assert "在看新加坡的机会" in await zh_client.click("1")
    await zh_client.click("🗑 删除")
    assert "张伟的这条记录已删除" in await zh_client.click("确定删除")
