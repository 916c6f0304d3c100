"""Tables of what names are made of: Chinese surnames and forms of address, Latin titles and particles (all folded)."""

from __future__ import annotations

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单"
    "杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳汲松段富乌焦巴弓牧隗山谷车侯全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶"
    "幸司黎薄印白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔闻党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎阎慕连茹习"
    "艾鱼容向古易慎戈廖庾衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾沙乜养鞠须丰巢关蒯相查后荆红"
    "游竺权逯盖益桓公付代涂覃佟漆占闫阳褟冼區区麦植苟卿揭仝原帅苑敬战铁晋楚闻汝玉信水香刑初火丛岳由种绳么展练矫"
) - frozenset("区后从别都相那通全国公利信水香火种由山养满益展铁初广步红东")
"""Single surnames (the Hundred Family Surnames and frequent modern ones) without those that are nearly always a common word."""

COMPOUND_SURNAMES = frozenset(
    "欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 东方 独孤 南宫 长孙 宇文 司徒 端木 闻人 赫连 澹台 轩辕 百里 呼延 东郭 西门 拓跋 "
    "万俟 太史 申屠 公羊 濮阳 淳于 单于 钟离 鲜于 闾丘 司空 第五 梁丘 左丘 公冶 宗政".split()
)

ADDRESS = (
    "董事长 老师 医生 大夫 律师 教授 博士 教练 会计 先生 小姐 女士 太太 夫人 老板 经理 主任 院长 校长 局长 处长 科长 厂长 行长 店长 书记 "
    "队长 船长 村长 镇长 县长 市长 部长 司长 站长 师傅 阿姨 叔叔 大哥 大姐 大叔 大妈 老总 秘书 导演 记者 编辑 主编 掌柜 师兄 师姐 师弟 师妹 "
    "学长 学姐 师太 法师 同学 总 姐 哥 工 导 董 叔 婶 嫂 姨 爷 伯 少 sir"
).split()
"""Forms of address that follow a surname (or a whole name): 张总, 吕工, 刘阿姨. Longest first."""

NOT_ADDRESSED = frozenset("施工 化工 军工 车工 金工 石工 水工 班主任 钟点工 高工 时工 老总 农工 常委 车主任 都督导 向导 广导 高导 安保 毛总 高层".split()) - {"毛总"}
"""Everyday words that look like a surname with a form of address."""

TELLING_ADDRESS = {
    "医生": "医生", "大夫": "医生", "律师": "律师", "教授": "教授", "会计": "会计", "导演": "导演", "记者": "记者", "编辑": "编辑",
    "教练": "教练", "院长": "院长", "校长": "校长", "局长": "局长", "行长": "行长", "厂长": "厂长", "店长": "店长", "董事长": "董事长",
}  # fmt: skip
"""Forms of address that also say what somebody does."""

NICKNAME_HEADS = "小老阿大"
NOT_NICKNAMES = frozenset(
    "老外 老板 老师 老乡 老同学 老公 老婆 老妈 老爸 老家 老总 老大 老客户 老朋友 老字号 老人 老年 老挝 老本行 老铁 老邻居 老战友 老厂 老街 "
    "小姐 小区 小学 小红书 小程序 小时 小米 小吃 小商品 小家电 小贷 小微 小组 小企业 小店 小孩 小号 小费 小众 小镇 小语种 小提琴 "
    "阿姨 阿里 阿根廷 阿胶 大学 大连 大理 大阪 大厂 大客户 大数据 大米 大同 大庆 大夫 大哥 大姐 大叔 大家 大湾区 大健康 大模型 大宗 大豆 "
    "大闸蟹 大棚 大专 大陆 大使馆 大众 大疆 大蒜 大型 大厨 大院 大使 大巴 大理石 小麦 小龙虾 小酒馆 小公司 小团队 小工厂 小作坊 老中医".split()
)

TITLES = frozenset("mr mrs ms miss mx dr prof professor sir madam mme herr frau señor señora rev fr hon uncle auntie aunt".split())
PARTICLES = frozenset("de del della di da dos du van von der den ten ter la le al el bin ibn binti abu ben bint y e af av zu".split())

AFTER_NAME = frozenset(
    "说问来去要找想在的是有回给到了也已把被做又那不没今昨明刚最生电微地人换搬从跟和对让帮请约推介能可会还就都这现目前上下刚需缺求周卖买"
)
"""Characters that go on with the sentence after a name: 李娜说 is about 李娜."""

GIVEN_ENDINGS = frozenset("强芳娟丽敏静杰涛磊军洋勇艳秀霞辉玲桂英婷雪鹏飞娜莉萍红梅燕琳琴颖慧倩婧欣怡萱涵浩宇轩博文斌龙峰刚华兰珍凤云莲")
"""Characters that make a longer name of a shorter one: 李娜娜, 张伟强."""

COMMON_WORDS = frozenset(
    "will may mark grace hope joy bill rich art summer april june august rose jack faith frank grant chase dean guy pat ray rob sue ward wade "
    "miles long young little small short green brown black white gray grey king price stone wood hall hill lake rivers bush rice fish fox wolf bird "
    "case page post read show say see do go an in on so he she my we he you max don angel star sky river dawn ivy iris jade ruby pearl amber".split()
)
"""Latin names that are also everyday words: as a name only with a capital letter."""
