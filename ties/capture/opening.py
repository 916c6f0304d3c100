"""How a spoken line opens before it names anybody: who told you, `this guy called …`, 大阪的…, a heading."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.meeting import WHO
from ties.capture.pieces import Piece, blocks, pieces
from ties.capture.reach import is_other, likeness, name_length
from ties.capture.tables import choice
from ties.capture.trades import is_company_zh, role_length
from ties.capture.where import place_starts
from ties.folding import HAN, fold, has_han
from ties.names import han_likeness, latin_likeness
from ties.names.reading import LIKELY
from ties.patterns import lazy

_TOLD = lazy(
    rf"(?P<lead>(?P<who>{WHO}|(?i:my|our) \w+)(?: (?:from|at|in) [\w ]{{1,30}}?)?\s{choice('clauses_en', 'tells')}"
    rf"(?: (?i:me|us|i|we|that|to|should|could|must|can))*\s{choice('clauses_en', 'to_call')}\s+)(?P<name>{WHO})"
)
_CALLED = lazy(
    rf"(?:\b(?:an?|the|this|some|his|her|their|my)\s(?:[\w'-]+\s){{0,4}}?|^|(?<=\n))"
    rf"{choice('clauses_en', 'somebody')}\s"
    r"(?:who(?:'s| is)?\s)?(?:called|named|by the name of|goes by)\s+(?P<name>[^\s,;.][^,;.\n]*)",
    re.IGNORECASE,
)
_BIDDING = lazy(
    rf"\s*(?P<what>(?i:(?:(?:hey|hi|ok|so|oh|and|well),?\s+)*{choice('clauses_en', 'bidding')}))"
    rf"\s+(?=[^\W\d_a-z{HAN}]\w)"
)
_TITLED = lazy(
    rf"(?:\w[\w ]*-based )?(?:(?:an?|the|my|our) )?(?P<role>[a-z][a-z-]+(?: [a-z][a-z-]+){{0,3}}) (?P<name>{WHO})"
)
_NAMED = lazy(r"\b(?:(?:his|her|the|full)\s)?name(?:'s| is| was)\s+(?P<name>[^\s,;.][^,;.\n]*)", re.IGNORECASE)


_CALLED_ZH = lazy(
    rf"(?:人|友|板|学|行|户|哥|姐|傅|师|姑娘|伙子?|美女|帅哥|们|厂|公司|同事|邻居)[,，]?(?:她|他)?(?:名字)?"
    rf"(?P<called>叫做?|名叫)\s?(?P<name>[{HAN}]{{2,4}})(?=$|[\s,，。；;、])"
)

_DOING_ZH = lazy("[做卖开找求有要想缺是说叫给来遇碰见聊推带]|认识|介绍|推荐|通过|客户")


def read_opening(draft: Draft) -> None:
    """Take the name where the first words of a line lead to it; what leads to it stays in the note."""
    _hold_bidding(draft)
    text = draft.sheet.open_text()
    for block in blocks(text)[:2]:
        if not draft.name and not _read_told(draft, block):
            _read_called(draft, block)
    for block in blocks(draft.sheet.open_text())[:1]:
        if not draft.name:
            _read_titled(draft, block)
    for block in blocks(draft.sheet.open_text())[:1]:
        for piece in pieces(draft.sheet.open_text(), block)[:2]:
            if not draft.name:
                _read_from_zh(draft, piece)


def _hold_bidding(draft: Draft) -> None:
    """Ask Dr Yusuf; remember Mai?: what to do with somebody is no part of the name."""
    told = _BIDDING.match(draft.sheet.open_text())
    if told:
        draft.sheet.hold(*told.span("what"))


def _read_told(draft: Draft, block: Piece) -> bool:
    """Kazimir from accounts at Tesla says call Lena Brandt."""
    told = _TOLD.match(draft.sheet.open_text(), block.start, block.end)
    if not told:
        return False
    draft.name = draft.sheet.take(*told.span("name"))
    draft.sheet.hold(*told.span("lead"))
    return True


def _read_titled(draft: Draft, block: Piece) -> None:
    """Sofia-based lawyer Petar Ivanov: a title in small letters, then the name."""
    told = _TITLED.fullmatch(draft.sheet.open_text(), block.start, block.end)
    words = told["role"].split() if told else []
    if told and "of" not in words and role_length(words) == len(words) and not is_other(told["name"]):
        draft.name = draft.sheet.take(*told.span("name"))


def _read_called(draft: Draft, block: Piece) -> None:
    """I just met this guy called tomasz wieczorek; her name is Ana; 一个做律师的朋友叫韩冰."""
    text = draft.sheet.open_text()
    if (told := _CALLED_ZH.search(text, block.start, block.end)) and han_likeness(told["name"]) >= LIKELY:
        draft.name = draft.sheet.take(*told.span("name"))
        draft.sheet.take(*told.span("called"))
        return
    for pattern in (_CALLED, _NAMED):
        told = pattern.search(text, block.start, block.end)
        size = name_length(told["name"]) if told else 0
        if told and latin_likeness(told["name"][:size]):
            start = told.start("name")
            draft.name = draft.sheet.take(start, start + size)
            draft.sheet.hold(block.start, start)
            return


def _read_from_zh(draft: Draft, piece: Piece) -> None:
    """大阪的陈启明, 孟加拉的 Rahim, 外贸部的陈佳: where somebody is from, before the name."""
    text = draft.sheet.text[piece.start : piece.end]
    whose, of, name = text.rpartition("的")
    if not of or not _may_be_from(fold(whose)):
        return
    if name and not (has_han(name) and han_likeness(name) >= LIKELY and not is_other(name)):
        return
    if not name and not _is_name_next(draft, piece):
        return
    _settle_from(draft, piece, whose)
    if name:
        draft.name = draft.sheet.take(piece.end - len(name), piece.end)


def _may_be_from(whose: str) -> bool:
    """A place or a group somebody belongs to; not what somebody does, needs or gave."""
    return 2 <= len(whose) <= 10 and not is_company_zh(whose) and _DOING_ZH.search(whose) is None


def _settle_from(draft: Draft, piece: Piece, whose: str) -> None:
    """A place goes into its field; anything else stays in the note."""
    found = place_starts(whose)
    end = piece.start + len(whose)
    if found and not found[0][0] and not whose[found[-1][1] :].strip("市人那边"):
        draft.city = draft.city or draft.sheet.take(piece.start, end)
        draft.sheet.take(end, end + 1)
    else:
        draft.sheet.hold(piece.start, end + 1)


def _is_name_next(draft: Draft, piece: Piece) -> bool:
    after = next((p for p in draft.pieces() if p.start > piece.start), None)
    text = draft.sheet.text[after.start : after.end] if after else ""
    return bool(text) and likeness(text[: name_length(text)]) >= 3 and not is_other(text)
