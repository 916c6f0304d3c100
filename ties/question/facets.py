"""Parts of a question with cue words of their own: tag, warmth, funnel stage, where and when met, via whom, company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from ties.folding import fold, words
from ties.patterns import lazy
from ties.question.cues import choice
from ties.question.model import Item, Kind, Term
from ties.question.periods import period

_WARMTH = {
    "cold": choice(r"""
        \bwho(?:['’]s| is| are)? cold\b(?! chain)
        \b(?:(?:has |have )?gone|going|getting|went|is|are|run|the) cold\b(?! chain)
        \bcold (?:ties?|contacts?|people|ones)\b
        \b(?:gone quiet|lost touch|out of touch|neglected)\b
        \b(?:have ?n['’]?o?t|not|no) (?:i )?(?:spoken|talked|been in touch|contacted|seen|touched|heard)[\w ]*
        (?:很久|好久|许久|太久|多时|最近|近期|一直|这阵子|长期)都?(?:没有?|未)(?:联系|见面?|聊|联络|说话)(?:了|过)?
        (?:变|已经|快)冷(?:了|掉|淡)?
        失联
        冷掉
        疏远
    """),
    "cooling": choice(r"""
        \b(?:cooling(?: down| off)?|fading)\b(?! (?:system|tower|equip))
        (?:正在)?变淡
        转冷
    """),
    "warm": choice(r"""
        \bwarm(?:est)? (?:ties?|contacts?|people|ones)\b
        \b(?:is|are|still) warm\b
        (?:联系|走动)得?(?:密切|频繁|多)
        最近(?:常|经常)(?:联系|聊)
        热络
    """),
}
_STAGE = {
    "partner": choice(r"""
        \bmy (?:business )?partners\b
        \bpartners (?:of mine|so far)\b
        \b(?:worked|working) (?:with me|together)\b
        \b(?:funnel )?stage[: ]+partner
        合作(?:过|伙伴|方|中)的?人?
        一起合作
    """),
    "candidate": choice(r"""
        \b(?:my )?candidates\b
        \bpotential partners\b
        \b(?:funnel )?stage[: ]+candidate
        候选(?:人|的)?
        潜在合作(?:方|伙伴)?
    """),
    "met": choice(r"""
        \b(?:funnel )?stage[: ]+met\b
        已?经?见过面的?
    """),
    "screened": choice(r"""
        \bscreened(?: people| contacts)?\b
        \b(?:funnel )?stage[: ]+screened
        已?筛选过?的?人?
    """),
    "known": choice(r"""
        \b(?:funnel )?stage[: ]+known\b
        只是认识的?
    """),
}

_END = r"(?=\s*(?:$|[,;?!？]|\b(?:who|and|but|or)\b))"
_MET = choice(r"""
    (?:meet|met)
    (?:get|got) to know
    r[au]n into
""")
_MET_EN = lazy(
    r"(?:\b(?:who|people|those|anyone|someone|contacts?|folks) )?"
    rf"(?:(?:did|have) (?:i|we)|(?:that |who )?(?:i|we)(?:['’]ve)?) {_MET}"
    rf"(?: (?:at|in|on|during|through))? (?:the )?(?P<what>.+?){_END}"
    rf"|\bmet (?:at|in|on|during) (?:the )?(?P<at>.+?){_END}"
)
_MET_ZH = lazy(
    r"我?是?在?(?P<what>[^，。,?？\s]{1,16}?)(?:上|里|那边|那次|的时候|时)?"
    r"(?:认识|遇到|遇见|见到|碰到|结识|加上?)(?:的|了谁|过谁|了哪些人|过的)"
)
_VIA_CUE = choice(r"""
    introduced (?:to (?:me|us) )?by
    referred (?:to (?:me|us) )?by
    met (?:via|through)
    know (?:via|through)
    via
    through
""")
_VIA_EN = lazy(
    rf"\b(?:{_VIA_CUE} (?P<name>.+?){_END}|did (?P<who>[a-z][\w'’-]*(?: [a-z][\w'’-]*){{0,2}}) (?:introduce|refer))"
)
_VIA_ZH = lazy(
    r"(?:通过|经)?是?(?P<name>(?!谁|哪)[^，。,?？\s的在做]{1,8}?)(?:给我|帮我)?(?:介绍|推荐|引荐)"
    r"(?:给我)?(?:认识)?(?:的|了谁|过谁|来的)"
    r"|(?:通过|经由?)(?P<who>[^，。,?？\s的在做]{1,8}?)(?:认识|知道)的?"
)
_COMPANY_EN = lazy(
    r"\b(?:works? (?:at|for)|working (?:at|for)|employed (?:at|by)|at|from|inside)\s+(?P<name>.+?)"
    r"(?=\s*(?:$|[,;?!？]|\b(?:who|and|but|or|in|not)\b))"
)
_COMPANY_ZH = lazy(
    r"在(?P<name>[^，。,?？\s在做;]{2,12}?)(?:公司|集团)?(?:工作|上班|任职|就职|做事|干活|当)"
    r"|(?P<of>[^，。,?？\s在做的;]{2,12})(?:公司|集团)的(?:人|朋友)?"
)
_TAG = lazy(
    r"#(?P<tag>[\w一-鿿-]+)"
    r"|\b(?:tagged(?: as| with)?|(?:with|has|have) (?:the )?tag)\s+(?P<word>[\w-]+)"
    r"|标签(?:是|为|叫)?(?P<zh>[一-鿿\w-]{1,8}?)(?=的|$|[\s,，?？])"
)


def facets(flat: str) -> Iterator[Item]:
    """Yield tags, warmth and stages in a flattened question."""
    for match in _TAG.finditer(flat):
        tag = match["tag"] or match["word"] or match["zh"]
        yield Item(*match.span(), (Term(Kind.TAG, f"#{tag}", fold(tag)),))
    for kind, table in ((Kind.WARMTH, _WARMTH), (Kind.STAGE, _STAGE)):
        for value, pattern in table.items():
            for match in re.finditer(pattern, flat):
                yield Item(*match.span(), (Term(kind, match[0], value),))


def met(flat: str, now: datetime) -> Item | None:
    """Return where or when the people asked for were met."""
    match = _MET_EN.search(flat) or _MET_ZH.search(flat)
    if not match:
        return None
    said = next(group for group in match.groups() if group).strip()
    said = re.sub(r"^(?:an?|the) ", "", said)
    span = period(said, now)
    if span:
        return Item(*match.span(), (Term(Kind.MET_ON, said, since=span[0], until=span[1]),))
    return Item(*match.span(), (Term(Kind.MET_AT, said, fold(said)),))


def via(flat: str) -> Item | None:
    """Return through whom the people asked for are known."""
    match = _VIA_EN.search(flat) or _VIA_ZH.search(flat)
    name = next((group for group in match.groups() if group), "").strip() if match else ""
    if not match or not name:
        return None
    return Item(*match.span(), (Term(Kind.VIA, name, fold(name)),))


def company(flat: str) -> Item | None:
    """Return the employer asked for; the span is the name alone, so that an industry there may win."""
    match = _COMPANY_EN.search(flat) or _COMPANY_ZH.search(flat)
    if not match:
        return None
    group = next(g for g in match.groupdict() if match[g])
    said = re.sub(r"^(?:an?|the|my)(?: |$)", "", match[group])
    if not words(said):
        return None
    start = match.end(group) - len(said)
    return Item(start, match.end(group), (Term(Kind.COMPANY, said, fold(said)),))
