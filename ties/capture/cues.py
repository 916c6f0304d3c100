"""The words that lead a clause, per language: tables in `tables/`, patterns here.

A clause runs from its cue to the next cue or to the end of its segment:

    need    what the person needs            needs a US warehouse · 缺海外牌照
    offer   what the person has to give      offers customs clearance · 手上有200个阿姨
    met     how and when you met             met at Canton Fair yesterday · 上周五饭局认识
    via     who introduced                   via Wang Wu · 李娜介绍
    hold    kept as it is and not looked at  doesn't need a publisher · ex Vestas · 客户都是车企
"""

from __future__ import annotations

import re

from ties.capture.tables import choice, words
from ties.folding import HAN
from ties.patterns import lazy

# --- English -------------------------------------------------------------------------------------------------

_LEADS = {
    "via": r"(?:(?:who was|was|got|been)\s+)?",
    "met": r"(?:(?:we|i|i've|have|had|just|last|first|also|who)\s+){0,4}",
    "hold": "",
    "need": r"(?:(?:is|are|he's|she's|they're|they|he|she|currently|also|always|urgently|really|badly)\s+){0,4}",
    "offer": r"(?:(?:he|she|they|also|is|gladly|who|and)\s+){0,4}",
}
"""Kinds of clauses in the order they are tried, with the little words that may stand before the cue."""


def _english() -> re.Pattern[str]:
    named = "|".join(f"(?P<{kind}>{lead}{choice('clauses_en', kind)})" for kind, lead in _LEADS.items())
    return lazy(rf"(?i)(?<![\w'’/-])(?:{named})(?!\w)(?!-(?:based|driven|to)\b)")


ENGLISH = _english()
"""Finds English cues anywhere in a segment; the group that matched names the kind of clause."""

# --- Chinese (simplified; the text is levelled before it is matched) -------------------------------------------


def _zh(section: str) -> str:
    return choice("clauses_zh", section)


_NEED_INSIDE, _OFFER_INSIDE = f"(?P<need>{_zh('need')})", f"(?P<offer>{_zh('offer')})"
CHINESE = lazy(
    rf"{_zh('also')}*(?:(?P<hold>{_zh('hold')})|(?P<need>{_zh('need')}|{_zh('need_first')})"
    rf"|(?P<offer>{_zh('offer')}|{_zh('offer_first')}))[:是的了]?\s*"
)
"""Matches a Chinese cue at the start of a piece; the group names the kind of clause."""

ASIDE_ZH = lazy(_zh("aside"))
"""Little words before a cue that say something: 五一前, 据说."""

CHINESE_INSIDE = lazy(rf"(?<=[{HAN}])(?<![不没无别])(?<!客户)(?:{_NEED_INSIDE}|{_OFFER_INSIDE})")
"""Chinese cues clear enough to part a run of characters without spaces."""

KEEPS_VERB = frozenset(["能", "可", "可以", "会"])
"""After these the verb belongs to the offer: 能挖芯片人."""

REFUSED_ZH = lazy(_zh("refused"))
"""What follows a Chinese cue and shows that it is none: 需要跟进, 有选题可以找她."""

MET_ZH = lazy(rf"(?P<before>.*?)(?P<cue>{_zh('meeting')})(?:的|了|过)*(?P<after>.*)")
MET_WITH_ZH = lazy(
    rf"(?P<before>.*?)(?:和|跟|与|同|约了?)(?P<who>\w{{2,4}}?)(?:一起|去|在\w{{1,6}})*(?P<cue>{_zh('together')})(?P<after>.*)"
)
VIA_ZH_BEFORE = lazy(
    r"(?:通过|透过|藉由|借由|经过|经由|经|托|via|(?:介绍|推荐|引荐)人[:是]?)[: ]*(?P<who>.+?)"
    r"(?:(?:的?介绍|推荐|引荐|牵线|搭桥|认识|结识)+(?:的|了)*(?P<name>(?<=[识的了]).{2,4})?)?"
)
VIA_ZH_AFTER = lazy(
    r"(?:是|由|经)?(?P<who>.{1,8}?)(?:的?介绍|推荐|引荐|牵线|搭桥|引见|推的(?:微信|名片)|拉的群|(?P<weak>推(?:送|过来|来|给我)?的|带来的|给的微信|转介|做的媒|领来的))"
    r"(?:给我|我们?|过来|来)*(?:认识)?(?:的|了)*(?P<name>.{0,10})"
)
NO_INTRODUCER = lazy(_zh("no_introducer"))

# --- names ----------------------------------------------------------------------------------------------------

RELATION_ZH = lazy(
    rf"(?P<whose>.{{1,6}}(?:的{_zh('relative')}|[他她家](?:爸|妈|哥|姐|弟弟?|妹妹?|老公|老婆|舅舅?|叔叔?|姨|儿子|女儿|闺女)))(?P<name>.*)"
)
FELLOW_ZH = lazy(rf"(?:(?:我的?|俺)?{_zh('fellow_of')}*{_zh('fellow')}|\w{{2,3}}人)(?:叫|是)?(?=\w{{2,4}}$)")
NAMED_ZH = lazy(rf"(?P<cue>{_zh('named')})(?P<colon>是|叫|:)?\s*(?P<name>.+)")
ALIAS_ZH = lazy(rf"{_zh('alias')}(?:就?是|就?叫|:)?\s*(?P<name>.+)")

# --- the rest -------------------------------------------------------------------------------------------------

WORKED_TOGETHER = lazy(f"{choice('clauses_en', 'worked_together')}|{_zh('worked_together')}")
EMPTY = frozenset(words("clauses_en", "empty")) | frozenset(words("clauses_zh", "empty"))
"""A leftover made of these alone is no note."""
