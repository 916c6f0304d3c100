"""Whom a message is about: the known name in it, and whether it names somebody else besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ties.capture import route_words as cues
from ties.capture.reading import Reading
from ties.folding import HAN, fold, has_han, is_han
from ties.names import FoundName, address, find_names, han_likeness, is_nickname, name_keys, same_name, surname
from ties.names.reading import PERHAPS
from ties.names.tables import TITLES


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom a message is about: where the name stands, and all stored names that fit."""

    start: int
    end: int
    people: tuple[str, ...]
    weak: bool = False  # only a form of address was used, which may be anybody's of that surname

    @property
    def one(self) -> str:
        """The stored name when only one fits."""
        return self.people[0] if len(self.people) == 1 else ""

    @property
    def several(self) -> tuple[str, ...]:
        """All stored names when more than one fits."""
        return self.people if len(self.people) > 1 else ()


def find_mention(text: str, reading: Reading, known: Sequence[str]) -> Mention | None:
    """Return the first known name in `text`: whole, given name, Ms and surname, or a form of address."""
    spelled = {name: name for name in known}
    for name in known:
        spelled |= dict.fromkeys(_parts(name), name)
    hits = [hit for hit in find_names(text, list(spelled)) if not _goes_on(text, hit)]
    first = min(hits, key=lambda hit: (hit.start, -hit.end), default=None)
    if first is None:
        return _addressed(text, reading, known)
    people = tuple(name for name in known if same_name(name, first.name))
    people = people or tuple(name for name in known if any(same_name(part, first.name) for part in _parts(name)))
    return Mention(first.start, first.end, people)


def _parts(name: str) -> Iterator[str]:
    """The parts of a name that stand for all of it: Tom of Tom Baker, 国强 of 赵国强."""
    words = [word for word in name.split() if fold(word).rstrip(".") not in TITLES]
    if len(words) > 1 and len(words[0]) > 1:
        yield words[0]
        yield f"{words[-1]}, {' '.join(words[:-1])}"
    family = surname(name)
    if is_han(name) and family and len(name) - len(family) == 2 and not address(name)[1]:
        yield name[len(family) :]


def _goes_on(text: str, hit: FoundName) -> bool:
    """Whether a one-word name is part of another: Lucy Stone, 刘国强."""
    if not has_han(hit.name):
        rest = text[hit.end :]
        family = re.match(rf" ?([{HAN}])(?![{HAN}])", rest)
        return " " not in hit.name and (
            re.match(r" [A-Z][a-z]+", rest) is not None or bool(family and surname(family[1]))
        )
    before = text[max(0, hit.start - 1) : hit.start]
    return len(hit.name) == 2 and bool(surname(before)) and before not in cues.BEFORE_NAME


def _addressed(text: str, reading: Reading, known: Sequence[str]) -> Mention | None:
    """张总 and 小张 for 张伟, 佳佳 for 沈佳佳, Ms Okoye for Ines Okoye."""
    if titled := _titled(text, known):
        return titled
    at = text.find(reading.name) if has_han(reading.name) else -1
    spans = [(at, at + len(reading.name))] if at >= 0 else []
    for start, end in (*spans, *_forms(text, known)):
        key = _weak_key(text[start:end])
        if people := tuple(name for name in known if key in name_keys(name)):
            return Mention(start, end, people, weak=True)
    return None


def _titled(text: str, known: Sequence[str]) -> Mention | None:
    for hit in cues.TITLED.finditer(text):
        people = tuple(name for name in known if " " in name and fold(name.split()[-1]) == fold(hit["name"]))
        if people:
            return Mention(hit.start(), hit.end(), people)
    return None


def _forms(text: str, known: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where 张总, 张老师 or 老张 stands, for the surnames that are known."""
    families = {surname(name) for name in known if has_han(name)} - {""}
    for family in sorted(families):
        for hit in re.finditer(family, text):
            for size in (3, 2, 1):
                if address(text[hit.start() : hit.end() + size])[1]:
                    yield hit.start(), hit.end() + size
            if hit.start() and is_nickname(text[hit.start() - 1 : hit.end()]):
                yield hit.start() - 1, hit.end()


def _weak_key(name: str) -> str:
    if address(name)[1]:
        return surname(name) + "*"
    return fold(name)[1:] + "*" if is_nickname(name) and len(name) == 2 else fold(name)


def names_another(text: str, reading: Reading, mention: Mention) -> bool:
    """Whether the reading names somebody besides the one mentioned, who is only introducer or relation: a capture."""
    behind = text[mention.end :].replace("，", ",")
    if facts(reading) and (_leads_on(behind) or cues.RELATION_OF.search(text[: mention.start].rstrip() + " ")):
        return True
    at = text.find(reading.name) if reading.name else -1
    if at < 0 or not is_name(reading.name, text, mention):
        return False
    if _overlaps(at, at + len(reading.name), mention):
        return at < mention.start and not has_han(reading.name) and facts(reading) > 0
    if at < mention.start:
        return True
    return any(same_name(reading.via, person) for person in mention.people) or facts(reading) >= 1


def _leads_on(behind: str) -> bool:
    """Whether what stands behind a known name makes it somebody else's introducer, relative or namesake."""
    patterns = (cues.INTRODUCES, cues.RELATED, cues.RELATED_EN, cues.HOUSE_ZH)
    return any(pattern.match(behind) for pattern in patterns)


def _overlaps(start: int, end: int, mention: Mention) -> bool:
    return start < mention.end and mention.start < end


def is_name(name: str, text: str, mention: Mention | None = None) -> bool:
    """Whether what was read as a name is one, not the first words of a sentence: `had ramen`, `gotta call`."""
    if has_han(name):
        return mention is None or han_likeness(re.sub(f"[^{HAN}]", "", name)) >= PERHAPS
    words = name.split()
    if any(word in cues.NO_NAME for word in words) or fold(name) in cues.NO_NAME:
        return False
    if mention is None:
        return fold(words[0]) not in cues.NEVER_NAME or cues.NAME_FIRST.match(text) is not None
    if fold(words[0]) in cues.NEVER_NAME or cues.DEAL.search(fold(name)):
        return False
    cased = text[mention.start].isupper()
    return all(word[0].isupper() for word in words) if cased else fold(words[0]) not in cues.LEAD_EN


def facts(reading: Reading) -> int:
    """Return how many facts of a contact card a reading holds."""
    told = (
        reading.company,
        reading.role,
        reading.city,
        reading.industries,
        reading.met_at or reading.met_on,
        reading.via,
    )
    reach = (*reading.phones, *reading.emails, reading.wechat, reading.telegram)
    return sum(map(bool, told)) + any(reach)
