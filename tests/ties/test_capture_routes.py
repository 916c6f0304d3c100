"""What kind of message a line is, and about whom."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.ties.capture_scoring import DATA, rows
from ties.capture import Route, read_line, route, touch_kind
from ties.people import TouchKind

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
KNOWN = ("Lin Yue", "Tom Baker", "Chen Jie", "Wang Wu", "张伟", "李娜", "陈姐", "王总", "Will")


def routed(text: str, known: tuple[str, ...] = KNOWN) -> Route:
    """Route a text."""
    return route(text, read_line(text, NOW, "CN"), known)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in rows("capture_dev_routing.jsonl")])
def test_every_development_message_is_routed_right(row: dict[str, object]) -> None:
    text, gold, known = str(row["text"]), row["gold"], row["known"]
    assert isinstance(gold, dict)
    assert isinstance(known, list)
    got = routed(text, tuple(known))
    assert got.kind in (gold["route"]["any"] if isinstance(gold["route"], dict) else [gold["route"]])
    if "person" in gold:
        assert got.person == gold["person"]


MADE_KNOWN = (
    "Ingrid Moe", "Paul Lemaire", "Priya Nair", "May Chen", "Lucy", "Grace Hopper",
    "老胡", "沈佳佳", "王总", "张伟", "刘洋", "李娜", "阿凯",
)  # fmt: skip
MADE = [line.split("|", 1) for line in (DATA / "made_routing.txt").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("kind", "text"), [pytest.param(*row, id=row[1]) for row in MADE])
def test_everyday_messages_are_routed_right(kind: str, text: str) -> None:
    assert routed(text, MADE_KNOWN).kind == kind


@pytest.mark.parametrize(
    ("text", "kind", "person"),
    [
        pytest.param("Lin Yue: founder @ HaiTao, Shenzhen, +86 138 0013 8000", "note", "Lin Yue", id="NAME: text"),
        pytest.param("Lin Yue: what a day?", "note", "Lin Yue", id="a question inside a note"),
        pytest.param("Lin Yue：报价 300k RMB", "deal", "Lin Yue", id="NAME: a deal"),
        pytest.param("met Lin Yue", "note", "Lin Yue", id="met a known person"),
        pytest.param("今天和张伟喝咖啡", "note", "张伟", id="coffee in Chinese"),
        pytest.param("yesterday dinner with Tom Baker and his wife", "note", "Tom Baker", id="a day before"),
        pytest.param("Tom called about the lease", "note", "Tom Baker", id="only the given name"),
        pytest.param("Will has moved to Leeds", "note", "Will", id="a name that is a word"),
        pytest.param("Lin Yue moved to Berlin, now CFO at Siemens, lin@x.example.com", "note", "Lin Yue", id="news"),
        pytest.param("signed the contract with Tom Baker", "deal", "Tom Baker", id="a deal"),
        pytest.param("李娜那单黄了", "deal", "李娜", id="a lost deal"),
        pytest.param("Lin Yue", "question", "Lin Yue", id="a known name alone"),
        pytest.param("李娜说什么时候签合同", "deal", "李娜", id="a question word told"),
        pytest.param("王总问谁能做报关", "note", "王总", id="somebody else's question"),
        pytest.param("张伟是做什么的", "question", "张伟", id="about a known person"),
        pytest.param("met Rhea Klein, notary, Vienna", "capture", "", id="met somebody new"),
        pytest.param("李娜的表哥叫柏松，装电梯的，惠州", "capture", "", id="a relative of a known person"),
        pytest.param("李娜介绍的张敏 律师 深圳", "capture", "", id="introduced by a known person"),
        pytest.param("王总 厨具 永康 13800138101 找欧美商超买手", "capture", "", id="a namesake"),
        pytest.param("Felix Amsel, brewery equipment, via Tom Baker", "capture", "", id="the introducer last"),
        pytest.param("Show Watanabe, stage lights, Nagoya", "capture", "", id="a name that is a cue"),
        pytest.param("Anna Schmidt", "capture", "", id="a full name alone"),
        pytest.param("柏松", "capture", "", id="a Chinese name alone"),
        pytest.param("方块科技有限公司", "capture", "", id="an organisation alone"),
        pytest.param("who needs office space", "question", "", id="who"),
        pytest.param("anyone at Tencent", "question", "", id="anyone"),
        pytest.param("chip people in Shanghai", "question", "", id="people"),
        pytest.param("looking for a plumber in Leeds", "question", "", id="looking for, without a name"),
        pytest.param("谁在深圳做金融科技", "question", "", id="谁"),
        pytest.param("认识做SaaS的律师吗", "question", "", id="吗"),
        pytest.param("做SaaS的", "question", "", id="doers"),
        pytest.param("深圳 金融科技", "question", "", id="a place and a trade"),
        pytest.param("what about Berlin?", "question", "", id="a question mark"),
        pytest.param("ok thanks!", "unclear", "", id="nothing said"),
        pytest.param("Priya", "unclear", "", id="one unknown name"),
        pytest.param("!!!", "unclear", "", id="no words"),
        pytest.param("别忘了", "unclear", "", id="nobody named"),
    ],
)
def test_a_message_is_routed(text: str, kind: str, person: str) -> None:
    got = routed(text)
    assert (got.kind, got.person) == (kind, person)


def test_two_people_of_one_name_are_asked_about() -> None:
    assert routed("Chen Jie: coffee", ("Chen Jie", "Chen Jie")) == Route(
        "unclear", people=("Chen Jie", "Chen Jie"), body="coffee"
    )


def test_two_people_of_one_name_may_be_looked_up_together() -> None:
    assert routed("Chen Jie", ("Chen Jie", "Chen Jie")).people == ("Chen Jie", "Chen Jie")


def test_a_form_of_address_that_may_be_somebody_known_is_asked_about() -> None:
    assert routed("张总昨天打电话来", ("张伟", "张强")) == Route(
        "unclear", people=("张伟", "张强"), body="昨天打电话来"
    )


def test_the_small_form_of_a_surname_may_be_somebody_known() -> None:
    assert routed("小张昨天打电话来", ("张伟",)).people == ("张伟",)


def test_a_full_unknown_name_is_not_taken_for_a_known_given_name() -> None:
    assert routed("Tom Fischer, plumber, Graz").kind == "capture"


def test_the_body_is_the_text_after_a_name_that_comes_first() -> None:
    assert routed("Lin Yue: coffee today").body == "coffee today"
    assert routed("Lin Yue sells her boat").body == "sells her boat"
    assert routed("coffee w/ Wang Wu today").body == "coffee w/ Wang Wu today"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("coffee w/ Wang Wu", TouchKind.MEAL, id="coffee"),
        pytest.param("和李娜吃了个饭", TouchKind.MEAL, id="饭"),
        pytest.param("called about the lease", TouchKind.CALL, id="call"),
        pytest.param("给李娜打了电话", TouchKind.CALL, id="电话"),
        pytest.param("texted her", TouchKind.MESSAGE, id="text"),
        pytest.param("发了微信", TouchKind.MESSAGE, id="微信"),
        pytest.param("met at the fair, lunch after", TouchKind.MEETING, id="the first word decides"),
        pytest.param("昨天拜访张伟", TouchKind.MEETING, id="拜访"),
        pytest.param("is selling his boat", TouchKind.NOTE, id="nothing of the kind"),
    ],
)
def test_a_note_tells_what_kind_of_touch_it_was(text: str, kind: TouchKind) -> None:
    assert touch_kind(text) is kind
