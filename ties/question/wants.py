"""Needs and offers: how a question asks for them, and how a note tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ties.industries.units import flatten

Side = Literal["need", "offer", "mine"]
"""Whose lack it is: "need" others lack it, "offer" others have it, "mine" I lack it, so others should have it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cue in `text[start:end]` and what it speaks of in `text[first:last]`."""

    side: Side
    start: int
    end: int
    first: int
    last: int


_WHO = r"""(?:\b(?:who(?:['’]s|\ else)?|any\ ?one|any\ ?body|some\ ?one|some\ ?body|people|persons?|contacts?|friends?|folks|those|
    companies|ones)(?:\ (?:do\ )?(?:i|we)\ know|\ here|\ there|\ in\ my\ \w+)?(?:\ (?:who|that|which))?
    (?:\ (?:is|are|was|currently|now|still|also|might|may|really|actively|here|please))*)"""
_EN_NEED = r"""(?:need(?:s|ing)?|requir(?:es?|ing)|look(?:ing|s)\ for|looking\ to\ (?:buy|hire|find|get|rent|raise|source)|search(?:ing|es)\ for|
    in\ search\ of|seek(?:s|ing)?|want(?:s|ing|ed)?(?:\ to\ (?:buy|find|hire|get|rent|have|source))?|in\ (?:need|want)\ of|
    in\ the\ market\ for|hunting\ for|short\ (?:of|on)|lack(?:s|ing)?|could\ use|ask(?:s|ed|ing)?\ (?:me\ |us\ )?(?:for|about)|
    interested\ in\ buying|buying|to\ buy|wish(?:es)?\ for|open\ to|after)"""
_EN_HAND_OVER = r"(?:wants?|looking|happy|willing|ready|able|likes?)\ to\ (?=invest|sell|sublet|lend|rent\ out|supply|offer|fund|back)"
_EN_OFFER = rf"""(?:{_EN_HAND_OVER}|(?:has|have|got)(?!\ (?:i|we|been|met|not|worked|n['o’]t)\b)|owns?|offer(?:s|ing)?|provid(?:es?|ing)|
    suppl(?:y|ies|ying)|(?:can|could|would|might)(?:\ (?:possibly|maybe|also))?|(?:is|are)?\ ?able\ to|knows?\ how\ to|
    helps?(?=\ )|rents?\ out|lends?|with(?=\ access\ to))"""
_EN_MINE = r"(?:^|\b(?:i['’]?m|we['’]re|i\ am|we\ are|i|we)\ )(?:need|want|looking\ for|searching\ for|seeking|am\ after|require|could\ use)"

_WHOSE = r"(?:谁|哪位(?:朋友)?|哪个(?:人|朋友)?|哪些(?:人|朋友)?|哪家(?:公司)?|什么人|有没有(?:人|谁|朋友|哪位|哪家)|有人|有谁|人)"
_LATELY = r"(?:现在|目前|最近|正|还|也|都|会不会|是不是|可能|好像|那里|这边|手上|手里|手头|那儿)*"
_ZH_NEED = r"""(?:(?:正?在|急|很|最|还|想)*(?:需要|缺少?|想找|要找|寻找|寻求|求购|想要|急需|想买|想招|想租|招(?!商)|找(?!得到|到)|求(?!婚))|
    (?:正?在|想|要|准备|打算)(?=融资|招|跳槽|换工作|求职|找|看机会|看新机会|创业)|要(?!的|是))"""
_ZH_OFFER = r"""(?:能不能|能够?|可不可以|可以|会(?!不会)|有(?!没有|谁|人)|提供|拥有|想投|愿意|肯|做得了|接得?了?|帮得?上?|能帮(?:我|忙)?)"""
_ZH_ASK = r"(?:能|可以|该|应该|得|要)?(?:去)?(?:找谁|问谁|靠谁|谁能?帮忙|谁会|谁懂|谁有|谁(?:能|可以)(?:做|搞定|提供|解决|弄|办|搞|干)?|有谁(?:能|可以)(?:帮忙?)?)"
_ZH_MINE = r"(?:我们?|咱们?)(?:现在|目前|最近|正)*(?:需要|缺|想找|要找|在找|找|想要|急需)|^(?:急?需要?|急寻|求购?|寻找)"

_END = r"(?=\s*(?:$|[,;.!?，；。！？]|\b(?:but|except|excluding|and\ who|who)\b|但|除了))"
_ABOUT = rf"\s*(?P<about>.+?){_END}"


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


_ASKED: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("need", _cue(rf"{_WHO}\ (?P<about>(?:fund-?raising|raising|hiring|job[ -]hunting|recruiting)\b.*?){_END}")),
    ("offer", _cue(rf"{_WHO}\ {_EN_HAND_OVER}{_ABOUT}")),
    ("need", _cue(rf"{_WHO}\ {_EN_NEED}\b{_ABOUT}")),
    ("offer", _cue(rf"{_WHO}\ {_EN_OFFER}\b{_ABOUT}")),
    ("mine", _cue(rf"{_EN_MINE}\b{_ABOUT}")),
    ("mine", _cue(rf"{_ZH_MINE}{_ABOUT}")),
    ("offer", _cue(rf"^(?P<about>.{{1,24}}?){_ZH_ASK}\s*[?？]?$")),
    ("offer", _cue(rf"{_WHOSE}{_LATELY}(?:想|愿意|准备|要)(?=投|出租|转让|转租|卖|借出)\s*(?P<about>.+?){_END}")),
    ("need", _cue(rf"{_WHOSE}{_LATELY}{_ZH_NEED}{_ABOUT}")),
    ("offer", _cue(rf"{_WHOSE}{_LATELY}{_ZH_OFFER}{_ABOUT}")),
)

_HELPING = re.compile(
    r"""^(?:\s*(?:(?:please|help|assist|support|advise)(?:\ (?:me|us|my\ \w+|out))?(?:\ (?:with|to|on|in|by))?|do|get(?:\ (?:me|us|my|hold\ of))?|
    give(?:\ (?:me|us))?|find(?:\ (?:me|us))?|make|supply|provide|offer|lend(?:\ (?:me|us))?|sort(?:\ out)?|handle|take\ care\ of|arrange|organi[sz]e|
    i\ (?:ask|talk\ to|call|contact|turn\ to|see)(?:\ (?:about|for|on|regarding))?|show\ me|teach\ me|connect\ (?:me|us)\ (?:with|to)|be|
    access\ to|a|an|any|some|the|my|our|new|good|帮我们?|帮忙|帮|给我们?|我们?|做|搞|弄|搞定|提供|介绍|解决|一点|一些|个|点)(?=\s|$|[^\x00-\x7f]))+\s*""",
    re.VERBOSE,
)


def asked_wants(flat: str) -> Wanted | None:
    """Return the need or offer that a flattened question asks for, if it does."""
    for side, cue in _ASKED:
        match = cue.search(flat)
        if match:
            first, last = match.span("about")
            helping = _HELPING.match(flat[first:last])
            skip = helping.end() if helping and helping.end() < last - first else 0
            return Wanted(side, match.start(), match.end(), first + skip, last)
    return None


_STOP = r"(?=$|[,;.!?，；。！？、（(])"
_TOLD_NEED = _cue(
    rf"""(?:\b(?:needs?|looking\ for|looking\ to\ (?:buy|hire|find|raise|rent)|wants?|seeking|searching\ for|in\ search\ of|in\ need\ of|lacks?|short\ of|
    open\ to|interested\ in\ buying)\ |(?=\b(?:raising|hiring|fundraising)\b)|(?:想|正?在|要|急|急需|需要|还)?(?:找(?!到|过|我)|招(?!商|牌|待|标)|寻求|寻找|求购|缺(?!点|席))|
    需要|想要|急需|想买|想租|(?:正?在|想)(?=看(?:新)?机会|融资|跳槽|换工作|求职)|有(?=融资需求))(?P<about>[^,;.!?，；。！？、（(]{{1,60}})"""
)
_TOLD_OFFER = _cue(
    rf"""(?:\b(?:offers?|offering|can\ (?:offer|supply|provide|help\ with|do|make|lend|introduce)|provides?|has\ spare|sublets?|subletting|renting\ out)\ |
    (?<![智功性产节储动电新万机全技职效才核热势潜赋只许认无不尽])(?:能|可以?|能够)(?:提供|接|做|供|介绍|帮忙?|带|租|投)?(?!能|以|靠|爱|惜|是|穿戴)|提供|承接|(?:产线)?有(?=空档|资源|渠道|牌照|资质|仓库|空仓|现货)|(?=出租|起租|转让|转租|代招|招商))
    (?P<about>[^,;.!?，；。！？、（(]{{1,60}}){_STOP}"""
)


@dataclass(frozen=True, slots=True)
class Told:
    """A need or an offer that a note tells of, in `text[start:end]`."""

    side: Literal["need", "offer"]
    start: int
    end: int
    text: str


def told_wants(text: str) -> Iterator[Told]:
    """Yield the needs and offers that a note tells of: "想找投资人聊聊", "Raising a pre-seed", "可贴牌"."""
    flat = flatten(text)
    needs = [(m.start(), m.end()) for m in _TOLD_NEED.finditer(flat)]
    for start, end in needs:
        yield Told("need", start, end, text[start:end].strip())
    for match in _TOLD_OFFER.finditer(flat):
        if not any(start < match.end() and match.start() < end for start, end in needs):
            yield Told("offer", match.start(), match.end(), text[match.start() : match.end()].strip())
