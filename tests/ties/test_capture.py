"""What the capture grammar takes from a line, and what it leaves in the note. Now is Tuesday 24 November 2026."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ties.capture import Reading, read_line
from ties.capture.sheet import BREAK, HELD, TAKEN, Sheet
from ties.folding import has_han
from ties.people import Birthday, FunnelStage

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def read(line: str) -> Reading:
    """Read a line; its language says which country numbers are from."""
    return read_line(line, NOW, "CN" if has_han(line) else "US")


def value(line: str, field: str) -> Any:
    """One field of a line; lists joined."""
    told = getattr(read(line), field)
    return " | ".join(told) if isinstance(told, tuple) else told


ACCEPTED = [
    # names
    ("Prof. Yara Haddad\nmarine biology", "name", "Prof. Yara Haddad"),
    ("carl mbeke lagos fintech", "name", "carl mbeke"),
    ("dr. lukas weber vienna patent lawyer", "name", "dr. lukas weber"),
    ("Fatima al-Sayed, pediatrician, Dubai", "name", "Fatima al-Sayed"),
    ("Ludwig van der Berg, brewer, Ghent", "name", "Ludwig van der Berg"),
    ("Marco Rossi Milano notary", "name", "Marco Rossi"),
    ("Delia Frost Smith Venue Manager", "name", "Delia Frost Smith"),
    ("Kirsten Beel?? Kirsten Behl! compliance officer", "name", "Kirsten Behl"),
    ("Hi! New contact: Priyanka Rao, nurse, Pune", "name", "Priyanka Rao"),
    ("Oakwood Bakery Ltd, Leeds, contact: Jenny Pratt", "name", "Jenny Pratt"),
    ("Berlin, Anna Schmidt, designer", "name", "Anna Schmidt"),
    ("call Nadia back re permits — Nadia Karim, customs officer", "name", "Nadia Karim"),
    ("吕工做伺服电机的在苏州", "name", "吕工"),
    ("老同学刘洋 现在在华为做采购总监", "name", "刘洋"),
    ("沈阳人王刚 在大连做海参养殖", "name", "王刚"),
    ("施工队老孟 郑州 包工头", "name", "老孟"),
    ("马到成功公司的马成功 搬家 沈阳", "name", "马成功"),
    ("我是陈晨 做短视频代运营 成都", "name", "陈晨"),
    ("Grace 胡 猎头 杭州", "name", "Grace 胡"),
    ("Henry王 加拿大移民顾问 温哥华", "name", "Henry王"),
    ("乐乐妈妈 童装直播 湖州", "name", "乐乐妈妈"),
    ("金山 钢材贸易 唐山", "name", "金山"),
    ("深圳 李明 律师 华商律所", "name", "李明"),
    ("Anna Berlin, poet", "name", "Anna Berlin"),
    # other names
    ("Gus 'the Bus' Papadakis, coach hire", "alias", "the Bus"),
    ("Ming (goes by Max) Li, drone pilot", "alias", "Max"),
    ("Noor Saddiqa (Nono), legal counsel", "alias", "Nono"),
    ("Robert Okoye, aka Bobo, DJ", "alias", "Bobo"),
    ("陈姐（陈秀英）月嫂中介 福州", "alias", "陈秀英"),
    ("罗宾 Robin 深圳硬件创业", "alias", "Robin"),
    ("余光 余老师 中学老师 衡阳", "alias", "余老师"),
    ("Pierre 皮埃尔 红酒 宁夏", "alias", "皮埃尔"),
    ("汪洋 网名大海 游艇 三亚", "alias", "大海"),
    # role and company
    ("Maria Gomez, CEO of Verde Foods, Barcelona", "company", "Verde Foods"),
    ("Maria Gomez, Head of Growth at Verde Foods", "role", "Head of Growth"),
    ("Ann Li, product marketing @ ByteDance", "role", "product marketing"),
    ("Ann Li, engineer at Siemens Munich", "company", "Siemens"),
    ("Mara Quick, surf brand Lowtide, Biarritz", "company", "Lowtide"),
    ("Delia Frost, venue manager, Old Mint Hall, Cardiff", "company", "Old Mint Hall"),
    ("Imogen Price, Salt House spa, Buxton", "company", "Salt House spa"),
    ("Elena Petrova, violinist, teaches kids", "role", "violinist"),
    ("Dimple Shah diamond polisher Surat", "role", "diamond polisher"),
    ("Lisbon Clarke, PR, Manchester", "role", "PR"),
    ("Mrs Gupta, landlord of unit 14B", "role", "landlord"),
    ("Ann Li, founder & CEO, Reno", "role", "founder & CEO"),
    ("Ann Li, freelance designer in Berlin", "role", "freelance designer"),
    ("张伟 腾讯 产品总监 深圳", "company", "腾讯"),
    ("李雷，字节跳动产品经理，北京", "company", "字节跳动"),
    ("王强在腾讯做产品总监", "role", "产品总监"),
    ("王强，是腾讯的产品总监", "company", "腾讯"),
    ("江山 江山市 木门厂 厂长", "company", "木门厂"),
    ("Miko Chen, hardware PM @ 星野科技", "company", "星野科技"),
    ("严小姐 记者 第一财经 上海", "company", "第一财经"),
    ("张律师 深圳 婚姻家事", "role", "律师"),
    ("Ann Li, designer for architect offices", "role", "designer"),
    ("王平 腾讯 产品经理 @ 星野科技", "company", "腾讯"),
    ("Ann Li, designer, Zendo, Berlin", "company", "Zendo"),
    # place
    ("Harriet Lowe, bookbinder, Hay-on-Wye", "city", "Hay-on-Wye"),
    ("Olu Adeyemi (Lagos) cocoa trader", "city", "Lagos"),
    ("Reno, an old friend", "city", ""),
    ("Jim, plumber, Reno", "city", "Reno"),
    ("Will Tan, sg, palm oil trader", "city", "Singapore"),
    ("Walter Pike, fencing contractor, Richmond VA", "city", "Richmond VA"),
    ("小美 前台 在佛山上班", "city", "佛山"),
    ("于先生 新疆喀什 干果", "city", "新疆喀什"),
    ("江山 江山市 木门厂 厂长", "city", "江山市"),
    ("Greta, student, Lund, is a fan of Shanghai", "city", "Lund"),
    # meeting
    ("met Cho Min-ho in the coffee queue on Monday, battery recycling", "met_at", "coffee queue"),
    ("Theo, last seen at Slush 2025, indie games", "met_at", "Slush 2025"),
    ("had lunch with Imogen Price today", "met_on", date(2026, 11, 24)),
    ("had lunch with Imogen Price today", "met_at", "lunch"),
    ("Mike D, crypto, met on telegram", "met_at", "telegram"),
    ("Amir, cardiologist, met through Rania at the health forum last Friday", "met_at", "health forum"),
    ("沈佳 上周四在德国展会认识 老胡介绍", "met_on", date(2026, 11, 19)),
    ("上周六音乐节 认识 贝贝 调音师", "met_at", "音乐节"),
    ("今天中午食堂遇到 夏侯 做合规", "name", "夏侯"),
    ("今天和张伟喝咖啡", "met_at", "喝咖啡"),
    ("经李总介绍 认识了做预制菜的唐小姐", "name", "唐小姐"),
    ("周末露营认识的 阿May 宠物摄影", "met_at", "露营"),
    # introducer
    ("Ann Li, baker, via", "via", ""),
    ("Tom Baker introduced me to Rhea Klein, notary", "via", "Tom Baker"),
    ("Ana, baker, via LinkedIn", "met_at", "LinkedIn"),
    ("Lars Holm, pilot, via my cousin Erik", "via", "my cousin Erik"),
    ("朋友介绍的赵医生 骨科", "via", "朋友"),
    ("通过校友会认识尹航，做电梯", "name", "尹航"),
    ("昨天老周介绍 钟总 做器械", "via", "老周"),
    # needs and offers
    ("carl mbeke fintech wants a licence partner has 2m wallets", "offers", "2m wallets"),
    ("Pia, headhunter / could use an intro to insurers' HR", "needs", "an intro to insurers' HR"),
    ("Joaquim, olive oil. In search of: bottling line. On offer: 40 t bulk oil", "offers", "40 t bulk oil"),
    ("Aisha — auditor — can certify factories", "offers", "certify factories"),
    ("Li Wei wants to hire a chef", "needs", "a chef"),
    ("王强 缺海外牌照、渠道 能提供流量", "needs", "海外牌照 | 渠道"),
    ("陈锐, supply chain, 需要 EN71 testing lab", "needs", "EN71 testing lab"),
    ("王强 缺牌照 、 能提供流量", "offers", "流量"),
    ("王强做跨境的想要海外仓能提供流量", "offers", "流量"),
    ("Grace 猎头 能挖芯片人", "offers", "挖芯片人"),
    ("Ivo, restaurant owner, needs a chef, a sommelier", "needs", "a chef | a sommelier"),
    ("Marc Roy, needs a printer and offers paper", "needs", "a printer"),
    ("Owen, needs clients in medtech", "needs", "clients in medtech"),
    ("Bo Li, baker, needs 美国面粉 深圳", "needs", "美国面粉"),
    ("Seeking Alpha, fund, Leeds", "name", "Seeking Alpha"),
    ("张伟 星野 产品总监", "company", "星野"),
    ("王芳，宁波外贸公司老板", "company", "宁波外贸公司"),
    ("陈杰 前海资本合伙人", "role", "合伙人"),
    ("林悦，海涛物流创始人，做跨境电商，深圳", "company", "海涛物流"),
    ("林悦，海涛物流创始人，做跨境电商，深圳", "industries", "rt.xb | lg"),
    ("met 谢婷 at Canton Fair, she sells LED lights", "name", "谢婷"),
    ("认识了一个做律师的朋友叫韩冰", "name", "韩冰"),
    ("张伟 腾讯 是产品总监", "role", "产品总监"),
    ("Anna, baker and florist, Graz", "role", "baker and florist"),
    ("Ann Li, baker, met skiing in Davos last week", "met_at", "skiing in Davos"),
    ("had coffee with Ann Li yesterday at Cafe Moka, baker", "met_at", "Cafe Moka"),
    # the rest
    ("Sam Ito, automation. worked together in 2023", "stage", FunnelStage.PARTNER),
    ("潘安 室内设计 合作过两个项目", "stage", FunnelStage.PARTNER),
    ("Dimitri, broker, check in every 3 weeks", "rhythm_days", 21),
    ("Helena — translator; lunar bday 5/5", "birthday", Birthday(5, 5, lunar=True)),
    ("Ben Stone LLC: masonry company in Tucson", "organisation", True),
    ("方块科技有限公司 南昌 做LED屏", "organisation", True),
    ("游小勇 #报关 莫斯科", "industries", "lg.cust"),
    ("Lin Yue, founder @ HaiTao Logistics, cross-border e-commerce", "industries", "rt.xb | lg"),
    ("Bo Lind, Baltic Trade, sushi chef", "industries", "fd.rest"),
    ("Ann Li, SaaS founder at King & Wood", "company", "King & Wood"),
]

REFUSED = [
    # line, and what must stay in the note
    ("Theo, indie games, doesn't need a publisher", "doesn't need a publisher"),
    ("Nils / podcasts / needs to be thanked for the intro to Eva", "needs to be thanked"),
    ("Finn: roofs, wants to buy my van", "wants to buy my van"),
    ("Finn: roofs, wants to sublet 500 m² in Dallas", "wants to sublet 500 m² in Dallas"),
    ("张伟 温哥华地产经纪 周末看房", "周末看房"),
    ("李雷 腾讯产品总监 爱打球", "爱打球"),
    ("林悦，餐饮老板，爱打球", "爱打球"),
    ("林悦 物流总监 以前做记者", "以前做记者"),
    ("met 谢婷 at Canton Fair, she sells LED lights", "she sells LED lights"),
    ("昨天饭局上有个做SaaS的哥们，叫徐刚", "昨天饭局上有个做SaaS的哥们"),
    ("Finn: roofs, looking to sell his van", "looking to sell his van"),
    ("Nice Wanjiru, event host, not looking for gigs", "not looking for gigs"),
    ("Eve Lin, attorney; needs nothing now", "needs nothing now"),
    ("Bo, baker, no need for flour", "no need for flour"),
    ("I need to send Bo the deck", "need to send Bo the deck"),
    ("Tony老师 发型师 不需要介绍客户", "不需要介绍客户"),
    ("单总 做拉链 不缺订单 缺工人", "不缺订单"),
    ("周平 律师 需要跟进", "需要跟进"),
    ("Jim — plumber, has a bad back so book early", "has a bad back"),
    ("Dmitri, locksmith, has two sons at my school", "has two sons"),
    ("Ivo, chef, has moved twice", "has moved twice"),
    ("夏侯 做合规 有空一起打球", "有空一起打球"),
    ("严小姐 记者 有选题可以找她", "有选题可以找她"),
    ("林平 教练 有两个孩子", "有两个孩子"),
    ("叶红 律师 能喝", "能喝"),
    ("Soren Falk, wind turbine blades, ex Vestas", "ex Vestas"),
    ("Kai, once a trader at a hedge fund, Asheville", "once a trader at a hedge fund"),
    ("Lai Sir, retired police, Kowloon", "retired police"),
    ("罗先生 前滴滴 现在做充电桩", "前滴滴"),
    ("老梁 以前做记者现在卖普洱", "以前做记者"),
    ("Owen Marsh – bees – customers are hobbyists", "customers are hobbyists"),
    ("王晓 数据标注 客户都是车企", "客户都是车企"),
    ("Walter Pike, invoice 2025550144 unpaid!!, fencing", "invoice 2025550144 unpaid"),
    ("于先生 干果 订单号20261101 已发货", "订单号20261101"),
    ("Mrs Gupta, landlord, rent due the 1st", "rent due the 1st"),
    ("Sam Ito, automation. Call back in Feb.", "Call back in Feb"),
    ("Will Tan, trader, will call back after CNY", "will call back after CNY"),
    ("小付 付款专员 每月5号对账", "每月5号对账"),
    ("阿Ken dj 周末都在忙", "周末都在忙"),
    ("邓伟 连接器 账期60天", "账期60天"),
    ("申总 2019年合作过 物业", "2019年合作过"),
    ("路远 卡车司机 成都到拉萨", "成都到拉萨"),
    ("游小勇 专线 莫斯科 缺回程货", "莫斯科"),
    ("Yumeko, ceramics buyer, likes 景德镇", "likes 景德镇"),
    ("Eve Lin, attorney; her brother Adam is at TSMC", "her brother Adam is at TSMC"),
    ("高老师 少儿编程 老公是校长", "老公是校长"),
    ("Greta Olsen's neighbour Finn: roofs, Odense", "Greta Olsen's neighbour"),
    ("uncle Raymond's friend Lai Sir, Kowloon", "uncle Raymond's friend"),
    ("谁谁谁的表哥，叫柏松，装电梯的，惠州", "谁谁谁的表哥"),
    ("Summer Hale, yoga, insta @summerhale_00", "insta @summerhale_00"),
    ("Ed, coach hire, 3 spare coaches", "coach hire"),
    ("Zoe — pastry chef — Zoe hates phone calls", "hates phone calls"),
    ("Emily Zhao, keen on Web3 events", "keen on Web3 events"),
    ("马老师 二胡 孩子的老师", "孩子的老师"),
    ("孙丽 美容院 春熙路两家店", "春熙路两家店"),
    ("贝特朗 在成都开面包店", "开面包店"),
    ("冷月 插画师 每两周聊一次", "聊"),
    ("Kim, buyer at Olive Young, monthly call", "call"),
    ("spoke at AfricArena 5 Nov, Adaeze, agritech", "spoke"),
    ("李娜 认识很多买手", "认识很多买手"),
    ("met nobody, Ann Li, baker", "met nobody"),
    ("汤圆 汤媛 网名汤圆 小红书博主", "网名汤圆"),
    ("Anna Schmidt (ex Siemens), designer", "ex Siemens"),
    ("张伟 想转行", "想转行"),
    ("Saskia, exporter, Lisse; no longer with FloraHolland", "no longer with FloraHolland"),
    ("bob, wechat marketing agency", "wechat marketing agency"),
    ("room 12345678 9 is Ann's, Ann Li", "room 12345678 9"),
    ("Ann Li, account no 4155550199", "account no 4155550199"),
    ("Ann Li, visa trip to Berlin", "visa trip to Berlin"),
    ("Ann Li, sells tea to hotels", "sells tea to hotels"),
    ("Ann Li works with banks", "works with banks"),
    ("谢律师 深圳 前法官", "前法官"),
    ("徐敏 律师 改天约", "改天约"),
    ("兰州拉面 马师傅 西宁", "拉面"),
    ("李四 认识一下", "认识一下"),
    ("Ann Li, friend of Chidi", "friend of Chidi"),
    ("Ann Li, partner of Bob", "partner of Bob"),
    ("Ann Li, drinks oat milk", "drinks oat milk"),
    ("Anna, please send her the deck", "send her the deck"),
    ("Anna, todo: buy stamps", "todo: buy stamps"),
    ("Ann, supplies steel to builders", "supplies steel to builders"),
    ("Ann, never replies on time", "never replies"),
    ("Ann, passionate about bees", "passionate about bees"),
    ("王平 客户在美国", "客户在美国"),
    ("王平 卖给工厂的", "卖给工厂的"),
    ("王平 记得带合同", "记得带合同"),
    ("王平 下周三来上海", "下周三来上海"),
    ("王平 欠我一顿饭", "欠我一顿饭"),
    ("王平 怕冷", "怕冷"),
    ("王平 没有微信", "没有微信"),
    ("王平 别催", "别催"),
    ("Ann, used to run a bank", "used to run a bank"),
    ("Ann, has been to Riga", "has been to Riga"),
    ("Ann, mail me about it", "mail me about it"),
    ("Ann, order 66120 late", "order 66120 late"),
    ("Ann 🦄, rides", "rides"),
    ("Ann, 20 people", "20 people"),
    ("Ann, PT/ZH", "PT/ZH"),
    ("Ann, at 5", "at 5"),
    ("Ann, from Monday", "from Monday"),
    ("Ann Li, baker, had lunch with Bob yesterday", "had lunch with Bob yesterday"),
    ("王平 律师 今天和老周喝茶", "今天和老周喝茶"),
    ("王平 会员", "会员"),
    ("Tina 做宠物殡葬 成都", "做宠物殡葬"),
    ("唐平 卤味店 重庆 每季度去巡店", "巡店"),
    ("小付 来过了 付款专员", "来过了"),
    ("Olu Adeyemi (vegan) cocoa trader", "vegan"),
    ("Olu Adeyemi (he moved twice) cocoa trader", "he moved twice"),
    ("王平 律师 上个月没见着", "上个月没见着"),
    ("Ann Li, baker, married to Bob", "married to Bob"),
    ("王平 律师 儿子在上海", "儿子在上海"),
    ("王平 律师 缺", "缺"),
    ("王平 老周介绍的好东西", "老周介绍的好东西"),
    ("had coffee with Ann Li yesterday at Cafe Moka, baker", "coffee"),
    ("met Lin Yue and Tom at the fair", "Tom at the fair"),
    ("王平 律师 曾经的邻居", "曾经的邻居"),
    ("Ann Li, baker, does not want a loan", "does not want a loan"),
    ("Ann Li, baker, we owe her lunch", "we owe her lunch"),
    ("王平 律师 不用客气", "不用客气"),
    ("王平 律师 原阿里法务", "原阿里法务"),
    ("王平 律师 我欠他人情", "我欠他人情"),
    ("王平 律师 想见老李", "想见老李"),
]


@pytest.mark.parametrize(("line", "field", "told"), [pytest.param(*row, id=f"{row[1]}: {row[0]}") for row in ACCEPTED])
def test_the_grammar_takes(line: str, field: str, told: Any) -> None:
    assert value(line, field) == told


@pytest.mark.parametrize(("line", "kept"), [pytest.param(*row, id=row[0]) for row in REFUSED])
def test_the_grammar_leaves_in_the_note(line: str, kept: str) -> None:
    reading = read(line)
    assert kept in reading.note
    assert kept not in (*reading.needs, *reading.offers, reading.name, reading.company, reading.role, reading.city)


def test_as_much_is_shown_refused_as_accepted() -> None:
    assert len(ACCEPTED) == len(REFUSED)


def test_a_card_of_labels_is_read_field_by_field() -> None:
    reading = read(
        "Name: Peter Novak\nCompany: Brno Motors\nRole: purchasing manager\nCity: Brno\nMet: trade fair\nVia: Eva"
    )
    assert reading == Reading(
        name="Peter Novak",
        company="Brno Motors",
        role="purchasing manager",
        city="Brno",
        met_at="trade fair",
        via="Eva",
        industries=reading.industries,
    )


def test_the_first_of_two_labels_wins_and_the_other_stays_in_the_note() -> None:
    reading = read("Role: baker\nTitle: mayor\nName: Ann Li")
    assert (reading.name, reading.role) == ("Ann Li", "baker")
    assert "mayor" in reading.note


def test_the_example_of_the_handbook_is_read_whole() -> None:
    reading = read(
        "Lin Yue, founder @ HaiTao Logistics, cross-border e-commerce, Shenzhen. "
        "Met at Canton Fair yesterday via Wang Wu. "
        "Needs a US warehouse, offers customs clearance. +86 138 0013 8000 #vip"
    )
    assert reading == Reading(
        name="Lin Yue",
        company="HaiTao Logistics",
        role="founder",
        industries=reading.industries,
        city="Shenzhen",
        phones=("+8613800138000",),
        met_at="Canton Fair",
        met_on=date(2026, 11, 23),
        via="Wang Wu",
        needs=("a US warehouse",),
        offers=("customs clearance",),
        tags=("vip",),
    )
    assert "rt.xb" in reading.industries


def test_its_chinese_example_is_read_whole() -> None:
    reading = read("张伟 腾讯 产品总监 深圳 做金融科技 微信 zhangwei88 上周五饭局认识 李娜介绍 缺海外牌照 能提供流量")
    assert reading == Reading(
        name="张伟",
        company="腾讯",
        role="产品总监",
        industries=reading.industries,
        city="深圳",
        wechat="zhangwei88",
        met_at="饭局",
        met_on=date(2026, 11, 20),
        via="李娜",
        needs=("海外牌照",),
        offers=("流量",),
    )


def test_marks_that_cannot_be_seen_change_nothing_and_names_keep_them() -> None:
    reading = read("\u202bLin\u200b Yue\u202c, plumber, \ufeffReno, +86\u202d138 0013 8000\u202c")
    assert reading.name == "Lin\u200b Yue"
    assert (reading.role, reading.city, reading.phones) == ("plumber", "Reno", ("+8613800138000",))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t ", id="spaces"),
        pytest.param("\u202e\u200b\x00", id="invisible"),
        pytest.param("😀🎉", id="pictures"),
        pytest.param("()", id="empty brackets"),
        pytest.param("@ # + :", id="signs"),
    ],
)
def test_a_line_without_words_gives_no_field(line: str) -> None:
    reading = read(line)
    assert reading == Reading(note=reading.note)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("a", id="one long word"),
        pytest.param("a ", id="short words"),
        pytest.param("needs a, ", id="cues"),
        pytest.param("需要人 ", id="Chinese cues"),
        pytest.param("张伟的", id="no spaces"),
        pytest.param("a.b@", id="halves of addresses"),
        pytest.param("a.", id="dots"),
        pytest.param("1 ", id="digits"),
        pytest.param("13800138000 ", id="numbers"),
        pytest.param("Ann Li at ", id="capitals"),
        pytest.param("\u202e(", id="brackets and marks"),
        pytest.param("met X at Y on ", id="meetings"),
        pytest.param("@a_b ", id="handles"),
    ],
)
def test_a_line_of_4096_characters_is_read_in_no_time(piece: str) -> None:
    line = (piece * 4096)[:4096]
    start = time.process_time()
    read(line)
    assert time.process_time() - start < 2


def test_reading_a_line_does_not_load_the_pinyin_dictionary() -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from ties.capture import read_line;"
        "read_line('张伟 腾讯 产品总监 深圳', datetime.now(UTC), 'CN');"
        "print(sys.modules['ties.pinyin']._readings.cache_info().currsize > 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_is_taken_cannot_be_held_back() -> None:
    sheet = Sheet("Ann Li, baker")
    assert sheet.take(0, 6) == "Ann Li"
    sheet.hold(0, 13)
    assert bytes(sheet.state) == bytes([TAKEN] * 6 + [HELD] * 7)
    assert sheet.open_text() == BREAK * 13
