"""The daily digest as a conversation: whole days in both languages, its buttons, stupid and foreign input."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from handlers.nudges import digest
from storage.due import DIGEST, Claim
from storage.store import Store
from tests.client import Client
from ties.deals import Deal, DealStage
from ties.people import DealId, FunnelStage, Person, PersonFile, PersonId, ResourceKind, TouchKind

NINE = "2026-12-02 09:00"
TODAY = date(2026, 12, 2)


async def begin(client: Client, at: str = "2026-12-01 20:00") -> None:
    await client.send("/start")
    await client.at(at)


def person(
    name: str, quiet: int = 95, need: str = "", offer: str = "", topic: str = "", **more: Any
) -> Callable[..., Any]:
    """Return a unit that stores somebody last touched `quiet` days before the digest's day."""

    def unit(store: Store) -> PersonId:
        last = TODAY - timedelta(days=quiet)
        added: Person = store.people.add(Person(PersonId(0), name, created_at=store.now, **more))
        store.people.add_touch(added.id, TouchKind.MEETING, last, topic)
        for kind, text in ((ResourceKind.NEED, need), (ResourceKind.OFFER, offer)):
            if text:
                store.people.add_resource(added.id, kind, text, last)
        return added.id

    return unit


async def keep(client: Client, *units: Callable[..., Any]) -> list[PersonId]:
    return [await client.look(unit) for unit in units]


async def deal_due(client: Client, on: date, *parties: PersonId, title: str = "Dallas sublet") -> DealId:
    deal = Deal(DealId(0), title, parties, next_step="send quote", next_on=on, opened_on=TODAY)
    stored: Deal = await client.look(lambda store: store.deals.add(deal, ""))
    return stored.id


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


async def test_a_day_in_english(client: Client) -> None:
    await begin(client)
    need = person("Lin Yue", 94, need="a US warehouse", topic="subletting in Dallas", phones=("+8613800138000",))
    lin, _ = await keep(client, need, person("Tom Baker", 93, telegram="tombaker"))
    await deal_due(client, TODAY, lin)
    said = await client.at(NINE)
    assert lines(said)[0] == "☀️ Good morning. 2 ties to keep warm today · 1 next step is due"
    assert "1 🟡 Lin Yue — 94 days quiet (rhythm 90)" in lines(said)
    assert "Last: subletting in Dallas (30 Aug)" in lines(said)
    assert "Needs: a US warehouse" in lines(said)
    assert "+86 138 0013 8000" in lines(said)
    assert re.search(r"Hi Lin Yue, .*a US warehouse", said)
    assert "3 💼 send quote · Dallas sublet · Lin Yue · due today" in lines(said)
    rows = [[label for label, _ in row] for row in client.read().keys]
    assert rows == [["1 ✓ Done", "1 week", "Skip"], ["2 ✓ Done", "1 week", "Skip", "💬"], ["3 ✓ Done", "1 week", "💼"]]

    said = await client.click("1 ✓ Done")
    assert client.read().edited
    assert "1 ✅ Lin Yue · next Tue 2 Mar" in lines(said)
    assert lines(said)[0] == "☀️ Good morning. 1 tie to keep warm today · 1 next step is due"
    await client.click("1 week")
    said = await client.click("3 ✓ Done")
    assert lines(said) == [
        "✨ All done for today.",
        "1 ✅ Lin Yue · next Tue 2 Mar",
        "2 ⏱ Tom Baker · next Wed 9 Dec",
        "3 ✅ Dallas sublet · what is next?",
    ]
    assert await client.at("2026-12-03 09:00") == ""
    assert "Tom Baker" in await client.at("2026-12-09 09:00")


async def test_a_day_in_chinese(zh_client: Client) -> None:
    client = zh_client
    await begin(client)
    topic = "聊了跨境支付"
    zhang, _ = await keep(
        client,
        person("张伟", 93, need="海外牌照", topic=topic, wechat="zhangwei88"),
        person("Tom Baker", 92, offer="warehousing"),
    )
    await deal_due(client, TODAY - timedelta(days=2), zhang, title="牌照合作")
    said = await client.at(NINE)
    assert lines(said)[0] == "☀️ 早上好！今天该联系 2 个人 · 1 件事到期"
    assert "1 🟡 张伟 — 93 天没联系（每 90 天一次）" in lines(said)
    assert "上次：聊了跨境支付（8月31日）" in lines(said)
    assert re.search(r"张伟，.*海外牌照", said)
    assert re.search(r"Hi Tom, .*warehousing", said)  # whoever has an English name is written to in English
    assert "3 💼 send quote · 牌照合作 · 张伟 · 已过 2 天" in lines(said)
    said = await client.click("1 ✓ 完成")
    assert "1 ✅ 张伟 · 下次 3月2日 周二" in lines(said)
    said = await client.click("跳过")
    assert "2 ⏭ Tom Baker · 下次 1月16日 周六" in lines(said)
    said = await client.click("3 ✓ 完成")
    assert lines(said)[0] == "✨ 今天的都完成了。"
    said = await client.send("/today")
    assert "张伟" in said
    assert "没有要联系的人" in await client.send("/due")


async def test_nothing_due_says_nothing(client: Client) -> None:
    await begin(client)
    assert await client.at(NINE) == ""
    await keep(client, person("Ann", quiet=10))
    assert await client.at("2026-12-03 09:00") == ""


async def test_one_message_a_day(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    assert "Ann" in await client.at(NINE)
    assert await client.at("2026-12-02 09:01") == ""
    assert await client.at("2026-12-02 23:59") == ""


async def test_one_person_alone_has_plain_buttons(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann", telegram="ann_lee"))
    said = await client.at(NINE)
    assert client.labels() == ["Message", "Done", "1 week", "Skip"]
    link = client.read().keys[0][0][1]
    assert link.startswith("https://t.me/ann_lee?text=Hi%20Ann%2C")
    assert "ann_lee" not in said
    await client.click("Done")
    assert client.labels() == ["Undo"]


async def test_more_than_fit_wait_behind_a_button(client: Client) -> None:
    await begin(client)
    await keep(client, *(person(f"Person {n}", quiet=91 + n) for n in range(12)))
    said = await client.at(NINE)
    assert "3 ties to keep warm today" in said
    assert client.labels()[-1] == "All 12 waiting"
    digest = client.read()
    said = await client.click("All 12 waiting")
    assert lines(said)[0] == "⏳ 12 people wait to hear from you"
    assert lines(said)[1] == "1 🟡 Person 11 — 102 days quiet (rhythm 90)"
    assert client.labels() == [*"123456789", "10", "Next ›"]
    said = await client.click("Next ›")
    assert client.read().edited
    assert client.read().message_id != digest.message_id
    assert lines(said)[1:] == [
        "11 🟡 Person 1 — 92 days quiet (rhythm 90)",
        "12 🟡 Person 0 — 91 days quiet (rhythm 90)",
    ]
    assert client.labels() == ["11", "12", "‹ Previous"]
    assert "Person 11" in await client.click("‹ Previous")
    assert "Person 10" in await client.click("2")


async def test_done_records_a_touch_that_can_be_undone(client: Client) -> None:
    await begin(client)
    (ann,) = await keep(client, person("Ann"))
    await client.at(NINE)
    await client.click("Done")
    file = await client.look(lambda store: store.people.file(ann))
    assert (file.touches[0].kind, file.touches[0].on) == (TouchKind.DONE, TODAY)
    assert file.person.next_touch_on == TODAY + timedelta(days=90)
    said = await client.click("Undo")
    assert "1 🟡 Ann — 95 days quiet" in said
    assert client.read().edited
    file = await client.look(lambda store: store.people.file(ann))
    assert len(file.touches) == 1
    assert file.person.next_touch_on == TODAY - timedelta(days=5)


@pytest.mark.parametrize(
    ("label", "rhythm", "days"),
    [
        pytest.param("1 week", 90, 7, id="a week"),
        pytest.param("Skip", 90, 45, id="half a rhythm"),
        pytest.param("Skip", 7, 14, id="two weeks at least"),
    ],
)
async def test_putting_off_is_no_touch(client: Client, label: str, rhythm: int, days: int) -> None:
    await begin(client)
    (ann,) = await keep(client, person("Ann", rhythm_days=rhythm))
    await client.at(NINE)
    await client.click(label)
    file = await client.look(lambda store: store.people.file(ann))
    assert len(file.touches) == 1
    assert file.person.next_touch_on == TODAY + timedelta(days=days)
    assert await client.at((TODAY + timedelta(days=days - 1)).isoformat() + " 09:00") == ""
    assert "Ann" in await client.at((TODAY + timedelta(days=days)).isoformat() + " 09:00")


async def test_a_second_tap_changes_nothing(client: Client) -> None:
    await begin(client)
    (ann,) = await keep(client, person("Ann"))
    await client.at(NINE)
    digest = client.read()
    await client.click("Done", digest)
    await client.click("Done", digest)
    await client.click("1 week", digest)
    file = await client.look(lambda store: store.people.file(ann))
    assert len(file.touches) == 2
    assert file.person.next_touch_on == TODAY + timedelta(days=90)


async def test_a_note_after_the_digest_counts_as_done(client: Client) -> None:
    await begin(client)
    (ann, _) = await keep(client, person("Ann"), person("Bob", 94))
    await client.at(NINE)
    digest = client.read()
    await client.look(lambda store: store.people.add_touch(ann, TouchKind.NOTE, TODAY, "called"))
    said = await client.click("2 ✓ Done", digest)
    assert "1 ✅ Ann · next Tue 2 Mar" in lines(said)
    assert "All done" in said


async def test_somebody_deleted_leaves_the_list(client: Client) -> None:
    await begin(client)
    (ann, _) = await keep(client, person("Ann"), person("Bob", 94))
    await client.at(NINE)
    digest = client.read()
    await client.look(lambda store: store.people.remove(ann))
    said = await client.click("1 ✓ Done", digest)
    assert "Ann" not in said
    assert "Bob" in said


async def test_todays_digest_is_answered_tomorrow(client: Client) -> None:
    await begin(client)
    (ann,) = await keep(client, person("Ann"))
    await client.at(NINE)
    digest = client.read()
    await client.at("2026-12-03 08:00")
    said = await client.click("Done", digest)
    assert lines(said) == ["🗓 Wed 2 Dec", "1 ✅ Ann · next Wed 3 Mar"]
    assert (await client.look(lambda store: store.people.get(ann))).last_touch_on == date(2026, 12, 3)
    assert await client.at("2026-12-03 09:00") == ""


async def test_undo_by_command_reopens_the_line(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"), person("Bob", 94))
    await client.at(NINE)
    digest = client.read()
    await client.click("1 ✓ Done", digest)
    await client.send("/undo")
    said = await client.click("2 ✓ Done", digest)
    assert "1 🟡 Ann — 95 days quiet" in said
    assert "2 ✅ Bob" in said


async def test_undo_offers_the_later_change_first(client: Client) -> None:
    await begin(client)
    (ann,) = await keep(client, person("Ann"))
    await client.at(NINE)
    await client.click("Done")
    await client.look(lambda store: store.people.add_touch(ann, TouchKind.NOTE, TODAY, "called"))
    assert "Take that one back first?" in await client.click("Undo")
    await client.click("Undo the later change")
    assert "1 🟡 Ann" in await client.click("Undo")


async def test_a_day_later_there_is_no_undo_left(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    await client.at(NINE)
    await client.click("Done")
    done = client.read()
    await client.at("2026-12-04 10:00")
    said = await client.click("Undo", done)
    assert "1 ✅ Ann" in said
    assert client.labels() == []


async def test_today_shows_the_list_before_its_hour_and_the_digest_still_comes(client: Client) -> None:
    await begin(client, "2026-12-02 07:00")
    await keep(client, person("Ann"), person("Bob", 94))
    said = await client.send("/today")
    assert "2 ties to keep warm today" in said
    await client.click("1 ✓ Done")
    said = await client.at(NINE)
    assert "1 tie to keep warm today" in said
    assert "1 ✅ Ann" in said
    assert "2 🟡 Bob" in said


async def test_no_digest_when_today_was_all_done_before(client: Client) -> None:
    await begin(client, "2026-12-02 07:00")
    await keep(client, person("Ann"))
    await client.send("/today")
    await client.click("Done")
    assert await client.at(NINE) == ""
    assert lines(await client.send("/today"))[0] == "✨ All done for today."


async def test_a_raised_number_makes_the_list_longer(client: Client) -> None:
    await begin(client)
    await keep(client, *(person(f"Person {n}", quiet=91 + n) for n in range(6)))
    await client.at(NINE)
    await client.send("/settings")
    await client.click("How many")
    await client.send("5")
    assert "5 ties to keep warm today" in await client.send("/today")


async def test_today_and_due_with_nobody_stored_say_what_to_do(client: Client) -> None:
    await client.send("/start")
    for command in ("/today", "/due"):
        assert "Tell me about somebody you met" in await client.send(command)


async def test_today_with_nobody_waiting_says_who_comes_next(client: Client) -> None:
    await begin(client, "2026-12-02 07:00")
    await keep(client, person("Ann", quiet=80), person("Bob", quiet=85), person("Carl", 1, rhythm_days=0))
    assert lines(await client.send("/today")) == ["☕ Nobody waits today.", "Mon 7 Dec: Bob", "Sat 12 Dec: Ann"]


async def test_due_shows_steps_and_opens_them(client: Client) -> None:
    await begin(client, "2026-12-02 07:00")
    await deal_due(client, TODAY - timedelta(days=1))
    said = await client.send("/due")
    assert "💼 send quote · Dallas sublet · 1 day late" in lines(said)
    assert "Dallas sublet" in await client.click("💼 Dallas sublet")


async def test_a_finished_step_touches_everybody_in_the_deal(client: Client) -> None:
    await begin(client)
    people = await keep(client, person("Ann", 5), person("Bob", 5))
    deal = await deal_due(client, TODAY, *people)
    said = await client.at(NINE)
    assert "1 💼 send quote · Dallas sublet · Ann, Bob · due today" in lines(said)
    assert client.labels() == ["Done", "1 week", "💼"]
    said = await client.click("Done")
    assert "1 ✅ Dallas sublet · what is next?" in lines(said)
    stored = await client.look(lambda store: store.deals.get(deal))
    assert (stored.next_step, stored.next_on) == ("", None)
    for number in people:
        file = await client.look(partial(_file, number))
        assert file.touches[0].text == "Dallas sublet: send quote"
        assert file.person.last_touch_on == TODAY
    await client.click("Undo")
    assert (await client.look(lambda store: store.deals.get(deal))).next_step == "send quote"
    assert "Dallas sublet" in await client.click("💼")


def _file(number: PersonId, store: Store) -> PersonFile:
    file: PersonFile = store.people.file(number)
    return file


async def test_a_step_put_off_comes_back_in_a_week(client: Client) -> None:
    await begin(client)
    await deal_due(client, TODAY)
    await client.at(NINE)
    said = await client.click("1 week")
    assert "1 ⏱ Dallas sublet · next Wed 9 Dec" in lines(said)
    assert await client.at("2026-12-08 09:00") == ""
    assert "send quote" in await client.at("2026-12-09 09:00")


async def test_a_step_is_asked_about_every_day_until_it_is_answered(client: Client) -> None:
    await begin(client)
    deal = await deal_due(client, TODAY)
    assert "due today" in await client.at(NINE)
    assert "1 day late" in await client.at("2026-12-03 09:00")
    assert "2 days late" in await client.at("2026-12-04 09:00")
    digest = client.read()

    def lose(store: Store) -> None:
        stored: Deal = store.deals.get(deal)
        store.deals.save(
            Deal(deal, stored.title, (), DealStage.LOST, next_step="send quote", next_on=TODAY, opened_on=TODAY)
        )

    await client.look(lose)
    assert "1 ✅ Dallas sublet" in await client.click("Done", digest)
    assert await client.at("2026-12-05 09:00") == ""


async def test_whoever_is_never_answered_is_named_less_and_less(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    days = [TODAY + timedelta(days=n) for n in range(22)]
    named = [day.day - TODAY.day for day in days if "Ann" in await client.at(f"{day} 09:00")]
    assert named == [0, 1, 3, 7, 14, 21]


async def test_a_crowd_is_named_in_turn(client: Client) -> None:
    await begin(client)
    await keep(client, *(person(f"P{n:02}", quiet=120 + n) for n in range(9)))
    named = []
    for n in range(3):
        named += re.findall(r"P\d\d", " ".join(lines(await client.at(f"{TODAY + timedelta(days=n)} 09:00"))))
    assert set(named) == {f"P{n:02}" for n in range(9)}


async def test_a_partner_and_a_promise_are_said(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann", topic="promised her the list", company="Acme", funnel_stage=FunnelStage.PARTNER))
    said = await client.at(NINE)
    assert "1 🟡 Ann · Acme · partner — 95 days quiet (rhythm 90)" in lines(said)
    assert "🤝 Promised? promised her the list (29 Aug)" in lines(said)


async def test_an_organisation_is_not_named_twice(client: Client) -> None:
    await begin(client)
    await keep(client, person("Acme", company="Acme", organisation=True, role="supplier", city="Ulm"))
    said = await client.at(NINE)
    assert "1 🟡 Acme — 95 days quiet (rhythm 90)" in lines(said)
    assert "Supplier · Ulm" in lines(said)


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        pytest.param("06:30", "☀️ Good morning.", id="morning"),
        pytest.param("12:00", "🌤 Good afternoon.", id="noon"),
        pytest.param("19:00", "🌙 Good evening.", id="evening"),
        pytest.param("23:30", "🌙 Hello.", id="night"),
        pytest.param("00:00", "🌙 Hello.", id="midnight"),
    ],
)
async def test_the_greeting_follows_the_hour(client: Client, hour: str, greeting: str) -> None:
    await begin(client, "2026-12-01 23:50")
    await keep(client, person("Ann"))
    await client.send("/settings")
    await client.click("Hour")
    await client.send(hour)
    assert (await client.at(f"{TODAY} {hour}")).startswith(greeting)


async def test_never_in_touch_is_counted_from_meeting_or_storing(client: Client) -> None:
    await begin(client, "2026-09-01 12:00")

    def strangers(store: Store) -> None:
        for name, more in (("Ann", {"met_on": date(2026, 8, 1), "met_at": "Canton Fair"}), ("Bob", {"note": "tall"})):
            added = store.people.add(Person(PersonId(0), name, created_at=store.now, **more))
            store.people.reckon(added.id)

    await client.look(strangers)
    said = await client.at(NINE)
    assert "1 🔴 Ann — met 123 days ago, no touch since (rhythm 90)" in lines(said)
    assert "Met: Canton Fair" in lines(said)
    assert "2 🟡 Bob — kept 92 days ago, no touch yet (rhythm 90)" in lines(said)
    assert "tall" in lines(said)


async def test_a_long_day_still_fits_one_message(client: Client) -> None:
    await begin(client)
    long = "very " * 60
    await keep(client, *(person(f"P{n} {long[:90]}", need=long, offer=long, topic=long) for n in range(10)))
    for n in range(10):
        await deal_due(client, TODAY, title=f"{n} {long[:150]}")
    await client.send("/settings")
    await client.click("How many")
    await client.send("10")
    before = len(client.inbox)
    said = await client.at(NINE)
    assert len(client.inbox) == before + 1
    assert "10 ties" in said
    assert "10 next steps" in said


@pytest.mark.parametrize("name", ["<b>x</b> & co", "a_b*c`d", "\u202eevil", "😀" * 40, "]]>", "{name}"])
async def test_odd_names_arrive(client: Client, name: str) -> None:
    await begin(client)
    await keep(client, person(name, need=name, offer=name, topic=name, company=name))
    said = await client.at(NINE)
    assert name.replace("\u202e", "") in said


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Ann Lee: coffee today, all is well", id="a note"),
        pytest.param("met Ann Lee", id="a meeting"),
        pytest.param("今天和Ann Lee喝咖啡", id="a meal told in Chinese"),
        pytest.param("/deal Ann Lee: Dallas sublet, 300k RMB", id="a deal"),
    ],
)
async def test_whatever_is_told_about_somebody_moves_their_turn(client: Client, said: str) -> None:
    await begin(client, "2026-12-02 08:00")
    (ann,) = await keep(client, person("Ann Lee"))
    await client.send(said)
    assert (await client.look(lambda store: store.people.get(ann))).next_touch_on == TODAY + timedelta(days=90)
    assert await client.at(NINE) == ""
    await client.send("/undo")
    assert "Ann Lee" in await client.send("/today")


async def test_a_pause_is_a_pause(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    await client.send("/settings")
    await client.click("Pause")
    await client.send("10 Dec")
    assert (await client.owner()).paused_until == date(2026, 12, 10)
    assert await client.at(NINE) == ""
    assert await client.at("2026-12-09 09:00") == ""
    assert "Ann" in await client.send("/today")
    assert "Ann" in await client.at("2026-12-10 09:00")


async def test_a_pause_that_came_after_the_claim_still_counts(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    await client.at("2026-12-02 08:00")

    def late(store: Store) -> int:
        store.save_settings(replace(store.owner, paused_until=date(2026, 12, 10)))
        digest(store, Claim(store.owner.no, DIGEST, store.today))
        return len(store.queued)

    assert await client.look(late) == 0


async def test_buttons_of_another_owner_do_nothing(client: Client, zh_client: Client) -> None:
    await begin(client)
    await begin(zh_client)
    (ann,) = await keep(client, person("Ann"))
    await client.at(NINE)
    for _, data in client.read().keys[0]:
        said = await zh_client.deliver(zh_client.person.tap(client.read(), data))
        assert "Ann" not in said
    file = await client.look(lambda store: store.people.file(ann))
    assert len(file.touches) == 1


async def test_a_step_has_no_skip(client: Client) -> None:
    await begin(client)
    await deal_due(client, TODAY)
    await client.at(NINE)
    data = client.read().keys[0][0][1].replace("ndone", "nskip")
    assert "expired" in await client.deliver(client.person.tap(client.read(), data))


async def test_a_page_that_is_no_more_shows_the_last(client: Client) -> None:
    await begin(client, "2026-12-02 07:00")
    await keep(client, person("Ann"))
    await client.send("/due")
    assert "Ann" in await client.deliver(client.person.tap(client.read(), "1:nall:99:1"))


def membership(status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": {"id": 1, "is_bot": True, "first_name": "Jieli"}, "status": status, **until}


async def test_who_blocked_the_bot_hears_nothing_until_they_are_back(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    left, back = (
        {
            "chat": {"id": client.person.telegram_id, "type": "private"},
            "from": client.person._user(),
            "date": 0,
            "old_chat_member": membership(old),
            "new_chat_member": membership(new),
        }
        for old, new in (("member", "kicked"), ("kicked", "member"))
    )
    await client.deliver(client.person._update("my_chat_member", left))
    assert not (await client.owner()).reachable
    assert await client.at(NINE) == ""
    await client.deliver(client.person._update("my_chat_member", back))
    assert (await client.owner()).reachable
    assert "Ann" in await client.at("2026-12-03 09:00")


async def test_any_message_ends_being_unreachable(client: Client) -> None:
    await begin(client)
    await keep(client, person("Ann"))
    await client.look(lambda store: store.note_reachable(reachable=False))
    assert await client.at(NINE) == ""
    assert "Ann" in await client.send("/today")
    assert (await client.owner()).reachable
    assert "Ann" in await client.at("2026-12-03 09:00")


async def test_a_number_told_last_is_not_the_topic(client: Client) -> None:
    await client.send("/start")
    await client.at("2026-11-21 10:00")
    await client.send("Sara Klein, lawyer, Berlin, check in every 10 days")
    await client.send("Sara: lunch today, moves to Hamburg")
    await client.send("Sara: new number +49 171 7654321")
    said = await client.at("2026-12-01 09:00")
    assert "Last: lunch, moves to Hamburg (21 Nov)" in said
    assert "“Hi Sara, " in said
