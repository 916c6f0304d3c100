"""What an answer looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from handlers.person.buttons import Open
from handlers.person.card import DOT, card, one_line, short, warmth_sign
from handlers.screen import Key, Keyboard, Screen, bold, joined, lines
from handlers.texts import Texts
from handlers.who.buttons import Export, Nearby, Page
from handlers.who.facts import fact, field_name
from ties.industries import label
from ties.people import Person, PersonFile
from ties.places import Place
from ties.question import Condition, Kind, Question, Term
from ties.ranking import Match, Near, Reason
from ties.warmth import quiet_days

_DANGLING = re.compile(r"\s+(?:in|at|of|for|from|near|around|with)$", re.IGNORECASE)
PER_PAGE = 5
MOST_NEAR = 3
LABEL_ROOM = 56
_QUOTED = ("note", "touches", "needs", "offers")
_PLAIN = ("name", "role", "company", "city", "funnel_stage", "warmth")
"""Fields that the first line of a person shows anyway."""


@dataclass(frozen=True, slots=True)
class View:
    """A page of an answer: its question, the number it is kept under, the first shown, how many, and what is near.

    `more` are keys for a text that may have meant something else.
    """

    question: Question
    number: int
    near: str
    first: int
    count: int
    groups: tuple[Near, ...] = ()
    more: tuple[Key, ...] = ()


def invite(t: Texts) -> Screen:
    """Ask for a question."""
    return Screen(
        t("Whom are you looking for? For example: “fintech in Shenzhen”, “who needs office space”, “谁能报关”.")
    )


def found(t: Texts, view: View, matches: Sequence[Match], today: date) -> Screen:
    """Show one page of who was found, each with the reasons."""
    maybe = t("Not sure, but perhaps:") if matches[0].maybe else None
    people = [_person(t, view.first + n, match, today) for n, match in enumerate(matches, 1)]
    return Screen(lines(_head(t, view), maybe, *people, _near_line(t, view)), _keys(t, view, matches))


def nobody(t: Texts, view: View) -> Screen:
    """Say that nobody was found, and where to look next."""
    about = _about(t, view.question)
    head = t("Nobody yet: {about}", about=about) if about else t("Nobody found.")
    return Screen(lines(head, _near_line(t, view)), [_near_keys(t, view), view.more])


def about(t: Texts, file: PersonFile, asked: str, today: date) -> Screen:
    """Answer one question about one person; without such a fact, say so on the card."""
    told = fact(t, file, asked, today)
    if told is None:
        return card(t, file, today)
    return Screen(told, ((Key(t.label("Card"), Open(file.person.id)),),))


def which(t: Texts, people: Sequence[Person]) -> Screen:
    """Ask which of several people is meant."""
    keys = [(Key(one_line(person, LABEL_ROOM), Open(person.id)),) for person in people[: PER_PAGE * 2]]
    return Screen(t("Which one?"), keys)


def listed(t: Texts, question: Question, count: int) -> Screen:
    """Name a file with a whole answer."""
    return Screen(joined(DOT, (t.plural("{n} person", "{n} people", count), _about(t, question))))


def _head(t: Texts, view: View) -> Markup:
    return joined(DOT, (bold(t.plural("{n} person", "{n} people", view.count)), _about(t, view.question)))


def _about(t: Texts, question: Question) -> str:
    """Return in a few words what was understood."""
    parts: list[str] = []
    for condition in question.conditions:
        said = " / ".join(dict.fromkeys(_term(t, term, question.text) for term in _telling(condition)))
        parts.append(t.label("not {what}", what=said) if condition.negated else said)
    return DOT.join(dict.fromkeys(_names_whole(parts, question.text)))


def _names_whole(parts: Sequence[str], text: str) -> list[str]:
    """Join quoted words that stand side by side in the question: “Wang” “Wu” is “Wang Wu”."""
    whole: list[str] = []
    for part in parts:
        joint = f"{whole[-1][1:-1]} {part[1:-1]}" if whole and whole[-1][0] + part[0] == "““" else ""
        if joint and joint in text:
            whole[-1] = f"“{joint}”"
        else:
            whole.append(part)
    return whole


def _telling(condition: Condition) -> Sequence[Term]:
    """Return the terms that tell what was asked: of a need or an offer not all the trades it may be filed under."""
    wants = [term for term in condition.terms if term.kind in (Kind.NEED, Kind.OFFER)]
    return wants[:1] or condition.terms


def _as_typed(said: str, text: str) -> str:
    """Return what was read in lower case as it stands in the question."""
    at = text.lower().find(said.lower())
    typed = said if at < 0 else text[at : at + len(said)]
    return _DANGLING.sub("", typed) or typed


def _term(t: Texts, term: Term, text: str) -> str:
    if term.kind is Kind.INDUSTRY:
        return label(term.value, t.short_language)
    if term.kind is Kind.PLACE and term.place:
        return place_name(t, term.place)
    said = _as_typed(term.said, text)
    if term.kind is Kind.NEED:
        return t.label("needs “{what}”", what=said)
    if term.kind is Kind.OFFER:
        return t.label("offers “{what}”", what=said)
    return f"“{said}”" if term.kind is Kind.WORD else said


def place_name(t: Texts, place: Place) -> str:
    """Return the name of a place in the owner's language."""
    return place.zh if t.short_language == "zh" and place.zh else place.name


def _person(t: Texts, number: int, match: Match, today: date) -> Markup:
    person = match.person
    first = Markup("{} {} · {} {}").format(
        bold(str(number)), one_line(person), warmth_sign(person, today), _quiet(t, person, today)
    )
    return lines(first.rstrip(), _reasons(t, match.reasons))


def _quiet(t: Texts, person: Person, today: date) -> Markup | str:
    days = quiet_days(person, today)
    return t.plural("touched {n} d ago", "touched {n} d ago", days) if person.last_touch_on and days else ""


def _reasons(t: Texts, reasons: Sequence[Reason]) -> Markup | None:
    told = dict.fromkeys(_reason(t, reason) for reason in reasons if reason.field not in _PLAIN)
    return Markup("    {}").format(joined(DOT, told)) if told else None


def _reason(t: Texts, reason: Reason) -> Markup:
    text = label(reason.fragment, t.short_language) if reason.field == "industries" else short(reason.fragment, 80)
    said = f"“{text}”" if reason.field in _QUOTED else text
    return t("{what}: {value}", what=field_name(t, reason.field), value=said)


def _near_line(t: Texts, view: View) -> Markup | None:
    if not view.groups:
        return None
    groups = (t("{n} in {industry}", n=near.count, industry=label(near.code, t.short_language)) for near in view.groups)
    return t("Also near: {groups}", groups=joined(DOT, groups))


def _near_keys(t: Texts, view: View) -> list[Key]:
    return [
        Key(t.label("Nearby: {industry}", industry=label(near.code, t.short_language)), Nearby(view.number, near.code))
        for near in view.groups[:MOST_NEAR]
    ]


def _keys(t: Texts, view: View, matches: Sequence[Match]) -> Keyboard:
    page = view.first // PER_PAGE
    people = [Key(str(view.first + n), Open(match.person.id)) for n, match in enumerate(matches, 1)]
    turn: list[Key] = []
    if page:
        turn.append(Key(t.label("‹ Back"), Page(view.number, page - 1, view.near)))
    if view.first + PER_PAGE < view.count:
        turn.append(Key(t.label("Next ›"), Page(view.number, page + 1, view.near)))
    turn.append(Key(t.label("Export"), Export(view.number, view.near)))
    return [people, turn, *([key] for key in _near_keys(t, view)), view.more]
