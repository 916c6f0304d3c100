"""What the words of a question mean: trades, roles, places, employers, and words that must be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ties.folding import fold
from ties.industries import expand, find_concepts, label
from ties.industries.units import flatten
from ties.patterns import lazy
from ties.places import find_place, find_places
from ties.question.asking import left_over
from ties.question.companies import is_company
from ties.question.facets import company as employer_in
from ties.question.model import Item, Kind, Term
from ties.question.roles import find_roles, role_codes
from ties.question.slate import Slate


def meant(slate: Slate) -> Iterator[Item]:
    """Read trades, roles, places, employers and the words left over."""
    employer = employer_in(slate.flat)
    if employer and is_company(employer.terms[0].value):
        yield slate.take(employer)
    known = _longest([*places(slate.text), *concepts(slate.text), *_roles(slate.text)])
    known = list(_loosened([item for item in known if not (employer and _is_guess(item) and _overlap(item, employer))]))
    for item in known:
        yield slate.take(item)
    company = employer_in(_uncovered(slate.flat, known))
    if company:
        yield slate.take(company)
    yield from words(slate.text, known)


def _overlap(one: Item, other: Item) -> bool:
    return one.start < other.end and other.start < one.end


def _is_guess(item: Item) -> bool:
    """Whether a trade was only guessed, from pinyin, initials or a typo: then the word itself stands beside it."""
    return len(item.terms) > 1 and item.terms[-1].kind is Kind.WORD


def _uncovered(text: str, known: list[Item]) -> str:
    """Return `text` with a mark where something was understood, so that no name reaches across."""
    chars = list(text)
    for item in known:
        chars[item.start : item.end] = ";" * (item.end - item.start)
    return "".join(chars)


def words(text: str, known: list[Item]) -> Iterator[Item]:
    """Yield what is left over; right before a trade or a role it only says which kind of it."""
    heads = {item.start for item in known if item.terms[0].kind is not Kind.PLACE}
    for start, end in left_over(flatten(text)):
        said = text[start:end]
        wide = said.lower() in _WIDE and any(item.end <= start and not text[item.end : start].strip() for item in known)
        if wide or (known and len(said) == 1):
            continue
        after = end + len(text[end:]) - len(text[end:].lstrip())
        place = find_place(said)
        before_head = any(end <= head <= after for head in heads) and not (place and place.population > KNOWN_BY_NAME)
        word = Term(Kind.WORD, said, fold(said))
        terms = (Term(Kind.PLACE, said, fold(said), place=place), word) if place else (word,)
        yield Item(start, end, terms, optional=before_head)


def places(text: str) -> Iterator[Item]:
    """Yield the places in a text."""
    for found in find_places(text):
        said = text[found.start : found.end]
        place = Term(Kind.PLACE, said, fold(said), place=found.place)
        employer = [Term(Kind.COMPANY, said, fold(said))] if _AT.search(text, 0, found.start) else []
        yield Item(found.start, found.end, (place, *employer))


_EVENT = lazy(r"\b(?:fair|expo|show|summit|conference|congress|forum)\b|交会|博览会|展会|峰会|论坛")
"""A trade may be called after its fair, where people also meet."""


_AT = lazy(r"(?i)\bat\s+$")
"""Somebody works at what may be a place elsewhere: at Qianhai, at Lenzing."""


def concepts(text: str) -> Iterator[Item]:
    """Yield the trades in a text; one word may stand for several. A guess leaves the word itself as a choice."""
    spans: dict[tuple[int, int], list[Term]] = {}
    for found in find_concepts(text):
        said = text[found.start : found.end]
        terms = spans.setdefault((found.start, found.end), [])
        sure = found.how == "exact" and not _EVENT.search(said.lower())
        guess = [] if sure else [Term(Kind.WORD, said, fold(said))]
        terms[:] = [*(term for term in terms if term.kind is Kind.INDUSTRY), industry(found.code, said), *guess]
    for (start, end), terms in spans.items():
        yield Item(start, end, _narrow(terms))


KNOWN_BY_NAME = 500_000
"""A city of so many people is meant by its bare name even where another meaning could stand: "Phoenix lawyers"."""

_AT_LARGE = frozenset({"rt", "rt.trade", "mf"})


def _narrow(terms: list[Term]) -> tuple[Term, ...]:
    """Where one word names a trade and trading at large, the trade is meant: the furniture trade is furniture."""
    narrow = tuple(term for term in terms if term.value not in _AT_LARGE)
    return narrow if any(term.kind is Kind.INDUSTRY for term in narrow) else tuple(terms)


_WIDE = frozenset({
    "engineering", "equipment", "system", "systems", "platform", "platforms", "technology", "tech", "services", "trade",
    "products", "solutions", "projects", "manufacturer", "manufacturers", "manufacturing", "producer", "producers",
    "supplier", "suppliers", "factory", "factories", "dealer", "dealers", "agency", "agencies", "startup", "startups",
    "工程", "设备", "系统", "平台", "技术", "科技", "产品", "项目", "方案", "贸易", "厂", "厂家", "厂商", "工厂",
    "制造", "制造商", "生产", "生产商", "供应商", "经销商", "加工", "开发", "研发", "公司", "机构", "创业", "创业公司",
})  # fmt: skip
"""What a trade is called at large: after another trade it only says which side of it, so it need not hold."""


def _loosened(items: list[Item]) -> Iterator[Item]:
    end = -2
    for item in items:
        wide = item.start - end <= 1 and item.terms[0].said.lower() in _WIDE
        yield replace(item, optional=True) if wide else item
        end = item.end


def industry(code: str, said: str) -> Term:
    """Return the term for a trade and all below it."""
    return Term(Kind.INDUSTRY, said, code, expand(code))


def _roles(text: str) -> Iterator[Item]:
    for found in find_roles(text):
        said = text[found.start : found.end]
        terms = tuple(Term(Kind.ROLE, said, key, role_codes(key)) for key in found.keys)
        yield Item(found.start, found.end, terms)


def _longest(items: list[Item]) -> list[Item]:
    """Keep the longest of what overlaps; two readings of the same span stand side by side."""
    kept: dict[tuple[int, int], Item] = {}
    for item in sorted(items, key=lambda item: item.start - item.end):
        span = item.start, item.end
        if span in kept:
            kept[span] = Item(*span, tuple(_either(kept[span].terms, item.terms)))
        elif not any(_overlap(item, other) for other in kept.values()):
            kept[span] = item
    return sorted(kept.values(), key=lambda item: item.start)


def _either(trades: tuple[Term, ...], roles: tuple[Term, ...]) -> Iterator[Term]:
    """A word for a trade and a role is both, but a function in a company is no trade unless the trade is called so.

    Lawyers are a trade; "marketing" is in the name of one; 采购 is what somebody does in any.
    """
    functions = all(role.kind is Kind.ROLE and not role.codes for role in roles)
    yield from (term for term in trades if not functions or _called(term))
    yield from roles


def _called(term: Term) -> bool:
    named = fold(f"{label(term.value, 'en')} {label(term.value, 'zh')}")
    return term.kind is not Kind.INDUSTRY or fold(term.said) in named
