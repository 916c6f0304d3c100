"""Role and company in a Chinese phrase: 在腾讯做产品总监, 腾讯产品总监, 腾讯的产品总监, 运营总监, 云帆供应链."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.pieces import Piece
from ties.capture.trades import EMPLOYERS_ZH, MEDIA_ZH, TAIL_ZH, is_bare_trade, is_company_zh, is_role_zh, split_role_zh
from ties.capture.where import is_place, place_starts
from ties.capture.work_english import read_english
from ties.folding import level
from ties.industries import find_industries
from ties.patterns import lazy

_AT = lazy(r"@\s*(?P<company>\S+)")
_LEAD = r"(?:现在|目前|现|他|她|人|就)*"
_IN_COMPANY = lazy(
    rf"{_LEAD}(?:(?<!现)在|于|就职于|任职于|供职于|就职|任职|供职|效力于?|入职|加入|跳槽到|跳到|去了|创办了?|创立了?|创建了?|开办了?|经营|负责)"
    r"(?P<company>.+?)(?:(?:公司|集团)?(?:做|当|任|担任|工作|上班|就职|任职|搞|干|的)(?P<role>.*))?"
)
_OF_COMPANY = lazy(rf"{_LEAD}(?:是|(?<!现)在|任)?(?P<company>.{{2,16}}?)(?:里|那边)?的(?P<role>.+)")
_NOW = lazy(r"(?:(?:现在|目前|如今|现)?(?:是|在|任|担任)|现任|现为)")
_AS_ROLE = lazy(r"(?:(?:现在|目前|他|她|也|就|现)*(?:是|当|做|任|担任|干|兼))(?:一?[个名位家])?(?P<role>.+)")
_HOUSE = lazy(r"(?:公司|集团|厂|店|所|行|社|院|资本|基金|证券|银行)$")
_SENTENCE = lazy("[做卖开找求有在的过了是]|认识|知道|很多|不少|一些")


def read_chinese(draft: Draft, piece: Piece) -> None:
    """Take company and role of a phrase, each when none is known yet."""
    low = level(draft.sheet.text[piece.start : piece.end])
    if "@" in low:
        _read_at(draft, piece)
        return
    for read in (_whole_role, _in_company, _glued, _whole_company):
        if read(draft, piece, low):
            return


def _read_at(draft: Draft, piece: Piece) -> None:
    """Hardware @ 星野科技."""
    told = _AT.search(draft.sheet.text, piece.start, piece.end)
    if told and not draft.company:
        draft.set_company(*told.span("company"))
        draft.sheet.take(told.start(), told.start("company"))
        read_english(draft, Piece(piece.start, told.start(), piece.block))


def _whole_role(draft: Draft, piece: Piece, low: str) -> bool:
    """运营总监, 是律师."""
    if draft.role:
        return False
    told = _AS_ROLE.fullmatch(low)
    start = told.start("role") if told else 0
    role = low[start:]
    if not is_role_zh(role) or role[: max(split_role_zh(role), 0)] in EMPLOYERS_ZH:
        return False
    draft.set_role(piece.start + start, piece.end)
    draft.sheet.take(piece.start, piece.start + start)
    return True


def _in_company(draft: Draft, piece: Piece, low: str) -> bool:
    """在腾讯做产品总监, 腾讯的产品总监."""
    if draft.company:
        return False
    for pattern in (_IN_COMPANY, _OF_COMPANY):
        told = pattern.fullmatch(low)
        if told and _tells_company(told["company"], told["role"] or "", sure=pattern is _IN_COMPANY):
            _take_company(draft, piece, told)
            return True
    return False


def _tells_company(company: str, role: str, *, sure: bool) -> bool:
    if is_place(company):
        return False
    titled = is_role_zh(role)
    return titled or (sure and (is_company_zh(company) or company in EMPLOYERS_ZH))


def _take_company(draft: Draft, piece: Piece, told: re.Match[str]) -> None:
    draft.set_company(piece.start + told.start("company"), piece.start + told.end("company"))
    draft.sheet.take(piece.start, piece.start + told.start("company"))
    if is_role_zh(told["role"] or "") and not draft.role:
        draft.set_role(piece.start + told.start("role"), piece.end)
        draft.sheet.take(piece.start, piece.end)


def _glued(draft: Draft, piece: Piece, low: str) -> bool:
    """腾讯产品总监, 小红书博主."""
    start = split_role_zh(low) if not draft.role else -1
    lead = _NOW.match(low)
    skip = lead.end() if lead and lead.end() < start else 0
    company = low[skip : max(start, 0)]
    if not company or is_place(company):
        return False
    if not draft.company and (company in EMPLOYERS_ZH or (is_company_zh(company) and not _is_placed_trade(company))):
        draft.sheet.take(piece.start, piece.start + skip)
        draft.set_company(piece.start + skip, piece.start + start)
        draft.set_role(piece.start + start, piece.end)
        return True
    if len(company) <= 6 and not _SENTENCE.search(company):
        draft.set_role(piece.start, piece.end)
        return True
    return False


def _is_placed_trade(company: str) -> bool:
    """温哥华地产 in 温哥华地产经纪 is a trade at a place; 宁波外贸公司 is a company."""
    if _HOUSE.search(company):
        return False
    place = next((end for start, end in place_starts(company) if not start), 0)
    return is_bare_trade(company) or (place > 0 and is_bare_trade(company[place:]))


def _whole_company(draft: Draft, piece: Piece, low: str) -> bool:
    """云帆供应链; but 跨境物流 is a trade."""
    if draft.company or not (low in EMPLOYERS_ZH or (is_company_zh(low) and not _is_all_trade(low))):
        return False
    draft.set_company(piece.start, piece.end)
    return True


def _is_all_trade(low: str) -> bool:
    """Whether trades cover all that stands before the ending, or all but one character: 钢材贸易, 跨境物流."""
    if MEDIA_ZH.search(low):
        return False
    covered = {n for found in find_industries(low) for n in range(found.start, found.end)}
    told = TAIL_ZH.match(low)
    return len(low) - len(covered) <= 1 or (told is not None and covered >= set(range(told.end("stem"))))
