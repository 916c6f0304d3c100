from tests.client import Client


async def test_undo_with_nothing_to_undo_says_so(client: Client) -> None:
    assert "nothing to undo" in await client.send("/undo")
