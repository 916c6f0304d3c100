"""What a person does and where: role and company, from the plain phrases of a line."""

from __future__ import annotations

from ties.capture.draft import Draft
from ties.capture.pieces import Piece
from ties.capture.trades import INSTITUTION_ZH, is_bare_trade
from ties.capture.where import is_place, place_starts
from ties.capture.work_chinese import read_chinese
from ties.capture.work_english import read_english
from ties.folding import HAN, has_han
from ties.industries import find_industries
from ties.names import address
from ties.names.tables import TELLING_ADDRESS
from ties.patterns import lazy

_PLAIN_ZH = lazy(rf"[^\W\d_a-z][\w&.-]*(?:\s[^\W\d_a-z][\w&.-]*){{0,3}}|[{HAN}a-zA-Z0-9]{{2,8}}")
_BRACKETED = 30
_NEAR = 4  # characters of separators
_SHORTEST_ZH = 3
"""A shorter company only right behind the name."""

_ABOUT_ZH = lazy(r"\d+(?:岁|年|后|人|个)|^[男女]$|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|[男女]士?$|老乡|校友")
_SENTENCE_ZH = lazy("[做卖开找求有在的人过了]")


def read_work(draft: Draft) -> None:
    """Take role and company; a company without a sign of one only beside a role."""
    text = draft.sheet.open_text()
    found = [p for p in draft.pieces() if not is_place(text[p.start : p.end])]
    for piece in found:
        if has_han(text[piece.start : piece.end]):
            read_chinese(draft, piece)
        else:
            read_english(draft, piece)
    if draft.role and not draft.company:
        _read_company_beside(draft, found)
    _read_address(draft)


def _read_company_beside(draft: Draft, found: list[Piece]) -> None:
    """A phrase in capitals, or a short Chinese one, that stands beside the role and is nothing else."""
    role = max((end for start, end in draft.trade_spans if draft.sheet.shown(start, end) == draft.role), default=-1)
    at = next((n for n, p in enumerate(found) if p.start < role <= p.end), None)
    if at is None:
        return
    role_start = role - len(draft.role)
    for n in (at - 1, at + 1):
        if (
            0 <= n < len(found)
            and _is_near(found[n], role_start, role, opens=draft.sheet.text[found[n].start - 1 : found[n].start] == "(")
            and _could_be_company(draft, found[n], before=n < at)
        ):
            _settle(draft, found[n], before=n < at)
            return


def _is_near(piece: Piece, start: int, end: int, *, opens: bool) -> bool:
    """Whether nothing but separators stands between a piece and the role, or few words before a bracket."""
    far = _BRACKETED if opens else _NEAR
    return piece.start - end <= far and start - piece.end <= _NEAR


def _settle(draft: Draft, piece: Piece, *, before: bool) -> None:
    """One unknown word after the role, in a line that names no place, is where somebody lives rather than for whom."""
    text = draft.sheet.text[piece.start : piece.end]
    if (
        before
        or has_han(text)
        or " " in text
        or any(place_starts(draft.sheet.text[p.start : p.end]) for p in draft.pieces())
    ):
        draft.set_company(piece.start, piece.end)
    else:
        draft.city = draft.city or draft.sheet.take(piece.start, piece.end)


def _could_be_company(draft: Draft, piece: Piece, *, before: bool) -> bool:
    text = draft.sheet.text[piece.start : piece.end]
    if not draft.sheet.is_open(piece.start, piece.end) or text in draft.name:
        return False
    if has_han(text):
        at = draft.sheet.text.rfind(draft.name, 0, piece.start) if draft.name else -1
        beside = at >= 0 and piece.start - at - len(draft.name) <= 1
        return before and (beside or len(text) >= _SHORTEST_ZH) and _could_be_company_zh(text)
    words = text.split()
    capitals = len(words) <= 4 and all(not w[0].islower() for w in words) and any(c.isalpha() for c in text)
    return capitals and "/" not in text and not is_bare_trade(text)


def _could_be_company_zh(text: str) -> bool:
    if INSTITUTION_ZH.search(text):
        return True
    if _ABOUT_ZH.search(text) or not _PLAIN_ZH.fullmatch(text) or _SENTENCE_ZH.search(text):
        return False
    return not find_industries(text) and place_starts(text)[:1] != [(0, 2)]


def _read_address(draft: Draft) -> None:
    """张律师 is a lawyer, when nothing else was said."""
    told = TELLING_ADDRESS.get(address(draft.name)[1], "")
    draft.role = draft.role or told
