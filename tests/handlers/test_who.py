"""Asking in the chat, in both languages."""

import json

import pytest

from handlers.who import command
from storage.store import Store
from tests.client import Client
from ties.errors import BadInput
from ties.people import FunnelStage, Person, PersonId, ResourceKind


def people(store: Store) -> None:
    """Twelve people: ten in batteries, a lawyer, and somebody who offers customs clearance."""
    for n in range(10):
        stage = FunnelStage.PARTNER if n == 7 else FunnelStage.KNOWN
        store.people.add(
            Person(
                PersonId(0),
                f"Bat {n}",
                role="engineer",
                company="Volt",
                city="Shenzhen",
                note="电池",
                funnel_stage=stage,
            )
        )
    store.people.add(
        Person(PersonId(0), "Lin Yue", role="律师", city="广州", wechat="linyue8", industries=("pro.law",))
    )
    ann = store.people.add(
        Person(PersonId(0), "Ann Lee", company="腾讯", note="likes fishing, invests in payment companies")
    )
    store.people.add_resource(ann.id, ResourceKind.OFFER, "customs clearance", store.today)
    store.people.add_resource(ann.id, ResourceKind.NEED, "office space", store.today)


@pytest.fixture
async def asker(client: Client) -> Client:
    await client.send("/start")
    await client.look(people)
    return client


async def test_a_plain_command_answers_with_reasons(asker: Client) -> None:
    shown = await asker.send("/who who do I know in batteries")
    assert "10 people" in shown
    assert "Batteries" in shown
    assert "1 Bat 7 — Engineer, Volt" in shown  # the partner comes first
    assert "电池" in shown
    assert "Lin Yue" not in shown


async def test_the_answer_is_turned_page_by_page_and_back(asker: Client) -> None:
    await asker.send("/who batteries")
    second = await asker.click("Next ›")
    assert "6 Bat 4" in second
    assert "10 Bat 9" in second
    first = await asker.click("‹ Back")
    assert "1 Bat 7" in first


async def test_a_number_opens_the_card(asker: Client) -> None:
    await asker.send("/who lawyers in Guangzhou")
    assert "linyue8" in await asker.click("1")


async def test_nobody_is_said_plainly_with_what_is_near(asker: Client) -> None:
    shown = await asker.send("/who electric cars")
    assert "Nobody yet" in shown
    assert "10 in Batteries and energy storage" in shown
    assert "10 people" in await asker.click("Nearby: Batteries and energy storage")


async def test_an_unknown_trade_finds_nobody(asker: Client) -> None:
    assert "Nobody yet: “falconry”" in await asker.send("/who is in falconry")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        pytest.param("who can do customs clearance", "offers: “customs clearance”", id="offer"),
        pytest.param("谁需要办公室", "needs: “office space”", id="need"),
        pytest.param("anyone at Tencent", "Ann Lee — 腾讯", id="company"),
        pytest.param("谁在腾讯", "Ann Lee — 腾讯", id="company in Chinese"),
        pytest.param("who likes fishing", "note: “likes fishing", id="free words"),
    ],
)
async def test_the_reason_is_shown(asker: Client, question: str, reason: str) -> None:
    shown = await asker.send(f"/who {question}")
    assert "1 person" in shown
    assert reason in shown


async def test_a_question_about_one_person_gets_the_fact(asker: Client) -> None:
    assert await asker.send("/who what does Ann Lee need") == "Ann Lee: office space"
    assert await asker.send("/who Lin Yue's wechat") == "Lin Yue: linyue8"
    assert await asker.send("/who when is Lin Yue's birthday") == "Lin Yue: not known yet"


async def test_several_of_one_name_are_offered(asker: Client) -> None:
    await asker.look(lambda store: store.people.add(Person(PersonId(0), "Ann Lee", company="Other")) and None)
    assert "Which one?" in await asker.send("/who is Ann Lee")
    assert "Other" in await asker.click("Ann Lee — Other")


async def test_who_alone_asks_and_takes_the_next_line(asker: Client) -> None:
    assert "Whom are you looking for?" in await asker.send("/who")
    assert "Lin Yue" in await asker.send("lawyers")


async def test_the_whole_answer_comes_as_a_file(asker: Client) -> None:
    await asker.send("/who batteries")
    shown = await asker.click("Export")
    assert "10 people · Batteries and energy storage" in shown


async def test_the_answer_is_in_the_owners_language(zh_client: Client) -> None:
    await zh_client.send("/start")
    await zh_client.look(people)
    shown = await zh_client.send("/who 深圳谁做电池")
    assert "电池与储能" in shown
    assert "深圳" in shown


async def test_an_old_answers_button_says_that_it_is_too_old(asker: Client) -> None:
    await asker.send("/who batteries")
    await asker.look(lambda store: store.connection.execute("DELETE FROM asked") and None)
    assert "Bat" not in await asker.click("Next ›")


async def test_the_command_line_answers_as_the_chat_does(asker: Client) -> None:
    text = await asker.look(lambda store: command.answer_text(store, "who can do customs clearance"))
    assert text.startswith("1 person")
    assert "offers: “customs clearance”" in text
    assert "Nobody yet" in await asker.look(lambda store: command.answer_text(store, "anyone in falconry"))


async def test_one_question_as_json(asker: Client) -> None:
    (found,) = json.loads(await asker.look(lambda store: command.answer_json(store, "who can do customs clearance")))
    assert (found["name"], found["score"]) == ("Ann Lee", 1.0)
    assert found["reasons"] == [{"field": "offers", "fragment": "customs clearance"}]


async def test_many_questions_get_all_pages_under_the_imported_ids(asker: Client) -> None:
    await asker.look(lambda store: store.people.add(Person(PersonId(0), "Imp", external_id="c7", note="电池")) and None)
    lines = ['{"qid": "q1", "text": "谁做电池"}', "", '{"qid": "q2", "text": "anyone in falconry"}']
    first, second = (
        json.loads(line) for line in await asker.look(lambda store: list(command.answer_many(store, lines)))
    )
    assert first["qid"] == "q1"
    assert len(first["ids"]) == 11
    assert "c7" in first["ids"]
    assert second == {"qid": "q2", "ids": []}


@pytest.mark.parametrize("line", ["no json", '{"qid": 1}', "[]"])
async def test_a_line_that_is_no_question_is_named(asker: Client, line: str) -> None:
    with pytest.raises(BadInput, match="line 1"):
        await asker.look(lambda store: list(command.answer_many(store, [line])))
