"""Tables of titles and of how companies are called, English and Chinese (folded), and how a role or a company is told by them."""

from __future__ import annotations

import re

from ties.folding import HAN, fold

# --- roles ----------------------------------------------------------------------------------------------------

ROLE_HEADS = frozenset(
    "director manager founder cofounder co-founder ceo cto cfo coo cmo cpo cio ciso cro vp svp evp avp md gm president chairman chairwoman chairperson chair partner principal "
    "owner co-owner proprietor head lead leader chief officer executive exec supervisor foreman superintendent controller comptroller treasurer secretary clerk "
    "engineer developer programmer coder architect designer draftsman lawyer attorney solicitor barrister counsel notary paralegal accountant auditor bookkeeper cpa "
    "actuary consultant adviser advisor analyst economist strategist trader broker realtor agent banker investor underwriter landlord landlady buyer purchaser "
    "salesperson salesman saleswoman rep representative merchandiser importer exporter distributor wholesaler reseller retailer supplier professor prof lecturer teacher "
    "tutor researcher scientist postdoc student intern apprentice dean headmaster headteacher rector doctor physician surgeon dentist orthodontist paediatrician "
    "pediatrician cardiologist dermatologist radiologist oncologist gp nurse paramedic pharmacist vet veterinarian therapist psychologist psychiatrist counsellor counselor "
    "physio physiotherapist midwife optician optometrist nutritionist dietitian chef cook baker barista sommelier bartender waiter waitress restaurateur caterer "
    "confectioner chocolatier patissier plumber electrician carpenter joiner builder roofer mason bricklayer welder painter decorator mechanic contractor subcontractor "
    "surveyor gardener landscaper farmer grower fisherman beekeeper brewer winemaker vintner distiller butcher driver trucker pilot captain skipper sailor conductor "
    "photographer videographer cameraman filmmaker director producer editor journalist reporter correspondent writer copywriter screenwriter author blogger publisher translator "
    "interpreter illustrator artist sculptor animator curator gallerist musician singer songwriter dj composer guitarist drummer pianist actor actress comedian presenter "
    "influencer youtuber streamer vlogger stylist hairdresser barber tailor seamstress jeweller jeweler goldsmith florist planner organiser organizer coordinator "
    "administrator assistant receptionist pa ea recruiter headhunter hr inspector commissioner diplomat consul ambassador mayor councillor councilman minister politician "
    "policeman policewoman detective firefighter soldier colonel coach trainer instructor athlete referee scout guide operator dispatcher forwarder shipper logistician "
    "pm qa tester sysadmin devops marketer evangelist fundraiser volunteer pastor priest imam monk rabbi nanny babysitter cleaner housekeeper concierge librarian "
    "archivist historian statistician physicist chemist biologist geologist ecologist astronomer meteorologist technician machinist toolmaker watchmaker cobbler shoemaker "
    "locksmith blacksmith glazier potter ceramicist weaver dyer printer bookseller shopkeeper grocer fishmonger merchant dealer auctioneer valuer appraiser assessor "
    "adjuster negotiator mediator arbitrator judge prosecutor magistrate undertaker mover caretaker janitor superintendent steward stewardess purser specialist expert "
    "freelancer entrepreneur inventor hacker creator maker restorer upholsterer repairer installer fitter rigger diver miner driller logger forester ranger rancher herder "
    "breeder groomer trainee associate fellow ombudsman spokesperson spokesman spokeswoman host hostess promoter booker roadie luthier tuner arranger engraver bookbinder "
    "framer tiler plasterer scaffolder handyman courier postman operator sommelier maître matchmaker detective investigator guard bodyguard optimist".split()
) - {"optimist", "maître"}
"""Last words of English titles."""

ROLE_OPENERS = frozenset("head vp svp evp director chief manager president dean chair owner founder co-founder cofounder partner minister professor captain chairman secretary".split())
"""Titles that may be followed by `of something`."""

_AGENT = re.compile(r"(?!(?:\w*(?:list|twist|wrist|mist|tourist|exist|assist|resist|insist|consist|persist|gist|moist|fist|hoist)|feast|buddhist|feminist|optimist|pessimist|minimalist|darkest)$)[a-z]{3,}(?:ist|ician|ographer|monger|smith|wright|herder|mason)")
"""violinist, optician, choreographer: what people are called for what they do."""

_DOER = re.compile(r"[a-z]{4,}(?:er|or)")
_THINGS = frozenset(
    "paper water leather timber lumber copper power silver rubber computer printer trailer container freezer sweater summer winter river corner number order letter dinner center center "
    "sensor motor tractor elevator reactor generator compressor conveyor inverter exchanger purifier heater transformer scanner charger router server adapter adaptor boiler burner "
    "cooler dryer washer mixer blender cutter filter sorter loader digger crusher dispenser fastener trimmer mower shaker speaker tracker counter holder reader recorder sticker "
    "sweeper wrapper zipper tanker cruiser carrier freighter scooter stroller thriller bumper laser fiber fibre amber butter pepper ginger burger weather feather finger flower shower "
    "tower cancer career quarter chapter charter cluster color colour cover danger december october november september ember fever harbor harbour honor humor interior exterior junior senior "
    "labor labour layer ladder lever liver litre liter major manor master matter meter metre minor mirror monitor newsletter offer other over never ever after under oyster lobster hamster "
    "polyester plaster poster register semiconductor conductor sector senator shelter shoulder sister brother father mother slaughter soccer software solar starter sugar supper "
    "swimwear together theater theatre tiger timer tobacco-er traitor transfer transporter tuber turbo vector vendor voucher wafer weekender whether wonder wrapper yesterday feeder "
    "better bigger cheaper faster later older younger newer higher lower former another rather however consumer customer stakeholder shareholder user member remainder floor door indoor outdoor "
    "decor corridor terror error mortar spider glacier frontier premier amplifier barrier courier carrier".split()
)

SMALL_ROLE_WORDS = frozenset("of and for the & + / in to".split())
_AFTER_ROLE = frozenset("of for at in with from to and on by based specialising specializing specialised turned since until who that working covering doing".split())
NOT_IN_ROLES = frozenset(
    "is are was were has have had does do did makes make sells sell runs run wants needs who that which my your his her their our me him them i we you he she they "
    "will would can could should met with from via about because so but or not cc bcc".split()
)

_ZH_HEADS = (
    "联合创始人|创始合伙人|创始人|创办人|合伙人|董事长|副董事长|总经理|副总经理|董事总经理|执行董事|独立董事|董事|监事|首席\\w{1,4}官|总裁|副总裁|副总|总监|副总监|经理|主管|主任|专员|助理|秘书长|秘书|会长|副会长|理事长|理事|"
    "总工程师|工程师|设计师|律师|会计师|会计|出纳|审计师|精算师|医生|医师|主治医师|护士长|护士|药师|教师|老师|教授|副教授|讲师|导师|校长|园长|院长|所长|厂长|店长|店主|局长|处长|科长|部长|司长|书记|主席|代表|顾问|咨询师|分析师|"
    "研究员|科学家|教练|司机|厨师长|厨师|主厨|大厨|咖啡师|调酒师|侍酒师|品酒师|发型师|理发师|化妆师|美甲师|美容师|纹身师|造型师|调音师|录音师|灯光师|音响师|插画师|画家|摄影师|摄像师|剪辑师|动画师|建筑师|规划师|园艺师|花艺师|裁缝|编辑|主编|总编|"
    "记者|主持人|主播|博主|up主|达人|网红|导演|副导演|制片人|制片|编剧|演员|歌手|作曲家|作家|诗人|翻译|同传|猎头|买手|采购员|采购经理|业务员|销售员|推销员|程序员|架构师|产品经理|项目经理|技术员|技工|技师|电工|焊工|木工|瓦工|水电工|油漆工|师傅|老板娘|老板|业主|房东|"
    "经纪人|经纪|代理人|公证员|投资人|投资经理|投资总监|基金经理|理财师|理财顾问|客户经理|策展人|策划师|策划|文案|飞手|飞行员|机长|空姐|空乘|船长|海员|水手|大副|报关员|单证员|跟单员|跟单|质检员|检验员|安全员|调度员|调度|仓管员?|库管|快递员|骑手|保安队长|保安|保洁|保姆|月嫂|育儿嫂|护工|"
    "农场主|牧民|渔民|果农|茶农|养殖户|手艺人|匠人|雕刻师|银匠|鉴定师|拍卖师|评估师|检测师|心理咨询师|营养师|健身教练|瑜伽老师|驯犬师|宠物医生|兽医|牙医|中医师?|外科医生|针灸师|按摩师|康复师|班主任|辅导员|班长|村长|村支书|镇长|公务员|警察|民警|法官|检察官|仲裁员|参赞|领事|"
    "志愿者|义工|社工|领队|导游|店员|收银员|服务员|客服|操盘手|交易员|精算|架构|讲解员|馆长|站长|台长|团长|社长|行长|支行长|股东|负责人|一把手|联席总裁|轮值\\w{0,3}|法人|掌柜|车间主任|班组长|组长|队长|领班|督导|督察|总助|特助|实习生|博士后|博士生|研究生|候选人|牵头人|掌门人|经销商老板|主理人|店老板|区域经理|大区经理|渠道经理"
)
_ZH_WHOLE = "采购|销售|运营|行政|人事|财务|法务|前台|客服|公关|人力|hr|hrbp|hrd|dj|pm|bd|pr|qa|it|ceo|cto|cfo|coo|cmo|cpo|vp|gp|产品|研发|后端|前端|后勤|内勤|外勤|品控|质检|电商运营|新媒体运营|出纳|大客户销售|海外销售|外贸业务|外贸业务员|月嫂|插画|调酒"
ROLE_ZH = re.compile(rf"(?P<front>.*?)(?P<head>{_ZH_HEADS})(?:兼.+|[a-z]?)")
ROLE_ZH_WHOLE = re.compile(rf"(?:{_ZH_WHOLE})|(?:高级|资深|初级|首席|助理|副|前)?(?:{_ZH_HEADS}|ceo|cto|cfo|coo|vp|gp|hr|hrd|pm|bd)(?:兼\w+)?")
_AGENT_ZH = re.compile(r"[^\W的在]{2,6}(?<!会)(?<!人)(?<!成)(?<!团)(?<!动)(?<!党)(?:师|员|手艺人|工程师)")
NOT_ROLE_ZH = re.compile(r"(?:二手|新手|助手|对手|高手|选手|会员|成员|人员|党员|官员|动员|团员|学员|老师傅|大师|出师|律师楼|牙医诊所)")

DEPARTMENT_ZH = re.compile(
    r"(?:高级|资深|初级|助理|首席|执行|联席|常务|副|总|大区|区域|华东|华南|华北|华中|西南|西北|东北|海外|国内|亚太|中国区?|全国|集团|产品|运营|市场|销售|营销|品牌|技术|研发|财务|人力|人事|人力资源|行政|"
    r"法务|合规|风控|采购|供应链|物流|仓储|生产|制造|工艺|质量|品质|质检|项目|工程|设计|创意|艺术|内容|新媒体|媒体|公关|商务|渠道|客户|大客户|客服|售后|售前|数据|算法|软件|硬件|嵌入式|前端|后端|测试|架构|运维|安全|信息|"
    r"投资|投融资|战略|业务|业务拓展|外贸|跨境|电商|直播|用户|增长|社群|活动|培训|教务|招聘|审计|税务|资金|证券|信贷|理赔|保险|基金|房产|招商|店铺|门店|车间|设备|机械|电气|结构|暖通|给排水|土建|造价|监理|预算|安全生产|环保|"
    r"外科|内科|牙科|儿科|眼科|妇产科|骨科|皮肤科|中医|心理|护理|麻醉|影像|检验|病理|中学|小学|初中|高中|大学|幼儿园|英语|日语|数学|语文|物理|化学|音乐|美术|舞蹈|体育|钢琴|吉他|瑜伽|健身|游泳|网球|高尔夫|"
    r"卡车|货车|客车|出租车|网约车|地铁|室内|建筑|景观|园林|平面|服装|珠宝|工业|交互|视觉|游戏|动画|影视|录音|灯光|音响|婚礼|人像|商业|宠物|纪录片|独立|自由|知识产权|专利|刑事|婚姻|涉外|劳动|商标|付款|收款|结算|理财|财富|私人|个人|"
    r"部门?|线|组|中心|部|[a-z&+/ ]{1,12})+"
)
"""Words that belong to a title when they stand before its head: 产品总监, 卡车司机."""

# --- companies ------------------------------------------------------------------------------------------------

LEGAL_TAIL = re.compile(
    r"(?i)(?:\b(?:ltd|limited|llc|llp|inc|incorporated|corp|corporation|plc|gmbh|ag|kg|ug|oy|oyj|ab|asa|aps|a/s|s\.?a\.?r?\.?l?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|k\.?k|pty|pte|sdn bhd|bhd|co)\.?)$"
)
LEGAL_TAIL_ZH = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|分公司|子公司|公司|集团|合作社|事务所|律所|株式会社|研究院|研究所|设计院|基金会|协会|商会|学会|联合会|促进会|委员会|医院|大学|学院|银行|中学|小学|电视台|出版社|杂志社|报社)$|^株式会社")
TAIL = re.compile(
    r"\b(?:capital|partners|ventures|holdings?|group|logistics|studios?|labs?|laborator(?:y|ies)|technolog(?:y|ies)|tech|systems|solutions|software|bank|insurance|assurance|hotels?|resorts?|"
    r"foundation|trust|institute|university|uni|college|school|academy|hospital|clinic|agency|consulting|consultants|advisors|advisory|associates|media|press|records|publishing|books|foods?|seafoods?|farms?|brewery|brewing|"
    r"winery|vineyards?|distillery|bakery|café|cafe|restaurant|kitchen|bar|grill|motors|automotive|energy|solar|power|pharma|pharmaceuticals|biotech|bio|robotics|airlines|airways|"
    r"aviation|shipping|maritime|marine|freight|transport|trading|textiles?|apparel|steel|metals|chemicals|plastics|industries|industrial|international|global|enterprises|works|"
    r"hall|museum|gallery|theatre|theater|orchestra|council|ministry|authority|association|society|union|federation|chamber|network|ventures|fund|invest|"
    r"investments|equity|payments|pay|ai|io|health|healthcare|medical|dental|optics|electronics|semiconductors?|mobility|cargo|express|lines|services|supply|supplies|materials|interiors|furniture|ceramics|toys|"
    r"jewell?ery|design|designs|architects|properties|realty|estates?|homes|construction|builders|engineering|security|cloud|data|digital|games|gaming|entertainment|pictures|films|productions|music|sports|fitness|outdoors|wines?|spirits|"
    r"coffee|tea|roasters|organics|nutrition|wellness|spa|salon|beauty|cosmetics|travel|tours|holidays|yachts|boats|cycles|bikes|tools|machinery|instruments|packaging|paper|printing|recruitment|staffing|law|legal|chambers|notaries|co-op|cooperative|collective|& sons|& co|bros|brothers)$"
)
"""Last words of English company names; they count only in a name written with capitals."""

HEAD = re.compile(r"(?i)^(?:the )?(?:university|uni|bank|institute|ministry|port|city|college|school|museum|house|bureau|department|chamber|hospital|embassy|consulate|hotel|café|cafe|studio|club|clínica|restaurant|atelier|maison|casa|banco|grupo) (?:of|de|del|da|di|d')?\s?(?-i:[A-Z])")
BRANDED = re.compile(
    r"(?i)^(?P<trade>(?:[^\W\d_][\w'-]*\s){0,3}(?-i:brand|start-?up|company|agency|label|shop|store|studio|firm|restaurant|bar|café|cafe|hotel|hostel|fund|magazine|gallery|brewery|bakery|platform|app|chain|factory|maker|consultancy|boutique|ngo|charity))\s+(?:called |named )?(?P<name>(?-i:[A-Z0-9])[\w&.'’-]*(?:\s(?:(?-i:[A-Z0-9&])[\w&.'’-]*|of|and|the))*)$"
)
TRADE_NOUN = re.compile(r"(?i)\b(?:spa|bar|café|cafe|hotel|hostel|restaurant|bakery|brewery|studio|gallery|clinic|salon|shop|store|boutique|farm|winery|school|academy|gym|agency|foundation|magazine|factory|yard|mill|group|bank|museum|press|garage|pharmacy|nursery|kitchen|lab|labs|club)$")

TAIL_ZH = re.compile(
    rf"^[{HAN}a-z0-9&·().' -]{{2,24}}?(?:科技|技术|网络|信息|软件|数码|智能|智造|智联|云|数据|电子|半导体|电源|微电子|光电|光学|通信|电器|电气|机电|机械|装备|重工|精密|模具|自动化|机器人|新能源|能源|电力|光伏|储能|电池|动力|汽车|汽配|车业|航空|航天|船舶|海运|航运|物流|供应链|速运|快运|"
    r"货代|国际|贸易|进出口|外贸|商贸|实业|工业|制造|化工|材料|新材|塑胶|橡胶|钢铁|金属|矿业|建材|建设|建筑|地产|置业|物业|装饰|家居|家具|陶瓷|玻璃|纺织|服饰|服装|鞋业|皮具|珠宝|玩具|包装|印刷|纸业|食品|饮品|饮料|酒业|茶业|乳业|农业|农牧|牧业|渔业|粮油|餐饮|酒店|民宿|旅游|文旅|文化|传媒|"
    r"影业|影视|娱乐|音乐|动漫|游戏|互娱|出版|广告|公关|会展|展览|教育|培训|咨询|顾问|人力|律所|律师事务所|会计师事务所|事务所|保险|证券|基金|资本|投资|创投|控股|金融|支付|银行|信托|租赁|典当|医疗|医药|制药|药业|生物|生物科技|健康|医美|口腔|养老|体育|健身|美业|化妆品|日化|环保|环境|水务|园林|"
    r"工作室|设计院|研究院|研究所|实验室|画廊|书店|书院|茶馆|餐厅|饭店|酒楼|面馆|咖啡馆|烘焙坊|酒庄|农场|牧场|果园|工厂|加工厂|厂|店|馆|社|坊|堂|斋|阁|轩|诊所|药房|学校|幼儿园|俱乐部|公会|平台|商城|超市|百货|财经|日报|晚报|周刊|杂志|卫视|广播|直播|机构|集团)$"
)
"""How Chinese companies are called in short; a bare trade (食品, 物流) is none."""

BARE_TRADE_ZH = re.compile(r"^(?:做|搞|卖|开|干|从事|经营|主营|专做|专营|负责|跑|玩|学|修|装|拍|写|教|带|管|种|养|酿|生产|加工|代理|出口|进口|批发|看|投|懂|想|是|也|搬|去|来|要|有|找|带|跟|负责|对接|认识|熟悉|关注|研究)")
_COUNTED_ZH = re.compile(r"[一二两三四五六七八九十几多数百千\d]+(?:家|间|个|条|台|辆|名|位|套|座|款|种|年|万|亿)")
FAMILY_SHOP_ZH = re.compile(r"^[一-鿿]{1,3}记[一-鿿]{1,5}$")
EMPLOYERS_ZH = frozenset(
    "腾讯 阿里 阿里巴巴 阿里云 蚂蚁 蚂蚁金服 支付宝 淘宝 天猫 字节 字节跳动 抖音 快手 百度 京东 美团 小米 网易 滴滴 拼多多 华为 中兴 联想 小红书 哔哩哔哩 b站 携程 比亚迪 宁德时代 蔚来 小鹏 理想 顺丰 菜鸟 大疆 海尔 格力 美的 平安 中国平安 "
    "招行 招商银行 工行 工商银行 建行 农行 中行 中信 中金 微众银行 中石油 中石化 国家电网 移动 联通 电信 中国移动 特斯拉 苹果 谷歌 微软 亚马逊 甲骨文 英特尔 英伟达 高通 西门子 博世 奔驰 宝马 大众 丰田 索尼 三星 德勤 普华永道 安永 毕马威 麦肯锡 "
    "希音 shein 安克 anker 得物 唯品会 知乎 微博 新浪 搜狐 360 金山办公 用友 金蝶 海康威视 大华 商汤 旷视 科大讯飞 寒武纪 中芯国际 富士康 立讯 京东方 tcl 海信 长城汽车 吉利 上汽 一汽 广汽 万科 碧桂园 龙湖 保利 链家 贝壳 海底捞 瑞幸 喜茶 安踏 李宁 央视 新华社 人民日报 红杉 高瓴 经纬 真格 idg 源码 顺为 险峰 金沙江 清华 北大 复旦 浙大".split()
)
"""Well-known Chinese employers by their everyday names."""


def is_role_zh(text: str) -> bool:
    """Whether the whole (folded) text is a title: 秘书长, 产品总监, 卡车司机."""
    if NOT_ROLE_ZH.fullmatch(text):
        return False
    if ROLE_ZH_WHOLE.fullmatch(text) or _AGENT_ZH.fullmatch(text):
        return True
    told = ROLE_ZH.fullmatch(text)
    return told is not None and (not told["front"] or DEPARTMENT_ZH.fullmatch(told["front"]) is not None)


def split_role_zh(text: str) -> int:
    """Return where the title starts in a run such as 腾讯产品总监; -1 when it does not end in one."""
    told = ROLE_ZH.fullmatch(text)
    if not told or NOT_ROLE_ZH.search(text[-3:]):
        return -1
    for start in range(len(told["front"]) + 1):
        if start == len(told["front"]) or DEPARTMENT_ZH.fullmatch(text[start : told.end("front")]):
            return start
    return -1


def is_company_zh(text: str) -> bool:
    """Whether (folded) Chinese text is called like a company."""
    if text in EMPLOYERS_ZH or LEGAL_TAIL_ZH.search(text):
        return (len(text) > 2 or text in EMPLOYERS_ZH) and not _COUNTED_ZH.search(text)
    return not BARE_TRADE_ZH.match(text) and not re.search(r"(?<=\w\w)[做卖开搞找](?=\w)", text) and not _COUNTED_ZH.search(text) and (FAMILY_SHOP_ZH.match(text) is not None or TAIL_ZH.match(text) is not None)


def is_organisation(text: str) -> bool:
    """Whether text ends in a legal form or the like: no person is called so."""
    return bool(LEGAL_TAIL_ZH.search(fold(text))) or (" " in text and bool(LEGAL_TAIL.search(text)))


def is_company(text: str) -> bool:
    """Whether Latin text, with its capitals, is called like a company."""
    words = [w for w in text.split() if w.lower() not in SMALL_ROLE_WORDS]
    if len(words) < 2:
        return False
    if HEAD.match(text) or LEGAL_TAIL.search(text):
        return True
    proper = all(not w[0].islower() for w in words)
    return (proper and bool(TAIL.search(text.lower()))) or (not proper and all(not w[0].islower() for w in words[:-1]) and bool(TRADE_NOUN.search(text)))


def role_length(words: list[str]) -> int:
    """How many leading words of an English phrase are a title (0: none): `landlord of unit 14B` gives 1."""
    low = [w.lower().strip(".,()") for w in words]
    if not low or any(w in NOT_IN_ROLES for w in low[:1]):
        return 0
    heads = [n for n, w in enumerate(low) if _is_head(w)]
    if not heads and 1 < len(low) <= 4 and _DOER.fullmatch(low[-1]) and low[-1] not in _THINGS and words[-1].islower():
        heads = [len(low) - 1]
    if not heads:
        return 0
    if low[heads[0]] in ROLE_OPENERS and low[heads[0] + 1 : heads[0] + 2] == ["of"]:
        return _of_length(low, heads[0])
    last = _last_head(low, heads)
    if last > 5 or any(w in NOT_IN_ROLES for w in low[:last]) or not _may_follow(words[last + 1 : last + 2]):
        return 0
    return last + 1


def _may_follow(after: list[str]) -> bool:
    """`coach hire` is no coach: after a title stands nothing, a small word, a name or a number."""
    return not after or after[0].lower() in _AFTER_ROLE or not after[0][0].islower()


def _is_head(word: str) -> bool:
    return word in ROLE_HEADS or bool(_AGENT.fullmatch(word)) or any(part in ROLE_HEADS for part in re.split(r"[/&+]", word) if part)


def _last_head(low: list[str], heads: list[int]) -> int:
    """The last head reached from the first over `and`, `&`, commas of titles or plain title words."""
    last = heads[0]
    for n in heads[1:]:
        if all(w in {"and", "&", "+", "/"} for w in low[last + 1 : n]) or n == len(low) - 1:
            last = n
    return last


def _of_length(low: list[str], at: int) -> int:
    n = at + 2
    while n < len(low) and n - at < 5 and low[n] not in {"at", "in", "for", "with", "from", "@"}:
        n += 1
    return n
