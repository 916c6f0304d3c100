from datetime import date

import pytest

from handlers.dates import birthday, full_day
from handlers.person.flow import read_rhythm
from handlers.texts import texts
from storage.store import Store
from tests.client import Client
from tests.handlers.test_capture import drafts, memory, on_the_day, people
from ties.people import Birthday, Person

LIN = "Lin Yue, founder @ HaiTao Logistics, Shenzhen"


async def lin(client: Client) -> Person:
    return (await people(client))[-1]


async def test_the_next_text_after_note_is_a_note_whatever_it_says(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    assert "Your next message is kept as a note on Lin Yue" in await client.click("Note")
    said = await client.send("who do I know in banking?")
    assert "Noted on Lin Yue" in said
    assert "👤" not in client.inbox[-2].text
    person = await lin(client)
    (touch,) = await client.look(lambda store: store.people.touches(person.id, 5))
    assert touch.text == "who do I know in banking?"


async def test_the_card_comes_back_where_the_note_was_asked_for(client: Client) -> None:
    await client.send(LIN)
    card = client.read().message_id
    await client.click("Note")
    await client.send("likes oolong")
    assert client.read().message_id == card
    assert "Founder · HaiTao Logistics" in client.read().text


async def test_back_leaves_the_question(client: Client) -> None:
    await client.send(LIN)
    await client.click("Note")
    assert "Lin Yue" in await client.click("‹ Back")
    assert "✅ Tom Baker" in await client.send("Tom Baker, US warehousing, Dallas")


async def test_any_command_leaves_the_question(client: Client) -> None:
    await client.send(LIN)
    await client.click("Note")
    await client.send("/people")
    assert "✅ Tom Baker" in await client.send("Tom Baker, US warehousing, Dallas")


async def test_a_need_and_an_offer_are_added_from_a_note(client: Client) -> None:
    await client.send(LIN)
    await client.send("Lin Yue: likes oolong")
    note = client.read()
    await client.click("Need", note)
    assert "Needs: office space" in await client.send("office space")
    await client.click("Offer", note)
    assert "Offers: customs clearance" in await client.send("customs clearance")
    before = await memory(client)
    await client.click("Undo")
    assert await memory(client) != before
    assert "Offers" not in await client.send("Lin Yue")


async def test_a_rhythm_is_set_by_a_tap_and_moves_the_next_day(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    before = await memory(client)
    await client.click("Rhythm")
    assert client.labels()[:6] == ["30 days", "60 days", "90 days", "180 days", "365 days", "Never"]
    assert "every 30 days, next 21 Dec" in await client.click("30 days")
    await client.click("Undo")
    assert await memory(client) == before


async def test_a_rhythm_is_typed_and_an_unreadable_one_asks_again(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    await client.click("Rhythm")
    assert "I could not read how often" in await client.send("when the moon is blue")
    assert "every 21 days, next 12 Dec" in await client.send("every 3 weeks")


async def test_never_stops_reminders(client: Client) -> None:
    await client.send(LIN)
    await client.click("Rhythm")
    assert "no reminders" in await client.click("Never")
    assert (await lin(client)).next_touch_on is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("every 3 weeks", 21, id="English"),
        pytest.param("每两周", 14, id="Chinese"),
        pytest.param("monthly", 30, id="a word"),
        pytest.param("45", 45, id="a bare number"),
        pytest.param("45天", 45, id="Chinese days"),
        pytest.param("never", 0, id="never"),
        pytest.param("从不", 0, id="Chinese never"),
        pytest.param("9999 days", 3650, id="no more than ten years"),
        pytest.param("soon", None, id="nothing"),
    ],
)
def test_a_typed_rhythm(text: str, days: int | None) -> None:
    assert read_rhythm(text) == days


async def test_deleting_asks_names_what_goes_and_is_undone(client: Client) -> None:
    await client.send(LIN + ", needs a US warehouse")
    await client.send("Lin Yue: likes oolong")
    before = await memory(client)
    await client.send("Lin Yue")
    await client.click("Edit")
    said = await client.click("🗑 Delete")
    assert "1 entry of the history" in said
    assert "1 need or offer" in said
    assert "is deleted" in await client.click("Yes, delete")
    assert await people(client) == []
    await client.click("Undo")
    assert await memory(client) == before


async def test_a_button_of_a_deleted_card_says_that_it_is_gone(client: Client) -> None:
    await client.send(LIN)
    card = client.read()
    await client.click("Undo")
    for label in ("Edit", "Note", "Rhythm", "History"):
        assert "I do not have that any more" in await client.click(label, card)


@pytest.mark.parametrize("question", ["Note", "Rhythm"])
async def test_an_answer_about_somebody_deleted_meanwhile_is_kept(client: Client, question: str) -> None:
    await client.send(LIN)
    await client.click(question)

    def remove(store: Store) -> None:
        store.people.remove(store.people.recent(1)[0].id)

    await client.look(remove)
    assert "That person is deleted. Your text is kept" in await client.send("every 3 weeks")
    assert await drafts(client) == ["every 3 weeks"]
    assert "✅ Tom Baker" in await client.send("Tom Baker, US warehousing, Dallas")


async def test_a_need_for_somebody_deleted_meanwhile_is_kept(client: Client) -> None:
    await client.send(LIN)
    await client.send("Lin Yue: likes oolong")
    await client.click("Need")

    def remove(store: Store) -> None:
        store.people.remove(store.people.recent(1)[0].id)

    await client.look(remove)
    assert "Your text is kept" in await client.send("office space")


async def test_the_card_keeps_its_undo_button_on_the_way_back(client: Client) -> None:
    await client.send(LIN)
    await client.click("Edit")
    await client.click("‹ Back")
    assert "Undo" in client.labels()
    await client.click("Undo")
    assert await people(client) == []


async def test_a_long_note_is_cut_on_the_card(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics. " + "walks a lot and " * 100)
    assert len(client.read().text) < 1200
    assert "…" in client.read().text


async def test_everything_is_in_chinese_for_a_chinese_owner(zh_client: Client) -> None:
    await on_the_day(zh_client)
    await zh_client.send("张伟 腾讯 产品总监 深圳 缺海外牌照")
    assert zh_client.labels() == ["编辑", "笔记", "联系频率", "撤销", "往来记录"]
    await zh_client.click("联系频率")
    assert "每 14 天一次，下次 12月5日" in await zh_client.send("每两周")
    await zh_client.click("笔记")
    assert "已记在张伟名下 · 11月21日 咖啡" in await zh_client.send("今天喝咖啡，聊新加坡")
    await zh_client.click("编辑")
    await zh_client.click("🗑 删除")
    assert "张伟已删除" in await zh_client.click("确定删除")


@pytest.mark.parametrize(
    ("language", "born", "text"),
    [
        pytest.param("en", Birthday(9, 7), "7 Sep", id="day and month"),
        pytest.param("en", Birthday(9, 7, 1980), "7 Sep 1980", id="with the year"),
        pytest.param("en", Birthday(10, 14, lunar=True), "lunar 10-14", id="lunar"),
        pytest.param("zh_Hans", Birthday(9, 7), "9月7日", id="Chinese"),
        pytest.param("zh_Hans", Birthday(9, 7, 1980), "1980年9月7日", id="Chinese with the year"),
        pytest.param("zh_Hans", Birthday(1, 15, lunar=True), "农历正月十五", id="Chinese lunar"),
        pytest.param("zh_Hans", Birthday(12, 30, lunar=True), "农历腊月三十", id="last day of the lunar year"),
        pytest.param("zh_Hans", Birthday(2, 1, lunar=True), "农历二月初一", id="first day"),
        pytest.param("zh_Hans", Birthday(8, 23, lunar=True), "农历八月廿三", id="after the twentieth"),
    ],
)
def test_a_birthday_is_shown(language: str, born: Birthday, text: str) -> None:
    assert birthday(born, texts(language)) == text


@pytest.mark.parametrize(
    ("language", "on", "text"),
    [
        pytest.param("en", date(2026, 11, 20), "20 Nov 2026", id="always with the year"),
        pytest.param("zh_Hans", date(2026, 11, 20), "11月20日", id="this year in Chinese"),
        pytest.param("zh_Hans", date(2024, 11, 20), "2024年11月20日", id="another year in Chinese"),
    ],
)
def test_a_day_that_is_read_years_later(language: str, on: date, text: str) -> None:
    assert full_day(on, texts(language), date(2026, 11, 21)) == text
