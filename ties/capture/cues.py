"""The words that lead a clause, per language: the vocabulary of the capture grammar.

A clause runs from its cue to the next cue or to the end of its segment:

    need    what the person needs            needs a US warehouse · 缺海外牌照
    offer   what the person has to give      offers customs clearance · 手上有200个阿姨
    met     how and when you met             met at Canton Fair yesterday · 上周五饭局认识
    via     who introduced                   via Wang Wu · 李娜介绍
    hold    kept as it is and not looked at  doesn't need a publisher · ex Vestas · 客户都是车企
"""

from __future__ import annotations

import re

from ties.folding import HAN

# --- English -------------------------------------------------------------------------------------------------

_DENIAL = r"(?:(?:do|does|did|is|was|has|have|had|are|were|wo|ca|could|would|should)(?: ?n['o]?t|n't| not)|cannot|not|no longer|never|without|no|nothing)"
_WISH = r"needs?|needing|wants?|wanting|look(?:s|ing)?(?: for)?|seek(?:s|ing)?|offer(?:s|ing)?|hiring|hire|provides?|have|has|sell(?:s|ing)?|in need|interested|after|searching|do|does|take|takes|want|like|likes"
HOLD_EN = (
    rf"{_DENIAL}\s+(?:really |currently |actually |yet |at the moment )?(?:in |any |a )?(?:{_WISH})\b",
    r"no need\b|needs? (?:nothing|no)\b|already (?:has|have|got)\b",
    r"(?:needs?|wants?|likes?|has|have|had|hopes?) to(?= (?!(?:find|meet|hire|buy|rent|source|get|import|lease|secure|reach|recruit|sell|sublet|export|raise|borrow|outsource)\b))",
    r"(?:needs?|wants?|would like|would love) to \w+ (?:my|me|us|our)\b",
    r"i (?:need|want|owe|should|must|have|promised|offered|can|could|will)\b|we (?:need|want|should|must|have|offered|can|could|will)\b",
    r"(?:ex|former|formerly|previously|previous|once|used to|retired|late of|was|worked|used|left|sold|quit|studied|grew up)(?=[ -])(?! in touch)",
    r"(?:his |her |their |main |most |all )?(?:clients?|customers?|users|buyers|investors|suppliers)\s*(?:are|include|including|is|in|from|mostly|mainly|:)",
    r"sells? (?:\w+ ){0,3}to|sold to|serves|serving|supplies (?:\w+ ){0,3}to|works with",
    r"(?:please |pls |remember to |need to |must |should |don't forget to |todo:? |next step:? |next:? )(?:\w+)",
    r"(?:call|ring|text|e-?mail|ping|remind|ask|send|follow|check|invite|pay|bring|chase|tell|thank|say|avoid|book|catch|don't|do not|never)\s+"
    r"(?:back|up|him|her|them|me|us|again|about|on|in|after|before|next|early|the|when|if|by|at|for|to|with|a|hi|hello|call|over|\d+)\b",
    r"(?-i:will) (?!be )[a-z]+",
    r"(?:his|her|their|whose|the)? ?(?:wife|husband|brother|sister|son|daughter|father|mother|dad|mum|mom|cousin|assistant|boss|partner|colleague|kids?|children)(?= (?:is|was|are|works|runs|has|does|(?-i:[A-Z])))|"
    r"(?:his|her|their) (?:wife|husband|brother|sister|son|daughter|father|mother|dad|mum|mom|uncle|aunt|cousin|boss|assistant|friend|family|kids?|children)|"
    r"friend of|cousin of|brother of|sister of|son of|daughter of|wife of|husband of|colleague of|partner of(?= [A-Z])",
    r"(?:likes?|loves?|hates?|enjoys|dislikes?|into|allergic to|plays|speaks|drinks|married|divorced|expecting)\b",
)
NEED_EN = (
    r"(?:(?:is|are|he's|she's|they're|he is|she is|they are|currently|also|always|urgently|really|desperately|badly)\s+)*(?:"
    r"look(?:ing|s)?\s+(?:for|to (?:find|meet|hire|buy|rent|source|get|import|lease|recruit|sell|raise|outsource))|on the (?:look-?out|hunt) for|hunting for|search(?:ing|es)? for|"
    r"in (?:search|need|want) of|in the market for|seek(?:s|ing)?|needing|could (?:do with|use)|can use|short (?:of|on)|lack(?:s|ing)?|"
    r"requir(?:es|ing)|shopping for|scouting for|desperate for|hoping (?:for|to (?:find|meet|get))|trying to (?:find|source|hire|get)|hiring|"
    r"(?:would|'d) (?:love|like|welcome|appreciate|benefit from)|keen to (?:find|meet)|"
    r"(?:needs?|wants?)(?:\s+to (?:find|meet|hire|buy|rent|source|get|import|lease|secure|reach|recruit|sell|raise|outsource))?|missing|wish(?:es)? for)",
    r"(?:ask|asks|wanted|needs?|want|wants|seeking|looking for|wish ?list|requires|ISO|in search of|on the wish list)(?=\s*[:=])",
)
OFFER_EN = (
    r"(?:(?:he|she|they|also|is|gladly)\s+)*(?:"
    r"on offer|offer(?:s|ing)?|can (?:also )?(?:help(?: us| me| you)?(?: out)?(?: with| on| in)?|offer|provide|supply|give(?: us| me)?)|could (?:help with|offer|provide|supply)|"
    r"(?:happy|willing|able|glad|ready) to (?:help(?: with)?|offer|provide|share|give|supply)|provid(?:es|ing)|(?:has|have|with|got|gives|good) access to|access to)",
    r"(?:(?:he|she|they|also)\s+)*can(?= (?:introduce|intro|connect|get|make|do|source|arrange|host|lend|share|sort|open|ship|produce|train|teach|invest|store|"
    r"deliver|organi[sz]e|translate|print|design|build|fix|rent|book|find|bring|cover|handle|run|set|move|procure|certify|review|fund|finance|advise|sponsor)\b)",
    r"(?:give|gives|gets|have|has|offer|offers|got|offering|on offer|can give|can offer|brings)(?=\s*[:=])",
    r"(?:(?:he|she|they|also|who|and)\s+)*(?:has got|has|have|got)(?=\s)|gives(?= (?!me|us|him|her|them|it|up|a damn))",
)
MET_EN = (
    r"(?:(?:we|i|i've|have|had|just|last|first|also|who)\s+)*(?:met up with|met with|met|ran into|bumped into|came across|got talking (?:to|with)|sat next to|sat beside|"
    r"(?:had |grabbed |did |over |team |group |business )?(?:a |quick |long |nice )*(?:lunch|dinner|coffee|breakfast|brunch|drinks|drink|beers?|tea|chat|chai)\s+(?:with|w/)|"
    r"shared an? (?:cab|taxi|table|ride|flight|train) with|spoke (?:with|to)|spoke|chatted (?:with|to)|chatted|talked (?:with|to)|talked|last seen|seen|saw|"
    r"know (?:him|her|them) from|connected(?= (?:at|on|in))|got to know)(?=\s|$|:)",
    r"(?:met|meeting|how we met|where we met)(?=\s*:)",
)
VIA_EN = (
    r"(?:(?:was|got|been|who was)\s+)?(?:(?:an? )?intro(?:duced|duction|'d|d)?(?: to (?:me|us))?\s*(?:by|via|from|through|thanks to|:)|(?:referred|recommended|connected|passed on|sent)(?: to (?:me|us))? by|"
    r"referral (?:from|by|:)|recommendation (?:from|by)|put in touch by|courtesy of|thanks to|via|through|thru|c/o)",
)

KINDS_EN = {"hold": HOLD_EN, "via": VIA_EN, "met": MET_EN, "need": NEED_EN, "offer": OFFER_EN}


def _english() -> re.Pattern[str]:
    named = "|".join(f"(?P<{kind}>{'|'.join(f'(?:{p})' for p in table)})" for kind, table in KINDS_EN.items())
    return re.compile(rf"(?i)(?<![\w'’/-])(?:{named})(?!\w)(?!-(?:based|driven|to)\b)")


ENGLISH = _english()
"""Finds English cues anywhere in a segment; the group that matched names the kind of clause."""

# --- Chinese (simplified; the text is folded before it is matched) ---------------------------------------------

_ALSO = r"(?:他|她|它|也|还|又|正|都|最近|近期|目前|现在|现|眼下|急着|特别|一直|主要|另外|公司|他们|她们|对方|长期|同时|本人|说|们|家里?)*"
HOLD_ZH = (
    r"(?:不|没|无|别|勿|莫|未)(?:再|太|怎么|是|用|必|会|想|能|可以|可|打算|接受|愿意?)*(?:需要|需|想要|要|缺|找|求|有|提供|做|介绍|发|接|收|见|催|拖|喝|吃|打|提|谈|说)",
    r"不用|别\w|以前|之前|从前|曾经?(?:在|是|做|任)|曾任|曾经|原来(?:在|是|做)|原先|前任|前(?!台|端|沿|海|期|天|年|面|门|辈|线|后|程|景|卫|锋|列|三|十|几|进|山|郭)(?=\w{2})|"
    r"原(?!料|材|油|创|木|厂|产|始|味|浆|来|装|生|子|则|因|单|地|平|阳|画|石|酒|野)(?=\w{2})|退休|离职|卸任|毕业",
    r"(?:客户|用户|甲方|买家|下游|上游|供应商|合作方|老客户)(?:都|主要|多|基本|全|大多|大部分)?(?:是|有|为|在|来自|以)|服务(?:过|于|的是|对象)|主要服务|卖给|供货给|(?:专门|主要)?给\w{1,8}(?:供货|代工|供应|做配套|配套|打样)",
    r"记得|别忘|提醒|下次|下周|下个?月|下半年|明天|后天|明年|回头|改天|有空|有时间|过几天|过两天|年后|节后|等(?!离子|级)|打电话|有事|有(?:\w{1,6})(?:可以|再|就|找|联系)|可以?(?:找|联系|约|聊|再|等|看看|一起|考虑|试|见|先)|周末|每月|每周|每天|账期|"
    r"(?:老公|老婆|爱人|儿子|女儿|父亲|母亲|爸爸?|妈妈?|哥哥?|弟弟?|姐姐?|妹妹?|助理|男友|女友|男朋友|女朋友|岳父|公公|婆婆|孩子)(?:是|在|做|叫|开|搞|也|刚|上)|(?:孩子|儿子|女儿|我|我们|老婆|老公)的\w|"
    r"喜欢|爱喝|爱吃|讨厌|过敏|怕|订单|发票|欠|答应|约好|约了|约在|让我|叫我|请我|帮我|我(?!们认识|在)",
)
_NEED_BAD = r"(?!\w{0,2}(?:跟进|回复|注意|提醒|确认|预约|提前|感谢|谢|被|小心|尽快|我|时间|考虑|再)|求|职)"
NEED_ZH_ANYWHERE = r"急需|急缺|急求|急招|急找|需要|想要|想找|想招|想认识|想对接|想采购|想进口|想买|想租|想收购?|在找|在招|正找|寻找|寻求|求购|求租|求推荐|求介绍|缺少|缺乏|希望找到?|希望对接|希望认识|打算找|要找|要招|想寻"
NEED_ZH_START = r"需求[是为:]?|需(?!求)|缺(?!点|德|席|陷|钙)|求(?!学|助|婚|真|知|是|职)|找(?!他|她|我|你|它|茬|过|不到|钢|人聊)|招(?!商|标|牌|待|行|财)|寻(?!常)|诚招|诚聘|诚求|招聘|收购|要(?=\w{2})(?!不|是|好|求|紧|点|命|看|来|去)|想(?=要)|征"
OFFER_ZH_ANYWHERE = r"能提供|可提供|可以提供|可以给|能给|可给|手上有|手里有|手头有|手中有|手握|可以帮忙?|能帮忙?|可帮忙?|可以介绍|能介绍|可介绍|能搞定|可以对接|能对接"
_NO_POSSESSION = (
    "空|时间|点|事|意|趣|缘|钱|限|兴趣|病|娃|孩|女儿|儿子|对象|老婆|老公|男友|女友|女朋友|男朋友|家室|过|脾气|胃病|糖尿|需要|需求|问题|可能|机会|戏|谁|人(?!脉)|一次|洁癖|名|效|机|色|声|轨|氧|关|求|待|"
    "房贷|车贷|[一二两三四五六七八九\\d]+个?(?:孩|娃|女儿|儿子|宝)|一儿|双胞胎|二胎|为|害|赞|友|余|些|没有|什么|时|想法|压力|抑郁|高血压|痛风|糖尿病|腰伤|过敏"
)
OFFER_ZH_START = (
    rf"提供|能供|可供|自有|自带|拥有|资源[是有:]|优势[是:]?|擅长|带来|有(?!{_NO_POSSESSION})(?=\w|$)|能(?!源|力|量|耗|喝|聊|吃|说|干|见|否|不|来|去|等|玩|打|跑)(?=\w|$)|"
    r"可以?(?=\w|$)(?!是|能|行|爱|靠|惜|怜|乐|再|找|持续|穿戴|视|可|观|信|降解|回收|充电|联系|约|聊|等|看|一起|考虑|试|见|先)|会(?=\w{2})(?!议|展|员|计|所|长|场|馆|来|去|再|回|务)"
)
OFFER_ZH_KEEPS_VERB = frozenset("能 可 可以 会".split())
BODY_REFUSED_ZH = re.compile(r"^(?:\w{0,2}(?:跟进|回复|注意|提醒|确认|预约|提前|感谢|谢|被|小心|尽快|再约|考虑)|我|时间|他|她|人聊|的$)|^.{2,6}(?:可以|再|就)?(?:找|联系)(?:他|她|我)")

_NEED = f"(?P<need>{NEED_ZH_ANYWHERE}|{NEED_ZH_START})"
_OFFER = f"(?P<offer>{OFFER_ZH_ANYWHERE}|{OFFER_ZH_START})"
CHINESE = re.compile(rf"{_ALSO}(?:(?P<hold>{'|'.join(HOLD_ZH)})|{_NEED}|{_OFFER})[:是的了]?\s*")
"""Matches a Chinese cue at the start of a piece; the group names the kind of clause."""

CHINESE_INSIDE = re.compile(
    rf"(?<=[{HAN}])(?<!不)(?<!没)(?<!无)(?<!别)(?<!客户)(?:(?P<need>{NEED_ZH_ANYWHERE})|(?P<offer>{OFFER_ZH_ANYWHERE}))"
)
"""Chinese cues clear enough to part a run of characters without spaces."""

# --- meeting and introducing in Chinese -------------------------------------------------------------------------

_MEETING = "认识|碰到|碰见|遇到|遇见|见到|结识|相识|偶遇|加的微信|加了微信|加的|聊过|聊的|见过|碰面|见的|见面"
MET_ZH = re.compile(rf"(?P<before>.*?)(?P<cue>{_MEETING})(?:的|了|过)*(?P<after>.*)")
MET_WITH_ZH = re.compile(
    r"(?P<before>.*?)(?:和|跟|与|同|约了?)(?P<who>\w{2,4}?)(?:一起|去|在\w{1,6})*(?P<cue>喝了?[个杯]?(?:咖啡|茶|酒)|吃了?[个顿]?(?:午|晚|早|中)?饭|见了?[个一]?面|聊了?[会聊]?儿?天?|开了?个?会|打了?[个场]?球|碰头|通了?个?电话|爬山|饮茶)(?P<after>.*)"
)
VIA_ZH_BEFORE = re.compile(r"(?:通过|经由|经|托|via|介绍人[:是]?|推荐人[:是]?|引荐人[:是]?)[: ]*(?P<who>.+?)(?:的?介绍|推荐|引荐|牵线|搭桥)?(?:认识|的|了|结识)*")
VIA_ZH_AFTER = re.compile(
    r"(?:是|由|经)?(?P<who>.{1,8}?)(?:的?介绍|推荐|引荐|牵线|搭桥|引见|推的(?:微信|名片)|拉的群)(?:给我|我们?|过来|来)*(?:认识)?(?:的|了)*(?P<name>.{0,4})"
)
NO_INTRODUCER = re.compile(r"[不没]|^(?:可以?|能|会|帮|给|想|请|求|要|需|我|自我|产品|公司|项目)")
RELATION_ZH = re.compile(
    r"(?P<whose>.{1,6}的(?:表?[哥姐弟妹]|同学|同事|朋友|邻居|老婆|老公|爱人|儿子|女儿|爸爸|妈妈|堂[哥姐弟妹]|亲戚|合伙人|徒弟|学生|室友|闺蜜|战友|助理|老板|领导|前同事))(?P<name>.*)"
)
FELLOW_ZH = re.compile(
    r"(?:我的?|俺)?(?:(?:老|前|大学|高中|初中|小学|研究生|本科|健身房|楼上|楼下|隔壁|孩子|儿子|女儿|公司|媳妇的?|老婆的?|老公的?)*(?:同学|同事|朋友|邻居|室友|战友|发小|闺蜜|客户|老乡|校友|学长|学姐|师兄|师姐|师弟|师妹|表[哥姐弟妹]|堂[哥姐弟妹]|舍友|球友|牌友|群友|网友|家长|亲戚|供应商|老板|领导|徒弟|学生)|\w{2,3}人)(?:叫|是)?(?=\w{2,4}$)"
)
"""Who somebody is to me, before the name: 老同学刘洋, 沈阳人王刚."""
NAMED_ZH = re.compile(r"(?:姓名|名字|名叫|叫做|我叫|叫|大名|本名|真名|全名)(?:是|:)?\s*(?P<name>.+)")
ALIAS_ZH = re.compile(r"(?:网名|小名|外号|绰号|花名|英文名|艺名|笔名|昵称|人称|又叫|也叫|又名|曾用名|江湖人称|大家叫[他她])(?:是|叫|:)?\s*(?P<name>.+)")
WORKED_TOGETHER = re.compile(r"(?i)合作过|一起做过|共事过|合作了|一起干过|成交过|帮过我|\bworked (?:together|with (?:him|her|them|us))|\bdid (?:a |some )?(?:deal|project|business)s? (?:together|with)")

# --- words without content --------------------------------------------------------------------------------------

EMPTY = frozenset(
    "met meet meeting at via through thru by from of the a an and i he she they it his her him their is are was with w in on up to for who me my "
    "name dr mr mrs ms prof keep touch catch check contact ping every new hey so ok add now currently just also but or as we us that this based lives "
    "work works live job title role company tel phone email mail e-mail cell mobile tag tags who's he's she's it's they're plus born bday birthday "
    "在 的 了 是 和 我 她 他 也 那 里 上 人 会 刚 给 把 加 叫 姓 做 一个 个 位 还 电话 手机 邮箱 微信 生日 联系 聊一次 聊聊 一次 聊 见一次 认识 介绍 通过 现在 目前 人在 手机号 网址 官网 "
    "回访 沟通 联络 见面 保持联系 拜访 问候".split()
)
"""A leftover made of these alone is no note."""
