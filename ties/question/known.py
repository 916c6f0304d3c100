"""Questions about one person: "what does Chen Jie need", 陈姐的微信是多少."""

from __future__ import annotations

import re
from functools import cache

_EN = r"(?P<name>(?!(?:you|he|she|they|we|i|it|this|that|there|the|an?|my|who|any\w*|some\w*|people|everyone)\b)[^\W\d_][\w.'’-]*?(?: [^\W\d_][\w.'’-]*?){0,3})"
_ZH = r"(?P<name>(?!谁|哪|什么|有|都|我|你|他|她|怎么|上次|做|干|搞)(?:[^\s的是，。,?？]{1,8}?|[a-z][\w.'’-]*(?: [a-z][\w.'’-]*){0,3}))"

_EN_FIELDS = {
    "phones": r"(?:phone|mobile|cell)(?: number)?|number|tel(?:ephone)?", "emails": r"e-?mail(?: address)?|mail",
    "wechat": r"we ?chat(?: id)?", "telegram": "telegram", "birthday": "birthday|bday", "company": "company|employer|firm",
    "role": "role|title|position|job", "city": "city|location|address", "urls": "website|site|url", "needs": "needs?",
    "offers": "offers?|resources?", "via": "introducer", "tags": "tags?", "note": "notes?", "industries": "industry|trade|business",
    "contact": "contact(?: details| info| data)?",
}  # fmt: skip
_ZH_FIELDS = {
    "phones": "电话号码|手机号码?|电话|手机|号码", "emails": "邮箱|邮件|电邮|email", "wechat": "微信号?|wechat", "telegram": "电报|telegram",
    "birthday": "生日", "company": "公司|单位", "role": "职位|职务|头衔", "city": "城市|地址", "urls": "网站|网址|主页",
    "needs": "需求", "offers": "资源", "via": "介绍人", "tags": "标签", "note": "备注|笔记", "industries": "行业", "contact": "联系方式",
}  # fmt: skip

_FRAMES: tuple[tuple[str, str], ...] = (
    ("needs", r"what(?: else)? (?:does|did|is) NAME (?:need|want|lack|look(?:ing)? for|ask(?:ed|ing)?(?: me)? for|after|seek(?:ing)?)"),
    ("offers", r"what (?:does|did|can|could) NAME (?:offer|have|provide|supply|help(?: me| us)?(?: with)?|do for (?:me|us))"),
    ("industries", r"what does NAME (?:do|work (?:on|in|as))(?: for (?:a living|work))?"),
    ("industries", r"what is NAME doing"),
    ("industries", r"what business is NAME in"),
    ("company", r"where does NAME work"),
    ("company", r"who does NAME work for"),
    ("city", r"where(?: is|['’]s) NAME(?: (?:based|living|from|now|located))*"),
    ("city", r"where does NAME (?:live|sit|come from)"),
    ("via", r"who introduced (?:me to )?NAME(?: to me)?"),
    ("met_at", r"(?:how|where|when) (?:do|did) (?:i|we) (?:first )?(?:know|meet|get to know) NAME"),
    ("touches", r"(?:when|what) did (?:i|we) (?:last )?(?:talk|speak|see|meet|call|contact|write|touch|discuss)(?: to| with| about)? NAME(?: last| about)?"),
    ("birthday", r"when is NAME['’]?s? (?:birthday|bday)"),
    ("birthday", r"when was NAME born"),
    ("contact", r"how (?:do|can|could|should) (?:i|we) (?:reach|contact|call|message|get hold of) NAME"),
    ("all", r"(?:tell me (?:more )?about|what do (?:i|we) know about) NAME"),
    *((field, rf"(?:what(?: is|['’]s|s) |show(?: me)? |give me )?NAME['’]s? (?:{names})") for field, names in _EN_FIELDS.items()),
    *((field, rf"what(?: is|['’]s|s) the (?:{names}) of NAME") for field, names in _EN_FIELDS.items()),
)  # fmt: skip
_ZH_FRAMES: tuple[tuple[str, str], ...] = (
    ("needs", r"NAME(?:现在|目前|最近|还)?(?:需要|缺|想要|在找|想找|要)(?:什么|啥|哪些)(?:资源|东西)?"),
    ("offers", r"NAME(?:现在|目前|手上|手里)?(?:能提供|提供|能给|可以提供|有|能帮我?)(?:什么|啥|哪些)(?:资源|忙)?"),
    ("industries", r"NAME(?:现在|目前)?是?(?:做|干|搞)(?:什么|啥|哪行|嘛)(?:工作|行业|生意)?的?"),
    ("company", r"NAME(?:现在|目前)?在(?:哪家公司|哪个公司|哪里?上班|哪里?工作)(?:上班|工作)?"),
    ("city", r"NAME(?:现在|目前|人)?(?:住|常驻)?在(?:哪里?|哪儿|哪个城市|什么地方)"),
    ("via", r"NAME是?(?:谁|哪位)(?:介绍|推荐|引荐)(?:给我)?(?:认识)?的"),
    ("met_at", r"(?:我(?:和|跟|与)?)?NAME是?(?:怎么|在哪里?|在哪儿|什么时候)认识的"),
    ("touches", r"我?(?:上次|上回|最近一次)(?:什么时候)?(?:见|联系|和|跟)(?:的)?NAME(?:聊天?|见面?|联系)?(?:是)?(?:什么时候|哪天|了什么|的)?"),
    ("birthday", r"NAME的?生日是?(?:哪天|什么时候|几号|多少)"),
    ("contact", r"我?(?:怎么|如何|怎样)(?:联系|找)(?:到|上)?NAME"),
    ("all", r"NAME(?:到底)?是(?:谁|什么人)"),
    ("all", r"(?:介绍|说)(?:一下|说)?NAME(?:这个人|的情况)"),
    *((field, rf"NAME的(?:{names})(?:是多少|是什么|是啥|是哪里|多少|呢|给我|有吗|发我)?") for field, names in _ZH_FIELDS.items()),
    *((field, rf"NAME(?:{names})(?:是多少|是什么|是啥|多少)") for field, names in _ZH_FIELDS.items()),
)  # fmt: skip
_WHO_IS = re.compile(r"[Ww]ho(?: is|['’]s) (?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})\s*\??")


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    english = ((field, frame.replace("NAME", _EN)) for field, frame in _FRAMES)
    chinese = ((field, frame.replace("NAME", _ZH)) for field, frame in _ZH_FRAMES)
    return tuple((field, re.compile(rf"{frame}\s*[?？。.!吗呢]*")) for field, frame in (*english, *chinese))


def read_known(text: str, flat: str) -> tuple[str, str] | None:
    """Return the name and the field a question about one person asks for; `flat` is `text` flattened."""
    named = _WHO_IS.fullmatch(text.strip())
    if named:
        return named["name"], "all"
    lead = len(flat) - len(flat.lstrip())
    for field, frame in _frames():
        match = frame.fullmatch(flat.strip())
        if match:
            start, end = match.span("name")
            return text[lead + start : lead + end].removesuffix("'s").removesuffix("’s"), field
    return None
