"""Opening lines: in the right language, from stored facts alone, another one on another day."""

from datetime import date, timedelta
from typing import Any

import pytest

from handlers.nudges.openings import called, opening, speaks_chinese
from ties.people import Person, PersonFile, PersonId, Resource, ResourceId, ResourceKind, Touch, TouchId, TouchKind

TODAY = date(2026, 11, 21)
DAYS = [TODAY + timedelta(days=n) for n in range(12)]


def file(
    name: str = "Lin Yue", needs: tuple[str, ...] = (), offers: tuple[str, ...] = (), said: str = "", **more: Any
) -> PersonFile:
    touches = (Touch(TouchId(1), PersonId(7), TouchKind.NOTE, TODAY, said),) if said else ()
    return PersonFile(
        Person(PersonId(7), name, **more),
        tuple(resource(ResourceKind.NEED, text) for text in needs),
        tuple(resource(ResourceKind.OFFER, text) for text in offers),
        touches,
    )


def resource(kind: ResourceKind, text: str, *, still_open: bool = True) -> Resource:
    return Resource(ResourceId(1), PersonId(7), kind, text, TODAY, open=still_open)


def openings(shown: PersonFile) -> set[str]:
    return {opening(shown, day) for day in DAYS}


@pytest.mark.parametrize(
    ("shown", "chinese"),
    [
        pytest.param(file("张伟"), True, id="a Chinese name"),
        pytest.param(file("Kevin", alias="陈哥"), True, id="a Chinese alias"),
        pytest.param(file("Kevin", note="做外贸"), True, id="a Chinese note"),
        pytest.param(file("Kevin", raw="Kevin 深圳"), True, id="stored in Chinese"),
        pytest.param(file("Kevin", said="喝了咖啡"), True, id="a touch noted in Chinese"),
        pytest.param(file("Kevin", needs=("海外牌照",)), True, id="a need in Chinese"),
        pytest.param(file("Kevin", offers=("流量",)), True, id="an offer in Chinese"),
        pytest.param(file("Lin Yue", note="tall", said="coffee"), False, id="nothing Chinese"),
    ],
)
def test_the_language_is_that_of_the_person(shown: PersonFile, *, chinese: bool) -> None:
    assert speaks_chinese(shown) is chinese
    assert all(line.startswith("Hi ") is not chinese for line in openings(shown))


@pytest.mark.parametrize(
    ("person", "name"),
    [
        pytest.param(Person(PersonId(1), "张伟", alias="张总"), "张总", id="a title"),
        pytest.param(Person(PersonId(1), "张伟", alias="阿伟仔"), "张伟", id="a nickname is for me alone"),
        pytest.param(Person(PersonId(1), "Lin Yue"), "Lin Yue", id="no alias"),
    ],
)
def test_how_somebody_is_addressed(person: Person, name: str) -> None:
    assert called(person) == name


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(
            file(needs=("a US warehouse",)),
            {
                "Hi Lin Yue, are you still looking for a US warehouse?",
                "Hi Lin Yue, how have you been? Have you found a US warehouse yet?",
            },
            id="a thing that is needed",
        ),
        pytest.param(
            file(needs=("sublet a hall",)),
            {
                "Hi Lin Yue, how have you been? Is this still open on your side: sublet a hall?",
                "Hi Lin Yue, it has been a while. How is it going with this: sublet a hall?",
            },
            id="something to be done",
        ),
        pytest.param(
            file(offers=("customs clearance",)),
            {
                "Hi Lin Yue, it has been a while. Are you still the one to ask about customs clearance?",
                "Hi Lin Yue, how are things? Do you still offer this: customs clearance?",
            },
            id="an offer",
        ),
        pytest.param(
            file(),
            {
                "Hi Lin Yue, it has been a while. How have you been?",
                "Hi Lin Yue, how are things these days? Time for a coffee or a call soon?",
            },
            id="nothing known",
        ),
        pytest.param(
            file("HaiTao", organisation=True, needs=("a US warehouse",)),
            {
                "Hello, it has been a while. How is everything at HaiTao?",
                "Hello, how are things at HaiTao these days?",
            },
            id="an organisation",
        ),
        pytest.param(
            file("张伟", needs=("海外牌照",)),
            {"张伟，最近怎么样？海外牌照的事有进展了吗？", "张伟，好久没联系了。海外牌照的事现在怎么样了？"},
            id="a need in Chinese",
        ),
        pytest.param(
            file("张伟", offers=("流量",)),
            {"张伟，好久不见！流量的事还是找您吗？", "张伟，最近忙吗？流量这块还在做吗？"},
            id="an offer in Chinese",
        ),
    ],
)
def test_what_may_be_written(shown: PersonFile, expected: set[str]) -> None:
    assert openings(shown) == expected


def test_place_of_meeting_and_company_are_used_without_a_need() -> None:
    lines = openings(file(met_at="Canton Fair", company="HaiTao"))
    assert "Hi Lin Yue, it has been a while since Canton Fair. How have you been?" in lines
    assert "Hi Lin Yue, how are things at HaiTao?" in lines


def test_the_newest_open_need_is_taken() -> None:
    shown = file(needs=("a lawyer", "a warehouse"))
    gone = resource(ResourceKind.NEED, "a factory", still_open=False)
    shown = PersonFile(shown.person, (*shown.needs, gone))
    assert all("a warehouse" in line for line in openings(shown))


def test_what_is_noted_is_never_quoted() -> None:
    secret = "owes Tom money"
    shown = file(said=secret, note=secret, raw=secret, via=secret)
    assert not any(secret in line for line in openings(shown))


@pytest.mark.parametrize("text", ["x" * 300, "two\nlines"], ids=["long", "two lines"])
def test_a_fact_that_fits_no_sentence_is_left_out(text: str) -> None:
    assert not any(text in line for line in openings(file(needs=(text,), offers=(text,), met_at=text, company=text)))


def test_it_stays_the_same_all_day() -> None:
    assert opening(file(), TODAY) == opening(file(), TODAY)


def test_a_promise_comes_first_in_what_is_written() -> None:
    promised = file("Tom Baker", needs=("a crane",), said="I promised to send him the lease")
    assert all(line.startswith("Hi Tom, I ") for line in openings(promised))
    assert any("not forgotten" in line for line in openings(promised))


@pytest.mark.parametrize(
    ("name", "first"), [("Tom Baker", "Tom"), ("Lin Yue", "Lin Yue"), ("Dr. Ada Holm", "Dr. Ada Holm")]
)
def test_a_given_name_is_used_where_it_surely_is_one(name: str, first: str) -> None:
    assert called(Person(PersonId(1), name)) == first
