"""What a person does and where: role and company."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.pieces import Piece, trimmed
from ties.capture.trades import (
    BRANDED,
    EMPLOYERS_ZH,
    INSTITUTION_ZH,
    MEDIA_ZH,
    NOT_IN_ROLES,
    ROLE_OPENERS,
    is_company,
    is_company_zh,
    is_role_zh,
    role_length,
    split_role_zh,
)
from ties.capture.where import is_place, place_starts
from ties.folding import fold, has_han
from ties.industries import find_industries
from ties.names import address
from ties.names.tables import TELLING_ADDRESS

_AT = re.compile(r"(?:^|\s)(?:@\s*|at |with |for |of )(?=(?:the )?[^\s])")
_AT_COMPANY = re.compile(
    r"(?i)(?:(?P<at>(?:^|(?<=\s))(?:@\s*|(?:he |she |they )?(?:is |are |now |currently )*(?:works?|working|employed|worked) (?:at|for|with|@) ?|at |joined |(?:runs|heads|leads|founded|co-founded|owns|started|launched|manages) (?:his |her |their |own |the )*|ceo of |"
    r"founder of |co-?founder of |owner of |partner at |director of |head of |president of |chair(?:man|woman)? of |with |for |of ))(?P<company>(?:the )?(?-i:[A-Z0-9ÄÖÜÉÅØ])[^\s]*(?:\s(?:(?-i:[A-Z0-9ÄÖÜÉÅØ&])[^\s]*|of|de|and|the|for|du|la|di|spa|bar|studio))*))"
)
_AT_HAN = re.compile(r"@\s*(?P<company>[^\s]+)")
_COPULA = re.compile(
    r"(?i)^(?:(?:he|she|they|who|it)(?:'s|'re)?\s+)?(?:(?:is|are|was|works|working|'s|as|now|currently|also|just became|became|been)\s+)*(?:(?:an?|the|our|their|his|her)\s+)?"
)
_MINOR_ROLE = re.compile(r"(?i)^(?:pr|dj|hr|pm|ngo|seo|bd|r&d|ux|it)$")
_FUNCTIONS = frozenset(
    [
        "pr",
        "hr",
        "bd",
        "seo",
        "procurement",
        "sourcing",
        "purchasing",
        "sales",
        "operations",
        "marketing",
        "logistics",
        "finance",
        "admin",
    ]
)
_AT_ZH = re.compile(
    r"(?:现在|目前|现|他|她|人|就)*(?:(?<!现)在|于|就职于|任职于|供职于|就职|任职|供职|效力于|入职|加入|效力|跳槽到|跳到|去了|创办了?|创立了?|创建了?|开办了?|经营|负责)(?P<company>.+?)(?:(?:公司|集团)?(?:做|当|任|担任|工作|上班|就职|任职|搞|干|的)(?P<role>.*))?"
)
_OF_ZH = re.compile(r"(?:现在|目前|现|他|她|人)*(?:是|(?<!现)在|任)?(?P<company>.{2,16}?)(?:里|那边)?的(?P<role>.+)")
_AS_ZH = re.compile(r"(?:现在|目前|现|他|她|也|是|一|个|名|位|家|当|做|任|担任|干|就|兼)+(?P<role>.+)")
_TOWN = re.compile(r"(?i)-(?:on|upon|by|in|sur|sous|le|la|les|am|an|der|de)-")
_PLAIN_COMPANY_ZH = re.compile(r"[^\W\d_a-z][\w&.-]*(?:\s[^\W\d_a-z][\w&.-]*){0,3}|[一-鿿a-zA-Z0-9]{2,8}")


def read_work(draft: Draft) -> None:
    """Take role and company from the plain phrases of the line."""
    found = _plain(draft)
    for n, piece in enumerate(found):
        _read_piece(draft, piece, first=n == 0)
    if draft.role and not draft.company:
        _read_company_beside(draft, found)
    _read_address(draft)


def _plain(draft: Draft) -> list[Piece]:
    text = draft.sheet.open_text()
    return [p for p in draft.pieces() if not is_place(text[p.start : p.end])]


def _read_piece(draft: Draft, piece: Piece, *, first: bool) -> None:
    text = draft.sheet.text[piece.start : piece.end]
    if is_place(text):
        return
    if has_han(text):
        _read_chinese(draft, piece, text)
    else:
        _read_english(draft, piece, first=first)


def _set_company(draft: Draft, start: int, end: int) -> None:
    draft.company = draft.sheet.take(start, end).removeprefix("the ")
    if _tells_trade(draft.company):
        draft.trade_spans.append((start, end))


def _tells_trade(company: str) -> bool:
    """Tata Steel deals in steel; King & Wood and Olive Young do not tell what they do."""
    return has_han(company) or " " not in company or is_company(company) or _is_bare_trade(company)


# --- English --------------------------------------------------------------------------------------------------


def _read_english(draft: Draft, piece: Piece, *, first: bool) -> None:
    text = draft.sheet.text[piece.start : piece.end]
    told = _AT_COMPANY.search(text)
    while told and not _is_employer(told["at"], told["company"], text[: told.start()]):
        told = _AT_COMPANY.search(text, told.end("at"))
    end = piece.end
    if told and not draft.company:
        end = piece.start + _take_company(draft, piece, told)
    elif not draft.company:
        end = _read_brand(draft, piece)
    _read_role(draft, Piece(piece.start, end, piece.block), keep_opener=told["at"] if told else "", first=first)


def _is_employer(at: str, company: str, before: str) -> bool:
    """`at`, `@` and verbs lead a company; `of` and `for` only after a title; never a bare place or date."""
    cue = at.rsplit(maxsplit=1)[-1].lower() if at.split() else "@"
    if (
        is_place(company)
        or company[0].isdigit()
        or re.match(
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b",
            company,
        )
    ):
        return False
    if cue in {"of", "for", "with"} and len(at.split()) == 1:
        return role_length(before.split()) == len(before.split()) > 0 and (cue != "of" or _names_company(company))
    return cue != "of" or at.split(maxsplit=1)[0].lower() not in {"head", "director"} or _names_company(company)


def _names_company(text: str) -> bool:
    """Head of Growth is no company; founder of HaiTao is."""
    return is_company(text) or (
        len(text) > 2
        and not find_industries(text)
        and text.split(maxsplit=1)[0].lower()
        not in _FUNCTIONS
        | {
            "growth",
            "product",
            "engineering",
            "people",
            "design",
            "partnerships",
            "strategy",
            "research",
            "communications",
            "content",
            "data",
            "risk",
            "it",
            "unit",
        }
    )


def _take_company(draft: Draft, piece: Piece, told: re.Match[str]) -> int:
    """Take the company, without a city that ends it; return where the rest before it ends."""
    start, end = told.span("company")
    company = told["company"]
    cities = [s for s in place_starts(company) if s[0] and s[1] == len(company)]
    if (
        cities
        and not is_company(company)
        and not any(w in company[: cities[0][0]].lower().split() for w in ("of", "de", "du", "di"))
    ):
        end = start + len(company[: cities[0][0]].rstrip())
    _set_company(draft, piece.start + start, piece.start + end)
    opener = told["at"].split()[0].lower() if told["at"].split() else "@"
    if opener in ROLE_OPENERS or opener in {"ceo", "founder", "cofounder"}:
        keep = told.start("at") + len(told["at"].rstrip()) - len(told["at"].split()[-1])
        draft.sheet.take(piece.start + keep, piece.start + start)
        return keep
    draft.sheet.take(piece.start + told.start("at"), piece.start + start)
    return told.start("at")


def _read_brand(draft: Draft, piece: Piece) -> int:
    """`surf brand Lowtide`, `Old Mint Hall`; return where the rest before it ends."""
    text = draft.sheet.text[piece.start : piece.end]
    told = BRANDED.match(text)
    if told and not is_place(told["name"]):
        _set_company(draft, piece.start + told.start("name"), piece.end)
        return piece.start + told.start("name")
    if is_company(text) and not _is_bare_trade(text):
        _set_company(draft, piece.start, piece.end)
        return piece.start
    return piece.end


def _is_bare_trade(text: str) -> bool:
    """Whether an industry's own name covers the phrase: `Solar Energy` is no company."""
    return any(i.end - i.start >= len(text) for i in find_industries(text)) and not MEDIA_ZH.search(text)


def _read_role(draft: Draft, piece: Piece, *, keep_opener: str, first: bool) -> None:
    part = trimmed(draft.sheet.text, piece.start, piece.end, piece.block)
    if not part or draft.role:
        return
    text = draft.sheet.text[part.start : part.end]
    lead = _COPULA.match(text)
    skip = lead.end() if lead and lead.end() < len(text) else 0
    skip += next((e for s, e in place_starts(text[skip:]) if not s and text[skip + e : skip + e + 1] == " "), -1) + 1
    phrase = _before_place(text[skip:])
    words = phrase.split()
    count = role_length(words)
    if not count and (
        _MINOR_ROLE.match(phrase)
        or (keep_opener and 1 <= len(words) <= 3 and (draft.name or not first) and words[0].lower() not in NOT_IN_ROLES)
    ):
        count = len(words)
    if not count:
        return
    length = (
        len(" ".join(words[:count]))
        if " ".join(words) == phrase
        else [m.end() for m in re.finditer(r"\S+", phrase)][count - 1]
    )
    draft.role = draft.sheet.take(part.start + skip, part.start + skip + length)
    if lead:
        draft.sheet.take(part.start, part.start + lead.end())
    draft.trade_spans.append((part.start + skip, part.start + skip + length))


def _before_place(phrase: str) -> str:
    cut = re.search(r"\s(?:based in|in|from|out of|based|near)\s", phrase)
    phrase = phrase[: cut.start()] if cut else phrase
    last = [s for s, e in place_starts(phrase) if s and e == len(phrase)]
    return phrase[: last[0]].rstrip() if last else phrase


def _read_company_beside(draft: Draft, found: list[Piece]) -> None:
    """A phrase in capitals, or a short Chinese one, that stands beside the role and is nothing else."""
    role = max((end for start, end in draft.trade_spans if draft.sheet.shown(start, end) == draft.role), default=-1)
    at = next((n for n, p in enumerate(found) if p.start < role <= p.end), -1)
    for n in (at - 1, at + 1):
        if at >= 0 and 0 <= n < len(found) and _could_be_company(draft, found[n], before=n < at):
            _set_company(draft, found[n].start, found[n].end)
            return


def _could_be_company(draft: Draft, piece: Piece, *, before: bool) -> bool:
    text = draft.sheet.text[piece.start : piece.end]
    if not draft.sheet.is_open(piece.start, piece.end) or is_place(text) or text in draft.name:
        return False
    if has_han(text):
        return before and _could_be_company_zh(text)
    words = text.split()
    named = (
        not _TOWN.search(text)
        and len(words) <= 4
        and all(not w[0].islower() for w in words)
        and any(c.isalpha() for c in text)
    )
    return named and "/" not in text and not _is_bare_trade(text)


def _could_be_company_zh(text: str) -> bool:
    if INSTITUTION_ZH.search(text):
        return True
    plain = _PLAIN_COMPANY_ZH.fullmatch(text) and not re.search("[做卖开找求有在的人过了]", text)
    return bool(plain) and not find_industries(text) and place_starts(text)[:1] != [(0, 2)]


# --- Chinese --------------------------------------------------------------------------------------------------


def _read_chinese(draft: Draft, piece: Piece, text: str) -> None:
    low = fold(text)
    at = re.search(r"@", text)
    if at and not draft.company:
        told = _AT_HAN.search(text)
        if told:
            _company(draft, piece, *told.span("company"))
            draft.sheet.take(piece.start + at.start(), piece.start + told.start("company"))
            _read_english(draft, Piece(piece.start, piece.start + at.start(), piece.block), first=False)
        return
    if len(low) != len(text):
        return
    _ = (
        _whole_role(draft, piece, low)
        or _at_work(draft, piece, low)
        or _glued(draft, piece, low)
        or _whole_company(draft, piece, low)
    )


def _whole_role(draft: Draft, piece: Piece, low: str) -> bool:
    if draft.role:
        return False
    start = split_role_zh(low)
    if is_role_zh(low) and low[: max(start, 0)] not in EMPLOYERS_ZH:
        _role(draft, piece, 0, len(low))
        return True
    told = _AS_ZH.fullmatch(low)
    if told and is_role_zh(told["role"]):
        _role(draft, piece, *told.span("role"))
        draft.sheet.take(piece.start, piece.start + told.start("role"))
        return True
    return False


def _at_work(draft: Draft, piece: Piece, low: str) -> bool:
    """在腾讯做产品总监, 腾讯的产品总监."""
    for pattern in (_AT_ZH, _OF_ZH):
        told = pattern.fullmatch(low)
        if not told or draft.company:
            continue
        company, role = told["company"], told["role"] or ""
        known = is_company_zh(company) or company in EMPLOYERS_ZH or is_company(company.title())
        titled = bool(role) and is_role_zh(role)
        if is_place(company) or not (known or titled) or (pattern is _OF_ZH and not titled):
            continue
        _company(draft, piece, *told.span("company"))
        if titled and not draft.role:
            _role(draft, piece, *told.span("role"))
            draft.sheet.take(piece.start, piece.end)
        else:
            draft.sheet.take(piece.start, piece.start + told.start("company"))
        return True
    return False


def _glued(draft: Draft, piece: Piece, low: str) -> bool:
    """腾讯产品总监, 小红书博主."""
    start = split_role_zh(low) if not draft.role else -1
    if start <= 0:
        return False
    company = low[:start]
    if (
        not draft.company
        and not is_place(company)
        and (company in EMPLOYERS_ZH or (is_company_zh(company) and not _is_bare_trade(company)))
    ):
        _company(draft, piece, 0, start)
        _role(draft, piece, start, len(low))
        return True
    if not is_place(company) and len(company) <= 6 and not re.search("[做卖开找求有在的过了是]", company):
        _role(draft, piece, 0, len(low))
        return True
    return False


def _whole_company(draft: Draft, piece: Piece, low: str) -> bool:
    if draft.company or not (
        low in EMPLOYERS_ZH or (is_company_zh(low) and not _is_bare_trade(low) and not _all_trades(low))
    ):
        return False
    _company(draft, piece, 0, len(low))
    return True


def _all_trades(low: str) -> bool:
    """Whether trades cover all but one character of it: 钢材贸易, 跨境物流."""
    covered = set()
    for found in find_industries(low):
        covered.update(range(found.start, found.end))
    return len(low) - len(covered) <= 1 and not MEDIA_ZH.search(low)


def _company(draft: Draft, piece: Piece, start: int, end: int) -> None:
    _set_company(draft, piece.start + start, piece.start + end)


def _role(draft: Draft, piece: Piece, start: int, end: int) -> None:
    draft.role = draft.sheet.take(piece.start + start, piece.start + end)
    draft.trade_spans.append((piece.start + start, piece.start + end))


def _read_address(draft: Draft) -> None:
    """张律师 is a lawyer, when nothing else was said."""
    told = TELLING_ADDRESS.get(address(draft.name)[1], "") if draft.name else ""
    if told and not draft.role:
        draft.role = told
