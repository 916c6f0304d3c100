"""Companies told in so many words: 酒庄叫青禾, her company is called Lowtide, 极昼科技（深圳）有限公司, no name yet."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.sheet import BREAK
from ties.capture.tables import choice
from ties.capture.where import is_place, place_starts
from ties.folding import HAN
from ties.patterns import lazy

_CALLED_ZH = lazy(
    rf"(?:{choice('work_zh', 'shop')})(?:的?名字?)?(?:叫做?|名叫|取名)[: ]?"
    rf"(?P<company>[^\s,;。，；、()|{BREAK}]{{2,20}})"
)
_CALLED = lazy(
    rf"\b(?:(?:his|her|their|the|our|a|an)\s)?(?:[\w-]+\s){{0,2}}?(?i:{choice('work_en', 'brand')}|business)"
    r"(?:'s name is| is called| is named| called| named)\s+"
    r"(?P<company>[^\W_a-z][\w&.'’-]*(?:\s(?:&\s)?[^\W_a-z][\w&.'’-]*){0,3})"
)
_BRANCH_ZH = lazy(
    rf"[{HAN}a-zA-Z0-9]{{2,20}}\((?P<where>[{HAN}]{{2,8}})\)[{HAN}]{{0,12}}?(?:有限责任公司|有限公司|公司|集团|事务所|研究院)"
)


def read_plain_company(draft: Draft) -> None:
    """Take a company that is named as such."""
    if draft.company:
        return
    level = draft.sheet.open_level()
    told = _BRANCH_ZH.search(level)
    if told:
        _read_branch(draft, told)
        return
    told = _CALLED_ZH.search(level) or _CALLED.search(draft.sheet.open_text())
    if told:
        draft.set_company(*told.span("company"))
        draft.sheet.hold(told.start(), told.start("company"))


def _read_branch(draft: Draft, told: re.Match[str]) -> None:
    """Take the whole name; the city in its brackets is where, when the line tells no other."""
    where = told.span("where")
    draft.set_company(*told.span())
    elsewhere = any(place_starts(draft.sheet.text[p.start : p.end]) for p in draft.pieces())
    if not draft.city and not elsewhere and is_place(told["where"]):
        draft.city = draft.sheet.shown(*where)
