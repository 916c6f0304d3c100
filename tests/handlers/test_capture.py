import json
from datetime import date

import pytest

from storage.actions import TABLES
from storage.store import Store
from tests.client import Client
from ties.people import Person, TouchKind

LIN = (
    "Lin Yue, founder @ HaiTao Logistics, cross-border e-commerce, Shenzhen. Met at Canton Fair yesterday via Wang Wu. "
    "Needs a US warehouse, offers customs clearance. +86 138 0013 8000 #vip"
)
ZHANG = "张伟 腾讯 产品总监 深圳 做金融科技 微信 zhangwei88 上周五饭局认识 李娜介绍 缺海外牌照 能提供流量"
FOLLOWING = ("person_name", "person_wait", "person_industry", "search_terms")


async def on_the_day(client: Client) -> None:
    """Have the owner's calendar show Saturday, 21 November 2026."""
    await client.send("/start")
    await client.at("2026-11-21 10:00")


async def memory(client: Client) -> list[object]:
    """Return every owned row and what follows from it."""

    def rows(store: Store) -> list[object]:
        tables = [table for table in (*TABLES, *FOLLOWING) if table != "owner"]
        return [store.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables]

    return await client.look(rows)


async def people(client: Client) -> list[Person]:
    return await client.look(lambda store: store.people.recent(100))


async def drafts(client: Client) -> list[str]:
    return await client.look(lambda store: [draft.text for draft in store.desk.drafts(100)])


async def say(client: Client, text: str) -> tuple[int, str]:
    """Send a line; return its message id and what was answered."""
    arrival = client.person.text(text)
    return json.loads(arrival.body)["message"]["message_id"], await client.deliver(arrival)


async def test_one_english_line_becomes_a_card_with_every_fact(client: Client) -> None:
    await on_the_day(client)
    card = await client.send(LIN)
    for fact in (
        "✅ Lin Yue",
        "Founder · HaiTao Logistics · Shenzhen",
        "Industry: Cross-border e-commerce",
        "Met: Canton Fair, 20 Nov 2026 · via Wang Wu",
        "Needs: a US warehouse",
        "Offers: customs clearance",
        "+86 138 0013 8000 · #vip",
        "Keep warm: every 90 days, next 18 Feb",
    ):
        assert fact in card.splitlines() or fact in card
    assert client.labels() == ["Edit", "Note", "Rhythm", "Undo", "History"]


async def test_one_chinese_line_becomes_a_chinese_card(zh_client: Client) -> None:
    await on_the_day(zh_client)
    card = await zh_client.send(ZHANG)
    for fact in (
        "✅ 张伟",
        "产品总监 · 腾讯 · 深圳",
        "金融科技",
        "微信 zhangwei88",
        "饭局",
        "11月13日",
        "李娜",
        "海外牌照",
        "流量",
    ):
        assert fact in card
    assert not any(word in card for word in ("Needs", "Met", "via", "Keep"))


async def test_an_english_speaker_may_write_chinese(client: Client) -> None:
    await on_the_day(client)
    card = await client.send(ZHANG)
    assert "产品总监 · 腾讯 · 深圳" in card
    assert "WeChat zhangwei88" in card


async def test_undo_puts_every_row_back_byte_for_byte(client: Client) -> None:
    await on_the_day(client)
    await client.send("Tom Baker, US warehousing, Dallas")
    before = await memory(client)
    await client.send(LIN)
    assert await memory(client) != before
    assert "Undone" in await client.click("Undo")
    assert await memory(client) == before


async def test_the_raw_text_is_kept_and_shown_on_demand(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    await client.click("History")
    assert LIN in await client.click("Original")


async def test_a_namesake_is_stored_and_the_card_says_so(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, CEO @ Acme Foods, Berlin")
    card = await client.send(LIN)
    assert "You already know another Lin Yue — CEO, Acme Foods" in card
    assert len(await people(client)) == 2
    assert client.labels() == ["Edit", "Note", "Rhythm", "Undo", "History"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Lin Yue: coffee today, wants to sublet in Dallas", TouchKind.MEAL, id="name and colon"),
        pytest.param("met Lin Yue", TouchKind.MEETING, id="met somebody"),
        pytest.param("Lin Yue: she moved house", TouchKind.NOTE, id="a plain note"),
        pytest.param("林悦：电话聊了半小时", TouchKind.CALL, id="Chinese note"),
        pytest.param("今天和林悦喝咖啡", TouchKind.MEAL, id="Chinese touch"),
    ],
)
async def test_a_line_about_a_known_person_is_a_touch(client: Client, line: str, kind: TouchKind) -> None:
    await on_the_day(client)
    await client.send("林悦 海涛物流 创始人 深圳" if "林" in line else "Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    said = await client.send(line)
    (person,) = await people(client)
    (touch,) = await client.look(lambda store: store.people.touches(person.id, 10))
    assert f"Noted on {person.name}" in said
    assert (touch.kind, touch.raw, touch.on.isoformat()) == (kind, line, "2026-11-21")


async def test_a_touch_is_dated_by_the_day_the_text_names_and_moves_the_next_day(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    said = await client.send("had lunch with Lin Yue on Thursday")
    assert "19 Nov" in said
    assert "next 17 Feb" in said


async def test_a_note_fills_what_it_tells_of_the_person(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    said = await client.send("Lin Yue: new number +86 139 0013 9000, bday 7 Sept, needs a warehouse in Texas")
    (person,) = await people(client)
    assert person.phones == ("+8613900139000",)
    assert person.birthday is not None
    assert "+86 139 0013 9000" in said
    assert "Needs: a warehouse in Texas" in said
    assert "Birthday: 7 Sep" in said


async def test_undo_of_a_note_takes_back_all_it_told(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    before = await memory(client)
    await client.send("Lin Yue: new number +86 139 0013 9000, needs a warehouse in Texas")
    await client.click("Undo")
    assert await memory(client) == before


async def test_a_note_on_one_of_two_namesakes_asks_which(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, CEO @ Acme Foods, Berlin")
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    said = await client.send("Lin Yue: call her about the lease")
    assert "Whom is that about? Your text is kept." in said
    assert await drafts(client) == ["Lin Yue: call her about the lease"]
    said = await client.click("Note on Lin Yue — CEO, Acme Foods")
    assert "Noted on Lin Yue" in said
    assert await drafts(client) == []
    older = (await people(client))[1]
    assert older.last_touch_on is not None


async def test_a_name_alone_opens_the_card(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    assert "👤 Lin Yue" in await client.send("lin yue")
    assert "👤 Lin Yue" in await client.send("Lin Yue?")
    assert len(await people(client)) == 1


async def test_a_name_alone_that_two_people_bear_asks_which(zh_client: Client) -> None:
    await on_the_day(zh_client)
    await zh_client.send("张伟 腾讯 产品总监 深圳")
    await zh_client.send("张伟 华夏银行 行长 北京")
    await zh_client.send("张伟")
    assert [label for label in zh_client.labels() if label.startswith("张伟")] == [
        "张伟 — 产品总监，腾讯",
        "张伟 — 行长，华夏银行",
    ]
    assert "👤 张伟" in await zh_client.click("张伟 — 行长，华夏银行")


async def test_a_question_is_answered(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    assert "Lin Yue" in await client.send("who do I know in e-commerce")
    assert len(await people(client)) == 1


async def test_a_deal_with_a_known_person_is_opened(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    said = await client.send("Lin Yue: deal on the Dallas sublet, 300k RMB, send quote by Friday")
    assert "💼" in said
    assert "CNY 300,000" in said


async def test_a_note_becomes_a_deal_by_one_tap(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    await client.send("Lin Yue: coffee today, wants to sublet 500 m² in Dallas")
    assert "💼 wants to sublet 500 m² in Dallas · with Lin Yue" in await client.click("Deal")


async def test_an_unclear_text_becomes_a_contact_by_one_tap(client: Client) -> None:
    await client.send("Kit")
    assert "Your text is kept" in client.read().text
    assert "✅ Kit" in await client.click("New contact")
    assert await drafts(client) == []


async def test_a_nameless_text_asks_for_the_name_and_keeps_the_rest(client: Client) -> None:
    await client.send("+49 170 1234567")
    assert "What is the name?" in await client.click("New contact")
    assert "A name needs at least one letter" in await client.send("…")
    assert "✅ Kit" in await client.send("Kit")
    (person,) = await people(client)
    assert person.raw == "+49 170 1234567"
    assert await drafts(client) == []


async def test_undo_of_a_sorted_draft_brings_the_draft_back(client: Client) -> None:
    await client.send("Kit")
    before = await memory(client)
    await client.click("New contact")
    await client.click("Undo")
    assert await memory(client) == before


async def test_an_unclear_text_is_answered_as_a_question_on_request(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    await client.send("blah")
    assert await client.click("Question")
    assert await drafts(client) == []


async def test_drafts_wait_in_the_list_of_people_until_they_are_sorted(client: Client) -> None:
    await client.send("+49 170 1234567")
    assert "Kept for later" in await client.click("Later")
    await client.send("Kit")
    await client.send("/people")
    said = await client.click("📥 Unsorted: 2")
    assert "“+49 170 1234567”" in said
    assert "“Kit”" in await client.click("Next ›")
    assert "Discarded" in await client.click("Discard")
    assert await drafts(client) == ["+49 170 1234567"]
    await client.click("Undo")
    assert sorted(await drafts(client)) == ["+49 170 1234567", "Kit"]


async def test_the_list_of_drafts_may_have_emptied_meanwhile(client: Client) -> None:
    await client.send("+49 170 1234567")
    await client.send("/people")
    listed = client.read()
    await client.send("/undo")
    assert "Nothing is unsorted" in await client.click("📥 Unsorted: 1", listed)


async def test_a_second_tap_on_a_sorted_draft_changes_nothing(client: Client) -> None:
    await client.send("Kit")
    question = client.read()
    await client.click("New contact")
    assert "I do not have that any more" in await client.click("New contact", question)
    assert len(await people(client)) == 1


async def test_a_very_long_line_is_kept_whole(client: Client) -> None:
    line = ("Lin Yue, founder @ HaiTao Logistics. " + "likes tea and long walks, " * 200)[:4096].strip()
    said = await client.send(line)
    assert "✅ Lin Yue" in said
    (person,) = await people(client)
    assert person.raw == line
    await client.click("History")
    shown = await client.click("Original")
    assert line[-200:] in shown
    assert line[:200] in shown


async def test_a_name_with_direction_marks_is_stored_as_typed_and_shown_without_them(client: Client) -> None:
    line = "L\u202ein Yu\u202ce, founder @ HaiTao Logistics, Shenzhen"
    said = await client.send(line)
    assert "\u202e" not in said
    (person,) = await people(client)
    assert person.raw == line


async def test_markup_in_a_name_is_only_text(client: Client) -> None:
    said = await client.send("Tom <b>Baker</b> & Sons GmbH, bakery, Berlin")
    assert "&" in said


async def test_an_edited_line_revises_its_person(client: Client) -> None:
    await on_the_day(client)
    number, _ = await say(client, LIN)
    before = await memory(client)
    said = await client.deliver(client.person.edit(number, LIN.replace("HaiTao", "HaiYun").replace("a US", "an EU")))
    assert "✏️ Lin Yue — revised" in said
    assert "HaiYun Logistics" in said
    assert "Needs: an EU warehouse" in said
    assert "20 Nov 2026" in said
    assert len(await people(client)) == 1
    await client.click("Undo")
    assert await memory(client) == before


async def test_a_field_changed_by_hand_survives_a_revision(client: Client) -> None:
    await on_the_day(client)
    number, _ = await say(client, LIN)
    await client.click("Edit")
    await client.click("Company")
    await client.send("Acme Foods")
    said = await client.deliver(client.person.edit(number, LIN.replace("HaiTao", "HaiYun").replace("founder", "CEO")))
    assert "CEO · Acme Foods" in said


async def test_an_edited_note_replaces_its_text_and_what_it_told(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    number, _ = await say(client, "Lin Yue: coffee today, needs a warehouse in Texas, +86 139 0013 9000")
    said = await client.deliver(client.person.edit(number, "Lin Yue: lunch today, needs an office in Austin"))
    assert "✏️ Revised: note on Lin Yue" in said
    (person,) = await people(client)
    file = await client.look(lambda store: store.people.file(person.id))
    assert person.phones == ()
    assert [need.text for need in file.needs] == ["an office in Austin"]
    assert [(touch.kind, touch.text) for touch in file.touches] == [
        (TouchKind.MEAL, "lunch today, needs an office in Austin")
    ]


async def test_three_edits_leave_one_person(client: Client) -> None:
    number, _ = await say(client, "Lin Yue, founder @ HaiTao Logistics")
    for company in ("Acme Foods", "Beta Foods", "Gamma Foods"):
        await client.deliver(client.person.edit(number, f"Lin Yue, founder @ {company}"))
    (person,) = await people(client)
    assert (person.name, person.company, person.raw) == ("Lin Yue", "Gamma Foods", "Lin Yue, founder @ Gamma Foods")


async def test_an_edit_that_changes_no_word_says_nothing(client: Client) -> None:
    number, _ = await say(client, LIN)
    assert await client.deliver(client.person.edit(number, LIN)) == ""


async def test_an_edited_draft_is_taken_anew(client: Client) -> None:
    number, _ = await say(client, "+49 170 1234567")
    said = await client.deliver(client.person.edit(number, "Lin Yue, founder @ HaiTao Logistics"))
    assert "✅ Lin Yue" in said
    assert await drafts(client) == []


async def test_an_edit_of_what_was_undone_is_kept_and_asked_about(client: Client) -> None:
    number, _ = await say(client, LIN)
    await client.click("Undo")
    said = await client.deliver(client.person.edit(number, LIN + " #new"))
    assert "I have nothing stored from the message you edited" in said
    assert await drafts(client) == [LIN + " #new"]
    assert await people(client) == []
    assert "✅ Lin Yue" in await client.click("New contact")


async def test_an_edited_question_is_answered_anew(client: Client) -> None:
    await client.send(LIN)
    number, _ = await say(client, "who do I know in banking?")
    assert "Lin Yue" in await client.deliver(client.person.edit(number, "who do I know in e-commerce?"))
    assert await drafts(client) == []


async def test_an_edited_command_does_nothing(client: Client) -> None:
    number, _ = await say(client, "/people")
    assert "An edited command does nothing" in await client.deliver(client.person.edit(number, "/people now"))


async def test_a_reply_to_a_card_is_a_note_on_that_person(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics")
    card = client.read()
    await client.send("Tom Baker, US warehousing, Dallas")
    said = await client.deliver(client.person.text("likes oolong", reply_to=card.message_id))
    assert "Noted on Lin Yue" in said
    lin = (await people(client))[1]
    (touch,) = await client.look(lambda store: store.people.touches(lin.id, 5))
    assert touch.text == "likes oolong"


async def test_a_reply_to_the_card_of_somebody_deleted_is_read_like_any_text(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics")
    card = client.read()
    await client.click("Undo")
    said = await client.deliver(client.person.text("Tom Baker, US warehousing, Dallas", reply_to=card.message_id))
    assert "✅ Tom Baker" in said


async def test_an_unknown_command_says_so(client: Client) -> None:
    assert "I do not know that command" in await client.send("/frobnicate now")


async def test_a_message_without_text_says_so(client: Client) -> None:
    arrival = client.person.text("x")
    body = json.loads(arrival.body)
    del body["message"]["text"]
    body["message"]["sticker"] = {
        "file_id": "1", "file_unique_id": "1", "width": 1, "height": 1, "is_animated": False, "is_video": False,
        "type": "regular",
    }  # fmt: skip
    changed = type(arrival)(arrival.bot_id, arrival.update_id, arrival.lane, json.dumps(body))
    assert "I can only read text" in await client.deliver(changed)


async def test_two_owners_never_see_each_other(client: Client, zh_client: Client) -> None:
    await client.send(LIN)
    card = client.read()
    await zh_client.send("/start")
    assert "✅" in await zh_client.send("Lin Yue, CEO @ Acme Foods, Berlin")
    assert "HaiTao" not in zh_client.read().text
    for row in card.keys:
        for _, data in row:
            said = await zh_client.deliver(zh_client.person.tap(card, data))
            assert "HaiTao" not in said
            assert "Lin Yue" not in said
    (mine,) = await people(client)
    assert mine.company == "HaiTao Logistics"


async def test_an_old_button_says_that_it_expired(client: Client) -> None:
    await client.send(LIN)
    shown = client.read()
    assert "expired" in await client.deliver(client.person.tap(shown, "0:edit:1"))
    assert "expired" in await client.deliver(client.person.tap(shown, "1:pedit:x"))


async def test_days_are_the_owners_even_when_it_is_another_day_in_greenwich(zh_client: Client) -> None:
    await zh_client.send("/settings")
    await zh_client.click("时区")
    await zh_client.send("Asia/Shanghai")
    await zh_client.at("2026-11-22 05:00")
    assert "下次 2月20日" in await zh_client.send("张伟 腾讯 产品总监 深圳")
    assert "11月22日存入" in await zh_client.click("往来记录")


async def test_an_edited_deal_is_revised_and_what_was_changed_by_hand_stays(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    number, _ = await say(client, "/deal Lin Yue: Dallas sublet, 300k RMB, send quote by Friday")
    said = await client.deliver(
        client.person.edit(number, "/deal Lin Yue: Austin sublet, 350k RMB, send quote by Friday")
    )
    assert "Austin sublet" in said
    assert "CNY 350,000" in said
    await client.click("Agreed")
    said = await client.deliver(client.person.edit(number, "/deal Lin Yue: Austin lease, 400k RMB, call on Monday"))
    assert "Austin lease" in said
    assert "agreed" in said
    deals = await client.look(lambda store: store.deals.going_on(10))
    assert len(deals) == 1


async def test_a_reply_to_ones_own_note_is_another_note_on_that_person(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    number, _ = await say(client, "Lin Yue: likes oolong")
    said = await client.deliver(client.person.text("hates green tea", reply_to=number))
    assert "Noted on Lin Yue" in said


async def test_a_reply_to_a_message_that_shows_nobody_is_read_like_any_text(client: Client) -> None:
    number, _ = await say(client, "/help")
    said = await client.deliver(client.person.text("Tom Baker, US warehousing, Dallas", reply_to=number))
    assert "✅ Tom Baker" in said


async def test_an_edited_capture_after_add_revises_too(client: Client) -> None:
    number, _ = await say(client, "/add Tom Miller, baker, Berlin")
    said = await client.deliver(client.person.edit(number, "/add Tom Miller, butcher, Berlin"))
    assert "✏️ Tom Miller — revised" in said
    assert len(await people(client)) == 1


async def test_a_meal_with_two_known_people_is_a_touch_of_both(client: Client) -> None:
    await on_the_day(client)
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    await client.send("Tom Baker, US warehousing, Dallas")
    before = await memory(client)
    said = await client.send("lunch with Lin Yue and Tom Baker")
    assert "Noted on Lin Yue" in said
    assert "Noted on Tom Baker" in said
    assert [person.last_touch_on for person in await people(client)] == 2 * [date(2026, 11, 21)]
    await client.click("Undo")
    assert await memory(client) == before


async def test_a_meal_with_two_people_one_of_whom_has_a_namesake_asks(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    await client.send("Lin Yue, CEO @ Acme Foods, Berlin")
    await client.send("Tom Baker, US warehousing, Dallas")
    assert "Whom is that about?" in await client.send("lunch with Lin Yue and Tom Baker")


@pytest.mark.parametrize("text", ["hello", "ok thanks", "嗯", "谢谢"])
async def test_a_greeting_is_answered_and_not_kept(client: Client, text: str) -> None:
    assert "Send one line about somebody" in await client.send(text)
    assert await drafts(client) == []


async def test_the_name_asked_for_may_come_when_the_text_is_sorted_already(client: Client) -> None:
    await client.send("+49 170 1234567")
    await client.click("New contact")

    def sort(store: Store) -> None:
        store.desk.drop_draft(store.desk.drafts(1)[0].id)

    await client.look(sort)
    assert "✅ Tom Baker" in await client.send("Tom Baker, US warehousing, Dallas")


async def test_a_picture_that_is_edited_without_a_word_is_left_alone(client: Client) -> None:
    number, _ = await say(client, LIN)
    arrival = client.person.edit(number, "x")
    body = json.loads(arrival.body)
    del body["edited_message"]["text"]
    changed = type(arrival)(arrival.bot_id, arrival.update_id, arrival.lane, json.dumps(body))
    assert await client.deliver(changed) == ""


async def test_a_caption_is_read_like_a_text(client: Client) -> None:
    arrival = client.person.text("x")
    body = json.loads(arrival.body)
    del body["message"]["text"]
    body["message"]["caption"] = "Tom Baker, US warehousing, Dallas"
    body["message"]["photo"] = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    changed = type(arrival)(arrival.bot_id, arrival.update_id, arrival.lane, json.dumps(body))
    assert "✅ Tom Baker" in await client.deliver(changed)


async def test_a_deal_named_by_a_part_of_the_name_is_with_that_person(client: Client) -> None:
    await client.send("Tom Baker, US warehousing, Dallas")
    said = await client.send("Tom agreed to 20k EUR for the shelves")
    assert "💼" in said
    assert "Tom Baker" in said


async def test_an_edit_of_a_note_on_somebody_deleted_is_kept_and_asked_about(client: Client) -> None:
    await client.send("Lin Yue, founder @ HaiTao Logistics, Shenzhen")
    number, _ = await say(client, "Lin Yue: likes oolong")

    def remove(store: Store) -> None:
        store.people.remove(store.people.recent(1)[0].id)

    await client.look(remove)
    said = await client.deliver(client.person.edit(number, "Lin Yue: likes green tea"))
    assert "I have nothing stored from the message you edited" in said
