"""Reading one line as a new contact: contacts, dates, clauses, name, work, place, industries; the rest is the note."""

from __future__ import annotations

import re
from datetime import datetime

from ties.capture.clauses import read_clauses
from ties.capture.contacts import read_contacts
from ties.capture.draft import Draft
from ties.capture.employers import read_plain_company
from ties.capture.introducer import read_introduced
from ties.capture.labels import read_labels
from ties.capture.meeting import WHO, read_event
from ties.capture.note import drop_empty, left_over
from ties.capture.opening import read_opening
from ties.capture.reading import Reading
from ties.capture.sheet import Sheet
from ties.capture.tables import choice
from ties.capture.trades import tells_trade
from ties.capture.where import read_city
from ties.capture.who import read_who
from ties.capture.work import read_work
from ties.dates import find_birthday, find_rhythm
from ties.folding import has_han
from ties.industries import find_industries, parent
from ties.patterns import lazy

_RHYTHM_LEAD = lazy(
    r"(?:(?:please |pls |i'll |let's )?"
    rf"(?:{choice('clauses_en', 'in_touch')}|{choice('clauses_zh', 'in_touch')})"
    r"(?: to| with)?(?: him| her| them| me)?\s*:?\s*)+$",
    re.IGNORECASE,
)
_RHYTHM_TAIL = lazy(
    rf"\s*(?:{choice('clauses_zh', 'in_touch')}(?:一?下|一?次)?|一次|catch[- ]?up|check[- ]?in|contact|touch)+",
    re.IGNORECASE,
)
_HOW = lazy(rf"{choice('clauses_zh', 'how')}|\b{choice('clauses_en', 'how')}\b", re.IGNORECASE)
"""How to be in touch is told beside how often: it stays in the note."""

_BORN = lazy(
    rf"(?P<cue>{choice('clauses_en', 'born')}|{choice('clauses_zh', 'born')})"
    rf"(?:\s*[:,-]?\s*(?:{WHO}))?\s*[:,(-]?\s*(?=\S)"
)
"""Other ways to tell a birthday: 🎂 7 Sep, geb. 12.03.1979, bday: Ollie Marsh 14/09."""

_PLAIN_CUE = "born "
_FAR = 30  # characters in which the day follows

_OPEN = 2
"""Trades of one group that a word such as "logistics" may mean."""


def read_line(text: str, now: datetime, region: str) -> Reading:
    """Return what one free line says about a new contact.

    `now` is aware, in the owner's zone; `region` (ISO alpha-2) is for phone numbers without a country code.
    """
    sheet = Sheet(text)
    draft = Draft(sheet, now, read_contacts(sheet, region))
    _read_birthday(draft)
    _read_rhythm(draft)
    read_labels(draft)
    read_introduced(draft)
    read_opening(draft)
    read_clauses(draft)
    read_event(draft)
    read_plain_company(draft)
    read_who(draft)
    read_work(draft)
    read_city(draft)
    _name_organisation(draft)
    draft.industries = _industries(draft)
    drop_empty(draft)
    return draft.reading(left_over(draft))


def _name_organisation(draft: Draft) -> None:
    """A line that tells a company and nobody in it is about the company."""
    if not draft.name and draft.company and not draft.role:
        draft.name, draft.company, draft.organisation = draft.company, "", True


def _read_birthday(draft: Draft) -> None:
    text = draft.sheet.open_text()
    found = find_birthday(text)
    if found:
        draft.birthday = found.birthday
        draft.sheet.take(found.start, found.end)
        return
    for cue in _BORN.finditer(text):
        told = find_birthday(_PLAIN_CUE + text[cue.end() : cue.end() + _FAR])
        if told and told.start == 0:
            draft.birthday = told.birthday
            draft.sheet.take(cue.start(), cue.end("cue"))
            draft.sheet.take(cue.end(), cue.end() + told.end - len(_PLAIN_CUE))
            return


def _read_rhythm(draft: Draft) -> None:
    found = find_rhythm(draft.sheet.open_text())
    if found:
        draft.rhythm_days = found.days
        text = draft.sheet.open_text()
        lead = _RHYTHM_LEAD.search(text, max(0, found.start - 40), found.start)
        tail = _RHYTHM_TAIL.match(text, found.end)
        end = tail.end() if tail else found.end
        for how in _HOW.finditer(text, found.start, end):
            draft.sheet.hold(*how.span())
        draft.sheet.take_open(lead.start() if lead else found.start, end)


def _industries(draft: Draft) -> tuple[str, ...]:
    """What the person does, from role, company and plain words; from tags when nothing else tells."""
    told = list(draft.sheet.open_text())
    for start, end in draft.trade_spans:
        told[start:end] = draft.sheet.text[start:end]
    found = find_industries("".join(told))
    if not found:
        found = find_industries("\n".join((draft.name if draft.organisation else "", draft.role, *draft.contacts.tags)))
    trades = [f.code for f in found if parent(f.code)]
    return tuple(dict.fromkeys((*trades, *_of_company(draft.company, trades))))[:3]


def _of_company(company: str, trades: list[str]) -> list[str]:
    """The codes a company's name adds to `trades`: a whole group (logistics) only where no trade of it is named.

    海涛物流 tells of what stands last in it too.
    """
    if not tells_trade(company):
        return []
    told = [f.code for f in find_industries(company) if f.code not in {parent(trade) for trade in trades}]
    last = [f.code for f in find_industries(company[-2:])] if has_han(company) else []
    return [*_one_group(told, trades), *(_one_group(last, [*trades, *told]) if len(last) >= _OPEN else [])]


def _one_group(codes: list[str], trades: list[str]) -> list[str]:
    """Codes of a company; their group where one word such as "logistics" leaves open which of them it is."""
    groups = {parent(code) or "" for code in codes}
    if len(codes) < _OPEN or len(groups) > 1:
        return codes
    return [] if groups & {parent(trade) for trade in trades} else list(groups)
