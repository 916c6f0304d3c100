"""What kind of message a line is: a new contact, a question, a note or a deal about somebody known, or unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ties.capture import route_words as cues
from ties.capture.reading import Reading, Route
from ties.folding import HAN, fold, has_han, level, squash
from ties.names import FoundName, address, find_names, is_nickname, name_keys, same_name, surname

_OF = re.compile(r"^['’]s\s+|^的(?=\S)")
"""`'s new number` is the new number."""

_ENOUGH = 3
"""Facts a line about a known name must tell to be taken for another person of that name."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Whom a message is about: where the name stands, and all stored names that fit."""

    start: int
    end: int
    people: tuple[str, ...]
    weak: bool = False  # only a given name or a form of address was used


def route(text: str, reading: Reading, known: Sequence[str]) -> Route:
    """Return what to do with `text`; `known` are the stored names that may occur in it (a name twice: two people)."""
    low = level(text).strip()
    if not squash(text) or cues.FILLER.fullmatch(low):
        return Route("unclear", body=text.strip())
    mention = _mention(text, reading, known)
    if mention and _is_lead(text, mention):
        return _about(text, low, reading, mention)
    if _asks(text, low, reading) or (mention and _asks_about(text, mention)):
        return Route("question", person=_first(mention), people=_several(mention), body=text.strip())
    if mention and _touches(text, mention) and not _other_person(text, reading, mention):
        return _about(text, low, reading, mention)
    return _new_or_unclear(text, low, reading)


# --- whom it is about -----------------------------------------------------------------------------------------


def _mention(text: str, reading: Reading, known: Sequence[str]) -> _Mention | None:
    """The first known name in the text, whole or given name; a form of address may be anybody of that surname."""
    whole = [hit for hit in find_names(text, known) if not _goes_on(text, hit)]
    given = [hit for hit in find_names(text, [k.split()[0] for k in known if " " in k]) if not _goes_on(text, hit)]
    first = min((*whole, *given), key=lambda hit: (hit.start, -hit.end), default=None)
    if first is None:
        return _addressed(text, reading, known)
    people = tuple(k for k in known if same_name(k, first.name))
    people = people or tuple(k for k in known if same_name(k.split()[0], first.name))
    return _Mention(first.start, first.end, people)


def _goes_on(text: str, hit: FoundName) -> bool:
    """Whether a one-word name is the first part of another: Lucy Stone."""
    return " " not in hit.name and re.match(r" [A-Z][a-z]+", text[hit.end :]) is not None


def _addressed(text: str, reading: Reading, known: Sequence[str]) -> _Mention | None:
    """张总 and 小张 for 张伟, 佳佳 for 沈佳佳."""
    at = text.find(reading.name) if has_han(reading.name) else -1
    if at < 0:
        return None
    key = _weak_key(reading.name)
    people = tuple(name for name in known if key in name_keys(name))
    return _Mention(at, at + len(reading.name), people, weak=True) if people else None


def _weak_key(name: str) -> str:
    if address(name)[1]:
        return surname(name) + "*"
    return fold(name)[1:] + "*" if is_nickname(name) and len(name) == 2 else fold(name)


def _first(mention: _Mention | None) -> str:
    return mention.people[0] if mention and len(mention.people) == 1 else ""


def _is_lead(text: str, mention: _Mention) -> bool:
    """`Lin Yue: …` is about Lin Yue, whatever follows."""
    return not mention.start and re.match(r"\s*[:：]\s*\S", text[mention.end :]) is not None


def _touches(text: str, mention: _Mention) -> bool:
    """Whether the name opens the message, or only words of meeting, dealing and days stand before it."""
    typed = text[: mention.start].strip()
    before = level(typed)
    if not before:
        return True
    if has_han(before):
        return cues.LEAD_ZH.fullmatch(before) is not None
    dealing = cues.DEAL.search(before) is not None and not re.search(r"\s[A-Z]", typed)
    dealing = dealing or cues.DEALT.match(before) is not None
    return dealing or all(word in cues.LEAD_EN or word.isdigit() for word in re.findall(r"[\w']+", before))


def _asks_about(text: str, mention: _Mention) -> bool:
    """`does Lucy know …`, `Lucy's phone number`, 刘洋电话."""
    before, after = level(text[: mention.start]).strip(), level(text[mention.end :])
    return bool(cues.ASKS_ABOUT.fullmatch(before) if before else cues.FIELD_OF.fullmatch(after))


def _other_person(text: str, reading: Reading, mention: _Mention) -> bool:
    """Whether the known name only introduced somebody new, or stands in `X's neighbour Finn`."""
    if not reading.name or mention.weak or 0 <= text.find(reading.name) <= mention.start:
        return False
    return any(same_name(reading.via, p) for p in mention.people) or _rich(reading) >= 1


# --- what about them ------------------------------------------------------------------------------------------


def _about(text: str, low: str, reading: Reading, mention: _Mention) -> Route:
    body = _body(text, mention)
    if _is_lead(text, mention):
        return _for_one(mention, "deal" if cues.DEAL.search(low) else "note", body)
    if not body:
        return Route("question", person=_first(mention), people=_several(mention), body=text.strip())
    if cues.DEAL.search(low):
        return _for_one(mention, "deal", body)
    if _rich(reading) >= (_ENOUGH - mention.weak) and not cues.CHANGE.search(low):
        return Route("capture", body=text.strip())
    return _for_one(mention, "note", body)


def _for_one(mention: _Mention, kind: str, body: str) -> Route:
    if len(mention.people) > 1 or (mention.weak and any(has_han(p) for p in mention.people)):
        return Route("unclear", people=mention.people, body=body)
    return Route("deal" if kind == "deal" else "note", person=mention.people[0], body=body)


def _several(mention: _Mention | None) -> tuple[str, ...]:
    return mention.people if mention and len(mention.people) > 1 else ()


def _body(text: str, mention: _Mention) -> str:
    """The text after the name when the name comes first, else all of it."""
    if text[: mention.start].strip():
        return text.strip()
    return _OF.sub("", text[mention.end :].strip(" \t\n:：,，-—"))


def _rich(reading: Reading) -> int:
    """How many facts of a contact card a reading holds."""
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


# --- nobody known ---------------------------------------------------------------------------------------------


def _asks(text: str, low: str, reading: Reading) -> bool:
    """Whether the line is a question, with or without its mark."""
    if low.endswith(("?", "?")):
        return True
    if cues.ASKS_ZH.search(low) and not cues.TELLS_ZH.search(low):
        return True
    if cues.ASKS_EN.match(low):
        return not _is_name_first(text)
    if cues.PLURAL.fullmatch(text.strip()):
        return True
    return not (reading.name and _rich(reading) > 1) and bool(cues.PEOPLE.search(low)) and len(low.split()) <= 9


def _is_name_first(text: str) -> bool:
    """`Show Watanabe, stage lights` opens with a name: two capitals, then a separator."""
    return re.match(r"\s*[A-Z][a-z]+\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?\s*(?:[,;|/(—–@-]|:)", text) is not None


def _new_or_unclear(text: str, low: str, reading: Reading) -> Route:
    body = text.strip()
    facts = _rich(reading) + bool(reading.needs or reading.offers or reading.note or reading.tags or reading.birthday)
    if reading.name and (facts or reading.organisation or _full_name(reading.name)):
        return Route("capture", body=body)
    if not reading.name and (cues.DOERS_ZH.fullmatch(low) or reading.needs or _rich(reading)):
        return Route("question", body=body)
    return Route("unclear", body=body)


def _full_name(name: str) -> bool:
    """Whether a name standing alone is clearly one: two words, or Chinese with a surname."""
    return len(name.split()) > 1 or (re.fullmatch(f"[{HAN}]{{2,4}}", name) is not None and bool(surname(name)))
