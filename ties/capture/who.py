"""Whose line it is: the name, another name beside it, and whether it is an organisation."""

from __future__ import annotations

import re

from ties.capture.cues import ALIAS_ZH, FELLOW_ZH, NAMED_ZH, RELATION_ZH
from ties.capture.draft import Draft
from ties.capture.pieces import Piece, blocks, pieces, trimmed
from ties.capture.trades import (
    NOT_IN_ROLES,
    is_company,
    is_company_zh,
    is_organisation,
    is_role_zh,
    role_length,
)
from ties.capture.where import is_place, place_starts
from ties.folding import HAN, fold, has_han, is_han
from ties.industries import find_industries
from ties.names import address, han_likeness, latin_likeness, surname
from ties.names.reading import HARDLY, LIKELY, PERHAPS, SURE
from ties.names.tables import PARTICLES, SURNAMES, TITLES

_QUOTED = re.compile(
    r"(?P<one>[^\W\d_][\w.'-]*(?: [^\W\d_][\w.-]*)?) ['\"(](?P<alias>[^'\"()]{1,30})['\")] (?P<two>[^\W\da-z_][\w'-]+(?: [^\W\da-z_][\w'-]+)?)"
)
_BRACKET = re.compile(r"\s*[(\"](?P<alias>[^()\"]{1,40})[)\"]")
_ALIAS_EN = re.compile(
    r"(?i)[\s,]*\b(?:aka|a\.k\.a\.?|also known as|known as|goes by|nick-?named?|nick|alias|everyone calls (?:him|her)|call (?:him|her)|calls (?:him|her)self|né|née)\s*:?\s*['\"]?(?P<alias>(?-i:[^\W\d_a-z])[\w'-]*(?:\s(?-i:[^\W\d_a-z])[\w'-]*)?)['\"]?"
)
_RELATIVE = (
    r"(?:friend|neighbou?r|brother|sister|cousin|son|daughter|wife|husband|partner|colleague|classmate|boss|flatmate|roommate|assistant|uncle|aunt|nephew|niece|mate|mentor|"
    r"student|teacher|coach|accountant|lawyer|father|mother|dad|mum|mom|girlfriend|boyfriend|buddy|contact|guy|coworker|co-worker|teammate)"
)
_RELATION = re.compile(
    rf"^(?P<whose>(?:[^\W\d_][\w.-]*\s){{0,2}}[^\W\d_][\w.-]*['’]s? (?:old |best |good |former |ex-?|younger |older |little |big )*{_RELATIVE}(?: from \w+)?)[,:]?\s+(?:called |named )?(?=[^\W\d_a-z])"
)
_MY_FRIEND = re.compile(
    rf"^(?P<whose>(?i:(?:my|our|an?|the|old|former|ex|good|new|from)[ -])+(?i:(?:old|former|good|best|school|uni|university|college|work|gym|next-door|ex) ?-?)*(?i:{_RELATIVE})(?: of (?:mine|ours))?)[,:]?\s+(?:called |named )?(?=[^\W\d_a-z])"
)
_CONTACT = re.compile(
    r"(?i)(?:contact(?: person)?|联系人|负责人|对接人|attn)[: ]+(?P<name>[^\x00-\x1f,;|]{2,30}?)(?=[\x00-\x1f,;|]|$|(?<=[一-鿿]) )"
)
_GOES_ON_ZH = re.compile(
    r"(?:做|在|是|搞|卖|开|专|从事|负责|现|目前|以前|想|需|能|有|缺|找|求|微信|电话|手机|人在|来自|住|老家|也|的|之前|刚|去年|今年|认识|介绍|公司|毕业)"
)
_GREETING = re.compile(
    r"(?i)^(?:new contact|new|add|contact|save|hey|hi|ok|so|note|name|this is|please add|新联系人|新增|添加|记一下|记录|新朋友|今天)[:,!. ]+(?=\S)"
)


def read_who(draft: Draft) -> None:
    """Find the name where the clauses have not told it, then the names beside it."""
    if not draft.name:
        _drop_greeting(draft)
        _hold_relation(draft)
        _read_named(draft) or _read_colleague(draft) or _read_quoted(draft) or _read_best(draft)
    _read_aliases(draft)


def _drop_greeting(draft: Draft) -> None:
    at = 0
    while hit := _GREETING.match(draft.sheet.text[at:]):
        at += hit.end()
    draft.sheet.take(0, at)


def _hold_relation(draft: Draft) -> None:
    text = draft.sheet.open_text()
    for block in blocks(text)[:2]:
        for pattern in (_RELATION, _MY_FRIEND):
            hit = pattern.match(text[block.start : block.end])
            if hit:
                draft.sheet.hold(block.start, block.start + hit.end("whose"))
                return
        for piece in pieces(text, block)[:1]:
            known = FELLOW_ZH.match(draft.sheet.open_level(), piece.start, piece.end)
            if known and han_likeness(draft.sheet.open_level()[known.end() : piece.end]) >= LIKELY:
                draft.sheet.hold(piece.start, known.end())
                return
            told = RELATION_ZH.fullmatch(draft.sheet.open_level(), piece.start, piece.end)
            if told and (not told["name"] or han_likeness(told["name"]) >= PERHAPS or NAMED_ZH.fullmatch(told["name"])):
                draft.sheet.hold(*told.span("whose"))
                return


def _read_named(draft: Draft) -> bool:
    """叫柏松, contact: Ann Lee."""
    text = draft.sheet.open_text()
    hit = _CONTACT.search(text)
    if hit and (latin_likeness(hit["name"].strip()) or han_likeness(hit["name"].strip())):
        draft.name = draft.sheet.shown(*hit.span("name"))
        draft.sheet.take(*hit.span())
        return True
    for block in blocks(text)[:3]:
        for piece in pieces(text, block)[:3]:
            told = NAMED_ZH.fullmatch(draft.sheet.open_level(), piece.start, piece.end)
            if told and (han_likeness(told["name"]) >= HARDLY or latin_likeness(told["name"].title())):
                draft.name = draft.sheet.shown(*told.span("name"))
                draft.sheet.take(piece.start, piece.end)
                return True
    return False


def _read_colleague(draft: Draft) -> bool:
    """马到成功公司的马成功."""
    level = draft.sheet.open_level()
    for piece in draft.pieces()[:2]:
        company, of, name = level[piece.start : piece.end].rpartition("的")
        if of and not draft.company and is_company_zh(company) and han_likeness(name) >= LIKELY:
            at = piece.start + len(company)
            draft.company, draft.name = draft.sheet.take(piece.start, at), draft.sheet.shown(at + 1, piece.end)
            draft.trade_spans.append((piece.start, at))
            draft.sheet.take(at, piece.end)
            return True
    return False


def _read_quoted(draft: Draft) -> bool:
    """Gus 'the Bus' Papadakis."""
    first = next(iter(blocks(draft.sheet.open_text())), None)
    hit = _QUOTED.match(draft.sheet.open_text(), first.start) if first else None
    if not hit:
        return False
    draft.name = f"{draft.sheet.shown(*hit.span('one'))} {draft.sheet.shown(*hit.span('two'))}"
    draft.alias = re.sub(r"(?i)^(?:goes by|aka|called|nick(?:name)?d?) ", "", draft.sheet.shown(*hit.span("alias")))
    draft.sheet.take(*hit.span())
    return True


# --- the most name-like piece ------------------------------------------------------------------------------------


def _read_best(draft: Draft) -> bool:
    text = draft.sheet.open_text()
    found = draft.pieces()[:12]
    score, best = 0, None
    for n, piece in enumerate(found):
        likeness = _score(text, piece, n)
        if likeness > score:
            score, best = likeness, piece
        if score > SURE:
            break  # only the first piece can score so high
    if best is None or score <= 0:
        return _read_organisation(draft, found)
    end = best.start + name_length(text[best.start : best.end])
    nick = _TRADE_NICK.fullmatch(text, best.start, best.end)
    best = best if not nick else Piece(nick.start("nick"), best.end, best.block)
    end = best.end if nick else end
    if score < LIKELY and _read_organisation(draft, found):
        return True
    draft.name = draft.sheet.take(best.start, end)
    _correct(draft, text, end)
    return True


_TRADE_NICK = re.compile(rf"(?P<what>[{HAN}]{{2,6}})(?P<nick>[小老阿][{''.join(sorted(SURNAMES))}])")
"""施工队老孟: what somebody does, glued to what he is called."""


def _score(text: str, piece: Piece, place: int) -> int:
    """How good a piece is as the name of the line; the first one has the best chances."""
    phrase = text[piece.start : piece.end]
    if _TRADE_NICK.fullmatch(phrase):
        return SURE + (1 if place == 0 else 0)
    phrase = phrase[: name_length(phrase)]
    sure = latin_likeness(phrase) if not has_han(phrase) else han_likeness(phrase)
    if not sure and place:
        return 0
    if is_organisation(phrase) or _is_trade(phrase, place):
        return 0
    bonus = 2 if place == 0 else 0
    if place and is_place(phrase):
        return 0
    if not place and place_starts(phrase)[:1] == [(0, len(phrase))]:
        return sure - 2 + bonus if sure >= LIKELY and has_han(phrase) else 0
    if sure < SURE and place and (_is_industry(phrase) or sure <= HARDLY):
        return 0
    if not sure:
        return 1 if place == 0 and len(phrase) <= 40 and not any(c.isdigit() for c in phrase) else 0
    return sure + bonus


def _is_trade(phrase: str, place: int) -> bool:
    """Whether the piece is a title or a company rather than a person."""
    if has_han(phrase):
        low = fold(phrase)
        titled = is_role_zh(low) and not (place == 0 and address(low)[1])
        return titled or (is_company_zh(low) and han_likeness(low) < LIKELY)
    words = phrase.split()
    named = place == 0 and len(words) >= 2 and words[0][0].isupper()
    return (role_length(words) == len(words) and not named) or (is_company(phrase) and place > 0)


def _is_industry(phrase: str) -> bool:
    return any(i.end - i.start >= len(phrase) - 1 for i in find_industries(phrase))


def _read_organisation(draft: Draft, found: list[Piece]) -> bool:
    """Take the first company as the name of a line that is about no person."""
    text = draft.sheet.open_text()
    for piece in found[:3]:
        phrase = text[piece.start : piece.end]
        if (
            is_organisation(phrase)
            or is_company(phrase)
            or (has_han(phrase) and is_company_zh(fold(phrase)) and not _is_industry(phrase))
        ):
            draft.name = draft.sheet.take(piece.start, piece.end)
            draft.organisation = True
            return True
    return False


def _correct(draft: Draft, text: str, end: int) -> None:
    """Kirsten Beel?? Kirsten Behl! — the second is meant."""
    hit = re.match(r"\s*\?+\s*(?:no,? |sorry,? |I mean )?(?P<name>[^,;|!?\n]{2,40})", text[end : end + 60])
    if not hit:
        return
    again = hit["name"].strip()
    if latin_likeness(again) and again.split()[0][0] == draft.name[:1]:
        draft.alias, draft.name = draft.name, draft.sheet.shown(end + hit.start("name"), end + hit.end("name"))
        draft.sheet.take(end, end + hit.end("name"))


_ARTICLED = re.compile(r"(?:al|el|ad|ar|ash|as|an|at|az|bin|ben|d|l|o|de)[-'’][A-Z]")


# --- how far a name reaches -----------------------------------------------------------------------------------


def name_length(phrase: str) -> int:
    """How many characters at the start of a piece are the name: `carl mbeke lagos fintech` gives 10."""
    if has_han(phrase):
        return _han_length(phrase)
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", phrase)]
    count = _latin_count(phrase, words)
    return words[count - 1][1] if count else len(phrase)


def _han_length(phrase: str) -> int:
    """吕工做伺服电机的 gives 2."""
    low = fold(phrase)
    if len(low) <= 4 or len(low) != len(phrase) or han_likeness(low) >= SURE:
        return len(phrase)
    for size in (4, 3, 2):
        head = low[:size]
        if han_likeness(head) >= LIKELY and (_GOES_ON_ZH.match(low, size) or (address(head)[1] and size < 4)):
            return size
    return len(phrase)


def _latin_count(phrase: str, words: list[tuple[int, int]]) -> int:
    """How many leading words make the name."""
    texts = [phrase[a:b] for a, b in words]
    proper = not texts[0][0].islower()
    limit = next(
        (n for n, (a, _) in enumerate(words) if n and any(s == a for s, _ in place_starts(phrase))), len(words)
    )
    if proper and limit == 1 and len(words) == 2 and texts[1][0].isupper():
        limit = 2
    count = 0
    for n, text in enumerate(texts[:limit]):
        if n and not _goes_on(texts, n, proper=proper):
            break
        count = n + 1
    return count


def _goes_on(texts: list[str], n: int, *, proper: bool) -> bool:
    """Whether the n-th word still belongs to the name."""
    word, low = texts[n], fold(texts[n])
    if (
        n >= 5
        or any(c.isdigit() for c in word)
        or low in {"@", "&", "-", "/", "at", "is", "was", "and", "from", "in", "of", "the", "who", "for", "with"}
    ):
        return False
    if low in PARTICLES and n + 1 < len(texts):
        return True
    named = [t for t in texts[:n] if fold(t).strip(".") not in TITLES]
    if proper:
        return (not word[0].islower() or bool(_ARTICLED.match(word))) and (
            len(named) < 2 or (len(named) < 4 and not _is_trade_word(texts, n))
        )
    return len(named) < 2 and low not in NOT_IN_ROLES and not _is_trade_word(texts, n) and not _is_industry(word)


def _is_trade_word(texts: list[str], n: int) -> bool:
    return (
        role_length(texts[n : n + 1]) > 0
        or (n + 1 < len(texts) and role_length(texts[n : n + 2]) == 2)
        or _is_industry(texts[n])
    )


# --- other names ----------------------------------------------------------------------------------------------


def _read_aliases(draft: Draft) -> None:
    if not draft.name:
        return
    _read_bracket(draft)
    text = draft.sheet.open_text()
    hit = _ALIAS_EN.search(text)
    if hit and not draft.alias:
        draft.alias = draft.sheet.shown(*hit.span("alias"))
        draft.sheet.take(*hit.span())
    for n, piece in enumerate(draft.pieces()):
        _read_alias(draft, piece, n)


def _read_bracket(draft: Draft) -> None:
    """Noor Saddiqa (Nono), 陈姐（陈秀英）."""
    text = draft.sheet.text
    at = text.find(draft.name)
    hit = _BRACKET.match(text, at + len(draft.name)) if at >= 0 else None
    if not hit or not draft.sheet.is_open(*hit.span()):
        return
    told = hit["alias"].strip()
    sure = han_likeness(told) >= HARDLY if has_han(told) else bool(latin_likeness(told)) and len(told.split()) <= 3
    trade = (
        is_role_zh(fold(told)) or is_company_zh(fold(told))
        if has_han(told)
        else role_length(told.split()) or is_company(told)
    )
    if (
        sure
        and not trade
        and not is_place(told)
        and not _is_industry(told)
        and not re.match(r"(?i)(?:he|she|they)\b|ex\b|from\b", told)
    ):
        draft.alias = draft.alias or draft.sheet.shown(*hit.span("alias"))
        draft.sheet.take(*hit.span())


def _read_alias(draft: Draft, piece: Piece, n: int) -> None:
    text = draft.sheet.text[piece.start : piece.end]
    told = ALIAS_ZH.fullmatch(draft.sheet.open_level(), piece.start, piece.end)
    if told:
        other = draft.sheet.shown(*told.span("name"))
        if other == draft.name:
            draft.sheet.hold(piece.start, piece.end)
            return
        draft.alias = other
        draft.sheet.take(piece.start, piece.end)
    elif not draft.alias and n < 2 and _is_other_name(draft, piece, text, n):
        draft.alias = draft.sheet.take(piece.start, piece.end)
    elif not draft.alias and n == 0 and not has_han(draft.name) and _GIVEN.fullmatch(text) and surname(text):
        draft.name = f"{draft.name} {draft.sheet.take(piece.start, piece.end)}"  # Grace 胡


_GIVEN = re.compile(f"[{HAN}]")


def _is_other_name(draft: Draft, piece: Piece, text: str, n: int) -> bool:
    """陈锐 after Chen Rui, 余老师 after 余光, 池田健 after 池田先生."""
    low, name = fold(text), fold(draft.name)
    if not has_han(text):
        return (
            n == 0
            and is_han(name)
            and latin_likeness(text) >= PERHAPS
            and len(text.split()) <= 2
            and _beside(draft, piece)
            and not _is_other(text)
        )
    if _is_other(text) and not address(low)[1]:
        return False
    if has_han(name):
        shared = name[0] == low[0] and han_likeness(low) >= LIKELY and low != name
        return n == 0 and shared and (bool(address(low)[1]) or not _is_industry(text))
    return (
        n == 0
        and _beside(draft, piece)
        and (han_likeness(low) >= LIKELY or (_alone(draft, piece) and han_likeness(low) >= HARDLY))
    )


def _is_other(text: str) -> bool:
    low = fold(text)
    if has_han(text):
        return is_role_zh(low) or is_company_zh(low) or is_place(text)
    return is_place(text) or role_length(text.split()) > 0 or _is_industry(text)


def _beside(draft: Draft, piece: Piece) -> bool:
    """Whether the piece stands right after the name, with nothing but a space between."""
    at = draft.sheet.text.rfind(draft.name, 0, piece.start)
    return at >= 0 and not draft.sheet.text[at + len(draft.name) : piece.start].strip(" /")


def _alone(draft: Draft, piece: Piece) -> bool:
    after = draft.sheet.text[piece.end : piece.end + 2].strip()
    return (
        not after
        or after[0] in ",;|\n@，-—:("
        or not has_han(after)
        or trimmed(draft.sheet.text, piece.end, piece.end + 2, 0) is None
        or han_likeness(draft.sheet.text[piece.start : piece.end]) > HARDLY
        or len(draft.sheet.text[piece.start : piece.end]) == 3
    )
