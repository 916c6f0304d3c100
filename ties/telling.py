"""What a reading makes of a person: somebody new, somebody revised, or somebody more is known about."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from ties.capture import Reading, touch_kind
from ties.dates import find_dates
from ties.industries import find_industries
from ties.patterns import lazy
from ties.people import DEFAULT_RHYTHM_DAYS, FunnelStage, Person, PersonId, ResourceKind, TouchKind

MAX_NAME = 120
"""A name longer than this is a sentence; the rest of it stays in the raw text."""

MAX_TOUCH_AGE = timedelta(days=366)
"""A day further back is history that was told, not the day of the touch."""

_NOT_FROM_TEXT = {"id", "raw", "external_id", "created_at", "last_touch_on", "next_touch_on"}
_FROM_TEXT = tuple(f.name for f in fields(Person) if f.name not in _NOT_FROM_TEXT)
_LISTS = ("phones", "emails", "urls", "tags")
_SINGLES = ("wechat", "telegram", "birthday", "rhythm_days")
_ADDRESS = lazy(
    r"(?i)(?:电话|手机|微信号?|邮箱|邮件|短信|e-?mail|phone|call|text|whats ?app|we ?chat|\bwx)"
    r"(?:\s*(?:number|id|号码?|是|is|to)(?![a-z]))*\s*[:：]?\s*(?=\+?\d[\d ()-]{5,}|[\w.+-]+@|[a-z][a-z_-]*\d)"
)
_TASTE = lazy(
    r"(?i)\b(?:likes?|loves?|prefers?|hates?|enjoys?|drinks only|fond of|fan of|allergic to|sells?|makes?|"
    r"imports?|exports?|trades? in|(?:runs?|owns?|opened|opens) (?:an?|the|his|her|their)) [^,;.，；。]*"
    r"|(?:喜欢|爱|不|讨厌|开了?一?家?|做|卖|经营|是做)(?:喝|吃|打|爬)?(?:咖啡|茶|酒|火锅|面|饭)[^,，;；。]*"
)
"""Tastes and trades: somebody who loves tea was not met for one."""

_CLAUSE_END = lazy(r"[,，;；。！!\n]|\.\s|(?<=[^\d])[:：]")
_PLAN = lazy(
    r"(?i)^\W*(?:please |pls |just |then )*"
    r"(?:call|ring|phone|text|e-?mail|message|ping|meet|visit|see|write to|invite|catch up)\b"
    r"(?! (?:with|w/|from|at|on)\b)"
    r"|\b(?:remind me|remember to|(?:don't|do not) forget|(?:need|have|want|promised|plan|going|hope)s? to|must|should"
    r"|will|i'll|we'll|let's|gotta|wanna|gonna|ought to|supposed to|planning to|todo|to do|next time)\b"
    r"|记得|别忘|提醒|打算|准备|改天|下次|回头|有空|想约|要约|约好|约了|待办|等会儿?|一会儿?(?!议)|晚点|得(?:去|给|和|跟|找|约)|要(?:去|给|和|跟|找)"
)
"""Words of what is to be done: call her, 记得联系他."""

_FOR_A_MEAL = lazy(
    r"(?i)\b(?:for|over) (?:an? )?(?:\w+ )?(?:lunch|dinner|coffee|breakfast|brunch|drinks?|beers?|tea)\b"
    r"|见面?.{0,4}(?:吃|喝)"
)
_DAYS = lazy(
    r"(?i)\b(?:earlier |late |later )?"
    r"(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|just now)\b"
    r"|(?:今天|昨天|前天|明天|后天)(?:早上|上午|中午|下午|晚上)?|今早|今晚|昨晚|刚刚|刚才"
)
_SPACE_HAN = lazy(r"(?<=[^\x00-\x7f])\s(?=[^\x00-\x7f])(?<=[，。；：、！？])|(?<=[，。；：、！？])\s")
_UNTOLD = Person(PersonId(0), name="")


@dataclass(frozen=True, slots=True)
class Told:
    """A need or an offer as it was told, filed under the industries it speaks of."""

    kind: ResourceKind
    text: str
    industries: tuple[str, ...] = ()


def new_person(reading: Reading, raw: str) -> Person:
    """Return the person a line describes; `raw` is the line. The name may be empty."""
    return Person(
        id=PersonId(0),
        name=(reading.name or (reading.company if reading.organisation else ""))[:MAX_NAME],
        alias=reading.alias,
        organisation=reading.organisation,
        company=reading.company,
        role=reading.role,
        industries=reading.industries,
        city=reading.city,
        phones=reading.phones,
        emails=reading.emails,
        urls=reading.urls,
        wechat=reading.wechat,
        telegram=reading.telegram,
        met_at=reading.met_at,
        met_on=reading.met_on,
        via=reading.via,
        tags=reading.tags,
        rhythm_days=reading.rhythm_days or DEFAULT_RHYTHM_DAYS,
        birthday=reading.birthday,
        funnel_stage=reading.stage or FunnelStage.KNOWN,
        note=reading.note,
        raw=raw,
    )


def told_in(reading: Reading) -> tuple[Told, ...]:
    """Return the needs, then the offers of a reading."""
    needs = (told(ResourceKind.NEED, text) for text in reading.needs)
    return (*needs, *(told(ResourceKind.OFFER, text) for text in reading.offers))


def told(kind: ResourceKind, text: str) -> Told:
    """Return one need or offer with its industries."""
    return Told(kind, text, tuple(dict.fromkeys(found.code for found in find_industries(text))))


def revised(person: Person, old: Reading, new: Reading, raw: str) -> Person:
    """Return the person after their line was edited: `old` is the reading of `person.raw`, `new` that of `raw`.

    A field that still says what the old line said now says what the new one says; what the owner changed by hand stays.
    """
    before, after = new_person(old, ""), new_person(new, "")
    if not after.name:
        after = replace(after, name=person.name)
    changes: dict[str, Any] = {}
    for name in _FROM_TEXT:
        now, was, said = (getattr(one, name) for one in (person, before, after))
        if isinstance(now, tuple):
            changes[name] = _merged(now, was, said)
        elif now == was:
            changes[name] = said
    return replace(person, **changes, raw=raw)


def told_more(person: Person, new: Reading, old: Reading | None = None) -> Person:
    """Return the person after a note told a number, an address, a tag, a birthday or a rhythm.

    When the note replaces another, `old` is the reading of that one, and what only it told goes.
    """
    old = old or Reading()
    changes: dict[str, Any] = {}
    for name in _LISTS:
        changes[name] = _merged(getattr(person, name), getattr(old, name), getattr(new, name))
    for name in _SINGLES:
        if getattr(new, name):
            changes[name] = getattr(new, name)
        elif getattr(old, name) and getattr(person, name) == getattr(old, name):
            changes[name] = getattr(_UNTOLD, name)
    return replace(person, **changes)


def kind_of(text: str, said_at: datetime) -> TouchKind:
    """Return what kind of touch a text tells of (`said_at` is in the owner's zone).

    A number or an address that it gives is no call and no message, and what is only planned is a note.
    """
    clauses = _CLAUSE_END.split(_TASTE.sub(" ", _ADDRESS.sub(" ", text)))
    told = ((touch_kind(clause), clause) for clause in clauses)
    kind, clause = next((one for one in told if one[0] is not TouchKind.NOTE), (TouchKind.NOTE, ""))
    if clause and _is_plan(clause, said_at):
        return TouchKind.NOTE
    return TouchKind.MEAL if kind is TouchKind.MEETING and _FOR_A_MEAL.search(clause) else kind


def _is_plan(clause: str, said_at: datetime) -> bool:
    """Whether a clause speaks of what is to be done: it says so, or its day is to come."""
    days = [found.on for found in find_dates(clause, said_at)]
    return _PLAN.search(clause) is not None or (bool(days) and min(days) > said_at.date())


def touched_on(text: str, kind: TouchKind, said_at: datetime) -> date:
    """Return the day a touch was: the first past day the text names, else the day it was said (in the owner's zone).

    A plain note is told on its own day, whatever days it speaks of.
    """
    today = said_at.date()
    if kind is TouchKind.NOTE:
        return today
    days = (found.on for found in find_dates(text, said_at))
    return next((day for day in days if today - MAX_TOUCH_AGE <= day <= today), today)


def timeless(text: str) -> str:
    """Return a note without "today" and its like, which mean another day when it is read later."""
    said = _DAYS.sub(" ", text)
    said = re.sub(r"\s+(?=[,.;:!?])", "", " ".join(said.split())).strip(" ,，;；:：")
    return re.sub(r"([,，;；])(?:\s*[,，;；])+", r"\1", _SPACE_HAN.sub("", said)) or text


def _merged(now: tuple[str, ...], was: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(value for value in now if value in said or value not in was)
    return kept + tuple(value for value in said if value not in was and value not in kept)
