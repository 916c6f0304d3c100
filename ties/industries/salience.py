"""Which of the trades named the text is about: heads of compounds, not modifiers; trades, not examples."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from ties.folding import is_han
from ties.industries.endings import SOFTWARE_WORDS, is_goods, software
from ties.industries.mentions import ASIDE, LIKELY, SURE, Mention
from ties.industries.tree import concepts, parent
from ties.industries.units import BREAK, Units, cut

_KEEP_THEIR_MODIFIER = ("rt.", "mf.oem", "it.saas", "it.ai", "pro.ad")
"""Heads whose modifier stays the trade: 钢材贸易 is steel and trade, 酒店机器人 is robots only."""

_NEVER_MODIFIERS = {"hw.def"}
_FOR_WHOM = {"mf.toy", "mf.baby", "mf.pet"}
"""Modifiers that are the trade: toy furniture, pet clothes."""

_SOFTWARE_WITH_AI = {"he.hosp", "pro.law", "pro.hr"}
"""Trades whose software is meant where AI is named beside them."""

_EXAMPLES = (
    "including", "such as", "e.g", "the company offers", "the company operates", "it operates", "its products",
    "as well as", "the company provides", "which include", "like", "包括", "例如", "比如", "如",
)  # fmt: skip


@cache
def _examples() -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases before examples by their first unit."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _EXAMPLES:
        words = tuple(cut(phrase).words)
        found.setdefault(words[0], []).append(words)
    return found


_TECH_CODES = {"it.ai", "it.saas", "it.dev", "it.data"}


def settle(found: list[Mention], units: Units, text: str) -> list[Mention]:
    """Return the mentions with their final weights, see `FoundIndustry`."""
    found = _tools_aside(_modifiers_aside(found, units))
    found = _examples_aside(found, units, text)
    return _weighed(found + _software_meant(found, units))


def _tools_aside(found: list[Mention]) -> list[Mention]:
    """Make goods an aside beside the service that works on them: a garage's gearboxes, a plumber's taps."""
    used = {code for one in found if one.weight == SURE for code in concepts()[one.code].all("uses")}
    return [one.aside() if one.code in used else one for one in found] if used else found


def _modifiers_aside(found: list[Mention], units: Units) -> list[Mention]:
    settled = list(found)
    for at, (one, two) in enumerate(pairwise(found)):
        if one.last == two.first and two.weight == SURE and _is_compound(one, two, units):
            modifier = at + 1 if one.code in _FOR_WHOM else at
            settled[modifier] = settled[modifier].aside()
    return settled


def _is_compound(one: Mention, two: Mention, units: Units) -> bool:
    if one.code == two.code or two.code.startswith(_KEEP_THEIR_MODIFIER) or one.code in _NEVER_MODIFIERS:
        return False
    return is_han(units.words[two.first]) or (is_goods(one.code) and is_goods(two.code))


def _examples_aside(found: list[Mention], units: Units, text: str) -> list[Mention]:
    """Make what is first named behind a Chinese semicolon or "such as" an aside, when a trade stands before it."""
    limit = _first_example(units, text)
    trades = {mention.code for mention in found if mention.first < limit and mention.weight == SURE}
    if not trades:
        return found
    return [one.aside() if one.first >= limit and one.code not in trades else one for one in found]


def _first_example(units: Units, text: str) -> int:
    words = units.words
    for at, word in enumerate(words):
        if word == BREAK and text[units.starts[at]] == "；":
            return at
        if any(tuple(words[at : at + len(cue)]) == cue for cue in _examples().get(word, ())):
            return at
    return len(words)


def _software_meant(found: list[Mention], units: Units) -> list[Mention]:
    """Return the software trades meant where software is spoken of and a customer's trade or finance is named."""
    codes = {mention.code for mention in found if mention.weight == SURE}
    if codes.isdisjoint(_TECH_CODES) and SOFTWARE_WORDS.isdisjoint(units.words):
        return []
    return [
        Mention(mention.first, mention.last, software(mention.code), mention.alias, SURE, strong=True)
        for mention in found
        if software(mention.code) not in {"", *codes} and _of_software(mention, codes)
    ]


def _of_software(mention: Mention, codes: set[str]) -> bool:
    if mention.code.startswith("fin") or ("it.ai" in codes and mention.code in _SOFTWARE_WITH_AI):
        return True
    return mention.strong and mention.weight == ASIDE


def _weighed(found: list[Mention]) -> list[Mention]:
    """Keep weak words only where nothing is sure, whole groups only where no trade is named.

    Asides become likely when nothing is sure.
    """
    trades = [mention for mention in found if parent(mention.code)]
    if any(mention.weight >= SURE for mention in trades):
        return [mention for mention in trades if mention.weight != LIKELY]
    lifted = [one._replace(weight=LIKELY) if one.strong else one for one in trades]
    if not any(one.strong for one in trades):
        lifted = [one._replace(weight=LIKELY) for one in trades]
    return lifted or found
