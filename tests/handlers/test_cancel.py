import pytest

from tests.client import Client

LIN = "Lin Yue, founder @ HaiTao Logistics, Shenzhen"


async def test_cancel_with_nothing_going_on_says_so(client: Client) -> None:
    assert "Nothing was half done" in await client.send("/cancel")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        pytest.param("Note", "No note was made on Lin Yue", id="note"),
        pytest.param("Rhythm", "The rhythm of Lin Yue stays as it is", id="rhythm"),
    ],
)
async def test_cancel_says_what_was_left(client: Client, label: str, said: str) -> None:
    await client.send(LIN)
    await client.click(label)
    assert said in await client.send("/cancel")
    assert "✅ Tom Baker" in await client.send("Tom Baker, US warehousing, Dallas")


async def test_cancel_leaves_a_setting_as_it_is(client: Client) -> None:
    await client.send("/settings")
    await client.click("Time zone")
    assert "The setting stays as it is" in await client.send("/cancel")


async def test_cancel_leaves_a_deal_as_it_is(client: Client) -> None:
    await client.send("/deal")
    assert "The deal stays as it is" in await client.send("/cancel")


async def test_cancel_leaves_a_nameless_text_unsorted(client: Client) -> None:
    await client.send("+49 170 1234567")
    await client.click("New contact")
    assert "Your text stays unsorted" in await client.send("/cancel")


async def test_cancel_leaves_any_other_question(client: Client) -> None:
    await client.send("/who")
    assert "Nothing was changed" in await client.send("/cancel")
