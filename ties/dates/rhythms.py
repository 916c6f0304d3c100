"""How often to be in touch: every three weeks, quarterly, 每两周聊一次, 半年一次; not rent, shifts or opening hours."""

from __future__ import annotations

import re
from fractions import Fraction

from ties.dates.found import FoundRhythm
from ties.folding import level
from ties.numerals import chinese_quantity, english_number
from ties.patterns import lazy

_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 90, "year": 365}
_WORDS = {
    "daily": 1, "weekly": 7, "fortnightly": 14, "biweekly": 14, "bi-weekly": 14, "monthly": 30, "bimonthly": 60,
    "bi-monthly": 60, "quarterly": 90, "half-yearly": 182, "half yearly": 182, "semiannually": 182,
    "semi-annually": 182, "biannually": 182, "twice-yearly": 182, "yearly": 365, "annually": 365,
}  # fmt: skip
_HAN_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "季度": 90, "季": 90, "年": 365}

_COUNT = (
    r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|couple(?: of)?|few"
)
_UNIT = "day|week|fortnight|month|quarter|year"
_ENGLISH = lazy(
    rf"(?<![a-z])(?:once )?(?:every|each) (?:(?P<count>{_COUNT}) ?-?(?P<unit>{_UNIT})s?(?: or so)?|"
    rf"(?P<other>other|second) (?P<unit2>{_UNIT})"
    rf"|(?P<half>half[ -](?:a )?|half-?)(?P<unit3>year|month)|(?P<unit4>{_UNIT}))(?![a-z])"
    rf"|(?<![a-z])(?:(?P<times>once|twice|thrice|(?:\d|three|four|five|six) times|\dx) (?:an?|per|every|each)|"
    rf"(?P<slash>[1-9]x?) ?/) ?(?P<per>{_UNIT})(?![a-z])"
    rf"|(?<![a-z-])(?P<word>{'|'.join(map(re.escape, _WORDS))})(?![a-z-])"
)
_HAN_UNIT = "天|日|周|个?星期|个?礼拜|个?月|个?季度|季|年"
_TOUCH = (
    "联系|联络|聊聊?天?|见(?:个|一)?面?|碰(?:个|一)?面?|碰个?头|约|跟进|问候|拜访|回访|走动|聚|喝(?:一?次|一?杯"
    "|个)?(?:咖啡|茶|酒)|吃(?:一?[次顿]|个)?饭|打电话|通话|通电话|沟通|问好|提醒|维护|互动"
)
_CHINESE = lazy(
    rf"(?:(?:每隔?|隔)(?P<count>\d+|[一二两三四五六七八九十]+|半|几)?(?P<half>个半)?(?P<unit>{_HAN_UNIT})(?P<half2>半)?"
    rf"|(?<![\d第一二两三四五六七八九十])(?P<count2>\d+|[一二两三四五六七八九十]+|半)(?P<unit2>{_HAN_UNIT})"
    rf"(?P<half3>半)?(?=(?:{_TOUCH})?[一两二三四五1-5]次|一(?:{_TOUCH})|见一面))"
    rf"(?:要|得|都|固定|定期)?(?P<touch>一?(?:{_TOUCH}))?(?P<times>[一两二三四五1-5]次)?(?P<touch2>{_TOUCH})?"
)

# A clause with one of these is about a routine of somebody's business, not about being in touch.
_ROUTINE = lazy(
    r"(?<![a-z])(?:rent|rents|invoices?|pays?|paid|payments?|salary|salaries|fees?|bill(?:s|ed|ing)?|charged"
    r"|subscriptions?|revenue|turnover|sales|reports?|"
    r"ships?|shipping|shipments?|delivers?|deliver(?:y|ies)|opens?|opening|closed?|closes|publish(?:es)?"
    r"|publishe[rd]|magazine|newsletters?|"
    r"newspaper|journal|flights?|trains?|bus(?:es)?|sails?|sailings?|departs?|departures?|containers?|tons"
    r"|tonnes|units|episodes?|podcasts?|"
    r"users|visitors|customers|orders?|buys|sells|makes|produces?|runs|hosts|holds|teaches|fl(?:y|ies)|visits"
    r"|travels|goes|comes|posts|releases|"
    r"restocks?|imports|exports|interest|instal?ments?|budget|audits?|due|class(?:es)?|sessions?|shifts?|market"
    r"|fairs?|events?|meetups?|trips?)(?![a-z])"
    r"|账期|对账|付款|结算|结账|付|交租|租金|房租|月租|工资|发薪|还款|还贷|利息|分红|班车|航班|发车|班次|发货"
    r"|出货|到货|补货|供货|上新|更新|直播|营业|休息"
    r"|开门|开会|例会|开课|上课|出差|产能|产量|销量|营收|收入|流水|报表|月报|周报|单量|订单|进货|开票|报税|检修"
    r"|出刊|发刊|集市|一班|两班|三班|飞|开一次"
)
_CONTACT = lazy(
    r"(?<![a-z])(?:ping|touch|check|catch|contact|call|reach|remind|meet|coffee|lunch|dinner|drinks?|beers?|talk"
    r"|chat|write|email|mail|message|nudge|"
    rf"follow|hi|hello|rhythm|keep|sync|speak|see|text|zoom|tea|news)(?![a-z])|{_TOUCH}"
)
_CLAUSE = lazy(r"[,;.!?|/\n，；。！？、·—()]")
_HAN_CLAUSE = lazy(r"[,;.!?|/\n，；。！？、·—() ]")
_THING_BEHIND = lazy(
    r" (?!(?:with|on|to|by|via|please|from|and|or|at|over|for|is|rhythm|check|catch|call|coffee|touch|ping|lunch"
    r"|chat|contact|keep|email|message|reminder|nudge|follow)(?![a-z])|[#@+])[a-z]+"
)
_FILLER = lazy(
    r"\b(?:about|roughly|around|approx|rhythm|cadence|him|her|them|me|us|with|to|in|up|at|least|please|pls|then"
    r"|and|so|via|over|by|on|for)\b|[:#@]\S*|联系频率|频率|节奏|大概|至少|保持|定期"
)


def find_rhythm(text: str) -> FoundRhythm | None:
    """Return how often to be in touch, as `text` says; routines of other things are none."""
    flat = level(text)
    return _english(flat) or _chinese(flat)


def _english(flat: str) -> FoundRhythm | None:
    for found in _ENGLISH.finditer(flat):
        days = _english_days(found)
        if days and _about_touch(flat, found, _CLAUSE, days):
            return FoundRhythm(found.start(), found.end(), days)
    return None


def _english_days(found: re.Match[str]) -> int:
    if found["word"]:
        return _WORDS[found["word"]]
    if found["per"]:
        return (
            round(_DAYS[found["per"]] / _times(found["times"] or found["slash"]))
            if found["per"] != "year"
            else _part_of_year(found)
        )
    if found["other"]:
        return 2 * _DAYS[found["unit2"]]
    if found["half"]:
        return 182 if found["unit3"] == "year" else 15
    count = english_number((found["count"] or "one").removesuffix(" of")) or 1
    return count * _DAYS[found["unit"] or found["unit4"]]


def _part_of_year(found: re.Match[str]) -> int:
    return 365 // _times(found["times"] or found["slash"])


def _times(written: str) -> int:
    word = written.removesuffix(" times").removesuffix("x")
    return {"once": 1, "twice": 2, "thrice": 3}.get(word) or english_number(word) or 1


def _chinese(flat: str) -> FoundRhythm | None:
    for found in _CHINESE.finditer(flat):
        days = _chinese_days(found)
        if days and _stands_free(flat, found) and _about_touch(flat, found, _HAN_CLAUSE, days):
            return FoundRhythm(found.start(), found.end(), days)
    return None


def _chinese_days(found: re.Match[str]) -> int:
    unit = (found["unit"] or found["unit2"]).removeprefix("个")
    count = found["count"] or found["count2"] or ("一" if not found[0].startswith("隔") else "两")
    amount = chinese_quantity(count) or Fraction(1)
    if found["half"] or found["half2"] or found["half3"]:
        amount += Fraction(1, 2)
    days = int(amount * 365) if unit == "年" else int(amount * _HAN_DAYS[unit])
    return days // int(chinese_quantity(found["times"][0]) or 1) if found["times"] else days


def _stands_free(flat: str, found: re.Match[str]) -> bool:
    """Whether no day, shift or number follows at once: 每月5号, 每周三, 一周两班车."""
    behind = flat[found.end() : found.end() + 1]
    if found["touch"] or found["times"] or found["touch2"]:
        return True
    return not behind or not (behind.isalnum())


def _about_touch(flat: str, found: re.Match[str], clause: re.Pattern[str], days: int) -> bool:
    """Whether the clause around it speaks of being in touch, or of nothing else."""
    start = max((m.end() for m in clause.finditer(flat, 0, found.start())), default=0)
    stop = clause.search(flat, found.end())
    around = flat[start : found.start()] + " " + flat[found.end() : stop.start() if stop else len(flat)]
    if _ROUTINE.search(around) and not found.groupdict().get("touch"):
        return False
    if _CONTACT.search(f"{around} {found[0]}"):
        return True
    if days == 1:
        return False
    return not _THING_BEHIND.match(flat, found.end()) and _alone_or_last(around, flat[found.end() :])


def _alone_or_last(around: str, behind: str) -> bool:
    """Whether little else is in the clause, or the line runs on without punctuation and ends here."""
    return not _FILLER.sub("", around).strip() or not behind.strip(" .!")
