"""Commands typed as words, in Chinese, or with a full-width slash."""

import pytest

from handlers.plain_words import as_command
from tests.client import Client

MEANT = [
    ("undo", "/undo"),
    ("Undo!", "/undo"),
    ("take that back", "/undo"),
    ("撤销。", "/undo"),
    ("/撤销", "/undo"),
    ("取消", "/cancel"),
    ("／帮助", "/help"),
    ("设置", "/settings"),
    ("/ who fintech", "/who fintech"),
    ("／who fintech", "/who fintech"),
    ("/找 深圳 物流", "/who 深圳 物流"),
    ("/找深圳物流", "/who 深圳物流"),
    ("／交易 林悦：转租", "/deal 林悦：转租"),
]
KEPT = [
    "helpful",
    "undo the last deal with Tom please, all of it",
    "取消了订单",
    "/",
    "／",
    "//",
    "。",
    "/help@jieli_bot",
    "/start abc",
    "a / b",
    "export",
    "who",
    "找 律师",
]


@pytest.mark.parametrize(("text", "command"), MEANT)
def test_a_word_that_means_a_command_is_one(text: str, command: str) -> None:
    assert as_command(text) == command


@pytest.mark.parametrize("text", KEPT)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert as_command(text) == text


@pytest.mark.parametrize(("word", "command"), [("取消", "/cancel"), ("people", "people"), ("today", "today")])
def test_within_a_dialogue_only_what_is_no_answer_is_a_command(word: str, command: str) -> None:
    assert as_command(word, in_dialogue=True) == command


async def test_undo_in_words_takes_back_the_last_change(client: Client) -> None:
    await client.send("Stefan Holz - photographer")
    assert "Undone: new contact — Stefan Holz" in await client.send("Undo")


async def test_chinese_words_do_what_they_say(zh_client: Client) -> None:
    await zh_client.send("/add")
    assert await zh_client.send("取消") == "已退出，什么都没改。"
    assert "语言" in await zh_client.send("／设置")
    assert "/undo" in await zh_client.send("帮助")


async def test_an_edited_word_is_no_command(client: Client) -> None:
    await client.send("Stefan Holz - photographer")
    await client.deliver(client.person.edit(client.read().message_id - 1, "undo"))
    assert await client.look(lambda store: store.people.count()) == 1
