from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ties.guided import is_nothing, person_from
from ties.people import ResourceKind

NOW = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_all_answers_fill_their_fields() -> None:
    answers = ["Lin Yue", "founder @ HaiTao Logistics", "Shenzhen", "Canton Fair yesterday via Wang Wu", "a, b", "c"]
    filled = person_from(answers, NOW, "CN")
    assert filled is not None
    person, told = filled
    assert (person.name, person.role, person.company) == ("Lin Yue", "founder", "HaiTao Logistics")
    assert (person.city, person.met_at, person.met_on) == ("Shenzhen", "Canton Fair", date(2026, 11, 20))
    assert (person.via, person.organisation, person.raw) == ("Wang Wu", False, "\n".join(answers))
    assert [(one.kind, one.text) for one in told] == [
        (ResourceKind.NEED, "a"),
        (ResourceKind.NEED, "b"),
        (ResourceKind.OFFER, "c"),
    ]


def test_skipped_answers_stay_empty() -> None:
    filled = person_from(["Lin Yue", "", "", "", "", ""], NOW, "CN")
    assert filled is not None
    person, told = filled
    assert (person.name, person.company, person.city, person.met_at, told) == ("Lin Yue", "", "", "", ())


def test_nothing_told_is_nobody() -> None:
    assert person_from(["", " ", "", "", "", ""], NOW, "CN") is None


def test_a_company_without_a_person_is_an_organisation() -> None:
    filled = person_from(["", "founder @ HaiTao Logistics", "", "", "", ""], NOW, "CN")
    assert filled is not None
    assert (filled[0].name, filled[0].organisation) == ("HaiTao Logistics", True)


def test_without_name_and_company_the_first_answer_is_the_name() -> None:
    filled = person_from(["", "", "Bergen", "", "", ""], NOW, "CN")
    assert filled is not None
    assert filled[0].name == "Bergen"


def test_work_that_fits_no_field_is_the_note() -> None:
    filled = person_from(["Ann", "she likes tea", "", "", "", ""], NOW, "CN")
    assert filled is not None
    assert "likes tea" in filled[0].note


def test_work_that_holds_another_name_is_kept_whole_as_the_note() -> None:
    filled = person_from(["Ann", "met Tom Baker, plumber", "", "", "", ""], NOW, "CN")
    assert filled is not None
    assert filled[0].name == "Ann"
    assert "Tom Baker" in filled[0].note + filled[0].company + filled[0].role


@pytest.mark.parametrize("answer", ["-", "None.", "nothing", "无", "没有。", "  ", "？"])
def test_an_answer_may_say_that_there_is_none(answer: str) -> None:
    assert is_nothing(answer)


@pytest.mark.parametrize("answer", ["no-code tools", "无人机", "a nope"])
def test_an_answer_that_begins_like_none_is_one(answer: str) -> None:
    assert not is_nothing(answer)


def test_what_the_question_said_is_not_said_again() -> None:
    filled = person_from(["Kit", "", "", "", "needs a van, 缺仓库", "能内推，can print, 无人机"], NOW, "DE")
    assert filled is not None
    assert [one.text for one in filled[1]] == ["a van", "仓库", "内推", "print", "无人机"]
