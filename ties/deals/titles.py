"""What a deal is called, and which deal a text speaks of: "lost the pilot with Tom" is the pilot, 首单黄了 is 首单."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ties.deals import Deal, DealStage
from ties.deals.reading import DealReading
from ties.folding import fold, is_han, words
from ties.patterns import lazy

_OUTCOME_EN = (
    r"(?:is |was |has |got |we |i |just |finally |have )*"
    r"(?:won|lost|dead|fell through|off|cancel+ed|closed|signed|done|agreed(?: on| to)?|accepted|declined|rejected|"
    r"said (?:no|yes)(?: to)?|walked away(?: from)?|shook hands(?: on)?|paid(?: for)?)"
)
_OUTCOME_ZH = (
    r"(?:终于|已经?|没能?|刚|又|都|被)*"
    r"(?:(?:谈成|谈妥|谈崩|成交|签约|签下|中标|拿下|到账|付款|告吹|取消|拒绝|同意|说定|敲定|口头答应|没成)了?|[签赢黄丢成崩]了)"
)
_FIRST = lazy(rf"(?:{_OUTCOME_EN}\b|{_OUTCOME_ZH})[\s,，:：]*(?:(?:the|our|my|a|an)\b)?\s*", re.IGNORECASE)
_LAST = lazy(rf"[\s,，:：]*(?:\b{_OUTCOME_EN}|(?<=[^\x00-\x7f]){_OUTCOME_ZH})[\s!！。.]*$", re.IGNORECASE)
_JOINTS = r"(?:with|from|by|to|for|and)\s+"
_JOINTS_ZH = "(?:和|跟|与|给|同)"
_EDGES = " \t,，:：-—–'’.。!！"
_DANGLING = lazy(r"\s+(?:with|from|by|to|for|at|of|and|the|on)$|^(?:s|with|the|a|an)\s+|^的", re.IGNORECASE)
_OPEN = lazy(
    r"(?:(?:the|our|this|that|a|new|big|first) )*(?:deal|contract|it|order|agreement|business)s?"
    r"|(?:这|那|个|的|新|我们)*(?:一?单子?|合同|订单|协议|合作|交易|生意|项目|事)?(?:的事)?",
    re.IGNORECASE,
)
"""Words that name no deal in particular."""

_DEFINITE = lazy(r"\b(?:the|our|this|that|it)\b|[这那]", re.IGNORECASE)
_ENOUGH_SAID, _ENOUGH_OF_DEAL = 0.6, 0.5


def titled(reading: DealReading, names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what a deal with people of these names is called, and the notes that are left.

    Empty when the text names no deal in particular ("won", 那单黄了).
    """
    for part in (reading.title, *reading.notes):
        title = _told_apart(part, reading, names)
        if title and not _OPEN.fullmatch(title):
            return title, tuple(note for note in reading.notes if note != part)
    return "", reading.notes


def speaks_of_the_deal(reading: DealReading, names: Sequence[str]) -> bool:
    """Whether a text means a deal that both know of, without saying which: that one, 那单, the contract."""
    first = _told_apart(reading.title, reading, names)
    return _OPEN.fullmatch(first) is not None and (not first or _DEFINITE.search(reading.title) is not None)


def title_of(reading: DealReading, names: Sequence[str]) -> str:
    """Return what a new deal is called, however little the text says of it; empty only without any words."""
    return titled(reading, names)[0] or _told_apart(reading.title, reading, names) or reading.title


Sure = Literal["any", "most", "all"]
"""How much of a deal's own title must be said: any of it when nothing else is, most of it so too, all beside more."""


def spoken_of(title: str, deals: Sequence[Deal], sure: Sure = "any") -> Deal | None:
    """Return the one deal a text speaks of; without a title and with little to be sure of, the only one there is."""
    if not title:
        return deals[0] if len(deals) == 1 and sure == "any" else None
    alike = [(_likeness(title, deal.title, sure), deal) for deal in deals]
    best = max((score for score, _ in alike), default=0.0)
    found = [deal for score, deal in alike if score == best and score]
    return found[0] if len(found) == 1 else None


def _told_apart(part: str, reading: DealReading, names: Sequence[str]) -> str:
    """Return a part of a text without names and, when the deal has come further, without the words for that."""
    part = _without_names(part, names)
    if reading.stage is not DealStage.TALKING:
        lead = _FIRST.match(part)
        part = _LAST.sub("", part[lead.end() :] if lead else part).strip(_EDGES)
    return _DANGLING.sub("", _DANGLING.sub("", part)).strip(_EDGES)


def _without_names(part: str, names: Sequence[str]) -> str:
    for name in _spellings(names):
        joints = _JOINTS_ZH if is_han(name) else _JOINTS
        end = "(?:那边|那里|的)?" if is_han(name) else r"(?:['’]s)?(?!\w)"
        part = re.sub(rf"(?<![a-z])(?:{joints})?{re.escape(name)}{end}", " ", part, flags=re.IGNORECASE)
    return " ".join(part.split()).strip(_EDGES)


def _spellings(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        if not is_han(name):
            yield from name.split()[:1]


def _likeness(said: str, title: str, sure: Sure) -> float:
    one, other = set(_units(said)), set(_units(title))
    shared = len(one & other)
    if not shared:
        return 0.0
    of_said, of_deal = shared / len(one), shared / len(other)
    enough = {
        "any": of_said >= _ENOUGH_SAID or of_deal == 1.0,
        "most": of_said >= _ENOUGH_SAID and of_deal >= _ENOUGH_OF_DEAL,
        "all": of_deal == 1.0,
    }
    return of_said + of_deal if enough[sure] else 0.0


def _units(text: str) -> Iterator[str]:
    """Words of a Latin text, pairs of characters of a Chinese one."""
    for word in words(fold(text)):
        if not is_han(word):
            yield word.rstrip("s")
        else:
            yield from (word[n : n + 2] for n in range(max(len(word) - 1, 1)))
