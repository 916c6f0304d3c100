"""How, where and when you met, told in English; and the day of a meeting in either language."""

from __future__ import annotations

import re
from datetime import date

from ties.capture.draft import Draft
from ties.capture.pieces import blocks
from ties.capture.reach import likeness, name_length
from ties.capture.sheet import BREAK
from ties.capture.tables import choice, words
from ties.capture.where import place_starts
from ties.dates import find_dates
from ties.folding import HAN
from ties.names.reading import PERHAPS
from ties.patterns import lazy

_CAPITAL = rf"[^\W\d_a-z{HAN}]"
_PARTICLE = r"(?:de|van|von|der|bin|al|el|la|da|di|du|del|ben)"
WHO = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?{_CAPITAL}[\w'’.-]*"
    rf"(?:\s(?:{_PARTICLE}\s)?{_CAPITAL}[\w'’-]*){{0,3}}"
)
"""A name with capitals, in running text."""

_LOW_WHO = (
    rf"(?!(?:{'|'.join(words('clauses_en', 'not_whom'))}|\w+ing)\b)[a-z][\w'-]*"
    rf"(?:\s(?!(?:{'|'.join(words('clauses_en', 'not_in_name'))})\b)[a-z][\w'-]*)?"
)
_WHERE = (
    r"(?:at|in|on|during|@|over|near|outside|inside|by|from|around|aboard|after|before|online|through)\s+"
    rf"(?P<where>[^{BREAK}]+)"
)
_MET_BODY = lazy(
    rf"(?P<gap>[\s:]*)(?:(?P<who>{WHO}|{_LOW_WHO}|[{HAN}]{{2,4}})(?=\s|$|{BREAK}))?[\s{BREAK}]*(?:{_WHERE})?"
)
_MET_AGAIN = lazy(
    rf"(?P<gap>[\s:]*)(?:(?P<who>{WHO})(?=\s|$|{BREAK}))?[\s{BREAK}]*"
    rf"(?:{_WHERE}|(?P<how>(?!(?:{'|'.join(words('clauses_en', 'not_whom'))})\b)[a-z][^{BREAK}]+))?"
)
"""The same once a name stands before: a capital is somebody else, other words are how (`met skiing in Davos`)."""

_DATE_LEAD = lazy(r"(?:\b(?:on|in|at|this|last|back|around|of|since|early|late|from|during)\s+)+$", re.IGNORECASE)
_WHERE_END = lazy(r"\s+(?:and|where|when|who|while|but|because|he|she|they|we|with)\s", re.IGNORECASE)
_PLAIN_MET = lazy(
    r"(?:\b(?:we|i|i've|have|just|also|first|last|who|had)\s+)*met(?: with| up with)?$|.*\bmeeting$", re.IGNORECASE
)
_MEAL = lazy(r"\b(?:lunch|dinner|coffee|breakfast|brunch|drinks?|beers?|tea|chat|chai)\b", re.IGNORECASE)
_EVENT = lazy(
    rf"(?P<lead>(?:[\w' ]{{0,20}}\b(?:card|badge|flyer|brochure|number|details|contact|leaflet|stand|booth)s?\s)?)"
    rf"(?:at|from|@|during|on|in)\s+(?P<where>[^{BREAK}]{{0,30}}{choice('clauses_en', 'occasion')}"
    rf"(?:\s(?:{choice('clauses_en', 'occasion')}|booth|stand|hall|day|in|yesterday|today|last|this|on|\d)"
    rf"[^{BREAK}]*)?)$",
    re.IGNORECASE,
)
_CARD = lazy(
    r"(?P<lead>[\w' ]{0,20}\b(?i:card|badge|flyer|brochure|leaflet)s?\s)"
    rf"(?i:at|from|@|during)\s+(?P<where>{WHO}[^{BREAK}]*)$"
)
_HABIT = lazy(r"\b(?:every|each|usually|always|often|sometimes)\b", re.IGNORECASE)
"""What is done again and again is no meeting: `seen every 1st at the market`."""

_SMALL = lazy(r"^(?:the|a|an|our|my)\s+", re.IGNORECASE)


def read_meeting(draft: Draft, start: int, body: int, end: int) -> None:
    """Take a met-clause: whom (when no name stands before it), where, when. Meetings with others are held."""
    sheet = draft.sheet
    named = is_named_before(draft, start)
    pattern = _MET_AGAIN if named else _MET_BODY
    told = pattern.match(sheet.open_text(), body, end)
    if named and told and told["who"]:
        sheet.hold(start, end)
        return
    if _HABIT.search(sheet.text, body, end):
        sheet.hold(start, end)
        return
    when = take_day(draft, body, end)
    told = pattern.match(sheet.open_text(), body, end)
    who = draft.name = sheet.take(*told.span("who")) if told and told["who"] else draft.name
    where = _where(draft, told) if told else ""
    if (who and not named) or where or when:
        _settle_cue(draft, start, body, where)
    elif not sheet.text[body:end].strip() and _PLAIN_MET.match(sheet.text[start:body].strip()):
        sheet.take(start, end)
    else:
        sheet.hold(start, end)


def _settle_cue(draft: Draft, start: int, body: int, where: str) -> None:
    """`met` says nothing more; `ran into` and `spoke` stay in the note; a meal is where you met, if nothing else is."""
    cue = draft.sheet.text[start:body].strip()
    meal = _MEAL.search(draft.sheet.text, start, body)
    if meal and where:
        draft.sheet.hold(*meal.span())
    elif meal:
        draft.met_at = draft.met_at or meal.group()
    if meal or _PLAIN_MET.match(cue):
        draft.sheet.take_open(start, body)
    else:
        draft.sheet.hold(start, body)


def read_event(draft: Draft) -> None:
    """Take `card from Canton Fair, booth 12`, `at the PyCon dinner` where no verb tells of a meeting."""
    text = draft.sheet.open_text()
    for block in blocks(text):
        told = None
        if not draft.met_at:
            told = _EVENT.match(text, block.start, block.end) or _CARD.match(text, block.start, block.end)
        if told:
            take_day(draft, *told.span("where"))
            where = draft.sheet.open_text()[told.start("where") : told.end("where")].split(BREAK)[0]
            draft.met_at = without_article(draft.sheet.shown(told.start("where"), told.start("where") + len(where)))
            draft.sheet.take_open(*told.span("where"))
            draft.sheet.hold(*told.span("lead"))
            draft.sheet.take(told.end("lead"), told.start("where"))


def is_named_before(draft: Draft, start: int) -> bool:
    """Whether a name is known, or what looks like one stands before a position."""
    if draft.name:
        return True
    text = draft.sheet.text
    before = (text[p.start : p.end] for p in draft.pieces() if p.end <= start)
    return any(likeness(told[: name_length(told)]) >= PERHAPS for told in before)


def _where(draft: Draft, told: re.Match[str]) -> str:
    group = "where" if told["where"] else "how"
    if not told.groupdict().get(group):
        return ""
    start, end = told.span(group)
    lead = draft.sheet.text[told.end("gap") : start].split()
    if lead[-1:] == ["from"] and place_starts(told[group])[:1] and place_starts(told[group])[0][0] == 0:
        return ""
    cut = _WHERE_END.search(draft.sheet.text, start, end)
    end = cut.start() if cut else end
    draft.sheet.take(told.end("who") if told["who"] else told.end("gap"), start)
    where = draft.sheet.take(start, end)
    draft.met_at = draft.met_at or without_article(where)
    return draft.met_at


def without_article(where: str) -> str:
    """Return `the Brussels expo` as `Brussels expo`."""
    return _SMALL.sub("", where)


def take_day(draft: Draft, start: int, end: int) -> date | None:
    """Take the day of a meeting from a stretch, with the little words before it; nothing that lies ahead."""
    if draft.met_on is not None:
        return None
    text = draft.sheet.open_text()[start:end]
    found = next((f for f in find_dates(text, draft.now, lean="past") if f.on <= draft.now.date()), None)
    if found is None:
        return None
    draft.met_on = found.on
    lead = _DATE_LEAD.search(text[: found.start])
    draft.sheet.take(start + (lead.start() if lead else found.start), start + found.end)
    return found.on
