"""What a line about a deal says: with whom, what, how much, how far, and what comes next.

    deal    = [names ":"] part {"," part}
    part    = amount | step | stage | title | note
    step    = ["next" ":"] words with a coming date, or words after a cue such as "next step" / 下一步
    stage   = words such as agreed, won, 谈成, 黄了

The first part that is none of the others is the title; what is left is kept as notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from ties.capture import touch_kind
from ties.dates import FoundDate, find_dates
from ties.deals import DealStage
from ties.money import Amount, find_amount
from ties.patterns import lazy
from ties.people import TouchKind

_LEAD = lazy(
    r"^\s*(?:new\s+)?deal\s*(?:[:：]\s*|\s(?:with|w/)\s+|\s(?-i:(?=[A-Z])))|^\s*新?(?:交易|生意|合作)\s*[:：]\s*|^\s*(?:跟|和|与)",
    re.IGNORECASE,
)
_HEAD = lazy(r"^\s*([^:：\n]{1,80}?)\s*[:：]\s*(?=\S)")
_NAMES = lazy(r"\s*(?:[,，、&+/]|\band\b|\bwith\b|和|与|跟|及)\s*", re.IGNORECASE)
# A comma between digits belongs to the number.
_PARTS = lazy(r"\s*(?:[;；。\n，、]|,(?!\d{3}(?!\d))|\.(?=\s))\s*")
_LABEL = lazy(r"(?:new )?(?:deal|business)|新?(?:交易|生意|合作|单子|商机)", re.IGNORECASE)
"""A part that only says that a deal follows."""

_WITH = lazy(r"\bwith ((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*)", re.IGNORECASE)
_FROM = lazy(r"(?:starting |as )?(?:from|since|in|until|till|of|after|start|starting)|从|自|起|开始", re.IGNORECASE)
"""What is left of a part that only says from when on."""

_STEP_CUE = lazy(r"^(?:next(?: step)?|todo|下一步|接下来|待办)\s*[:：]?\s*", re.IGNORECASE)
_BY = lazy(r"\b(?:by|before|until|on|at|due)\s*$", re.IGNORECASE)
_BEFORE_ZH = lazy(r"^\s*(?:之前|以前|前)")
_LEFTOVER = lazy(r"^[\s,，:：\-—–]+|(?:\s+(?:at|for|of|worth))?[\s,，:：\-—–]*$", re.IGNORECASE)

_STAGES: tuple[tuple[DealStage, re.Pattern[str]], ...] = (
    (
        DealStage.LOST,
        lazy(
            r"\b(?:lost|dead|fell through|is off|cancel+ed|said no|declined|rejected|walked away)\b"
            r"|黄了|没谈成|没成|谈崩|丢了|告吹|取消了|拒绝了",
            re.IGNORECASE,
        ),
    ),
    (
        DealStage.WON,
        lazy(
            r"\b(?:won|closed(?: the deal)?|signed|paid|deal done)\b"
            r"|谈成|成交|签约|签了|签合同|签下|中标|赢了|到账|付款了",
            re.IGNORECASE,
        ),
    ),
    (
        DealStage.AGREED,
        lazy(r"\b(?:agreed|accepted|shook hands|handshake)\b|谈妥|同意了|说定|敲定|口头答应", re.IGNORECASE),
    ),
)


@dataclass(frozen=True, slots=True)
class DealReading:
    """What was understood; `names` as typed, dates local."""

    names: tuple[str, ...] = ()
    title: str = ""
    amount: Amount | None = None
    stage: DealStage = DealStage.TALKING
    next_step: str = ""
    next_on: date | None = None
    notes: tuple[str, ...] = ()


def read_deal(text: str, now: datetime, currency: str) -> DealReading:
    """Read one line about a deal. `now` is aware, in the owner's zone; `currency` is meant where none is named."""
    names, body = _head(_LEAD.sub("", text))
    return _read_parts([part for part in _PARTS.split(body) if part.strip()], now, currency, names)


def deal_stage(text: str) -> DealStage:
    """Return how far a deal has come by the words of a text; talking when they do not say."""
    return next((stage for stage, words in _STAGES if words.search(text)), DealStage.TALKING)


def read_step(text: str, now: datetime) -> tuple[str, date | None]:
    """Return the words of a next step and its local date, or None when it names none."""
    text = _STEP_CUE.sub("", text.strip())
    found = next(iter(find_dates(text, now, lean="future")), None)
    if found is None:
        return text, None
    return _without(text, found), found.on


def names_in(text: str) -> tuple[str, ...]:
    """Return the names listed in a text: separated by commas, & or "and" / 和."""
    return tuple(dict.fromkeys(name for name in _NAMES.split(text.strip()) if name))


def _head(text: str) -> tuple[tuple[str, ...], str]:
    found = _HEAD.match(text)
    if not found or _STEP_CUE.fullmatch(found[0]):
        named = _WITH.search(text)
        return (named[1],) if named else (), text
    return names_in(found[1]), text[found.end() :]


def _read_parts(parts: list[str], now: datetime, currency: str, names: tuple[str, ...]) -> DealReading:
    title, step, on = "", "", None
    amount: Amount | None = None
    stage = DealStage.TALKING
    notes: list[str] = []
    for part in parts:
        if amount is None and (found := find_amount(part, currency)):
            amount = found.amount
            part = _trim(part[: found.start] + " " + part[found.end :])  # noqa: PLW2901 - what is left is read on
        coming = next((d for d in find_dates(part, now, lean="future") if d.on >= now.date()), None)
        if not step and (coming or _STEP_CUE.match(part)):
            doing, day = read_step(part, now)
            if not _FROM.fullmatch(doing):
                step, on = doing, day
                continue  # "sign on Friday" is not signed yet
        stage = stage if stage is not DealStage.TALKING else deal_stage(part)
        if _only_stage(part) or _LABEL.fullmatch(part):
            continue
        if not title and part and (len(parts) == 1 or touch_kind(part) is TouchKind.NOTE):
            title = part
        elif part:
            notes.append(part)
    if not title:
        title, notes = (step, notes) if step else (notes[0], notes[1:]) if notes else ("", notes)
    return DealReading(names, title, amount, stage, step, on, tuple(notes))


def _only_stage(part: str) -> bool:
    return any(words.fullmatch(part) for _, words in _STAGES)


def _without(text: str, found: FoundDate) -> str:
    before = _BY.sub("", text[: found.start])
    after = _BEFORE_ZH.sub("", text[found.end :])
    return _trim(f"{before} {after}") or _trim(text)


def _trim(text: str) -> str:
    return re.sub(r"\s+", " ", _LEFTOVER.sub("", text))
