"""What questions mean, in both languages: each row is a question and its conditions in short form."""

from datetime import UTC, date, datetime

import pytest

from ties.question import Condition, Kind, Question, Term, read_question

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)  # a Saturday


def short(term: Term) -> str:
    """`industry fin`, `place Shanghai`, `need fund`: the kind and what identifies the term."""
    value = term.place.name if term.place else "/".join(term.topics) or term.value
    if term.kind is Kind.MET_ON:
        value = f"{term.since}..{term.until}"
    return f"{term.kind} {value}"


def read(text: str) -> list[str]:
    """Return the conditions: alternatives joined by |, `not` and `perhaps` before those that are so."""
    return [shown(condition) for condition in read_question(text, NOW).conditions]


def shown(condition: Condition) -> str:
    sign = "not " if condition.negated else "perhaps " if condition.optional else ""
    return sign + " | ".join(dict.fromkeys(short(term) for term in condition.terms))


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        pytest.param("who do I know in batteries?", ["industry en.batt"], id="who do I know in"),
        pytest.param("谁做电池", ["industry en.batt"], id="zh who does"),
        pytest.param("做电池的朋友都有谁", ["industry en.batt"], id="zh words of asking on both sides"),
        pytest.param("/who batteries", ["industry en.batt"], id="the command itself"),
        pytest.param("誰做電池", ["industry en.batt"], id="traditional characters"),
        pytest.param(
            "who do I know in batteries in Shenzhen", ["industry en.batt", "place Shenzhen"], id="and a place"
        ),
        pytest.param("深圳谁做电池", ["place Shenzhen", "industry en.batt"], id="zh and a place"),
        pytest.param("上海有谁", ["place Shanghai"], id="a place alone"),
        pytest.param("CTOs", ["role cto"], id="a role alone, in the plural"),
        pytest.param("财务负责人", ["role cfo"], id="zh a role alone"),
        pytest.param("founders in batteries", ["role founder", "industry en.batt"], id="a role in a trade"),
        pytest.param("lawyers", ["industry pro.law | role law"], id="a role that is a trade"),
        pytest.param("采购", ["role buyer"], id="a function is no trade"),
        pytest.param("people in marketing", ["industry pro.ad | role mkt"], id="a function that a trade is called by"),
        pytest.param("#vip in Berlin", ["tag vip", "place Berlin"], id="a tag"),
        pytest.param("anyone at Tencent", ["company tencent"], id="an employer"),
        pytest.param("who works for Quux Ltd", ["company quux ltd"], id="an employer nobody knows"),
        pytest.param("谁在蔚来工作", ["company 蔚来"], id="zh an employer that is a trade's word too"),
        pytest.param("在九州通上班的朋友", ["company 九州通"], id="zh an employer nobody knows"),
        pytest.param("do I know someone at a bank", ["industry fin.bank"], id="at a trade"),
        pytest.param("who did I meet at Slush", ["met_at slush"], id="where met"),
        pytest.param("people met at the Canton Fair", ["met_at canton fair"], id="met at"),
        pytest.param("广交会认识的人", ["met_at 广交会"], id="zh where met"),
        pytest.param("who did I meet last week", ["met_on 2026-11-09..2026-11-15"], id="when met"),
        pytest.param("上个月认识的朋友", ["met_on 2026-10-01..2026-10-31"], id="zh when met"),
        pytest.param("去年认识的", ["met_on 2025-01-01..2025-12-31"], id="zh last year"),
        pytest.param("最近认识的人", ["met_on 2026-10-22..2026-11-21"], id="zh lately"),
        pytest.param("who did I meet on 5 November", ["met_on 2026-11-05..2026-11-05"], id="met on a day"),
        pytest.param("people introduced by Wang Wu", ["via wang wu"], id="via"),
        pytest.param("who did Wang Wu introduce", ["via wang wu"], id="who introduced whom"),
        pytest.param("李娜介绍的人", ["via 李娜"], id="zh via"),
        pytest.param("很久没联系的律师", ["warmth cold", "industry pro.law | role law"], id="zh cold"),
        pytest.param("warm contacts in Berlin", ["warmth warm", "place Berlin"], id="warm"),
        pytest.param("my partners", ["stage partner"], id="funnel stage"),
        pytest.param("谁喜欢钓鱼", ["word 喜欢钓鱼"], id="zh free words"),
        pytest.param("who collects odd thimbles", ["word collects", "word odd", "word thimbles"], id="free words"),
        pytest.param("Zoë", ["word zoe"], id="a name"),
    ],
)
def test_a_question_is_read(text: str, conditions: list[str]) -> None:
    assert read(text) == conditions


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        pytest.param(
            "lawyers or accountants", ["industry pro.law | role law | industry pro.acct | role acct"], id="or"
        ),
        pytest.param("律师或会计", ["industry pro.law | role law | industry pro.acct | role acct"], id="zh or"),
        pytest.param("founders and CTOs", ["role founder | role cto"], id="two roles are a choice"),
        pytest.param(
            "lawyers in Berlin and Paris",
            ["industry pro.law | role law", "place Berlin | place Paris | word paris"],
            id="two places",
        ),
        pytest.param("SF founders", ["place San Francisco | word sf", "role founder"], id="a short name of a place"),
        pytest.param(
            "lawyers and accountants", ["industry pro.law | role law | industry pro.acct | role acct"], id="two trades"
        ),
        pytest.param("solar, wind power", ["industry en.renew"], id="two trades of one family"),
        pytest.param("fintech and robots", ["industry fin.tech | industry it.robot"], id="two trades of two families"),
        pytest.param("who does both fintech and robots", ["industry fin.tech", "industry it.robot"], id="both trades"),
        pytest.param("做电池、机器人的", ["industry en.batt | industry it.robot"], id="zh a list is a choice"),
        pytest.param("batteries but not in Shenzhen", ["industry en.batt", "not place Shenzhen"], id="not"),
        pytest.param("做电池但不在深圳", ["industry en.batt", "not place Shenzhen"], id="zh not"),
        pytest.param("not Shenzhen or Shanghai", ["not place Shenzhen | place Shanghai"], id="not this or that"),
        pytest.param("batteries -shenzhen", ["industry en.batt", "not place Shenzhen"], id="minus"),
        pytest.param("quantum robots", ["perhaps word quantum", "industry it.robot"], id="a kind of a trade"),
        pytest.param("robot polo", ["industry it.robot", "word polo"], id="a trade that only says what kind"),
        pytest.param("PLC工程", ["industry mf.auto"], id="a wide word after a trade"),
        pytest.param("find me a plastics manufacturer", ["industry mf.plast"], id="a maker of something"),
        pytest.param("sales training", ["industry ed.voc"], id="a role inside a trade"),
        pytest.param("the furniture trade", ["industry mf.furn"], id="a trade in something"),
        pytest.param("robots systems", ["industry it.robot"], id="a wide word that is no trade"),
    ],
)
def test_conditions_are_joined(text: str, conditions: list[str]) -> None:
    assert read(text) == conditions


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        pytest.param("who needs office space", "need office", id="needs"),
        pytest.param("who is looking for a manufacturer", "need factory", id="looking for"),
        pytest.param("who wants a new job", "need job", id="wants"),
        pytest.param("who is fundraising", "need fund", id="the need in the verb"),
        pytest.param("谁在找投资", "need fund", id="zh looks for"),
        pytest.param("谁缺渠道", "need channel", id="zh lacks"),
        pytest.param("谁想融资", "need fund", id="zh the need in the verb"),
        pytest.param("who needs a grand piano", "need grand piano", id="a need nobody foresaw"),
        pytest.param("who has warehouse space", "offer warehouse | industry lg.wh", id="has"),
        pytest.param("who can help with taxes", "offer tax | industry pro.acct", id="can help with"),
        pytest.param(
            "who wants to invest in robots", "offer fund | industry fin.vc", id="what is handed over is an offer"
        ),
        pytest.param("谁能代工", "offer factory | industry mf.oem", id="zh can"),
        pytest.param("谁有海外牌照", "offer licence", id="zh has"),
        pytest.param("谁想投AI", "offer fund | industry fin.vc", id="zh wants to invest"),
        pytest.param("I need a translator", "offer translation | industry pro.trans", id="my need asks for an offer"),
        pytest.param("我们需要一个仓库", "offer warehouse | industry lg.wh", id="zh my need"),
        pytest.param("who has a wine licence", "offer licence", id="what kind of licence is no trade asked for"),
        pytest.param("谁会日语", "offer 日语", id="zh a skill"),
    ],
)
def test_needs_and_offers_are_told_apart(text: str, condition: str) -> None:
    assert read(text) == [condition]


def test_a_place_in_a_need_is_a_condition_of_its_own() -> None:
    assert read("who needs office space in Berlin") == ["need office", "place Berlin"]


def test_the_first_part_of_an_offer_must_be_found_when_it_is_not_understood() -> None:
    assert read("who has a nephew in robots") == ["word nephew", "offer nephew in robots | industry it.robot"]


def test_an_offer_of_which_only_the_role_is_understood_is_a_question_for_the_role() -> None:
    assert read("I need a CTO") == ["role cto"]


@pytest.mark.parametrize(
    ("text", "name", "asked"),
    [
        pytest.param("what does Chen Jie need", "Chen Jie", "needs", id="needs"),
        pytest.param("What can Tom Baker offer?", "Tom Baker", "offers", id="offers"),
        pytest.param("where is Lin Yue based?", "Lin Yue", "city", id="place"),
        pytest.param("Lin Yue's phone", "Lin Yue", "phones", id="possessive"),
        pytest.param("what is the email of Tom Baker", "Tom Baker", "emails", id="of"),
        pytest.param("when did I last talk to Lin Yue", "Lin Yue", "touches", id="last touch"),
        pytest.param("who introduced me to Lin Yue", "Lin Yue", "via", id="introducer"),
        pytest.param("who is Tom Baker", "Tom Baker", "all", id="who is"),
        pytest.param("陈姐的微信是多少", "陈姐", "wechat", id="zh WeChat"),
        pytest.param("张总是做什么的", "张总", "industries", id="zh trade"),
        pytest.param("怎么联系李娜", "李娜", "contact", id="zh contact"),
        pytest.param("李娜生日是哪天", "李娜", "birthday", id="zh birthday"),
    ],
)
def test_a_question_about_one_person_names_them_and_the_field(text: str, name: str, asked: str) -> None:
    question = read_question(text, NOW)
    assert (question.person_name, question.asked) == (name, asked)


@pytest.mark.parametrize(
    "text", ["who is in wealth management", "谁需要什么", "深圳的公司", "what do you need", "谁的微信"]
)
def test_a_question_about_nobody_in_particular_names_nobody(text: str) -> None:
    assert read_question(text, NOW).person_name == ""


@pytest.mark.parametrize("text", ["", "who", "谁", "?", "有没有朋友"])
def test_nothing_asked_is_no_condition(text: str) -> None:
    assert read(text) == []


def test_an_unknown_trade_must_be_found_as_text() -> None:
    assert read("who do I know in horse polo")[-1] == "word polo"
    assert read("谁做古琴") == ["word 古琴"]
    assert read("谁做家具") == ["industry mf.furn"]


def test_a_single_letter_beside_what_is_understood_is_noise() -> None:
    assert read("batteries x") == ["industry en.batt"]


def test_a_question_typed_in_pinyin_loses_its_asking_words() -> None:
    assert read("shui zuo quokka") == ["word quokka"]
    assert read("shui zuo dianchi") == ["industry en.batt | word dianchi"]


def test_a_day_in_the_middle_of_a_name_is_no_time() -> None:
    assert read("who did I meet at Summit 5 November 2026 Gala")[0].startswith("met_at")


def test_what_was_asked_for_is_told_without_what_was_excluded() -> None:
    question = read_question("batteries in Berlin but not robots", NOW)
    assert question.industries == ("en.batt",)
    assert [place.name for place in question.places] == ["Berlin"]
    assert Question("").places == ()


def test_a_period_may_lie_in_the_month_before() -> None:
    january = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)
    (condition,) = read_question("who did I meet last month", january).conditions
    assert (condition.terms[0].since, condition.terms[0].until) == (date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        pytest.param("my visa is running wild, who can help", ["industry pro.immi"], id="a trouble"),
        pytest.param("got a toothache since Monday, anyone", ["industry he.hosp"], id="asked at the end"),
        pytest.param("网站被黑了谁能处理", ["industry it.sec"], id="zh a trouble"),
        pytest.param("my zeppelin bank", ["perhaps word zeppelin", "industry fin.bank"], id="no question"),
        pytest.param("my zeppelin is leaking", ["word zeppelin", "word leaking"], id="nothing understood"),
        pytest.param("who do I know in banks for zeppelins", ["industry fin.bank", "word zeppelins"], id="no trouble"),
    ],
)
def test_of_a_trouble_only_the_trade_is_asked_for(text: str, conditions: list[str]) -> None:
    assert read(text) == conditions


@pytest.mark.parametrize(
    ("text", "name", "asked"),
    [
        pytest.param("Lin Yue phone", "Lin Yue", "phones", id="no 's"),
        pytest.param("what did Tom say?", "Tom", "touches", id="what was said"),
        pytest.param("how is Lin Yue doing?", "Lin Yue", "touches", id="how they are"),
        pytest.param("what's new with Tom", "Tom", "touches", id="news"),
        pytest.param("张伟微信", "张伟", "wechat", id="zh name and field"),
        pytest.param("林悦最近怎么样", "林悦", "touches", id="zh how they are"),
        pytest.param("张伟说了什么", "张伟", "touches", id="zh what was said"),
        pytest.param("谁是张伟", "张伟", "all", id="zh who is"),
    ],
)
def test_what_is_known_of_somebody_is_asked_in_few_words(text: str, name: str, asked: str) -> None:
    question = read_question(text, NOW)
    assert (question.person_name, question.asked) == (name, asked)


def test_a_plan_to_call_somebody_asks_for_no_number() -> None:
    assert read_question("明天给张总打电话", NOW).person_name == ""


def test_whom_one_has_not_spoken_to_lately_is_cold() -> None:
    assert read("最近没联系的人") == read("好久没联系的人") == ["warmth cold"]


def test_an_event_named_like_a_trade_is_looked_for_by_its_name_too() -> None:
    assert read("Canton Fair") == ["industry rt.trade | word canton fair"]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        pytest.param("people tagged vip", ["tag vip"], id="tagged"),
        pytest.param("标签重点的人", ["tag 重点"], id="zh tagged"),
        pytest.param("who's cold", ["warmth cold"], id="who's cold"),
        pytest.param(
            "who do I know at qianhai", ["place Qianhai | company qianhai"], id="a place that may be a company"
        ),
        pytest.param("who do I know in Qianhai", ["place Qianhai"], id="a place"),
    ],
)
def test_short_forms_are_understood(text: str, conditions: list[str]) -> None:
    assert read(text) == conditions
