"""What kind of message a line is: a new contact, a question, a note or a deal about somebody known, or unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ties.capture import route_words as cues
from ties.capture.reading import Reading, Route
from ties.capture.routes_who import Mention, facts, find_mention, is_name, names_another
from ties.folding import HAN, fold, has_han, level, squash
from ties.names import surname

_ENOUGH = 3
"""Facts a line about a known name must tell to be taken for another person of that name."""

_LONGEST_WANT = 9
"""Words of a line that looks for people without asking: `chip people in Shanghai`."""


_LONGEST_UNREAD = 6
"""Words of a name or of what somebody looks like in front of a list."""


def route(text: str, reading: Reading, known: Sequence[str]) -> Route:
    """Return what to do with `text`; `known` are the stored names that may occur in it (a name twice: two people)."""
    low = level(text).strip()
    if not squash(text) or cues.FILLER.fullmatch(low):
        return Route("unclear", body=text.strip())
    mention = find_mention(text, reading, known)
    if mention and _is_lead(text, mention):
        return _about(text, low, reading, mention)
    if _asks(text, low, reading, mention):
        return _question(text, mention)
    fresh = _fresh(text, low, reading)
    if mention is None or (fresh.kind == "capture" and not _speaks_of(text, reading, mention)):
        return fresh
    return _about(text, low, reading, mention)


def _is_lead(text: str, mention: Mention) -> bool:
    """`Lin Yue: …` is about Lin Yue, whatever follows."""
    return not mention.start and re.match(r"\s*[:：]\s*\S", text[mention.end :]) is not None


def _speaks_of(text: str, reading: Reading, mention: Mention) -> bool:
    """Whether the message tells of the one mentioned, and nobody else is introduced in it."""
    if names_another(text, reading, mention):
        return False
    return not mention.start or not _is_name_first(text) or fold(text.split(maxsplit=1)[0]) in cues.NEVER_NAME


# --- asking ---------------------------------------------------------------------------------------------------


def _question(text: str, mention: Mention | None) -> Route:
    if mention is None:
        return Route("question", body=text.strip())
    return Route("question", person=mention.one, people=mention.several, body=text.strip())


def _asks(text: str, low: str, reading: Reading, mention: Mention | None) -> bool:
    """Whether the line is a question, with or without its mark."""
    if mention and (_asks_about(text, mention) or _asks_after(text, mention)):
        return True
    about = mention is not None and not text[: mention.start].strip()
    if not about and _is_card(text, reading):
        return False
    if (
        low.endswith("?")
        or cues.ASKS_FIRST_ZH.match(low)
        or (cues.ASKS_ZH.search(low) and not cues.TELLS_ZH.search(low))
    ):
        return True
    if cues.ASKS_EN.match(low):
        return not _is_name_first(text) and not cues.CALLED_EN.search(text)
    return mention is None and _looks_for_people(text, low, reading)


def _asks_about(text: str, mention: Mention) -> bool:
    """`does Lucy know …`, `Lucy's phone number`, 刘洋电话."""
    before, after = level(text[: mention.start]).strip(), level(text[mention.end :])
    return bool(cues.ASKS_ABOUT.fullmatch(before) if before else cues.FIELD_OF.fullmatch(after))


def _asks_after(text: str, mention: Mention) -> bool:
    """`Lucy - what did she need`, 李娜住哪, 张伟有没有说过."""
    after = level(text[mention.end :])
    if cues.ASKS_AFTER_EN.match(after):
        return True
    return cues.ASKS_SURELY_ZH.search(after) is not None or (
        cues.ASKS_AFTER_ZH.search(after) is not None and not cues.TELLS_ZH.search(after)
    )


def _looks_for_people(text: str, low: str, reading: Reading) -> bool:
    if cues.PLURAL.fullmatch(text.strip()):
        return True
    named = reading.name and facts(reading) > 1
    return not named and bool(cues.PEOPLE.search(low)) and len(low.split()) <= _LONGEST_WANT


def _is_name_first(text: str) -> bool:
    """`Show Watanabe, stage lights` opens with a name: capitals, then a separator or the form of a company."""
    return cues.NAME_FIRST.match(text) is not None


def _is_card(text: str, reading: Reading) -> bool:
    """Whether the line opens with a name and tells much of it, whatever it asks in the end."""
    start = text.strip()
    if not reading.name or not start.startswith(reading.name) or not is_name(reading.name, text):
        return False
    if reading.name.islower() and cues.ASKS_EN.match(level(start)):
        return False
    told = facts(reading) + bool(reading.needs)
    behind = start[len(reading.name) :]
    spaced = r"(?!)" if start.endswith(("?", "？")) else r"\s(?=\S)"
    return told > 1 and re.match(rf"\s*[:：,，;；|/·・—–-]|{spaced}", behind) is not None


# --- about somebody known -------------------------------------------------------------------------------------


def _about(text: str, low: str, reading: Reading, mention: Mention) -> Route:
    body = _body(text, mention)
    if _is_lead(text, mention):
        return _for_one(mention, deal=_is_deal(low, text, mention), body=body)
    if not body:
        return _question(text, mention)
    if _is_deal(low, text, mention):
        return _for_one(mention, deal=True, body=body)
    if _is_namesake(text, low, reading, mention):
        return Route("capture", body=text.strip())
    return _for_one(mention, deal=False, body=body)


def _is_deal(low: str, text: str, mention: Mention) -> bool:
    """Whether words of business are in it; `sold Lucy …`, 卖给李娜 have the known name as their object."""
    before = level(text[: mention.start])
    if cues.DEAL.search(low) or cues.DEALT_WITH.search(before):
        return True
    return cues.AMOUNT.search(low) is not None and cues.PRIVATE.search(low) is None


def _is_namesake(text: str, low: str, reading: Reading, mention: Mention) -> bool:
    """Whether the line opens with a known name but reads like the card of somebody else of that name."""
    if text[: mention.start].strip() and not mention.weak:
        return False
    told = facts(reading) >= _ENOUGH - mention.weak
    return told and not cues.CHANGE.search(low) and not cues.VERB_BEHIND.match(level(text[mention.end :]))


def _for_one(mention: Mention, *, deal: bool, body: str) -> Route:
    if not mention.one or (mention.weak and has_han(mention.one)):
        return Route("unclear", people=mention.people, body=body)
    return Route("deal" if deal else "note", person=mention.one, body=body)


def _body(text: str, mention: Mention) -> str:
    """The text after the name when the name comes first, else all of it."""
    if text[: mention.start].strip():
        return text.strip()
    return text[mention.end :].strip(" \t\n:：,，-—")


# --- nobody known ---------------------------------------------------------------------------------------------


def _fresh(text: str, low: str, reading: Reading) -> Route:
    body = text.strip()
    named = bool(reading.name) and is_name(reading.name, text)
    told = facts(reading) + bool(reading.needs or reading.offers or reading.tags or reading.birthday)
    told += bool(reading.note) and (not reading.name.islower() or _is_list(text, reading.name))
    if reading.organisation or (named and (told or _full_name(reading.name))):
        return Route("capture", body=body)
    if named or cues.DEAL.search(low):
        return Route("unclear", body=body)
    if cues.CALLED_ZH.search(low) or cues.CALLED_EN.search(text) or _is_list_with_a_name(text, reading):
        return Route("capture", body=body)
    looked_for = cues.DOERS_ZH.fullmatch(low) or reading.needs or facts(reading)
    return Route("question" if looked_for else "unclear", body=body)


def _is_list(text: str, name: str) -> bool:
    """Whether a separator stands behind the name."""
    return re.search(rf"{re.escape(name)}\s*[,;:|/(\n—–-]", text) is not None


def _is_list_with_a_name(text: str, reading: Reading) -> bool:
    """`will power, electrician, cork`: what was not understood of a list may well be the name in front."""
    if reading.phones or reading.emails:
        return True
    first, *others = text.split(",")
    unread = reading.note.startswith(first.strip()) and facts(reading) > 0
    return len(others) > 1 and 2 <= len(first.split()) <= _LONGEST_UNREAD and unread


def _full_name(name: str) -> bool:
    """Whether a name standing alone is clearly one: two words with capitals, or Chinese with a surname."""
    capitals = all(word[0].isupper() for word in name.split())
    return (len(name.split()) > 1 and capitals) or (
        re.fullmatch(f"[{HAN}]{{2,4}}", name) is not None and bool(surname(name))
    )
