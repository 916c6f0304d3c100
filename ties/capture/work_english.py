"""Role and company in an English phrase: `legal counsel at Palmyra Pay`, `surf brand Lowtide`."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.pieces import Piece, trimmed
from ties.capture.tables import choice, words
from ties.capture.trades import BRANDED, NOT_IN_ROLES, ROLE_OPENERS, is_bare_trade, is_company, role_length
from ties.capture.where import is_place, place_starts
from ties.industries import find_industries
from ties.patterns import lazy

_CAPITAL = r"(?-i:[A-Z0-9]|[^\W\d_a-z])"
_AT_COMPANY = lazy(
    rf"(?P<at>(?:^|(?<=\s)){choice('work_en', 'employer')})\s?"
    rf"(?P<company>(?:the )?{_CAPITAL}\S*(?:\s(?:(?:&|{_CAPITAL})\S*|of|de|and|the|for|du|la|di|spa|bar|studio))*)",
    re.IGNORECASE,
)
_AT_LOW = lazy(
    r"(?:(?:is|was|now|the|an?) )*(?P<title>[a-z][a-z&/ -]{1,40}?)\s?(?:\sat\s|@\s*)"
    r"(?!(?:an?|the|my|our|his|her|home|work|school)\b)"
    r"(?P<company>[a-z][a-z0-9.&'-]{2,}(?:\s[a-z][a-z0-9&'-]+){0,2})$"
)
"""A company in small letters, only right after a title: cto at pebblebank."""

_COPULA = lazy(
    r"(?:(?:he|she|they|who|it)(?:'s|'re)?\s+)?"
    r"(?:(?:is|are|was|works|working|'s|as|now|currently|also|just became|became|been)\s+)*"
    r"(?:(?:an?|the|our|their|his|her)\s+)?",
    re.IGNORECASE,
)
_MINOR = lazy(choice("work_en", "minor"), re.IGNORECASE)
_DAY = lazy(rf"{choice('work_en', 'day')}\b", re.IGNORECASE)
_FUNCTIONS = frozenset(words("work_en", "functions"))
_PLACED = lazy(r"\s(?:based in|in|from|out of|based|near)\s")
_OF = lazy(r"(?:of|from|at|with|for)\s(?:the\s)?(?=[^\W_a-z])")
_WHOSE = lazy(r"(?P<company>(?-i:[^\W_a-z])[\w&.-]*(?:\s(?-i:[^\W_a-z])[\w&.-]*){0,3})['’]s?\s(?P<role>.+)")
"""Acme Robotics' CFO."""

_LINKED = frozenset(["of", "de", "du", "di"])


def read_english(draft: Draft, piece: Piece) -> None:
    """Take company and role of a phrase, each when none is known yet."""
    text = draft.sheet.text[piece.start : piece.end]
    if _read_whose(draft, piece, text):
        return
    told = _employer(text)
    end = piece.end
    if told and not draft.company:
        end = piece.start + _take_company(draft, piece, told)
    elif not draft.company:
        end = _read_low(draft, piece, text) or _read_brand(draft, piece)
    part = trimmed(draft.sheet.text, piece.start, end, piece.block)
    if part and not draft.role:
        _read_role(draft, part, employed=told is not None)


def _read_whose(draft: Draft, piece: Piece, text: str) -> bool:
    """Acme Robotics' CFO."""
    whose = _WHOSE.fullmatch(text)
    if not whose or draft.company or draft.role or not _is_title(whose["role"]):
        return False
    draft.set_company(piece.start, piece.start + whose.end("company"))
    draft.set_role(piece.start + whose.start("role"), piece.end)
    draft.sheet.take(piece.start, piece.end)
    return True


# --- company --------------------------------------------------------------------------------------------------


def _employer(text: str) -> re.Match[str] | None:
    told = _AT_COMPANY.search(text)
    while told and not _is_employer(told, text[: told.start()]):
        told = _AT_COMPANY.search(text, told.end("at"))
    return told


def _is_employer(told: re.Match[str], before: str) -> bool:
    """`at`, `@` and verbs lead a company; `of` and `for` only after a title; never a bare place or day."""
    leads, company = told["at"].lower().split(), told["company"]
    if is_place(company) or company[0].isdigit() or _DAY.match(company):
        return False
    if leads[-1] == "from" and not (is_company(company) and not before.strip()):
        return False
    if leads[-1] == "of" and not _names_company(company):
        return False
    return leads[-1] not in {"of", "for", "with"} or len(leads) > 1 or _is_title(before)


def _is_title(text: str) -> bool:
    found = text.split()
    return bool(found) and role_length(found) == len(found)


def _names_company(text: str) -> bool:
    """Head of Growth is no company; founder of HaiTao is."""
    if is_company(text):
        return True
    return len(text) > 2 and not find_industries(text) and text.lower().split()[0] not in _FUNCTIONS


def _take_company(draft: Draft, piece: Piece, told: re.Match[str]) -> int:
    """Take the company and what leads it; return where the rest before it ends."""
    start = piece.start + told.start("company")
    draft.set_company(start, start + _without_city(told["company"]))
    lead = told["at"].rstrip()
    kept = len(lead) - len(lead.split()[-1]) if lead.split()[0].lower() in ROLE_OPENERS | {"ceo"} else 0
    draft.sheet.take(piece.start + told.start("at") + kept, start)
    return told.start("at") + kept


def _without_city(company: str) -> int:
    """How much of `Siemens Munich` is the company: a city that ends it is where, unless it belongs to the name."""
    city = next((start for start, end in place_starts(company) if start and end == len(company)), 0)
    if not city or is_company(company) or _LINKED & set(company[:city].lower().split()):
        return len(company)
    return len(company[:city].rstrip())


def _read_low(draft: Draft, piece: Piece, text: str) -> int:
    """`cto at pebblebank`; return where the rest before it ends, 0 when there is no such company."""
    low = _AT_LOW.match(text)
    if not low or is_place(low["company"]) or is_bare_trade(low["company"]):
        return 0
    if "@ " not in low.group() and not _is_title(low["title"]):
        return 0
    draft.set_company(piece.start + low.start("company"), piece.start + low.end("company"))
    draft.sheet.take(piece.start + low.end("title"), piece.start + low.start("company"))
    return piece.start + low.end("title")


def _read_brand(draft: Draft, piece: Piece) -> int:
    """`surf brand Lowtide`, `Old Mint Hall`; return where the rest before it ends."""
    text = draft.sheet.text[piece.start : piece.end]
    told = BRANDED.match(text)
    if told and not is_place(told["name"]):
        draft.set_company(piece.start + told.start("name"), piece.end)
        return piece.start + told.start("name")
    size = _without_city(text)
    lead = _OF.match(text)
    start = lead.end() if lead else 0
    if is_company(text[start:size]) and not is_bare_trade(text[start:size]):
        draft.set_company(piece.start + start, piece.start + size)
        draft.sheet.take(piece.start, piece.start + start)
        return piece.start
    return piece.end


# --- role -----------------------------------------------------------------------------------------------------


def _read_role(draft: Draft, part: Piece, *, employed: bool) -> None:
    text = draft.sheet.text[part.start : part.end]
    lead = _COPULA.match(text)
    skip = lead.end() if lead and lead.end() < len(text) else 0
    start = skip + _place_before(text[skip:])
    found = list(re.finditer(r"\S+", text[start : start + _before_place(text[start:])]))
    count = _title_words([word.group() for word in found], employed=employed)
    if count:
        draft.set_role(part.start + start, part.start + start + found[count - 1].end())
        draft.sheet.take(part.start, part.start + skip)


def _title_words(found: list[str], *, employed: bool) -> int:
    """How many words are the title; before `at COMPANY` a few words are one anyway: supply chain @ Orbis."""
    count = role_length(found)
    if count or not found:
        return count
    minor = len(found) == 1 and _MINOR.fullmatch(found[0])
    function = employed and len(found) <= 3 and found[0].lower() not in NOT_IN_ROLES
    return len(found) if minor or function else 0


def _place_before(text: str) -> int:
    """How many characters a place and a space take at the start."""
    return next((end + 1 for start, end in place_starts(text) if not start and text[end : end + 1] == " "), 0)


def _before_place(text: str) -> int:
    """How many characters stand before a place that ends the phrase."""
    cut = _PLACED.search(text)
    text = text[: cut.start()] if cut else text
    last = next((start for start, end in place_starts(text) if start and end == len(text)), len(text))
    return len(text[:last].rstrip())
