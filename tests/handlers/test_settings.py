"""Settings: every one by button and by word, in both languages, undone."""

import pytest

from tests.client import Client


async def test_settings_show_zone_hour_and_next_message(client: Client) -> None:
    said = await client.send("/settings")
    assert "Europe/Berlin" in said
    assert "Daily message: 09:00" in said
    assert "Next daily message" in said


async def test_a_typed_city_sets_zone_country_and_currency(client: Client) -> None:
    await client.send("/settings")
    await client.click("Time zone")
    said = await client.send("成都")
    assert "Asia/Shanghai" in said
    owner = await client.owner()
    assert (owner.zone, owner.country, owner.currency) == ("Asia/Shanghai", "CN", "CNY")


async def test_a_setting_can_be_undone(client: Client) -> None:
    await client.send("/settings")
    await client.click("Hour")
    await client.click("20:00")
    assert (await client.owner()).digest_at.hour == 20
    await client.click("Undo")
    assert (await client.owner()).digest_at.hour == 9
    assert "09:00" in await client.send("/settings")


@pytest.mark.parametrize(
    ("setting", "answer", "field", "value"),
    [
        pytest.param("Hour", "8:30", "digest_at", "08:30:00", id="a clock time"),
        pytest.param("Hour", "7pm", "digest_at", "19:00:00", id="pm"),
        pytest.param("Hour", "早上八点", "digest_at", "08:00:00", id="a spoken hour"),
        pytest.param("How many", "5", "digest_count", "5", id="a number"),
        pytest.param("Country", "Germany", "country", "DE", id="a country"),
        pytest.param("Currency", "CHF", "currency", "CHF", id="a currency"),
        pytest.param("English / 中文", "中文", "language", "zh_Hans", id="a language"),
    ],
)
async def test_a_setting_may_be_typed(client: Client, setting: str, answer: str, field: str, value: str) -> None:
    await client.send("/settings")
    await client.click(setting)
    await client.send(answer)
    assert str(getattr(await client.owner(), field)) == value


@pytest.mark.parametrize(
    ("setting", "answer", "words"),
    [
        pytest.param("Time zone", "Xyzzyville", "do not know the place", id="no such place"),
        pytest.param("Hour", "banana", "no time of day", id="no hour"),
        pytest.param("Hour", "25:00", "no time of day", id="past midnight"),
        pytest.param("How many", "0", "1 to 10", id="too few"),
        pytest.param("How many", "99", "1 to 10", id="too many"),
        pytest.param("Currency", "seashells", "do not know the currency", id="no such currency"),
        pytest.param("Pause", "yesterday", "no date", id="a pause in the past"),
    ],
)
async def test_a_bad_answer_says_what_is_wrong_and_keeps_the_question_open(
    client: Client, setting: str, answer: str, words: str
) -> None:
    await client.send("/settings")
    before = await client.owner()
    await client.click(setting)
    assert words in await client.send(answer)
    assert await client.owner() == before
    assert words in await client.send(answer)


async def test_a_pause_silences_and_resumes(client: Client) -> None:
    await client.send("/settings")
    await client.click("Pause")
    assert "Paused until" in await client.click("2 weeks")
    assert (await client.owner()).paused_until is not None
    await client.click("Resume")
    assert (await client.owner()).paused_until is None


async def test_a_command_leaves_the_question(client: Client) -> None:
    await client.send("/settings")
    await client.click("Hour")
    await client.send("/help")
    assert await client.look(lambda store: store.desk.dialogue()) is None


async def test_help_and_privacy_speak_both_languages(client: Client, zh_client: Client) -> None:
    assert "Keep somebody" in await client.send("/help")
    assert "记一个人" in await zh_client.send("/help")
    assert "within an hour" in await client.send("/privacy")
    assert "一小时内" in await zh_client.send("/privacy")
    assert "/invite" not in await client.send("/help")
