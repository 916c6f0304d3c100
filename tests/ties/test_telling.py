from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ties.capture import Reading
from ties.people import DEFAULT_RHYTHM_DAYS, Birthday, FunnelStage, Person, PersonId, ResourceKind, TouchKind
from ties.telling import MAX_NAME, kind_of, new_person, revised, timeless, told_in, told_more, touched_on

NOW = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
OLD = Reading(name="Lin Yue", company="HaiTao", role="founder", phones=("+8613800138000",), tags=("vip",))


def person(**changes: object) -> Person:
    return replace(new_person(OLD, "raw"), **changes)  # type: ignore[arg-type]  # a factory with defaults


def test_a_reading_becomes_a_person_with_the_usual_rhythm() -> None:
    made = new_person(OLD, "the line")
    assert (made.name, made.company, made.raw) == ("Lin Yue", "HaiTao", "the line")
    assert (made.rhythm_days, made.funnel_stage) == (DEFAULT_RHYTHM_DAYS, FunnelStage.KNOWN)


def test_an_organisation_is_named_by_its_company() -> None:
    assert new_person(Reading(company="HaiTao", organisation=True), "").name == "HaiTao"
    assert new_person(Reading(company="HaiTao"), "").name == ""


def test_a_name_is_no_page() -> None:
    assert len(new_person(Reading(name="x" * 1000), "").name) == MAX_NAME


def test_needs_and_offers_are_filed_under_their_industries() -> None:
    need, offer = told_in(Reading(needs=("a US warehouse",), offers=("advice",)))
    assert (need.kind, need.text, need.industries) == (ResourceKind.NEED, "a US warehouse", ("lg.wh",))
    assert (offer.kind, offer.text) == (ResourceKind.OFFER, "advice")


def test_an_edited_line_replaces_what_it_said() -> None:
    new = replace(OLD, company="HaiYun", phones=("+8613900139000",), tags=())
    after = revised(person(), OLD, new, "new raw")
    assert (after.company, after.phones, after.tags, after.raw) == ("HaiYun", ("+8613900139000",), (), "new raw")


def test_what_was_changed_by_hand_survives_an_edit_of_the_line() -> None:
    changed = person(company="Acme", phones=("+8613800138000", "+441614960315"), tags=())
    after = revised(changed, OLD, replace(OLD, company="HaiYun", role="CEO", tags=("vip", "golf")), "")
    assert (after.company, after.role) == ("Acme", "CEO")
    assert after.phones == ("+8613800138000", "+441614960315")
    assert after.tags == ("golf",)


def test_an_edit_that_loses_the_name_keeps_it() -> None:
    assert revised(person(), OLD, Reading(note="?"), "?").name == "Lin Yue"


def test_a_note_adds_numbers_and_tags_and_sets_birthday_and_rhythm() -> None:
    note = Reading(phones=("+441614960315",), tags=("golf",), birthday=Birthday(9, 7), rhythm_days=21, company="Acme")
    after = told_more(person(), note)
    assert after.phones == ("+8613800138000", "+441614960315")
    assert (after.tags, after.birthday, after.rhythm_days) == (("vip", "golf"), Birthday(9, 7), 21)
    assert after.company == "HaiTao"


def test_a_replaced_note_takes_back_what_only_it_told() -> None:
    first = Reading(phones=("+441614960315",), wechat="lin88", rhythm_days=21)
    after = told_more(told_more(person(), first), Reading(wechat="lin99"), first)
    assert (after.phones, after.wechat, after.rhythm_days) == (("+8613800138000",), "lin99", DEFAULT_RHYTHM_DAYS)


def test_a_replaced_note_leaves_what_was_changed_since() -> None:
    first = Reading(wechat="lin88")
    assert told_more(person(wechat="lin77"), Reading(), first).wechat == "lin77"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("call +49 170 1234567", TouchKind.NOTE, id="a number is no call"),
        pytest.param("电话 13800138000", TouchKind.NOTE, id="a Chinese number is no call"),
        pytest.param("email ann@example.com", TouchKind.NOTE, id="an address is no message"),
        pytest.param("called her", TouchKind.CALL, id="a call"),
        pytest.param("发了微信", TouchKind.MESSAGE, id="a message"),
        pytest.param("met Tom, phone 0123456789", TouchKind.MEETING, id="a meeting with a number"),
    ],
)
def test_an_address_in_a_note_is_no_touch_of_its_kind(text: str, kind: TouchKind) -> None:
    assert kind_of(text, NOW) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("call her tomorrow", TouchKind.NOTE, id="a day to come"),
        pytest.param("call her", TouchKind.NOTE, id="an order to oneself"),
        pytest.param("Lin Yue: email her the deck", TouchKind.NOTE, id="an order behind a name"),
        pytest.param("lunch with Tom next week", TouchKind.NOTE, id="a date"),
        pytest.param("need to call Tom", TouchKind.NOTE, id="a duty"),
        pytest.param("gotta call Tom", TouchKind.NOTE, id="a duty in slang"),
        pytest.param("下周约他吃饭", TouchKind.NOTE, id="a Chinese meal to come"),
        pytest.param("明天给张总打电话", TouchKind.NOTE, id="a Chinese day to come"),
        pytest.param("记得发微信给王芳", TouchKind.NOTE, id="a Chinese reminder"),
        pytest.param("下次和李娜吃饭", TouchKind.NOTE, id="next time"),
        pytest.param("met Sara and Tom for lunch", TouchKind.MEAL, id="met for a meal"),
        pytest.param("she loves tea", TouchKind.NOTE, id="a taste"),
        pytest.param("runs a coffee shop in Kreuzberg", TouchKind.NOTE, id="a trade"),
        pytest.param("喜欢喝茶", TouchKind.NOTE, id="a Chinese taste"),
        pytest.param("开了家咖啡店", TouchKind.NOTE, id="a Chinese trade"),
        pytest.param("一起喝茶了", TouchKind.MEAL, id="tea together"),
        pytest.param("call with Tom about the lease", TouchKind.CALL, id="a call that was"),
        pytest.param("met Tom, call him on Friday", TouchKind.MEETING, id="a meeting with a plan"),
        pytest.param("lunch, he is back in March next year", TouchKind.MEAL, id="a lunch and news"),
        pytest.param("called Tom on Monday", TouchKind.CALL, id="a past weekday"),
        pytest.param("her new email is lin@haitao.cn", TouchKind.NOTE, id="an address told"),
    ],
)
def test_what_is_planned_is_no_touch_yet(text: str, kind: TouchKind) -> None:
    assert kind_of(text, NOW) is kind


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        pytest.param("lunch yesterday", TouchKind.MEAL, date(2026, 11, 20), id="a past day"),
        pytest.param("lunch", TouchKind.MEAL, date(2026, 11, 21), id="no day"),
        pytest.param("lunch, back in March next year", TouchKind.MEAL, date(2026, 11, 21), id="a day to come"),
        pytest.param("met him, he moved here on 3 May 2019", TouchKind.MEETING, date(2026, 11, 21), id="history"),
        pytest.param("his flight was cancelled yesterday", TouchKind.NOTE, date(2026, 11, 21), id="a plain note"),
    ],
)
def test_a_touch_is_dated_by_the_past_day_it_names(text: str, kind: TouchKind, on: date) -> None:
    assert touched_on(text, kind, NOW) == on


@pytest.mark.parametrize(
    ("note", "later"),
    [
        ("coffee today, wants to sublet in Dallas from March", "coffee, wants to sublet in Dallas from March"),
        ("Yesterday lunch with Tom", "lunch with Tom"),
        ("今天和张伟喝咖啡，聊了海外牌照的事", "和张伟喝咖啡，聊了海外牌照的事"),
        ("聊了很久，昨天下午，很开心", "聊了很久，很开心"),
        ("today", "today"),
        ("back in March", "back in March"),
    ],
)
def test_a_note_read_later_says_no_today(note: str, later: str) -> None:
    assert timeless(note) == later


def test_ids_and_days_of_a_person_are_never_taken_from_a_text() -> None:
    kept = person(id=PersonId(7), external_id="x", last_touch_on=date(2026, 1, 1))
    after = revised(kept, OLD, replace(OLD, role="CEO"), "")
    assert (after.id, after.external_id, after.last_touch_on) == (7, "x", date(2026, 1, 1))
