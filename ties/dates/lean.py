"""Which way a date falls, judged from the words around it: met on Friday is past, call on Friday is to come."""

from __future__ import annotations

from functools import lru_cache

from ties.dates.found import Lean
from ties.patterns import lazy

_PAST = (
    "met|saw|spoke|talked|chatted|had|was|were|been|visited|called|emailed|sent|ago|seen|last|since|"
    "introduced|bumped|ran|caught|connected|joined|left|signed|closed|attended|hosted|came|went|dined|"
    "lunched|discussed|told|said|asked|wrote|messaged|texted|pitched|got|gave|paid|bought|sold|started|"
    r"founded|moved(?! (?:\w+ )?(?:from|to (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|next|this|tom)))|worked|"
    "did|known|knew|first(?! thing)|interviewed|presented|hired|quit|launched|opened|shook|shared|exchanged"
)
_FUTURE = (
    "will|call|send|meet|remind|ping|follow|book|renew|pay|due|by|until|till|schedule|visit|lands|"
    "arrives|wants|needs|deadline|expires|plan|plans|planning|should|must|going|see|shall|let|let's|"
    "tomorrow|next|reply|answer|check|deliver|delivery|finish|submit|ready|decision|starts|opens|"
    "launches|closes|ends|back|meeting|pick|remember|ask|email|write|hopes|expects|can|could|would|may|"
    "leaves|flies|returns|again"
)
_HAN_PAST = (
    "(?<![想要去])认识|遇到|遇见|碰到|碰见|偶遇|相识|结识|上次|发的|说的|加的|介绍的|见的|聊的|刚|曾|当时|已经?|"
    "[作签买做谈卖办识下订]的|[见聊谈吃喝发寄签加去来开办做打约访问说回搬离换买卖到合作参拜面通收送借给][过了]"
)
_HAN_FUTURE = (
    "约|提醒|记得|打算|准备|计划|将|要|待|下次|回复|联系|跟进|截止|到期|之前|以前|再|交|别忘|出差|开业|开会|上线"
)

_CUE = lazy(
    rf"(?<![a-z])(?:(?P<past>{_PAST})|(?P<future>{_FUTURE}))(?![a-z])"
    rf"|(?P<han_past>{_HAN_PAST})|(?P<han_future>{_HAN_FUTURE})"
)
_SENTENCE = lazy(r"[!?;\n。！？；|]|\.\s")
_CLAUSE = lazy(r"[,，、/·()（）]")
_LEAD_IN = lazy(r"\s*(?:on|in|at|the|in the|around|about|于|在)?\s*")


def lean_of(flat: str, start: int, end: int) -> Lean:
    """Return which way the date at start..end of the levelled text leans; to come when nothing speaks for past."""
    before = _SENTENCE.split(flat[:start])[-1]
    after = _SENTENCE.split(flat[end:], maxsplit=1)[0]
    clauses = _CLAUSE.split(before)
    here = start - len(clauses[-1])
    if same := _cues(flat, here, start):
        return same[-1]
    if later := _cues(flat, end, end + len(_CLAUSE.split(after, maxsplit=1)[0])):
        return later[0]
    if len(clauses) > 1 and _LEAD_IN.fullmatch(clauses[-1]):
        return (_cues(flat, here - 1 - len(clauses[-2]), here - 1) or ["future"])[-1]
    return "future"


def _cues(flat: str, start: int, end: int) -> list[Lean]:
    return [lean for begins, ends, lean in _all_cues(flat) if start <= begins and ends <= end]


@lru_cache(8)  # every date of a text asks for them
def _all_cues(flat: str) -> tuple[tuple[int, int, Lean], ...]:
    found = _CUE.finditer(flat)
    return tuple((*cue.span(), "past" if cue["past"] or cue["han_past"] else "future") for cue in found)
