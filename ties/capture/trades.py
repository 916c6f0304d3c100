"""Titles and company names, English and Chinese (folded): how to tell a role, a company, a trade."""

from __future__ import annotations

import re

from ties.capture.tables import choice, words
from ties.folding import HAN, fold, has_han
from ties.industries import find_industries
from ties.names import is_given_name
from ties.names.tables import TITLES
from ties.patterns import lazy

# --- roles ----------------------------------------------------------------------------------------------------

ROLE_HEADS = frozenset(words("work_en", "heads"))
"""Last words of English titles."""

ROLE_OPENERS = frozenset(words("work_en", "openers"))
"""Titles that may be followed by `of something`."""

_SMALL = frozenset(["of", "and", "for", "the", "&", "+", "/", "in", "to"])
NOT_IN_ROLES = frozenset(words("work_en", "not_in_title"))
_AFTER_ROLE = frozenset(words("work_en", "after"))
_AGENT = lazy(
    rf"(?!(?:{'|'.join(words('work_en', 'not_agents'))})$)"
    r"[a-z]{3,}(?:ist|ician|ographer|monger|smith|wright|herder|mason)"
)
"""violinist, optician, choreographer: what people are called for what they do."""

_DOER = lazy(r"[a-z]{4,}(?:er|or)")
_THINGS = frozenset(words("work_en", "things"))

_ZH_HEADS = choice("work_zh", "heads")
ROLE_ZH = lazy(rf"(?P<front>.*?)(?P<head>{_ZH_HEADS})(?:兼.+|[a-z]?)")
ROLE_ZH_WHOLE = lazy(
    rf"{choice('work_zh', 'whole')}|(?:高级|资深|初级|首席|助理|副|前)?"
    rf"(?:{_ZH_HEADS}|ceo|cto|cfo|coo|vp|gp|hr|hrd|pm|bd)(?:兼\w+)?"
)
_AGENT_ZH = lazy(r"[^\W的在]{2,6}(?<![会人成团动党])(?:师|员|手艺人)")
_OWNER_ZH = lazy("联?合?创始人|创办人|老板|老总|合伙人|董事长|总裁|ceo|股东|法人")
NOT_ROLE_ZH = lazy(choice("work_zh", "not_roles"))
DEPARTMENT_ZH = lazy(rf"(?:{choice('work_zh', 'department')}|[a-z&+/ ]{{1,12}})+")
"""Words that belong to a title when they stand before its head: 产品总监, 卡车司机."""

# --- companies ------------------------------------------------------------------------------------------------

LEGAL_TAIL = lazy(rf"(?i)\b{choice('work_en', 'legal')}\.?$")
LEGAL_TAIL_ZH = lazy(rf"{choice('work_zh', 'legal')}$|^株式会社")
TAIL = lazy(rf"(?:\b|& ){choice('work_en', 'tails')}$")
"""Last words of English company names; they count only in a name written with capitals."""

HEAD = lazy(rf"(?i)^(?:the )?{choice('work_en', 'house')} (?:of|de|del|da|di|d')?\s?(?-i:[A-Z])")
BRANDED = lazy(
    rf"(?i)^(?P<trade>(?:[^\W\d_][\w'-]*\s){{0,3}}(?-i:{choice('work_en', 'brand')}))\s+(?:called |named )?"
    r"(?P<name>(?-i:[A-Z0-9])[\w&.'’-]*(?:\s(?:(?-i:[A-Z0-9&])[\w&.'’-]*|of|and|the))*)$"
)
TRADE_NOUN = lazy(rf"(?i)\b{choice('work_en', 'shop')}$")

TAIL_ZH = lazy(rf"^(?P<stem>[{HAN}a-z0-9&·().' -]{{2,24}}?){choice('work_zh', 'tails')}$")
"""How Chinese companies are called in short; a bare trade (食品, 物流) is none."""

BARE_TRADE_ZH = lazy(rf"^{choice('work_zh', 'doing')}")
_COUNTED_ZH = lazy(r"[一二两三四五六七八九十几多数百千\d]+(?:家|间|个|条|台|辆|名|位|套|座|款|种|年|月|日|号|万|亿)")
INSTITUTION_ZH = lazy(
    r"\w(?:厂|店|基金会|公司|协会|学会|商会|学校|小学|中学|医院|诊所|银行|幼儿园|事务所|出版社|工作室|研究所|设计院|农场|合作社)$"
)
"""Where somebody with a title works, even if it has no name of its own: 木门厂 厂长."""

MEDIA_ZH = lazy(r"\w{2}(?:日报|晚报|早报|周刊|财经|卫视|电视台|时报|商报)$")
"""Names of media, although they also are trades."""

FAMILY_SHOP_ZH = lazy(rf"^[{HAN}]{{1,3}}记[{HAN}]{{1,5}}$")
EMPLOYERS_ZH = frozenset(words("work_zh", "employers"))
"""Well-known Chinese employers by their everyday names."""


def is_role_zh(text: str) -> bool:
    """Whether the whole (folded) text is a title: 秘书长, 产品总监, 卡车司机."""
    if NOT_ROLE_ZH.fullmatch(text):
        return False
    if ROLE_ZH_WHOLE.fullmatch(text) or _AGENT_ZH.fullmatch(text):
        return True
    told = ROLE_ZH.fullmatch(text)
    return told is not None and (not told["front"] or DEPARTMENT_ZH.fullmatch(told["front"]) is not None)


def split_role_zh(text: str) -> int:
    """Return where the title starts in a run such as 腾讯产品总监; -1 when it does not end in one."""
    told = ROLE_ZH.fullmatch(text)
    if not told or NOT_ROLE_ZH.search(text[-3:]):
        return -1
    end = told.end("front")
    if _OWNER_ZH.fullmatch(told["head"]):
        return end  # 海涛物流创始人: nobody founds a department
    return next((start for start in range(end) if DEPARTMENT_ZH.fullmatch(text[start:end])), end)


def is_company_zh(text: str) -> bool:
    """Whether (folded) Chinese text is called like a company."""
    if text in EMPLOYERS_ZH or LEGAL_TAIL_ZH.search(text):
        return (len(text) > 2 or text in EMPLOYERS_ZH) and not _COUNTED_ZH.search(text)
    return (
        not BARE_TRADE_ZH.match(text)
        and not re.search(r"(?<=\w\w)[做卖开搞找有没想要去](?=\w)", text)
        and not _COUNTED_ZH.search(text)
        and (FAMILY_SHOP_ZH.match(text) is not None or TAIL_ZH.match(text) is not None)
    )


def is_organisation(text: str) -> bool:
    """Whether text ends in a legal form or the like: no person is called so."""
    return bool(LEGAL_TAIL_ZH.search(fold(text))) or (" " in text and bool(LEGAL_TAIL.search(text)))


HOUSES = frozenset(words("work_en", "houses_abroad"))
"""First words of names of places of work in other languages: Finca El Roble, Trattoria da Nino."""

_SURNAMES_TOO = frozenset(words("work_en", "surnames_too"))


_TWO = 2


def is_named_company(text: str) -> bool:
    """Whether a Latin phrase, capital first, is a company and no person: Rusty Nail Joinery, Hokkaido dairy coop."""
    words = text.split()
    low = [fold(w).strip(".") for w in words]
    personal = low[:1] and (low[0] in TITLES or is_given_name(words[0]) or bool({"of", "at", "from"} & set(low[1:])))
    if has_han(text) or len(words) < _TWO or personal:
        return is_organisation(text)
    if low[0] in HOUSES and words[-1][0].isupper():
        return True
    noun = words[0][0].isupper() and bool(TAIL.search(text.lower()) or TRADE_NOUN.search(text))
    return (len(words) > _TWO or low[-1] not in _SURNAMES_TOO) and (noun or is_company(text))


def is_company(text: str) -> bool:
    """Whether Latin text, with its capitals, is called like a company."""
    words = [w for w in text.split() if w.lower() not in _SMALL]
    if len(words) < 2:
        return False
    proper = all(not w[0].islower() for w in words)
    if LEGAL_TAIL.search(text) or (HEAD.match(text) and _is_proper_behind(text)):
        return True
    return (proper and bool(TAIL.search(text.lower()))) or (
        not proper and all(not w[0].islower() for w in words[:-1]) and bool(TRADE_NOUN.search(text))
    )


def _is_proper_behind(text: str) -> bool:
    """University of Split, but not `port of Gdansk people`."""
    return not text.rsplit(maxsplit=1)[-1][0].islower()


def role_length(words: list[str]) -> int:
    """How many leading words of an English phrase are a title (0: none): `landlord of unit 14B` gives 1."""
    low = [w.lower().strip(".,()") for w in words]
    if not low or any(w in NOT_IN_ROLES for w in low[:1]):
        return 0
    heads = [n for n, w in enumerate(low) if _is_head(w)]
    if not heads and 1 < len(low) <= 4 and _DOER.fullmatch(low[-1]) and low[-1] not in _THINGS and words[-1].islower():
        heads = [len(low) - 1]
    if not heads:
        return 0
    if low[heads[0]] in ROLE_OPENERS and low[heads[0] + 1 : heads[0] + 2] == ["of"]:
        return _of_length(low, heads[0])
    last = _last_head(low, heads)
    if last > 5 or any(w in NOT_IN_ROLES for w in low[:last]) or not _may_follow(words[last + 1 : last + 2]):
        return 0
    return last + 1


def _may_follow(after: list[str]) -> bool:
    """`coach hire` is no coach: after a title stands nothing, a small word, a name or a number."""
    return not after or after[0].lower() in _AFTER_ROLE or not after[0][0].islower()


def _is_head(word: str) -> bool:
    return (
        word in ROLE_HEADS
        or bool(_AGENT.fullmatch(word))
        or any(part in ROLE_HEADS for part in re.split(r"[/&+]", word) if part)
    )


def _last_head(low: list[str], heads: list[int]) -> int:
    """The last head reached from the first over `and`, `&`, commas of titles or plain title words."""
    last = heads[0]
    for n in heads[1:]:
        if all(w in {"and", "&", "+", "/"} for w in low[last + 1 : n]) or n == len(low) - 1:
            last = n
    return last


def _of_length(low: list[str], at: int) -> int:
    n = at + 2
    while n < len(low) and n - at < 5 and low[n] not in {"at", "in", "for", "with", "from", "@"}:
        n += 1
    return n


# --- trades ---------------------------------------------------------------------------------------------------


def is_industry(phrase: str) -> bool:
    """Whether the name of a trade covers the phrase but for one character."""
    return any(found.end - found.start >= len(phrase) - 1 for found in find_industries(phrase))


def is_bare_trade(phrase: str) -> bool:
    """Whether the name of a trade covers the whole phrase: `Solar Energy` is no company."""
    return any(found.end - found.start >= len(phrase) for found in find_industries(phrase)) and not MEDIA_ZH.search(
        phrase
    )


def tells_trade(company: str) -> bool:
    """Whether a company's name tells what it does: Tata Steel does; King & Wood and Olive Young do not."""
    return has_han(company) or " " not in company or is_company(company) or is_bare_trade(company)
