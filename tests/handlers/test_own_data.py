"""One's own data: out as a file, back from a file, forgotten to the last byte."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import housekeeping
from tests.client import Client, client_of, program_in

LINE = "Zephyrine Quillfeather, beekeeper, Graz, needs oak barrels"


async def _export(client: Client) -> str:
    await client.send("/export")
    return client.read().content.decode()


def _rows(export: str) -> list[str]:
    """All but the first line, which holds the time of the export."""
    return export.splitlines()[1:]


async def _send_file(client: Client, folder: Path, text: str | bytes, name: str = "people.jsonl") -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return await client.deliver(client.person.file(path))


async def test_an_export_restores_identically_in_an_empty_instance(tmp_path: Path) -> None:
    async with program_in(tmp_path / "one") as parts:
        client = client_of(*parts)
        await client.send(LINE)
        await client.send("Zephyrine Quillfeather: coffee today, offers honey")
        await client.send("/deal Zephyrine Quillfeather: honey for hotels, 3k EUR, call on 3 Dec")
        await client.send("Tom Baker, baker, Leeds")
        first = await _export(client)
    async with program_in(tmp_path / "two") as parts:
        other = client_of(*parts)
        assert "2 new people" in await _send_file(other, tmp_path, first)
        assert _rows(await _export(other)) == _rows(first)


async def test_a_second_import_adds_nothing(client: Client, tmp_path: Path) -> None:
    await client.send(LINE)
    said = await _send_file(client, tmp_path, await _export(client))
    assert "0 added" in said
    assert await client.look(lambda store: store.people.count()) == 1


async def test_one_undo_takes_back_a_whole_import(client: Client, tmp_path: Path) -> None:
    await client.send("/start")
    lines = "".join(f'{{"name": "Person {n}", "city": "Rome"}}\n' for n in range(230))
    assert "230 new people" in await _send_file(client, tmp_path, lines)
    await client.click("Undo")
    assert await client.look(lambda store: store.people.count()) == 0


async def test_what_cannot_be_read_is_refused_with_its_reason_and_the_rest_is_kept(
    client: Client, tmp_path: Path
) -> None:
    lines = (
        '{"name": "Ann"}\nnot json\n{"company": "nobody"}\n{"row": "spaceship"}\n[1]\n'
        '{"row":"touch","id":1}\n{"name": "Bob"}'
    )
    said = await _send_file(client, tmp_path, lines)
    assert "7 = 2 added + 0 already here + 5 refused" in said
    assert "Line 2: not JSON" in said


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("photo.png", b"\x89PNG", "JSON lines", id="another kind of file"),
        pytest.param("x.jsonl", b"\xff\xfe\x00", "not text in UTF-8", id="not text"),
        pytest.param("x.jsonl", b"[" * 5000, "1 refused", id="deep nesting"),
    ],
)
async def test_a_file_that_is_none_of_ours_gets_a_clear_sentence(
    client: Client, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    assert words in await _send_file(client, tmp_path, content, name)


async def test_a_row_that_would_break_a_card_is_refused(client: Client, tmp_path: Path) -> None:
    await client.send(LINE)
    broken = (
        (await _export(client)).replace('"funnel_stage": "known"', '"funnel_stage": "emperor"').replace("Graz", "Linz")
    )
    said = await _send_file(client, tmp_path, broken.replace("Zephyrine", "Yvette"))
    assert "refused" in said
    assert "Yvette" not in await client.send("/people")


async def test_forgetting_a_person_asks_twice(client: Client) -> None:
    await client.send(LINE)
    assert "for good?" in await client.send("/forget Zephyrine Quillfeather")
    assert "Really?" in await client.click("Forget")
    assert "is forgotten" in await client.click("Yes, for good")
    assert await client.look(lambda store: store.people.count()) == 0
    assert "nothing to undo" in await client.send("/undo")


async def test_an_old_forget_button_asks_again_instead_of_forgetting(client: Client) -> None:
    await client.send(LINE)
    await client.send("/forget Zephyrine Quillfeather")
    await client.click("Forget")
    really = client.read()
    await client.send("/help")
    assert "for good?" in await client.click("Yes, for good", really)
    assert await client.look(lambda store: store.people.count()) == 1


async def test_keeping_forgets_nothing(client: Client) -> None:
    await client.send(LINE)
    await client.send("/forget Zephyrine Quillfeather")
    assert "Nothing was forgotten" in await client.click("Keep")
    assert await client.look(lambda store: store.people.count()) == 1


async def test_forgetting_nobody_says_so_in_both_languages(client: Client, zh_client: Client) -> None:
    assert "I keep nobody called" in await client.send("/forget Nobody Atall")
    assert "没有叫" in await zh_client.send("/forget 无此人")


async def test_of_two_people_of_one_name_the_one_picked_is_forgotten(client: Client) -> None:
    await client.send("Ann Lee, lawyer, Bonn")
    await client.send("Ann Lee, baker, Kiel")
    await client.send("/forget Ann Lee")
    label = next(label for label in client.labels() if "Kiel" in label)
    await client.click(label)
    await client.click("Forget")
    await client.click("Yes, for good")
    left = await client.look(lambda store: [person.city for person in store.people.recent(5)])
    assert left == ["Bonn"]


async def test_everything_can_be_forgotten(client: Client) -> None:
    await client.send(LINE)
    await client.send("/deal Tom: honey, 3k EUR")
    await client.send("/forget")
    await client.click("Forget everything…")
    await client.click("Forget everything")
    assert "Everything is forgotten" in await client.click("Yes, for good")
    assert _rows(await _export(client)) == []


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("words", ["/forget Zephyrine Quillfeather", "/forget"], ids=["one person", "everything"])
async def test_after_forgetting_no_byte_of_it_is_left_in_the_folder(tmp_path: Path, words: str) -> None:
    async with program_in(tmp_path) as (program, api):
        client = client_of(program, api)
        await client.send(LINE)
        await client.send("Zephyrine Quillfeather: lunch today, talked about quillwort")
        await client.send("/deal Zephyrine Quillfeather: quillwort honey, 3k EUR")
        for n in range(30):
            await client.send(f"Other Person{n}, baker, Leeds")
        await client.send("who do I know called Quillfeather?")
        await client.send(words)
        if words == "/forget":
            await client.click("Forget everything…")
        for _ in range(2):
            await client.click(next(label for label in client.labels() if label != "Keep"))
        await asyncio.sleep(0.1)  # the sent mark, which erases the answer's own text, rides on the next commit
        assert await housekeeping.clean_forgotten(program.database, datetime.now(UTC))
        await program.settled()
        await program.database.exclusive(lambda raw: raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        left = _bytes_of(tmp_path)
        assert b"owner" in left, "the database was read"
        for canary in (b"Quillfeather", b"quillfeather", b"quillwort", b"Zephyrine"):
            assert canary not in left, canary
        assert (b"Person7" in left) is (words != "/forget")


async def test_two_owners_never_meet_in_an_export(client: Client, zh_client: Client) -> None:
    await client.send(LINE)
    await zh_client.send("张伟 腾讯 产品总监 深圳")
    assert "张伟" not in await _export(client)
    assert "Quillfeather" not in await _export(zh_client)
