"""Whose line it is: the name, or the organisation when it is about no person."""

from __future__ import annotations

import re

from ties.capture.aliases import read_aliases
from ties.capture.cues import NAMED_ZH
from ties.capture.draft import Draft
from ties.capture.organisations import is_only_company, read_organisation
from ties.capture.pieces import Piece, blocks
from ties.capture.reach import is_trade, likeness, name_length
from ties.capture.relations import drop_greeting, hold_relation
from ties.capture.trades import is_company_zh, is_industry, is_organisation, is_role_zh
from ties.capture.where import is_place, place_starts
from ties.folding import HAN, fold, has_han
from ties.names import han_likeness, is_given_name, latin_likeness
from ties.names.reading import HARDLY, LIKELY, PERHAPS, SURE
from ties.names.tables import NOT_NAMES, SURNAMES
from ties.patterns import lazy
from ties.places import find_place

_LOOKED_AT = 12  # pieces of a line among which the name is searched
_FIRST = 2  # how much better the first piece's chances are

_QUOTED = lazy(
    r"(?P<one>[^\W\d_][\w.'-]*(?: [^\W\d_][\w.-]*)?) ['\"(](?P<alias>[^'\"()]{1,30})['\")] "
    r"(?P<two>[^\W\da-z_][\w'-]+(?: [^\W\da-z_][\w'-]+)?)"
)
_CALLED = lazy(r"(?:goes by|aka|called|nick(?:name)?d?) ", re.IGNORECASE)
_NOT_CALLED = lazy(r"(?:not|no|never)\s", re.IGNORECASE)
_CONTACT = lazy(
    r"(?:contact(?: person)?|联系人|负责人|对接人|attn)[: ]+"
    rf"(?P<name>[^\x00-\x1f,;|]{{2,30}}?)(?=[\x00-\x1f,;|]|$|(?<=[{HAN}]) )",
    re.IGNORECASE,
)
_TRADE_NICK = lazy(rf"(?P<what>[{HAN}]{{2,6}})(?P<nick>[小老阿][{''.join(sorted(SURNAMES))}])")
"""施工队老孟: what somebody does, glued to what he is called."""

_SAYING_ZH = lazy("[很的了不没有在是说会要想能找做卖]")
"""An unknown phrase with one of these is a sentence and no name: 声音很好听."""

_FAMILY_ZH = lazy(rf"(?:他|她)?姓(?P<name>[{''.join(sorted(SURNAMES))}])")
_AGAIN = lazy(r"\s*\?+\s*(?:no,? |sorry,? |I mean )?(?P<name>[^,;|!?\n]{2,40})")


def read_who(draft: Draft) -> None:
    """Find the name where the clauses have not told it, then the names beside it."""
    if not draft.name:
        drop_greeting(draft)
        hold_relation(draft)
        _ = (
            _read_named(draft)
            or _read_colleague(draft)
            or _read_quoted(draft)
            or _read_best(draft)
            or _read_family(draft)
        )
    if draft.name:
        read_aliases(draft)


def _read_named(draft: Draft) -> bool:
    """叫柏松, contact: Ann Lee."""
    hit = _CONTACT.search(draft.sheet.open_text())
    if hit and likeness(hit["name"].strip()) >= PERHAPS:
        draft.name = draft.sheet.shown(*hit.span("name"))
        draft.sheet.take(*hit.span())
        return True
    for piece in draft.pieces()[:6]:
        told = NAMED_ZH.fullmatch(draft.sheet.open_level(), piece.start, piece.end)
        if told and (han_likeness(told["name"]) >= _needed(told) or _is_latin_name(told["name"])):
            draft.name = draft.sheet.shown(*told.span("name"))
            draft.sheet.take(piece.start, piece.end)
            _take_called(draft, piece)
            return True
    return False


def _take_called(draft: Draft, real: Piece) -> None:
    """小鹿（本名陆遥）: what stands before the bracket is another name."""
    before = [p for p in draft.pieces() if p.end <= real.start]
    text = draft.sheet.text
    if before and text[before[-1].end : real.start].strip() == "(":
        told = text[before[-1].start : before[-1].end]
        if likeness(told) >= PERHAPS:
            draft.alias = draft.sheet.take(before[-1].start, before[-1].end)
            draft.sheet.take(before[-1].end, real.end + 1)


def _is_latin_name(told: str) -> bool:
    return not has_han(told) and bool(latin_likeness(told.title()))


def _needed(told: re.Match[str]) -> int:
    """名字真配 tells no name; 叫真配 and 名字：真配 do."""
    return HARDLY if told["colon"] or "叫" in told["cue"] else LIKELY


def _read_family(draft: Draft) -> bool:
    """姓柳 alone."""
    for piece in draft.pieces():
        told = _FAMILY_ZH.fullmatch(draft.sheet.open_level(), piece.start, piece.end)
        if told:
            draft.name = draft.sheet.shown(*told.span("name"))
            draft.sheet.hold(piece.start, piece.end)
            return True
    return False


def _read_colleague(draft: Draft) -> bool:
    """马到成功公司的马成功."""
    for piece in draft.pieces()[:2]:
        company, of, name = draft.sheet.open_level()[piece.start : piece.end].rpartition("的")
        if of and not draft.company and is_company_zh(company) and _is_person_zh(name):
            at = piece.start + len(company)
            draft.company, draft.name = draft.sheet.take(piece.start, at), draft.sheet.shown(at + 1, piece.end)
            draft.trade_spans.append((piece.start, at))
            draft.sheet.take(at, piece.end)
            return True
    return False


def _is_person_zh(told: str) -> bool:
    return han_likeness(told) >= LIKELY and not is_role_zh(told)


def _read_quoted(draft: Draft) -> bool:
    """Gus 'the Bus' Papadakis."""
    text = draft.sheet.open_text()
    hit = next((_QUOTED.match(text, block.start) for block in blocks(text)[:1]), None)
    if not hit:
        return False
    draft.name = f"{draft.sheet.shown(*hit.span('one'))} {draft.sheet.shown(*hit.span('two'))}"
    if _NOT_CALLED.match(hit["alias"]):
        draft.sheet.take(*hit.span("one"))
        draft.sheet.take(*hit.span("two"))
        return True
    draft.alias = _CALLED.sub("", draft.sheet.shown(*hit.span("alias")))
    draft.sheet.take(*hit.span())
    return True


# --- the most name-like piece ---------------------------------------------------------------------------------


def _read_best(draft: Draft) -> bool:
    """Take the piece that looks most like a name; a company when none does."""
    text = draft.sheet.open_text()
    score, best = _best(text, draft.pieces()[:_LOOKED_AT])
    if is_only_company(text, draft.pieces(), best) and read_organisation(draft):
        return True
    if score < LIKELY and read_organisation(draft):
        return True
    if best is None:
        return False
    nick = _TRADE_NICK.fullmatch(text, best.start, best.end)
    start = nick.start("nick") if nick else best.start
    end = best.end if nick else best.start + name_length(text[best.start : best.end])
    end = _with_place(draft, best, end)
    draft.name = draft.sheet.take(start, end)
    _correct(draft, end)
    return True


def _with_place(draft: Draft, best: Piece, end: int) -> int:
    """Rafael Teixeira Braga: a place behind the name belongs to it when the line tells another place."""
    text = draft.sheet.open_text()
    rest = text[end : best.end].strip()
    if not rest or has_han(rest) or " " in rest or rest[0].islower() or len(text[best.start : end].split()) < 2:
        return end
    others = (text[p.start : p.end] for p in draft.pieces() if p.start > best.end)
    return best.end if is_place(rest) and any(place_starts(other) for other in others) else end


def _best(text: str, found: list[Piece]) -> tuple[int, Piece | None]:
    score, best = 0, None
    for n, piece in enumerate(found):
        told = _score(text[piece.start : piece.end], first=n == 0)
        if told > score:
            score, best = told, piece
        if score > SURE:
            break  # only the first piece can score so high
    return score, best


def _score(phrase: str, *, first: bool) -> int:
    """How good a piece is as the name of the line; the first one has the best chances."""
    if _TRADE_NICK.fullmatch(phrase):
        return SURE + first
    if has_han(phrase) and (_is_from_zh(phrase) or (likeness(phrase) < LIKELY and is_company_zh(fold(phrase)))):
        return 0
    phrase = phrase[: name_length(phrase)]
    sure = likeness(phrase)
    if not sure and not first:
        return 0
    if is_organisation(phrase) or is_trade(phrase, first=first):
        return 0
    return _first_score(phrase, sure) if first else _later_score(phrase, sure)


def _is_from_zh(phrase: str) -> bool:
    """土耳其人 tells where from, and is no name."""
    return phrase.endswith("人") and find_place(phrase[:-1]) is not None


def _first_score(phrase: str, sure: int) -> int:
    if place_starts(phrase)[:1] == [(0, len(phrase))] and not is_given_name(phrase):
        return sure if sure >= LIKELY and has_han(phrase) else 0  # 江山 may be both
    if sure:
        return sure + _FIRST
    words = phrase.split()
    if has_han(phrase) and _SAYING_ZH.search(fold(phrase)):
        return 0
    return int(len(phrase) <= 40 and "".join(words).isalpha() and not NOT_NAMES.intersection(words))


def _later_score(phrase: str, sure: int) -> int:
    if (is_place(phrase) and sure < SURE and not is_given_name(phrase)) or (
        sure < SURE and (sure <= HARDLY or is_industry(phrase))
    ):
        return 0
    return sure


def _correct(draft: Draft, end: int) -> None:
    """Kirsten Beel?? Kirsten Behl! — the second is meant."""
    hit = _AGAIN.match(draft.sheet.text, end)
    if hit and latin_likeness(hit["name"].strip()) and hit["name"][0] == draft.name[0]:
        draft.alias, draft.name = draft.name, draft.sheet.shown(*hit.span("name"))
        draft.sheet.take(end, hit.end("name"))
