import pytest

from storage.store import Store
from tests.client import Client
from tests.handlers.test_capture import drafts, memory, on_the_day, people

LIN = "Lin Yue, founder @ HaiTao Logistics, Shenzhen, needs a US warehouse"


async def change(client: Client, label: str, text: str) -> str:
    """Tap Edit and a field on the newest card, and type."""
    await client.click("Edit")
    await client.click(label)
    return await client.send(text)


@pytest.mark.parametrize(
    ("label", "typed", "shown"),
    [
        pytest.param("Name", "Lin Yue-Ting", "✏️ Lin Yue-Ting — changed", id="name"),
        pytest.param("Company", "Acme Foods", "Acme Foods", id="company"),
        pytest.param("Role", "chief executive", "Chief executive", id="role"),
        pytest.param("City", "Guangzhou", "Guangzhou", id="city"),
        pytest.param("Industry", "fintech, logistics", "Industry: Financial technology", id="industries"),
        pytest.param("Phone", "+44 161 496 0315", "+44 161 496 0315", id="phone"),
        pytest.param("E-mail", "lin@example.com", "lin@example.com", id="e-mail"),
        pytest.param("WeChat", "linyue88", "WeChat linyue88", id="WeChat"),
        pytest.param("Telegram", "https://t.me/lin_yue", "@lin_yue", id="Telegram"),
        pytest.param("How you met", "Canton Fair, 15 October", "Met: Canton Fair, 15 Oct 2026", id="met"),
        pytest.param("How you met", "school", "Met: school", id="met without a day"),
        pytest.param("Introduced by", "Wang Wu", "via Wang Wu", id="via"),
        pytest.param("Needs", "office space, a US warehouse", "Needs: a US warehouse · office space", id="needs"),
        pytest.param("Offers", "customs clearance", "Offers: customs clearance", id="offers"),
        pytest.param("Tags", "#vip golf", "#vip · #golf", id="tags"),
        pytest.param("Birthday", "7 Sept", "Birthday: 7 Sep", id="birthday"),
        pytest.param("Birthday", "农历八月十五", "Birthday: lunar 8-15", id="lunar birthday"),
        pytest.param("Remark", "likes oolong", "Note: likes oolong", id="note"),
    ],
)
async def test_a_field_is_changed_and_changed_back(client: Client, label: str, typed: str, shown: str) -> None:
    await on_the_day(client)
    await client.send(LIN)
    card = client.read().message_id
    before = await memory(client)
    assert shown in await change(client, label, typed)
    assert client.read().message_id == card
    await client.click("Undo")
    assert await memory(client) == before


@pytest.mark.parametrize(
    ("label", "typed", "complaint"),
    [
        pytest.param("Name", "-", "A name needs a letter", id="a name cannot be empty"),
        pytest.param("Name", "x" * 121, "A name needs a letter", id="a name cannot be a page"),
        pytest.param("Name", "👍", "A name needs a letter", id="a name cannot be a picture"),
        pytest.param("Industry", "qwertz", "I do not know that industry", id="industry"),
        pytest.param("Phone", "12", "That is no phone number", id="phone"),
        pytest.param("Phone", "+44 161 496 0315, call me", "That is no phone number", id="one bad phone of two"),
        pytest.param("Phone", ",", "That is no phone number", id="no phone at all"),
        pytest.param("E-mail", "lin at example", "That is no e-mail address", id="e-mail"),
        pytest.param("WeChat", "two words", "That is no WeChat ID", id="WeChat"),
        pytest.param("Telegram", "@x", "That is no Telegram name", id="Telegram"),
        pytest.param("How you met", "Canton Fair, 3 May 2031", "That day is yet to come", id="met in the future"),
        pytest.param("Birthday", "soonish", "I found no day in that", id="birthday"),
        pytest.param("Needs", ",,", "I found nothing in that", id="needs"),
        pytest.param("Offers", "、", "I found nothing in that", id="offers"),
    ],
)
async def test_a_bad_value_is_complained_about_and_the_question_stays(
    client: Client, label: str, typed: str, complaint: str
) -> None:
    await on_the_day(client)
    await client.send(LIN)
    before = await memory(client)
    said = await change(client, label, typed)
    assert complaint in said
    assert "Nothing was changed" in said
    assert await memory(client) == before
    assert "Stopped. Lin Yue stays as it is." in await client.send("/cancel")


async def test_after_a_complaint_the_card_is_shown_below_it(client: Client) -> None:
    await client.send(LIN)
    card = client.read().message_id
    await change(client, "Phone", "12")
    await client.send("+44 161 496 0315")
    assert client.read().message_id != card
    assert "Undo" in client.labels()


@pytest.mark.parametrize("label", ["Company", "Role", "City", "Needs"])
async def test_a_dash_empties_a_field(client: Client, label: str) -> None:
    await client.send(LIN)
    gone = {"Company": "HaiTao", "Role": "Founder", "City": "Shenzhen", "Needs": "Needs:"}[label]
    assert gone in client.read().text
    assert gone not in await change(client, label, "-")


async def test_the_present_value_is_shown_when_it_is_asked(client: Client) -> None:
    await on_the_day(client)
    await client.send(
        "Lin Yue, founder @ HaiTao Logistics, cross-border e-commerce. Met at Canton Fair yesterday. +86 138 0013 8000 "
        "lin@example.com #vip needs a US warehouse, offers customs clearance, bday 7 Sept"
    )
    shown = {
        "Company": "HaiTao Logistics",
        "Industry": "Cross-border e-commerce",
        "Phone": "+86 138 0013 8000",
        "E-mail": "lin@example.com",
        "How you met": "Canton Fair · 20 Nov 2026",
        "Needs": "a US warehouse",
        "Offers": "customs clearance",
        "Tags": "#vip",
        "Birthday": "7 Sep",
    }
    for label, value in shown.items():
        await client.click("Edit")
        assert f"Now: {value}" in await client.click(label)
        await client.click("‹ Back")


async def test_a_need_that_is_told_again_keeps_its_day(client: Client) -> None:
    await on_the_day(client)
    await client.send(LIN)
    await client.at("2026-12-24 10:00")
    await client.send("Lin Yue")
    await change(client, "Needs", "a US warehouse, office space")
    (person,) = await people(client)
    needs = await client.look(lambda store: store.people.resources(person.id))
    assert [(need.text, need.said_on.isoformat()) for need in needs] == [
        ("a US warehouse", "2026-11-21"),
        ("office space", "2026-12-24"),
    ]


async def test_an_answer_about_somebody_deleted_meanwhile_is_kept(client: Client) -> None:
    await client.send(LIN)
    await client.click("Edit")
    await client.click("Company")

    def remove(store: Store) -> None:
        store.people.remove(store.people.recent(1)[0].id)

    await client.look(remove)
    assert "Your text is kept" in await client.send("Acme Foods")
    assert await drafts(client) == ["Acme Foods"]


async def test_a_forged_field_is_an_expired_button(client: Client) -> None:
    await client.send(LIN)
    (person,) = await people(client)
    said = await client.deliver(client.person.tap(client.read(), f"1:pfield:{person.id}:password"))
    assert "expired" in said


async def test_fields_are_asked_in_chinese(zh_client: Client) -> None:
    await zh_client.send("张伟 腾讯 产品总监 深圳")
    await zh_client.click("编辑")
    assert zh_client.labels()[:3] == ["姓名", "公司", "职位"]
    assert "现在：腾讯" in await zh_client.click("公司")
    assert "华夏银行" in await zh_client.send("华夏银行")
    assert "✏️ 张伟——已修改" in zh_client.read().text
