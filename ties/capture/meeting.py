"""How, where and when you met, and who introduced you."""

from __future__ import annotations

import re
from datetime import date

from ties.capture.cues import MET_WITH_ZH, MET_ZH, NO_INTRODUCER, VIA_ZH_AFTER, VIA_ZH_BEFORE
from ties.capture.draft import Draft
from ties.capture.pieces import Piece, trimmed
from ties.capture.sheet import BREAK
from ties.dates import find_dates
from ties.folding import HAN
from ties.names import han_likeness
from ties.names.reading import PERHAPS

CHANNELS = frozenset(
    ["linkedin", "email", "e-mail", "mail", "twitter", "instagram", "facebook", "whatsapp", "telegram", "zoom", "clubhouse", "meetup", "slack", "discord", "reddit", "tinder", "airbnb", "github", "脉脉", "领英"]
)
"""`via LinkedIn` tells where, not who."""

_CAPITAL = rf"[^\W\d_a-z{HAN}]"
_WHO = rf"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?{_CAPITAL}[\w'’.-]*(?:\s(?:(?:de|van|von|der|bin|al|el|la|da|di|du|del|ben)\s)?{_CAPITAL}[\w'’-]*){{0,3}}"
_LOW_WHO = r"(?!(?:two|three|four|several|many|both|everyone|people|lots|all|him|her|them|his|my|the|an?|our|their|some|through|via|at|in|on|last|this|yesterday|today|during|over|by|near|up|with|again|online|briefly|once|twice)\b)[a-z][\w'-]*(?:\s(?!(?:at|in|on|during|via|through|over|yesterday|today|last|this|near|by)\b)[a-z][\w'-]*)?"
_WHERE = rf"(?:at|in|on|during|@|over|near|outside|inside|by|from|around|aboard|after|before|online|through)\s+(?P<where>[^{BREAK}]+)"
_MET_BODY = re.compile(rf"(?P<gap>[\s:]*)(?:(?P<who>{_WHO}|{_LOW_WHO})(?=\s|$|{BREAK}))?[\s{BREAK}]*(?:{_WHERE})?")
_DATE_LEAD = re.compile(r"(?:\b(?:on|in|at|this|last|back|around|of|since|early|late|from|during)\s+)+$", re.IGNORECASE)
_WHERE_END = re.compile(r"\s+(?:and|where|when|who|while|but|because|he|she|they|we|with)\s", re.IGNORECASE)
_PLAIN_MET = re.compile(
    r"(?i)(?:\b(?:we|i|i've|have|just|also|first|last|who|had)\s+)*met(?: with| up with)?$|.*\bmeeting$|.*we met$"
)
_MEAL = re.compile(r"(?i)\b(?:lunch|dinner|coffee|breakfast|brunch|drinks?|beers?|tea|chat|chai)\b")
_SMALL_WHERE = re.compile(r"(?i)^(?:the|a|an|our|my)\s+")


def read_meeting(draft: Draft, start: int, body: int, end: int) -> None:
    """Take an English met-clause: whom (when no name is known yet), where, when."""
    sheet = draft.sheet
    when = take_day(draft, body, end)
    text = sheet.open_text()
    told = _MET_BODY.match(text, body, end)
    where = _where(draft, told) if told else ""
    who = told["who"] if told and told["who"] and not draft.name else ""
    if not (who or where or when):
        bare = not sheet.text[body:end].strip() and _PLAIN_MET.match(sheet.text[start:body].strip())
        _ = sheet.take(start, end) if bare else sheet.hold(start, end)
        return
    if who and told:
        draft.name = sheet.take(*told.span("who"))
    _settle_cue(draft, start, body, where)


def _settle_cue(draft: Draft, start: int, body: int, where: str) -> None:
    cue = draft.sheet.text[start:body].strip()
    meal = _MEAL.search(cue)
    if meal and not where:
        draft.met_at = draft.met_at or meal.group()
    if _PLAIN_MET.match(cue) or (meal and not where):
        draft.sheet.take(start, body)
    else:
        draft.sheet.hold(start, body)


def _where(draft: Draft, told: re.Match[str]) -> str:
    if not told["where"]:
        return ""
    start, end = told.span("where")
    cut = _WHERE_END.search(draft.sheet.text, start, end)
    end = cut.start() if cut else end
    draft.sheet.take(told.end("who") if told["who"] else told.end("gap"), start)
    where = _SMALL_WHERE.sub("", draft.sheet.take(start, end)) if not draft.met_at else ""
    draft.met_at = draft.met_at or where
    return where or draft.met_at


def take_day(draft: Draft, start: int, end: int) -> date | None:
    """Take the day of a meeting from a stretch, with the little words before it; nothing that lies ahead."""
    text = draft.sheet.open_text()[start:end]
    for found in find_dates(text, draft.now, lean="past"):
        if found.on <= draft.now.date() and draft.met_on is None:
            draft.met_on = found.on
            lead = _DATE_LEAD.search(text[: found.start])
            draft.sheet.take(start + (lead.start() if lead else found.start), start + found.end)
            return found.on
    return None


# --- who introduced -------------------------------------------------------------------------------------------

_INTRODUCER = re.compile(
    rf"\s*:?\s*(?P<who>(?:(?:my|our|the|his|her|old|uncle|aunt|auntie|cousin|friend|brother|sister|neighbou?r|colleague|classmate|boss|ex-boss|mutual friend)\s+)*(?:{_WHO})"
    rf"|[a-z][\w'-]*(?:\s(?!(?:at|in|on|during|from|when|who|last|yesterday|today|and)\b)[a-z][\w'-]*){{0,2}}|[^\sA-Za-z{BREAK}]{{1,8}})"
)
INTRODUCED = re.compile(
    rf"(?P<who>{_WHO}) (?:kindly |just |recently |has )*(?:introduced|intro'?d|connected|referred|recommended|sent|put) (?:us|me|him|her|them)(?: in touch)?(?: (?:to|with) (?P<name>{_WHO}))?"
)


def take_introducer(draft: Draft, start: int, body: int, end: int) -> None:
    """Take `via NAME`; a channel such as LinkedIn is where you met."""
    told = _INTRODUCER.match(draft.sheet.open_text(), body, end)
    if not told:
        return
    who = told["who"].strip()
    draft.sheet.take(start, told.end("who"))
    if who.casefold() in CHANNELS:
        draft.met_at = draft.met_at or who
    else:
        draft.via = draft.via or who
    _read_when_introduced(draft, told.end("who"), end)


def _read_when_introduced(draft: Draft, start: int, end: int) -> None:
    take_day(draft, start, end)
    told = re.compile(rf"\s+(?:at|during)\s+(?P<where>[^{BREAK}]+)").match(draft.sheet.open_text(), start, end)
    if told and not draft.met_at:
        draft.met_at = _SMALL_WHERE.sub("", draft.sheet.shown(*told.span("where")))
        draft.sheet.take(*told.span())


def read_introduced(draft: Draft) -> None:
    """Take `Tom Baker introduced me to Rhea Klein`."""
    told = INTRODUCED.search(draft.sheet.open_text())
    if told:
        draft.via = told["who"]
        draft.name = told["name"] or ""
        draft.sheet.take(*told.span())


# --- Chinese --------------------------------------------------------------------------------------------------

_EVENT_EDGES = re.compile(r"^[在于从到我们去跟和与\s]+|(?:上|里|中|时|的时候|的|刚|我|们|才|一起|时候)+$")


def read_introducer_zh(draft: Draft, piece: Piece) -> bool:
    """Take 老胡介绍, 通过商会老何, 朋友介绍的李四; false when the piece is no such clause."""
    level = draft.sheet.open_level()
    for pattern in (VIA_ZH_BEFORE, VIA_ZH_AFTER):
        told = pattern.fullmatch(level, piece.start, piece.end)
        if told and not NO_INTRODUCER.search(told["who"]):
            return _take_via(draft, piece, told)
    return False


def _take_via(draft: Draft, piece: Piece, told: re.Match[str]) -> bool:
    name = told.groupdict().get("name") or ""
    if name and (draft.name or han_likeness(name) < PERHAPS):
        return False
    start = told.start("who")
    if take_day(draft, start, told.end("who")):
        start = max(n for n in range(start, told.end("who")) if draft.sheet.state[n]) + 1
    draft.via = draft.via or draft.sheet.shown(start, told.end("who"))
    if name:
        draft.name = draft.sheet.shown(*told.span("name"))
    draft.sheet.take(piece.start, piece.end)
    return True


def read_meeting_zh(draft: Draft, piece: Piece, before: list[Piece], after: Piece | None) -> bool:
    """Take 上周四在德国展会认识, 今天食堂遇到 夏侯, 今天和张伟喝咖啡; false when the piece is no such clause."""
    level = draft.sheet.open_level()
    told = MET_WITH_ZH.fullmatch(level, piece.start, piece.end)
    if told and han_likeness(told["who"]) >= PERHAPS:
        return _take_meeting_with(draft, told)
    told = MET_ZH.fullmatch(level, piece.start, piece.end)
    if not told:
        return False
    start = told.start("after") + told["after"].rfind("的") + 1  # 认识了做预制菜的唐小姐
    name = level[start : told.end("after")]
    if not _fits_after(draft, told["before"], name):
        return False
    _take_circumstance(draft, told, before)
    draft.sheet.take(told.start("cue"), told.start("after"))
    if name:
        draft.name = draft.sheet.take(start, told.end("after"))
    elif not draft.name and after and _is_name(draft, after):
        draft.name = draft.sheet.take(after.start, after.end)
    return True


def _fits_after(draft: Draft, before: str, name: str) -> bool:
    """After the verb stands nothing, or the name of the person."""
    if not name:
        return not before.endswith(("想", "不", "没", "要", "能"))
    return not draft.name and han_likeness(name) >= PERHAPS


def _is_name(draft: Draft, piece: Piece) -> bool:
    text = draft.sheet.text[piece.start : piece.end]
    return draft.sheet.is_open(piece.start, piece.end) and (han_likeness(text) >= PERHAPS or text.istitle())


def _take_meeting_with(draft: Draft, told: re.Match[str]) -> bool:
    take_day(draft, *told.span("before"))
    if not draft.name:
        draft.name = draft.sheet.take(*told.span("who"))
    draft.met_at = draft.met_at or draft.sheet.shown(*told.span("cue"))
    draft.sheet.take(told.start("before"), told.end("cue"))
    return True


def _take_circumstance(draft: Draft, told: re.Match[str], before: list[Piece]) -> None:
    start, end = told.span("before")
    if start == end:
        dated = next((p for p in reversed(before) if _is_dated(draft, p)), None)
        if dated is None:
            return
        start, end = dated.start, dated.end
    take_day(draft, start, end)
    text = draft.sheet.open_level()
    for part in re.finditer(f"[^{BREAK}]+", text[start:end]):
        _take_event(draft, start + part.start(), start + part.end())


def _is_dated(draft: Draft, piece: Piece) -> bool:
    text = draft.sheet.open_text()[piece.start : piece.end]
    return draft.sheet.is_open(piece.start, piece.end) and bool(find_dates(text, draft.now, lean="past"))


def _take_event(draft: Draft, start: int, end: int) -> None:
    event = trimmed(draft.sheet.open_text(), start, end, 0)
    if not event:
        return
    told = _EVENT_EDGES.sub("", draft.sheet.shown(event.start, event.end))
    draft.sheet.take(start, end)
    if told and not draft.met_at:
        draft.met_at = told
