from tests.client import Client
from tests.handlers.test_capture import people

NAMES = ("Ann", "Ben", "Cara", "Dov", "Ema", "Finn", "Gus", "Hana", "Ivo", "Jan", "Kit", "Lou")


async def fill(client: Client, count: int) -> None:
    for name in NAMES[:count]:
        await client.send(f"/add {name} Miller, baker, Berlin")


async def test_an_empty_list_says_how_to_begin(client: Client) -> None:
    said = await client.send("/people")
    assert "Nobody is stored yet" in said
    assert "/add" in said


async def test_the_newest_ten_come_first_and_pages_turn_in_place(client: Client) -> None:
    await fill(client, 12)
    said = await client.send("/people")
    assert "12 people, newest first · page 1 of 2" in said
    assert said.splitlines()[1].startswith("1 🟢 Lou Miller — Baker")
    listed = client.read().message_id
    said = await client.click("›")
    assert "12 🟢 Ann Miller" in said
    assert client.read().message_id == listed
    assert "Lou Miller" in await client.click("‹")


async def test_a_number_opens_the_card_and_leaves_the_list(client: Client) -> None:
    await fill(client, 2)
    await client.send("/people")
    listed = client.read()
    assert "👤 Ann Miller" in await client.click("2")
    assert client.read().message_id != listed.message_id


async def test_a_page_that_is_gone_shows_the_last(client: Client) -> None:
    await fill(client, 11)
    await client.send("/people")
    first = client.read()
    await client.send("/undo")
    assert "10 people" in await client.click("›", first)


async def test_one_owners_list_is_not_anothers(client: Client, zh_client: Client) -> None:
    await fill(client, 2)
    await zh_client.send("/start")
    said = await zh_client.send("/people")
    assert "还没有存任何人" in said
    assert await people(zh_client) == []
