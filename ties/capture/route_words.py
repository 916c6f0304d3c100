"""Patterns that tell a question, a touch, a deal, and a message that says nothing; words in `tables/routes_*.txt`."""

from __future__ import annotations

from ties.capture.tables import choice, words
from ties.folding import HAN
from ties.patterns import lazy


def _en(section: str) -> str:
    return choice("routes_en", section)


def _zh(section: str) -> str:
    return choice("routes_zh", section)


FILLER = lazy(rf"(?:[^\w]|{_en('filler')}(?![a-z])|{_zh('filler')})++")
"""Greetings, thanks, laughter, pictures and figures: nothing to keep."""

ASKS_EN = lazy(rf"(?:{_en('asks_lead')}[,: ]+)*{_en('asks')}")
PEOPLE = lazy(_en("people"))
ASKS_FIRST_ZH = lazy(rf"{_zh('asks_lead')}*+{_zh('asks_first')}")
ASKS_ZH = lazy(rf"{_zh('asks_last')}[?。!]*$|^.{{0,12}}{_zh('asks_inside')}")
ASKS_ABOUT = lazy(rf"{_en('asks_about')}\s*")
FIELD_OF = lazy(
    rf"\s*(?:(?:'s|s')\s+)?{_en('field')}(?: (?:again|pl(?:ea)?[sz]e?))*\s*[?.]*|的?{_zh('field')}(?:号码?|是)?[?。]*"
)
"""After a known name: `Lucy's phone number`, 刘洋电话."""

PLURAL = lazy(r"(?:[a-z]{3,}|[A-Z]{2,})s (?:in|at|this|next|from|near|who|with|for|around|on) [\w ]+\??")
"""lawyers in Berlin."""

ASKS_AFTER_EN = lazy(rf"[\s,;–—-]+{_en('asks_after')}")
"""After a known name: `Lucy - what did she need`."""

ASKS_AFTER_ZH = lazy(rf"^[^,;。!]{{0,12}}?{_zh('asks_after')}")
ASKS_SURELY_ZH = lazy(_zh("asks_surely"))
TELLS_ZH = lazy(_zh("tells"))
DOERS_ZH = lazy(
    r".{0,8}?(?:做|搞|卖|开|懂|会|能|帮|干|学|玩|跑|管|写|教|修|有)?.{1,14}的(?:人|朋友|客户|老板|公司|都有|同学|群友|大佬)?们?"
)
"""深圳做无人机的, 帮公司招人的: people looked for by what they do."""

DEAL = lazy(rf"(?<!\w){_en('deal')}(?:(?<=\d)|(?!\w))|{_zh('deal')}")
DEALT_WITH = lazy(rf"(?:^|\s){_en('dealt_with')}\s*$")
"""Before a known name, which is what the verb is about: `sold Lucy the lathe`."""

CHANGE = lazy(rf"\b{_en('change')}\b|{_zh('change')}")
VERB_BEHIND = lazy(rf"\s*{_en('verb_behind')}")
LEAD_EN = frozenset(words("routes_en", "lead"))
NO_NAME = frozenset(words("routes_en", "no_name"))
NEVER_NAME = frozenset(words("routes_en", "never_name"))
BEFORE_NAME = frozenset("和跟与向于同给找约见对帮为时")
"""Characters that are surnames too, but before a given name mostly are not."""

INTRODUCES = lazy(
    r"(?:\s*(?:has |just |kindly )*(?:(?:introduced|recommended|referred|mentioned)(?: (?:me|us) to)?"
    r"|(?:told|connected) (?:me|us) (?:about|with|to))|'s (?:[a-z]+ ){1,2}(?:is|called|named|is called))"
    r" [A-Z][\w'-]+(?: [A-Z][\w'-]+)*,"
    r"|(?:今天|刚|又|给我|帮我)*(?:介绍|推荐)了?(?:我|我们)?(?:认识了?)?"
    r"(?:一?[个位])?(?:新?(?:朋友|客户|同行|老板))?[,\s]*"
    rf"[{HAN}]{{2,4}}[\s,]"
)
"""After a known name: `introduced Leila Nasser, architect`, 介绍了一个朋友 高翔 做无人机."""

RELATED = lazy(
    r"(?:的|他|她|他家|她家|家)?(?:表|堂|小|大)?(?:弟弟?|哥哥?|姐姐?|妹妹?|夫|侄子|侄女|外甥女?|儿子|女儿|老公|老婆|同学|同事|朋友|战友|邻居|老乡|徒弟"
    rf"|师傅|合伙人|客户|老板|助理|秘书|爸爸?|妈妈?|舅舅?|叔叔?|姨)(?:叫|姓|,|\s)+[{HAN}]{{1,4}}(?=[\s,])"
)
"""After a known name: 他表弟 郑凯 跑网约车."""

RELATED_EN = lazy(r"(?:'s|’s) (?:[a-z-]+ ){1,3}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*\s*(?:,|;| -|\()")
"""After a known name: `'s brother-in-law Emil, roofer`."""

RELATION_OF = lazy(
    r"(?i)(?:(?:sister|brother|wife|husband|son|daughter|cousin|friend|colleague|neighbou?r|boss|assistant|partner|co-?founder"
    r"|mate|flatmate|teacher|client|customer|uncle|aunt|nephew|niece)s? of|via|thru|through|knows|works (?:for|with)"
    r"|(?:referred|introduced|recommended|sent) by|intro (?:by|from))\s+$",
)
"""Before a known name: `friend of`, `via`."""

HOUSE_ZH = lazy(
    "[^\\s,了开在去有是的换找缺要做]{0,4}(?:厂|店|馆|坊|社|公司|工作室|集团|超市|餐厅|中心|农场|诊所|律所|酒楼|食品|科技|贸易|烘焙|五金|建材|服饰|家具|旅行社|物流|传媒|影视|电子|机械|装饰|百货|花艺|珠宝|汽修|教育|咨询)"
    "(?=[\\s,])"
)
"""After a known name that is only the beginning of a house: 林姐烘焙 珠海."""

CALLED_ZH = lazy(rf"叫(?!什么|啥|我|你|他|她|外卖|车)[{HAN}]{{2,4}}的")
AMOUNT = lazy(rf"(?<!\w){_en('amount')}(?!\w)|{_zh('amount')}")
PRIVATE = lazy(rf"\b{_en('private')}\b|{_zh('private')}")
CALLED_EN = lazy(r"(?:is|called|named) [A-Z][\w'-]+(?: [A-Z][\w'-]+)*(?:,| -|;)")
"""Somebody is given a name: `our landlord is Gus Hale, …`, `someone called Beatrix, …`."""

TITLED = lazy(r"\b(?i:mr|mrs|ms|miss|dr|prof|professor)\.? (?P<name>[A-Z][\w'-]+)")
_SMALL = "(?:of|the|and|&|for|van|der|den|de|da|la|von|al|bin|el|to|in|on|at|a)"
NAME_FIRST = lazy(
    rf"\s*[A-Z][\w'’&-]*\s+(?:(?:[A-Z][\w'’&-]*|{_SMALL})\s+){{0,4}}[A-Z][\w'’&-]*\.?\s*(?:[,;|/(—–@-]|:)"
)
"""`Show Watanabe, stage lights`, `Who Dares Wins Ltd - climbing walls`."""
