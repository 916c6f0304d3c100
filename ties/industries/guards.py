"""When a trade is named and is not the person's own: former, denied, wanted, or the customer's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ties.industries.endings import is_software
from ties.industries.lexicon import Hit
from ties.industries.mentions import Mention
from ties.industries.units import BREAKS, Units, cut

GONE, ASIDE_ONLY, BEFORE, NOW, DOES = "gone", "aside", "before", "now", "does"

_CUES = {
    # what follows, up to the end of the clause, was, is not, is only wished for, or is the name of something
    GONE: """
        former, formerly, ex, once a, once an, once the, previously, used to, was a, was an, was the, retired,
        quit, left, worked as, worked at, worked in, worked for, started out, ran a, ran an, sold his, sold her,
        studied, not a, not an, not in, not, no longer, never, nothing to do with, doesn't do, does not do,
        don't do, isn't,
        except, excluding, excl, other than, without,
        clients are, clients include, clients mostly, clients mainly, client base,
        customers are, customers include, customers mostly,
        looking for, look for, seeking, seeks, in search of, needs, need, wants, want, in need of, short of,
        hoping to find, could use, ask, asks, asking for,
        band is called, band called, song called, film called, book called,
        以前, 之前, 曾经, 曾任, 曾在, 曾做, 曾是, 原先, 早年, 过去做, 过去在, 退休, 辞了, 辞去, 离开, 离职,
        不做, 不是, 不再, 没做, 不涉及, 不含, 除外,
        客户是, 客户都是, 客户主要, 客户为, 客户有, 客户多, 客户包括, 客户以,
        缺, 求, 寻找, 寻求, 想找, 在找, 要找, 需要, 想要, 不要, 求购, 找, 乐队叫, 歌名叫, 书名叫
    """,
    # what follows is whom the work is for, or at hand; it counts when nothing else does
    ASIDE_ONLY: """
        for, to, serves, serving, cater to, caters to, sells to, selling to, sold to, used by, built for, tailored to,
        helps, helping, help, enables, enabling, empowering, empowers, likes, loves, interested in,
        services to, solutions to, service to, supplier to, products to, via, from, has, have, having, thanks to,
        服务于, 服务, 面向, 针对, 给, 为, 帮, 帮助, 助力, 卖给, 用于, 应用于,
        喜欢, 爱好, 爱, 看, 做过, 通过, 有, 能, 可以
    """,
    # what stands before it in the clause was the old trade
    BEFORE: "turned, turned into, 出身, 转行, 转行做, 转做, 改行, 改做, 转型, 转型做",
    # ends any of them
    NOW: """
        now, nowadays, these days, currently, today, present, but, offers, offer, who, that, which,
        现在, 现, 目前, 如今, 后来, 去, 来做
    """,
    # ends the naming of a customer
    DOES: "做, 提供, 供货, 配套, 打造, 搭建, 开发, 生产, 定制, 办, 解决",
}

_FORMER = "前"
_FORMER_HEADS = frozenset("台端面景沿期海置往十几后途缀线门")
"""前 at the start of a clause means "former", unless one of these follows (前台, 前端, 前期 …)."""

_NOT_MUTING = {("not", "only"), ("not", "just"), ("help", "desk"), ("用", "于")}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of `kind` in units `first` to `last` (exclusive)."""

    first: int
    last: int
    kind: str


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the cues as units by their first unit, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, listed in _CUES.items():
        for phrase in listed.split(","):
            words = tuple(cut(phrase.strip()).words)
            table.setdefault(words[0], []).append((words, kind))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def _cues(units: Units, taken: set[int]) -> list[Cue]:
    words, table = units.words, _table()
    found: list[Cue] = []
    for at, word in enumerate(words):
        if (word in table or word == _FORMER) and at not in taken:
            cue = _cue_at(at, words, table)
            if cue is not None and taken.isdisjoint(range(cue.first, cue.last)) and (not found or at >= found[-1].last):
                found.append(cue)
    return found


def _cue_at(at: int, words: list[str], table: dict[str, list[tuple[tuple[str, ...], str]]]) -> Cue | None:
    if words[at] == _FORMER and _starts_clause(at, words) and at + 1 < len(words) and words[at + 1] not in BREAKS:
        return None if words[at + 1] in _FORMER_HEADS else Cue(at, at + 1, GONE)
    for cue, kind in table.get(words[at], ()):
        if tuple(words[at : at + len(cue)]) == cue and tuple(words[at : at + 2]) not in _NOT_MUTING:
            return Cue(at, at + len(cue), kind)
    return None


def _starts_clause(at: int, words: list[str]) -> bool:
    return at == 0 or words[at - 1] in BREAKS


def mute(found: list[Mention], hits: list[Hit], units: Units) -> list[Mention]:
    """Return the mentions that are the person's own trade; those of a customer weigh `ASIDE` at most."""
    taken = {at for hit in hits for at in range(hit.first, hit.last)}
    cues = _cues(units, taken)
    if not cues:
        return found
    fate = _fates(cues, units.words)
    return [
        mention.aside() if fate.get(mention.first) == ASIDE_ONLY and not _is_means(mention.code) else mention
        for mention in found
        if fate.get(mention.first) != GONE
    ]


def _is_means(code: str) -> bool:
    """Whether `code` is what a customer is helped with rather than who he is."""
    return code == "it.ai" or (is_software(code) and code != "it.saas")


def _fates(cues: list[Cue], words: list[str]) -> dict[int, str]:
    """Return what the cues make of the units behind them, up to the end of the clause: gone or aside."""
    fate: dict[int, str] = {}
    state, end = "", 0
    for cue in cues:
        if cue.first >= end:
            state = ""
        end = _clause_end(cue.last, words)
        state = _after(cue, state)
        fate.update(dict.fromkeys(range(cue.last, end), state))
        if cue.kind == BEFORE:
            fate.update(dict.fromkeys(range(_clause_start(cue.first, words), cue.first), GONE))
    return fate


def _clause_start(at: int, words: list[str]) -> int:
    return next((before + 1 for before in range(at - 1, -1, -1) if words[before] in BREAKS), 0)


def _clause_end(at: int, words: list[str]) -> int:
    """Return where the clause ends; a break right at `at`, as in "need: cells", does not end it."""
    return next((after for after in range(at + 1, len(words)) if words[after] in BREAKS), len(words))


def _after(cue: Cue, state: str) -> str:
    if cue.kind == DOES:
        return GONE if state == GONE else ""
    if cue.kind in (NOW, BEFORE):
        return ""
    return GONE if state == GONE and cue.kind != ASIDE_ONLY else cue.kind
