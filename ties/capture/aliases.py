"""Other names of the person: in brackets, after `aka` or 网名, in the other script, by form of address."""

from __future__ import annotations

import re

from ties.capture.cues import ALIAS_ZH
from ties.capture.draft import Draft
from ties.capture.pieces import Piece
from ties.capture.reach import is_other, likeness
from ties.capture.tables import choice
from ties.folding import fold, has_han, is_han
from ties.industries import find_industries
from ties.names import address, han_likeness, latin_likeness, surname
from ties.names.reading import HARDLY, LIKELY, PERHAPS
from ties.patterns import lazy

_BRACKET = lazy(r"\s*[(\"](?P<alias>[^()\"]{1,40})[)\"]")
_ALIAS_CUE = lazy(
    rf"{choice('clauses_zh', 'alias')}(?:是|叫|:)?\s*|{choice('clauses_en', 'other_name')}:?\s+", re.IGNORECASE
)
_NO_ALIAS = lazy(
    r"(?:not|he|she|they|ex|from|age|born|was|is|his|her|via|met|i|the|about|ca|who|with|at|in|on|for)\b|不|非|没|别|男|女|我|他|她|前|原|已|刚|曾|\d",
    re.IGNORECASE,
)
_CAPITAL = r"(?-i:[^\W\d_a-z])[\w'-]*"
_AKA = lazy(
    rf"[\s,]*\b{choice('clauses_en', 'other_name')}\s*:?\s*['\"]?(?P<alias>{_CAPITAL}(?:\s{_CAPITAL})?)['\"]?",
    re.IGNORECASE,
)


def read_aliases(draft: Draft) -> None:
    """Take the names that stand beside the name already found."""
    _read_bracket(draft)
    hit = _AKA.search(draft.sheet.open_text())
    if hit and not draft.alias:
        draft.alias = draft.sheet.shown(*hit.span("alias"))
        draft.sheet.take(*hit.span())
    for n, piece in enumerate(draft.pieces()):
        if not _read_named(draft, piece) and not draft.alias and n == 0:
            _read_beside(draft, piece)


def _read_bracket(draft: Draft) -> None:
    """Noor Saddiqa (Nono), 陈姐（陈秀英）."""
    at = draft.sheet.text.find(draft.name)
    hit = _BRACKET.match(draft.sheet.text, at + len(draft.name)) if at >= 0 else None
    if not hit or not draft.sheet.is_open(*hit.span()) or _NO_ALIAS.match(hit["alias"]):
        return
    cue = _ALIAS_CUE.match(hit["alias"])
    start = hit.start("alias") + (cue.end() if cue else 0)
    told = draft.sheet.text[start : hit.end("alias")].strip()
    needed = HARDLY if cue or has_han(told + draft.name) or draft.name.islower() else PERHAPS
    spoken = told.islower() and not told.isascii() and not has_han(told)  # 仇（qiú） tells how to say it
    if len(told.split()) <= 3 and likeness(told) >= needed and not is_other(told) and not spoken:
        draft.alias = draft.alias or draft.sheet.shown(start, hit.end("alias"))
        draft.sheet.take(*hit.span())


def _read_named(draft: Draft, piece: Piece) -> bool:
    """网名汤圆, 英文名 Tuo."""
    level = draft.sheet.open_level()
    told = ALIAS_ZH.fullmatch(level, piece.start, piece.end)
    if not told and _ALIAS_CUE.fullmatch(level, piece.start, piece.end):
        after = next((p for p in draft.pieces() if p.start > piece.start and p.block == piece.block), None)
        told = ALIAS_ZH.fullmatch(level, piece.start, after.end) if after else None
    if not told:
        return False
    other = draft.sheet.shown(*told.span("name"))
    if other == draft.name:
        draft.sheet.hold(piece.start, told.end())
    else:
        draft.alias = other
        draft.sheet.take(piece.start, told.end())
    return True


def _read_beside(draft: Draft, piece: Piece) -> None:
    text = draft.sheet.text[piece.start : piece.end]
    if len(text) == 1 and surname(text) and not has_han(draft.name):
        draft.name = f"{draft.name} {draft.sheet.take(piece.start, piece.end)}"  # Grace 胡
    elif _is_other_name(draft, piece, text):
        draft.alias = draft.sheet.take(piece.start, piece.end)


def _is_other_name(draft: Draft, piece: Piece, text: str) -> bool:
    """陈锐 after Chen Rui, 余老师 after 余光, 池田健 after 池田先生."""
    addressed = bool(address(text)[1])
    if is_other(text) and not addressed:
        return False
    if not has_han(text):
        return is_han(draft.name) and _touches(draft, piece) and latin_likeness(text) >= PERHAPS
    if has_han(draft.name):
        return _is_same_family(draft.name, text) and (addressed or not find_industries(text))
    return _touches(draft, piece) and han_likeness(text) >= (HARDLY if _closes(draft, piece, text) else LIKELY)


def _is_same_family(name: str, text: str) -> bool:
    return fold(name[0]) == fold(text[0]) and han_likeness(text) >= LIKELY and text != name


def _touches(draft: Draft, piece: Piece) -> bool:
    """Whether the piece stands right after the name, with nothing but a space between."""
    at = draft.sheet.text.rfind(draft.name, 0, piece.start)
    return at >= 0 and not draft.sheet.text[at + len(draft.name) : piece.start].strip(" /")


def _closes(draft: Draft, piece: Piece, text: str) -> bool:
    """Whether a separator, a company or nothing follows, or the piece is as long as a name from abroad (皮埃尔)."""
    after = draft.sheet.text[piece.end : piece.end + 2].strip()
    return not after or after[0] in ",;|\n@，-—:(" or not has_han(after) or len(text) == 3
