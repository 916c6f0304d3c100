"""Cue words that tell a question, a touch, a deal, and a message that says nothing (text folded by `level`)."""

from __future__ import annotations

import re

FILLER = re.compile(
    r"(?:\s|[.!~,。,!~…]|hmm+|mm+|uh|um+|ok(?:ay)?|k|kk|thanks?|thx|ty|thank you|lol|haha+|yes|yep|yeah|no|nope|hi|hello|hey|test(?:ing)?|cool|great|nice|good|fine|sure|got it|noted|done|"
    r"good (?:morning|night|evening)|bye|wow|hm|ah|oh|well|and|so|please|start|help|cancel|好的?|收到|嗯+|哦+|噢|啊|谢谢你?|多谢|哈+|呵+|在吗|在么|你好|您好|早上?好?|早安|晚安|知道了?|明白了?|可以|行吧?|对的?|是的|了|吧|呀|呢|"
    r"没事|辛苦了|测试|再见|拜拜|不用了?|不是|没有|算了|等等|等一下|ok的)+"
)
_ANY = r"(?:anyone|anybody|someone|somebody|people|folks|contacts?|everyone|everybody|guys|friends)"
ASKS_EN = re.compile(
    r"(?:(?:so|and|hey|hi|ok|please|pls|can you|could you|jieli|btw)[, ]+)*(?:"
    r"who(?:'s|se|m)?\b|which\b|what(?:'s)?\b|where(?:'s)?\b|when(?:'s| (?:did|is|was|do|does|will))\b|how (?:do|did|can|many|much|old|is|are|was|long|often)\b|how's\b|why\b|"
    r"(?:do|did|does|have|has|can|could|is|are|was|were|should|will|would) (?:i|we|you|they|he|she|there|any\w*|some\w*|my|our|the|it|that|this)\b|"
    rf"any\b|{_ANY}\b|show\b|find\b|list\b|search\b|look ?up\b|lookup\b|get me\b|give me\b|tell me\b|remind me (?:who|what|when|where|how)\b|all (?:my|the|people|contacts|of)\b|my (?:contacts|people|network)\b|"
    r"(?:i )?need (?:someone|somebody|anyone|a |an |to find)|looking for\b|i'?m looking for\b|got any\b|anything (?:on|about)\b)"
)
PEOPLE = re.compile(r"\b(?:people|folks|contacts|guys|friends)\b(?! of\b)|\b(?:in|around|near) \w+ who\b")
ASKS_ZH = re.compile(
    r"^(?:请问|那个?|帮我?|麻烦|我想知道|话说|对了|你说|看看|我|咱们?|我们|在)*(?:谁(?!谁)|哪位|哪个|哪些|哪里|有没有|有木有|有谁|有哪|认不认识|认识谁|认识哪|找一下|找一找|找找|找个|找人|查一?下|查查|查找|查询|搜一?下|搜索|搜|列出|列一下|列个|都有谁|身边有|手上有谁|能找谁)|"
    r"(?:吗|么|是多少|多少|什么|是谁|有谁|找谁|问谁|都谁|哪里|哪儿|在哪|几号|几岁|怎么样|什么样|什么时候|怎么联系|有哪些|哪家|啥|干嘛的|做什么的|干什么的|怎么说|咋样|如何|哪天|几月)[??。!]*$|"
    r"^.{0,12}(?:谁(?:能|会|有|在|做|是|可以|认识|懂|家|跟|和|需要|缺|想|卖|搞)|都有谁|有哪些人)"
)
TELLS_ZH = re.compile(r"(?:问|打听|想知道|告诉|说|不知道|讨论|聊|关心|忘了)(?:我|了|过|起|到|我们|一下)*.{0,4}?(?:谁|什么|哪|多少|怎么|吗|啥)|谁谁")
DOERS_ZH = re.compile(r".{0,8}?(?:做|搞|卖|开|懂|会|能|帮|干|学|玩|跑|管|写|教|修|有)?.{1,14}的(?:人|朋友|客户|老板|公司|都有|同学|群友|大佬)?们?")

DEAL = re.compile(
    r"\b(?:deals?|contracts?|signed|quote[ds]?|quotation|purchase order|\bpo\b|tender|down ?payment|deposit|invoice[ds]?|agreed (?:on|to|price|terms)|closed (?:the|on|it|at)|won the|lost the|renewal|"
    r"said (?:yes|no) to|(?:counter-?)?offer(?:ed)? (?:us |me |\$|€|£|\d)|\d[\d,.]*k? ?(?:units|pcs|pieces|containers|tons|tonnes|licences|licenses|seats)\b|term sheet|loi|mou|negotiat\w+|pays? (?:us|me)|commission|retainer|price (?:is|agreed|at))|"
    r"谈成|没谈成|谈妥|谈崩|谈好|签合同|签约|签了|签单|合同|成交|成单|下单|下了单|报价|订单|定金|订金|预付|尾款|回款|中标|丢标|丢单|单子|这单|那单|那个标|这个标|黄了|拿下|首单|返单|砍价|还价|付款条件|佣金|提成|意向书|打款|到账"
)
CHANGE = re.compile(
    r"\b(?:now|moved|moving|new|changed|changing|switched|left|joined|no longer|got promoted|promoted|became|is back|just|started|update|quit)\b|换了|搬|跳槽|离职|升了|升职|现在|最近|新的?(?:号|手机|微信|电话|邮箱|公司|工作)|改了|换|说|去了|刚|准备|打算|要"
)

LEAD_EN = frozenset(
    "had have having just today yesterday tonight last this on monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun morning night noon afternoon "
    "evening week weekend month quick long good nice great short brief a an the met meet meeting saw seen see called call calling phoned rang texted text emailed email mailed messaged message "
    "pinged ping wrote to with w coffee coffees lunch dinner drinks drink beer beers tea breakfast brunch chat chatted talked talk spoke speak speaking caught catch catchup up ran into bumped visited visit "
    "note notes for about re deal deals sent gave paid told asked thanked from got received heard news at and i we s zoom zoomed video finally again over in quote invoice contract signed closed won "
    "lost agreed negotiating introduced intro follow followed followup hiked golf tennis walked played finished did my our dear hey remember reminder update fyi birthday happy days ago two three hours hour "
    "skype facetime replied reply also then later earlier touch touched base reached out connected invited".split()
)
"""Words that may stand before the name of the person a note is about."""

_DAY_ZH = (
    r"(?:今天|昨天|前天|今早|今晚|昨晚|明天|刚刚|刚才|刚|上午|下午|中午|早上|晚上|上个?(?:周|星期|礼拜)[一二三四五六日天末]?|这?周[一二三四五六日天末]|本周|星期[一二三四五六日天]|"
    r"\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|周末|终于|又|再次|第一次|约好|我|我们|去|已经|已|顺便|在\w{1,6}|一起|特地|专门|总算|跟进|关于|备注|记录|记一下|提醒我?)*"
)
LEAD_ZH = re.compile(
    rf"{_DAY_ZH}[,, ]*(?:和|跟|与|同|给|找|约了?|见了?|见到|请了?|陪|拜访了?|联系了?|碰到了?|遇到了?|遇见了?|问了?|打给|打电话给|发给|发微信给|收到|帮|去见|向|对|为|回访了?|微信|致电|送了?|谢谢|感谢|通知)?了?[::,, ]*"
)
