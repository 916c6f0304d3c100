"""A day taken back in the same breath: Monday? no, Tuesday; not Friday but Saturday; 不是周二 是周三; 改到周六."""

from __future__ import annotations

from itertools import pairwise

from ties.dates.found import FoundDate
from ties.patterns import lazy

_TAKEN_BACK = lazy(
    r"(?:\A|[\s?,;.–—-])(?:no|nope|nah|wait|sorry|actually|correction|scratch that|i mean|i meant|make (?:that"
    r"|it)|or rather"
    r"|rather)[\s,:-]*(?:(?:no|wait|sorry|actually|on|the|make it|i mean|it'?s|is)[\s,]+)*$"
    r"|(?<![a-z])(?:moved|pushed|postponed|rescheduled|shifted|changed|switched|brought forward|delayed)"
    r"(?: (?:it|back|forward))?,? (?:to|until|till) (?:the )?$"
    r"|(?:doesn'?t work|won'?t work|can'?t do it|not possible|is out|no good)[\s,.;:-]*(?:so|but|maybe"
    r"|how about|try|rather)? ?$"
    "|(?:不对|错了|说错了?|记错了?|应该是?|改到|改成|改为|推迟到|延到|延期到|推到|挪到|提前到|换到|换成|调到"
    "|而是)[了,，、是到 ]*$"
    "|(?:不行|不成|没空|不方便|取消了?|去不了|来不了)[,，。、 ]*(?:就|那|要不)?(?:改|换)?(?:到|成)?$"
)
_DENIED = lazy(r"(?:(?<![a-z])(?:not|isn'?t|instead of|rather than) (?:on |the )?|不是|并非|别)$")
_MOVED_FROM = lazy(
    r"(?:moved|pushed|rescheduled|shifted|changed|switched|brought forward|postponed"
    r"|delayed)(?: \w+){0,3} from (?:the )?$"
)
_TO = lazy(r" ?(?:to|until|till) (?:the )?")
_NEAR = 24
"""Characters between a day and the one that replaces it."""


def without_taken_back(dates: list[FoundDate], flat: str) -> list[FoundDate]:
    """Return the dates without those that another one replaces."""
    if len(dates) < 2:
        return dates
    gone = [one for one, after in pairwise(dates) if _replaced(one, after, flat)]
    gone += [one for one in dates if _DENIED.search(flat, max(0, one.start - 16), one.start)]
    return [one for one in dates if one not in gone] or dates


def _replaced(one: FoundDate, after: FoundDate, flat: str) -> bool:
    if after.start - one.end > _NEAR:
        return False
    moved = _MOVED_FROM.search(flat, max(0, one.start - 40), one.start) and _TO.fullmatch(flat, one.end, after.start)
    return bool(moved) or _TAKEN_BACK.search(flat, one.end, after.start) is not None
