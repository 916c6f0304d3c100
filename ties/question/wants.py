"""Needs and offers: how a question asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ties.patterns import lazy
from ties.question.cues import choice

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


_SOMEBODY = choice("""
    who(?:['’]s| else)?
    any ?one
    any ?body
    some ?one
    some ?body
    people
    persons?
    contacts?
    friends?
    folks
    those
    companies
    ones
""")
_WHO = (
    rf"(?:\b{_SOMEBODY}(?: (?:do )?(?:i|we) know| here| there| in my \w+)?(?: (?:who|that|which))?"
    r"(?: (?:is|are|was|currently|now|still|also|might|may|really|actively|please))*)"
)
_NEED = choice(r"""
    need(?:s|ing)?
    requir(?:es?|ing)
    look(?:ing|s) for
    looking to (?:buy|hire|find|get|rent|raise|source)
    search(?:ing|es) for
    in search of
    seek(?:s|ing)?
    want(?:s|ing|ed)?(?: to (?:buy|find|hire|get|rent|have|source))?
    in (?:need|want) of
    in the market for
    hunting for
    short (?:of|on)
    lack(?:s|ing)?
    could use
    ask(?:s|ed|ing)? (?:me |us )?(?:for|about)
    interested in buying
    (?:to )?buy(?:ing)?
    wish(?:es)? for
    open to
    after
""")
_NEED_ITSELF = r"(?:fund-?raising|raising|hiring|job[ -]hunting|recruiting)\b"
_HAND_OVER = (
    r"(?:wants?|looking|happy|willing|ready|able|likes?) to (?=invest|sell|sublet|lend|rent out|supply|offer|fund|back)"
)
_OFFER = choice(r"""
    (?:has|have|got)(?! (?:i|we|been|met|not|worked|n['o’]t)\b)
    owns?
    offer(?:s|ing)?
    provid(?:es?|ing)
    suppl(?:y|ies|ying)
    (?:can|could|would|might)(?: (?:possibly|maybe|also))?
    (?:is |are )?able to
    knows? how to
    helps?(?= )
    rents? out
    lends?
    with(?= access to)
""")
_MINE = (
    r"(?:^|\b(?:i['’]?m|we['’]re|i am|we are|i|we) )"
    r"(?:need|want|looking for|searching for|seeking|am after|require|could use)"
)

_ZH_WHO = choice("""
    谁
    哪位(?:朋友)?
    哪个(?:人|朋友)?
    哪些(?:人|朋友)?
    哪家(?:公司)?
    什么人
    有没有(?:人|谁|朋友|哪位|哪家)
    有人
    有谁
    人
""")
_ZH_LATELY = "(?:现在|目前|最近|正|还|也|都|会不会|是不是|可能|好像|那里|这边|手上|手里|手头|那儿)*"
_ZH_NEED = choice("""
    (?:正?在|急|很|最|还|想)*(?:需要|缺少?|想找|要找|寻找|寻求|求购|想要|急需|想买|想租|找(?!得到|到)|求(?!婚))
    (?:正?在|急|想|要|还|准备|打算)*(?=招(?!商|牌|待))
    (?:正?在|想|要|准备|打算)(?=融资|跳槽|换工作|求职|找|看机会|看新机会|创业)
    要(?!的|是)
""")
_ZH_HAND_OVER = "(?:想|愿意|准备|要)(?=投|出租|转让|转租|卖|借出)"
_ZH_OFFER = choice("""
    能不能
    能帮(?:我|忙)?
    能够?
    可不可以
    可以
    会(?!不会)
    有(?!没有|谁|人)
    提供
    拥有
    愿意
    肯
    做得了
    接得?了?
    帮得?上?
""")
_ZH_ASK = choice("""
    (?:能|可以|该|应该|得|要)?去?(?:找谁|问谁|靠谁)
    谁能?帮忙?
    谁会
    谁懂
    谁有
    谁(?:能|可以)(?:做|搞定|提供|解决|弄|办|搞|干)?
    有谁(?:能|可以)(?:帮忙?)?
""")
_ZH_MINE = "(?:我们?|咱们?)(?:现在|目前|最近|正)*(?:需要|缺|想找|要找|在找|找|想要|急需)|^(?:急?需要?|急寻|求购?|寻找)"

_END = r"(?=\s*(?:$|[,;.!?，；。！？]|\b(?:but|except|excluding|and who|who)\b|但|除了))"
_ABOUT = rf"\s*(?P<about>.+?){_END}"

_ASKED = tuple(
    (side, lazy(pattern))
    for side, pattern in (
        ("need", rf"{_WHO} (?P<about>{_NEED_ITSELF}.*?){_END}"),
        ("offer", rf"{_WHO} {_HAND_OVER}{_ABOUT}"),
        ("need", rf"{_WHO} {_NEED}\b{_ABOUT}"),
        ("offer", rf"{_WHO} {_OFFER}\b{_ABOUT}"),
        ("mine", rf"{_MINE}\b{_ABOUT}"),
        ("mine", rf"(?:{_ZH_MINE}){_ABOUT}"),
        ("offer", rf"^(?P<about>.{{1,24}}?){_ZH_ASK}\s*[?？]?$"),
        ("offer", rf"{_ZH_WHO}{_ZH_LATELY}{_ZH_HAND_OVER}{_ABOUT}"),
        ("need", rf"{_ZH_WHO}{_ZH_LATELY}{_ZH_NEED}{_ABOUT}"),
        ("offer", rf"{_ZH_WHO}{_ZH_LATELY}{_ZH_OFFER}{_ABOUT}"),
    )
)
"""In the order they are tried: what somebody wants to hand over is an offer, before all wanting is a need."""

_HELPING = lazy(
    r"^(?:\s*"
    + choice(r"""
    (?:please|help|assist|support|advise)(?: (?:me|us|my \w+|out))?(?: (?:with|to|on|in|by))?
    do
    get(?: (?:me|us|my|hold of))?
    (?:give|find|lend)(?: (?:me|us))?
    make
    supply
    provide
    offer
    sort(?: out)?
    handle
    take care of
    arrange
    organi[sz]e
    i (?:ask|talk to|call|contact|turn to|see)(?: (?:about|for|on|regarding))?
    (?:show|teach) me
    connect (?:me|us) (?:with|to)
    be
    access to
    an?
    any
    some
    the
    my
    our
    new
    good
    帮我们?
    帮忙?
    给我们?
    我们?
    做
    搞定?
    弄
    提供
    介绍
    解决
    一点
    一些
    一?个
    点
""")
    + r"(?=\s|$|[^\x00-\x7f]))+\s*"
)


def asked_wants(flat: str) -> Wanted | None:
    """Return the need or offer that a flattened question asks for, if it does."""
    for side, cue in _ASKED:
        match = cue.search(flat)
        if match:
            first, last = match.span("about")
            helping = _HELPING.match(flat[first:last])
            skip = helping.end() if helping and helping.end() < last - first else 0
            return Wanted(_side(side), match.start(), match.end(), first + skip, last)
    return None


def _side(name: str) -> Side:
    return "need" if name == "need" else "offer" if name == "offer" else "mine"
