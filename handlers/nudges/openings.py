"""A first line to write to somebody, in their language, made of stored facts alone; notes are private, never quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handlers.texts import Texts, texts
from ties.folding import has_han
from ties.names import is_given_name
from ties.nudging import promises
from ties.people import Person, PersonFile, Resource

MOST = 200  # characters of a fact that go into an opening
_THING = re.compile(r"(?:an?|the|some|more|another|somebody|someone|people|\d[\d,.]*)\s", re.IGNORECASE)
"""What is needed begins like a thing, not like something to do ("sublet the hall")."""

_HONORIFICS = ("总", "董", "哥", "姐", "老师", "博士", "教授", "医生", "律师", "老板", "工", "主任", "经理")


def opening(file: PersonFile, on: date) -> str:
    """Return an opening line; another one on another day, the same one all day."""
    t = texts("zh_Hans" if speaks_chinese(file) else "en")
    choices = list(_openings(t, file))
    return choices[(file.person.id + on.toordinal()) % len(choices)]


def speaks_chinese(file: PersonFile) -> bool:
    """Whether to write to somebody in Chinese: their name or what is noted about them is."""
    person = file.person
    told = (resource.text for resource in (*file.needs, *file.offers))
    return any(
        map(has_han, (person.name, person.alias, person.note, person.raw, *told, *(t.text for t in file.touches)))
    )


def called(person: Person) -> str:
    """Return how somebody is addressed: by an alias such as 张总, a given name that surely is one, else by name."""
    if person.alias.endswith(_HONORIFICS):
        return person.alias
    first = person.name.split()[0] if " " in person.name else ""
    return first if first and is_given_name(first) else person.name


def _openings(t: Texts, file: PersonFile) -> Iterator[str]:
    """Yield what may be written: about a promise, a need or an offer when there is one, else how they met and are."""
    if file.person.organisation:
        yield from _to_organisation(t, file.person.name)
        return
    name = called(file.person)
    if file.touches and promises(file.touches[0].text):
        yield from _about_promise(t, name)
    elif need := _newest(file.needs):
        yield from _about_need(t, name, need)
    elif offer := _newest(file.offers):
        yield from _about_offer(t, name, offer)
    else:
        yield from _about_them(t, name, file.person)


def fits(text: str) -> bool:
    """Whether a fact is short enough, and one line, to go into a sentence."""
    return len(text) <= MOST and "\n" not in text


def _newest(resources: Sequence[Resource]) -> str:
    return next((one.text for one in reversed(resources) if one.open and fits(one.text)), "")


def _about_promise(t: Texts, name: str) -> Iterator[str]:
    yield t.label("Hi {name}, I have not forgotten what I promised. You will hear from me this week.", name=name)
    yield t.label("Hi {name}, I still owe you something. Is it still of use to you?", name=name)


def _about_need(t: Texts, name: str, need: str) -> Iterator[str]:
    if _THING.match(need):
        yield t.label("Hi {name}, are you still looking for {need}?", name=name, need=need)
        yield t.label("Hi {name}, how have you been? Have you found {need} yet?", name=name, need=need)
        return
    yield t.label("Hi {name}, how have you been? Is this still open on your side: {need}?", name=name, need=need)
    yield t.label("Hi {name}, it has been a while. How is it going with this: {need}?", name=name, need=need)


def _about_offer(t: Texts, name: str, offer: str) -> Iterator[str]:
    yield t.label("Hi {name}, it has been a while. Are you still the one to ask about {offer}?", name=name, offer=offer)
    yield t.label("Hi {name}, how are things? Do you still offer this: {offer}?", name=name, offer=offer)


def _about_them(t: Texts, name: str, person: Person) -> Iterator[str]:
    yield t.label("Hi {name}, it has been a while. How have you been?", name=name)
    yield t.label("Hi {name}, how are things these days? Time for a coffee or a call soon?", name=name)
    if person.met_at and fits(person.met_at):
        yield t.label(
            "Hi {name}, it has been a while since {place}. How have you been?", name=name, place=person.met_at
        )
    if person.company and fits(person.company):
        yield t.label("Hi {name}, how are things at {company}?", name=name, company=person.company)


def _to_organisation(t: Texts, name: str) -> Iterator[str]:
    yield t.label("Hello, it has been a while. How is everything at {company}?", company=name)
    yield t.label("Hello, how are things at {company} these days?", company=name)
