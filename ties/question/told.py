"""Needs and offers that a written note tells of: 想找投资人聊聊, "Raising a pre-seed", 可贴牌."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ties.industries.units import flatten
from ties.patterns import lazy
from ties.question.cues import choice


@dataclass(frozen=True, slots=True)
class Told:
    """A need or an offer in `text[start:end]`."""

    side: Literal["need", "offer"]
    start: int
    end: int
    text: str


_NEED = choice(r"""
    \b(?:needs?|looking for|wants?|seeking|searching for|in search of|in need of|lacks?|short of|open to)\b
    \b(?:looking to (?:buy|hire|find|raise|rent)|interested in buying)\b
    \b(?:could use|could do with|on the lookout for|on the hunt for|hunting for)\b
    \bafter (?=some(?:one|body)\b|an?\b|new\b|second\b|more\b)
    (?=\b(?:raising|hiring|fundraising|recruiting)\b)
    (?:想|正?在|要|急|急需|需要|还)?(?:找(?!到|过|我)|寻求|寻找|求购|求(?=一|个|位|租|合作|推荐|介绍|带|投资|靠谱|搭档|合伙)|缺(?!点|席))
    (?:想|正?在|要|急|还)?(?=(?<![代批量校社])招(?!商|牌|待|标|展|呼|式|架|聘外包|聘平台|聘服务|聘网站))
    需要
    想要
    急需
    想买
    想租
    (?:正?在|想)(?=看(?:新)?机会|融资|跳槽|换工作|求职)
    有(?=融资需求)
""")
_OFFER = choice(r"""
    \b(?:offers?|offering|provides?|has spare|sublets?|subletting|renting out)\b
    \bcan (?:offer|supply|provide|help with|do|make|lend|introduce)\b
    (?<![智功性产节储动电新万机全技职效才核热势潜赋只许认无不尽可])(?:能|可以?|能够)(?:提供|接|做|供|介绍|帮忙?|带|租|投)?(?!能|以|靠|爱|惜|是|穿戴)
    \b(?:happy|glad|willing|keen|ready) to\b
    \bgives?\b
    \bhas\b(?=[^;.!?]*\bleft ?over\b)
    (?=\b(?:clearing|selling off|surplus|overstock(?:ed)?|excess (?:stock|inventory)|dead stock|stocklots?)\b)
    提供
    承接
    (?:乐意|愿意|肯)
    (?=急着?(?:出手|转让|清)|清仓|甩卖|低价处理|处理库存|清库存|尾货|库存积压|积压|压了)
    (?:产线)?有(?=空档|资源|渠道|牌照|资质|仓库|空仓|现货)
    (?=出租|起租|转让|转租|代招|招商)
""")
_WHAT = r"(?:[^,;.!?，；。！？、（(]|(?<=\d)[,.](?=\d)){1,60}"
_TOLD_NEED = lazy(_NEED + _WHAT)
_TOLD_OFFER = lazy(_OFFER + _WHAT)


def told_wants(text: str) -> Iterator[Told]:
    """Yield the needs and offers in a note; what is needed is never an offer too."""
    flat = flatten(text)
    needs = [match.span() for match in _TOLD_NEED.finditer(flat)]
    for start, end in needs:
        yield Told("need", start, end, text[start:end].strip())
    for match in _TOLD_OFFER.finditer(flat):
        start, end = match.span()
        if not any(first < end and start < last for first, last in needs):
            yield Told("offer", start, end, text[start:end].strip())
