"""What the list of people looks like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.capture.buttons import Unsorted
from handlers.people.buttons import PeoplePage
from handlers.person.buttons import Open
from handlers.person.card import warmth_sign, work
from handlers.screen import Key, Screen, bold, joined, lines
from handlers.texts import Texts
from ties.people import Person

PAGE = 10


def nobody(t: Texts, drafts: int) -> Screen:
    """Say how to begin."""
    text = lines(
        t("Nobody is stored yet. Send one line about somebody, for example:"),
        Markup("<code>{}</code>").format(
            t.label("Lin Yue, founder @ HaiTao Logistics, Shenzhen, needs a US warehouse")
        ),
        t("Or step by step: /add"),
    )
    return Screen(text, (_unsorted(t, drafts),))


def listing(t: Texts, people: Sequence[Person], total: int, page: int, drafts: int, today: date) -> Screen:
    """Show a page of people, newest first; a number opens the card."""
    first = page * PAGE + 1
    pages = (total - 1) // PAGE + 1
    head = t.plural("👥 {n} person", "👥 {n} people, newest first", total)
    if pages > 1:
        head = joined(" · ", (head, t("page {page} of {pages}", page=page + 1, pages=pages)))
    text = lines(head, *(_line(first + n, person, today) for n, person in enumerate(people)))
    numbers = [Key(str(first + n), Open(person.id)) for n, person in enumerate(people)]
    turn = [Key("‹", PeoplePage(page - 1))] if page else []
    turn += [Key("›", PeoplePage(page + 1))] if page + 1 < pages else []
    return Screen(text, (numbers[:5], numbers[5:], turn, _unsorted(t, drafts)))


def _line(number: int, person: Person, today: date) -> Markup:
    about = joined(" · ", (work(person), person.city))
    name = Markup("{} {} {}").format(number, warmth_sign(person, today), bold(person.name))
    return joined(" — ", (name, about))


def _unsorted(t: Texts, drafts: int) -> tuple[Key, ...]:
    return (Key(t.label("📥 Unsorted: {n}", n=drafts), Unsorted(0)),) if drafts else ()
