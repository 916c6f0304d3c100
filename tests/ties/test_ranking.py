"""Who answers a question, in which order, and why."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ties.people import FunnelStage, Person, PersonId
from ties.question import Question, read_question
from ties.question.told import told_wants
from ties.ranking import Candidate, Mention, Near, find_mentions, near, nearest_codes, places_of, rank
from ties.ranking.match import fragment
from ties.ranking.terms import Alternatives, codes_of, lookup_of, terms_of

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def one(
    name: str = "Ann",
    *,
    needs: tuple[str, ...] = (),
    offers: tuple[str, ...] = (),
    touches: tuple[str, ...] = (),
    texts: tuple[tuple[str, str], ...] = (),
    warmth: float = 0.5,
    **fields: Any,
) -> Candidate:
    """A candidate whose trades are read from what is given, as when stored."""
    fields.setdefault("id", PersonId(1))
    candidate = Candidate(Person(name=name, **fields), needs, offers, touches, texts, warmth=warmth)
    return replace(candidate, mentions=find_mentions(candidate))


def answers(text: str, *candidates: Candidate) -> list[str]:
    return [match.person.name for match in rank(candidates, read_question(text, NOW))]


def reasons(text: str, candidate: Candidate) -> list[tuple[str, str]]:
    matches = rank([candidate], read_question(text, NOW))
    return [(reason.field, reason.fragment) for match in matches for reason in match.reasons]


@pytest.mark.parametrize(
    ("text", "candidate", "reason"),
    [
        pytest.param("谁做电池", one(note="做锂电池"), ("note", "做锂电池"), id="trade in a note"),
        pytest.param(
            "谁做电池", one(industries=("en.batt",)), ("industries", "en.batt"), id="trade filed by the owner"
        ),
        pytest.param(
            "finance", one(company="Pingu Insurance"), ("company", "Insurance"), id="trade below the one asked"
        ),
        pytest.param(
            "做保险的", one(texts=(("industry", "保险"),)), ("industry", "保险"), id="trade in an imported column"
        ),
        pytest.param("CTOs", one(role="技术总监"), ("role", "技术总监"), id="role in the other language"),
        pytest.param("engineers", one(role="开发"), ("role", "开发"), id="a short name of a role"),
        pytest.param("lawyers", one(note="婚姻律师", role="律师"), ("role", "律师"), id="a role that is a trade"),
        pytest.param("上海有谁", one(city="SH"), ("city", "SH"), id="place by its short name"),
        pytest.param("contacts in London", one(note="Based in London"), ("city", "London"), id="place in a note"),
        pytest.param("上海有谁", one(touches=("搬到上海了",)), ("city", "Shanghai"), id="place in a touch"),
        pytest.param(
            "people in the Bay Area", one(city="San Francisco"), ("city", "San Francisco"), id="place in a region"
        ),
        pytest.param(
            "anyone at Tencent", one(company="腾讯云"), ("company", "腾讯云"), id="employer in the other language"
        ),
        pytest.param("who works for Quux", one(role="CEO of Quux"), ("role", "CEO of Quux"), id="employer in the role"),
        pytest.param("anyone at weilai", one(company="蔚来汽车"), ("company", "蔚来汽车"), id="employer by pinyin"),
        pytest.param("jtyh", one(company="交投银行"), ("company", "交投银行"), id="employer by initials"),
        pytest.param("lvlaoshi", one("吕老师"), ("name", "吕老师"), id="name by pinyin"),
        pytest.param("lyulaoshi", one("吕老师"), ("name", "吕老师"), id="name by the passport's pinyin"),
        pytest.param("张总", one("张伟"), ("name", "张伟"), id="name by surname and title"),
        pytest.param("谁喜欢钓鱼", one(note="喜欢钓鱼"), ("note", "喜欢钓鱼"), id="free words"),
        pytest.param("古琴", one(alias="古琴王"), ("alias", "古琴王"), id="free words in the alias"),
        pytest.param("#VIP", one(tags=("vip",)), ("tags", "vip"), id="tag"),
        pytest.param("my partners", one(funnel_stage=FunnelStage.PARTNER), ("funnel_stage", "partner"), id="stage"),
        pytest.param("warm contacts", one(warmth=0.9), ("warmth", "warm"), id="warmth"),
        pytest.param("who did I meet at Slush", one(met_at="Slush 2026"), ("met_at", "Slush 2026"), id="met at"),
        pytest.param(
            "who did I meet at Slush", one(note="Met at Slush"), ("note", "Met at Slush"), id="met at, in a note"
        ),
        pytest.param("people met in 上海", one(met_at="Shanghai"), ("met_at", "Shanghai"), id="met at a place"),
        pytest.param(
            "people met in 上海", one(touches=("dinner in Shanghai",)), ("touches", "dinner in Shanghai"), id="touch"
        ),
        pytest.param("上周认识的", one(met_on=date(2026, 11, 12)), ("met_on", "2026-11-12"), id="met on"),
        pytest.param("via Wang Wu", one(via="Wang Wu (Slush)"), ("via", "Wang Wu (Slush)"), id="via"),
        pytest.param(
            "who needs office space", one(needs=("办公室",)), ("needs", "办公室"), id="need in the other language"
        ),
        pytest.param("谁在找投资", one(note="想找投资人聊聊"), ("needs", "想找投资人聊聊"), id="need told in a note"),
        pytest.param(
            "who is fundraising", one(note="Raising a pre-seed"), ("needs", "Raising a pre-seed"), id="raising"
        ),
        pytest.param("who needs a drone", one(needs=("无人机",)), ("needs", "无人机"), id="need by its trade"),
        pytest.param(
            "who needs a grand gazebo", one(needs=("gazebo",)), ("needs", "gazebo"), id="need by half its words"
        ),
        pytest.param("谁有场地", one(note="可租会议场地"), ("offers", "可租会议场地"), id="offer told in a note"),
        pytest.param("who can do customs clearance", one(offers=("清关",)), ("offers", "清关"), id="offer"),
        pytest.param("谁会手语", one(note="会手语"), ("note", "会手语"), id="a skill in a note"),
        pytest.param("who can help with taxes", one(role="会计"), ("role", "会计"), id="the trade that supplies it"),
    ],
)
def test_the_reason_names_field_and_fragment(text: str, candidate: Candidate, reason: tuple[str, str]) -> None:
    assert reason in reasons(text, candidate)


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        pytest.param("谁做电池", one(note="律师"), id="another trade"),
        pytest.param("谁做电池", one(needs=("电池",)), id="a need tells no trade"),
        pytest.param("谁做电池", one(note="想找电池厂"), id="a need told in a note tells no trade"),
        pytest.param("谁在找投资", one(offers=("投资",)), id="an offer is no need"),
        pytest.param("谁能投资我", one(needs=("投资",)), id="a need is no offer"),
        pytest.param("谁会手语", one(note="在找手语老师"), id="a need told in a note is no offer"),
        pytest.param("recruiters", one(role="HR manager"), id="a function is no trade"),
        pytest.param("CTOs in Berlin", one(role="CTO", city="Paris"), id="another place"),
        pytest.param("CTOs in Berlin", one(role="CTO"), id="no place known"),
        pytest.param("CTOs in Berlin", one(role="CTO", city="Atlantis"), id="a place nobody knows"),
        pytest.param("CTOs", one(role="CFO"), id="another role"),
        pytest.param("anyone at Uber", one(company="Kubernetes Uberlandia"), id="a part of another name"),
        pytest.param("anyone at Tencent", one(), id="no employer known"),
        pytest.param("anyone at te", one(company="特斯拉"), id="too short for pinyin"),
        pytest.param("who likes tea leaves", one(note="steam leaves"), id="a part of another word"),
        pytest.param("#vip", one(tags=("vips",)), id="another tag"),
        pytest.param("my partners", one(), id="another stage"),
        pytest.param("warm contacts", one(warmth=0.1), id="cold"),
        pytest.param("who did I meet at Slush", one(met_at="Web Summit"), id="met elsewhere"),
        pytest.param("people met in 上海", one(met_at="Berlin"), id="met in another place"),
        pytest.param("上周认识的", one(met_on=date(2026, 11, 2)), id="met at another time"),
        pytest.param("上周认识的", one(), id="met who knows when"),
        pytest.param("via Wang Wu", one(via="Li Na"), id="through another"),
        pytest.param("who needs a grand piano", one(needs=("a trumpet",)), id="another need"),
        pytest.param("who needs a drone", one(needs=("a lawyer",)), id="a need of another trade"),
        pytest.param("batteries but not in Shenzhen", one(note="电池", city="深圳"), id="excluded"),
        pytest.param("robot polo", one(note="robots"), id="the unknown head of a phrase"),
        pytest.param("", one(), id="nothing asked"),
    ],
)
def test_who_does_not_answer_is_left_out(text: str, candidate: Candidate) -> None:
    assert answers(text, candidate) == []


def test_the_surer_match_comes_first_then_the_more_useful_then_the_name() -> None:
    told = one("Told", touches=("聊了电池",), id=PersonId(1))
    noted = one("Noted", note="电池", id=PersonId(2))
    filed = one("Filed", note="电池", industries=("en.batt",), id=PersonId(3))
    partner = replace(
        noted, person=replace(noted.person, name="Partner", funnel_stage=FunnelStage.PARTNER, id=PersonId(4))
    )
    warm = replace(noted, person=replace(noted.person, name="Warm", id=PersonId(5)), warmth=1.0)
    twin = replace(noted, person=replace(noted.person, name="Noted", id=PersonId(6)))
    found = rank([told, twin, noted, warm, partner, filed], read_question("谁做电池", NOW))
    assert [match.person.id for match in found] == [3, 4, 5, 2, 6]


def test_a_maybe_is_shown_only_when_nobody_is_surer() -> None:
    weak = one("Weak", touches=("聊了电池",))
    (match,) = rank([weak], read_question("谁做电池", NOW))
    assert match.maybe
    assert answers("谁做电池", weak, one("Sure", note="电池")) == ["Sure"]


def test_a_wish_that_is_not_required_lifts_those_who_fulfil_it() -> None:
    plain, quantum = one("A plain", note="robots"), one("Quantum", note="quantum robots")
    assert answers("quantum robots", plain, quantum) == ["Quantum", "A plain"]


def test_two_fields_that_agree_are_surer_than_one() -> None:
    single, double = one("A single", note="电池"), one("Double", note="电池", company="大力电池")
    assert answers("谁做电池", single, double) == ["Double", "A single"]


def test_somebody_known_by_name_answers_a_question_about_them() -> None:
    chen = one("Chen Jie")
    assert answers("what does Chen Jie need", chen, one("Tom")) == ["Chen Jie"]
    assert answers("what does Lin Yue need", one("Tom")) == []


def test_a_role_that_leaves_the_choice_between_trades_tells_none() -> None:
    assert [m.code for m in one(role="teacher").mentions if m.fragment == "teacher" and m.weight == 1.0] != [
        "ed.k12"
    ] * 2


def test_each_trade_is_told_once_a_field_by_its_surest_word() -> None:
    mentions = one(note="电池，锂电池").mentions
    assert [(m.code, m.field) for m in mentions] == [("en.batt", "note")]


def test_near_groups_count_who_fulfils_the_rest() -> None:
    question = read_question("batteries in Berlin", NOW)
    codes = nearest_codes(question)
    neighbour = Mention(codes[0], "note", "", 0.9)
    here = replace(one("Here", city="Berlin"), mentions=(neighbour,))
    there = replace(one("There", city="Paris"), mentions=(neighbour,))
    assert near([here, there], question) == (Near(codes[0], 1),)
    assert "en.batt" not in codes
    assert near([here], Question("", ())) == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param("想找投资人聊聊", "need", id="zh looks for"),
        pytest.param("急需一批货源", "need", id="zh urgently needs"),
        pytest.param("在看新机会", "need", id="zh looks for a job"),
        pytest.param("Looking for a warehouse in Dallas", "need", id="looking for"),
        pytest.param("hiring two engineers", "need", id="hiring"),
        pytest.param("产线有空档，能接代工", "offer", id="zh has room"),
        pytest.param("可贴牌", "offer", id="zh can label"),
        pytest.param("can supply cardboard", "offer", id="can supply"),
    ],
)
def test_a_note_tells_of_needs_and_offers(text: str, side: str) -> None:
    assert {told.side for told in told_wants(text)} == {side}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("智能音箱、新能源、功能饮料", id="能 inside a word"),
        pytest.param("给大厂做批量招聘外包", id="recruiting is a trade"),
        pytest.param("可能来", id="may"),
        pytest.param("我找到了", id="found already"),
    ],
)
def test_a_word_that_looks_like_a_cue_is_none(text: str) -> None:
    assert list(told_wants(text)) == []


def test_what_is_needed_is_never_an_offer_too() -> None:
    assert [told.side for told in told_wants("想找能提供仓库的人")] == ["need"]


def test_where_somebody_is_based() -> None:
    assert [place.name for place in places_of(one(city="上海"))] == ["Shanghai"]
    assert [place.name for place in places_of(one(city="Berlin / Tokyo"))] == ["Berlin", "Tokyo"]
    assert places_of(one(note="likes London")) == ()
    assert places_of(one(note="Based in the woods near Berlin")) == ()


def test_a_fragment_is_cut_around_the_word() -> None:
    text = "a" * 40 + " piano " + "b" * 40
    assert fragment(text, "piano", 5) == "…aaaa piano bbbb…"
    assert fragment("piano", "piano") == "piano"
    assert fragment("nothing", "…") == "nothing"


QUESTIONS = [
    "谁做电池", "CTOs", "lawyers", "#vip", "my partners", "people in the Bay Area", "上海有谁", "anyone at Tencent",
    "张总", "lvlaoshi", "weilai", "谁喜欢钓鱼", "who did I meet at Slush", "people met in 上海", "via Wang Wu",
    "who needs office space", "who needs a drone", "who needs a grand piano", "谁会手语", "warm contacts", "上周认识的",
    "who can do customs clearance", "lawyers or anyone at Tencent", "fishing or warm contacts", "quantum robots",
    "CTOs not in Berlin", "CTOs who like fishing",
]  # fmt: skip

PEOPLE = [
    one(note="电池"), one(role="CTO", note="like fishing"), one(role="律师"), one(tags=("VIP",)), one(city="SF"),
    one(funnel_stage=FunnelStage.PARTNER), one(note="常驻上海"), one(company="腾讯"), one("张伟"), one("吕老师"),
    one(company="蔚来汽车"), one(note="喜欢钓鱼"), one(met_at="Slush"), one(met_at="Shanghai"), one(via="Wang Wu"),
    one(needs=("办公室",)), one(needs=("无人机",)), one(needs=("piano",)), one(note="会手语"), one(offers=("清关",)),
    one(warmth=0.9, note="fishing"), one(met_on=date(2026, 11, 12)), one(note="quantum robots"),
    one(role="CTO", city="Paris"),
]  # fmt: skip


@pytest.mark.parametrize("text", QUESTIONS)
def test_narrowing_down_by_codes_and_terms_loses_nobody_who_answers(text: str) -> None:
    question = read_question(text, NOW)
    filed = [{code for code, _, _ in codes_of(person)} for person in PEOPLE]
    lookup = lookup_of(question, {code for codes in filed for code in codes if code.startswith("in:")})

    def has(terms: frozenset[str], wanted: str) -> bool:
        return any(term.startswith(wanted[:-1]) for term in terms) if wanted.endswith("*") else wanted in terms

    found = 0
    for person, codes in zip(PEOPLE, filed, strict=True):
        terms = terms_of(person)

        def holds(choices: Alternatives, terms: frozenset[str] = terms) -> bool:
            return any(all(has(terms, term) for term in choice) for choice in choices)

        kept = all(codes & group for group in lookup.codes) and all(map(holds, lookup.words))
        kept = kept and all(codes & group or holds(choices) for group, choices in lookup.either)
        answers_it = bool(rank([person], question))
        assert kept or not answers_it
        found += answers_it
    assert found


def test_what_nothing_indexed_tells_of_narrows_nothing() -> None:
    assert lookup_of(read_question("warm contacts", NOW), []).codes == ()
    assert lookup_of(read_question("fishing or warm contacts", NOW), []).either == ()


def test_a_choice_between_a_trade_and_a_word_narrows_by_either() -> None:
    ((codes, words),) = lookup_of(read_question("lawyers or anyone at Tencent", NOW), []).either
    assert "pro.law" in codes
    assert ("tencent",) in words


def test_a_place_where_nobody_is_finds_nobody() -> None:
    (codes,) = lookup_of(read_question("上海有谁", NOW), ["in:Berlin|DE", "in:Atlantis|XX"]).codes
    assert codes.isdisjoint({"in:Berlin|DE", "in:Atlantis|XX"})


def test_who_does_all_that_was_joined_stands_alone() -> None:
    both, one_of_them = one("Both", note="PCB、贴片加工"), one("One", note="PCB")
    assert answers("PCB和SMT厂", both, one_of_them) == ["Both"]
    assert answers("PCB和SMT厂", one_of_them) == ["One"]


def test_two_kinds_of_people_are_both_shown() -> None:
    vet, shop, neither = one("Vet", role="兽医"), one("Shop", note="pet shop"), one("Neither", note="bank")
    assert sorted(answers("vets and pet shops", vet, shop, neither)) == ["Shop", "Vet"]


@pytest.mark.parametrize(
    ("note", "answered"),
    [
        pytest.param("旧房翻新。在成都", True, id="a clause of its own"),
        pytest.param("Vet. In Chengdu.", True, id="in English"),
        pytest.param("Works out of Chengdu", True, id="works out of"),
        pytest.param("在成都展会上认识", False, id="where we met"),
        pytest.param("在路上", False, id="no place"),
    ],
)
def test_a_note_tells_where_somebody_is(note: str, *, answered: bool) -> None:
    assert answers("成都有哪些人", one("Ann", note=note)) == (["Ann"] if answered else [])


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("谁在招人", "Hiring two room leaders", id="hiring"),
        pytest.param("谁在招人", "想招个会英语的业务", id="zh hiring"),
        pytest.param("谁在招人", "Always short of night staff", id="short of staff"),
        pytest.param("who is hiring", "长年缺普工", id="zh short of workers"),
        pytest.param("谁在找合伙人", "求一位搭档一起干", id="a partner"),
        pytest.param("who has surplus stock to get rid of", "三百吨苹果，急着出手", id="surplus"),
        pytest.param("谁有尾货", "Selling off last season's sofas", id="zh surplus"),
        pytest.param("who has leftover fabric", "Has 6,000 metres left over", id="left over"),
        pytest.param("who could mentor a new founder", "愿意带带年轻人", id="mentor"),
        pytest.param("谁能指点创业者", "Happy to coach first-time founders", id="zh mentor"),
    ],
)
def test_a_need_or_offer_told_in_other_words_is_found(text: str, note: str) -> None:
    assert answers(text, one("Ann", note=note), one("Bob", note="主场搭建和招展")) == ["Ann"]
