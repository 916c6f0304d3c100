"""Lines in other shapes: spoken, labelled, telegram style, about organisations. Now is Tuesday 24 November 2026."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tests.ties.test_capture import read, value
from ties.people import Birthday

TAKEN = [
    # how a spoken line opens
    ("so i just met this guy called tomasz wieczorek he runs a dairy", "name", "tomasz wieczorek"),
    ("nurse named ruth from eldoret, wants scrubs supplier", "name", "ruth"),
    ("Owner of Blue Door Cafe in Galway, name's Orla, bakes", "name", "Orla"),
    ("Kazimir from accounts at Tesla says call Lena Brandt, tax adviser", "name", "Lena Brandt"),
    ("Ask Dr Amina Yusuf re clinic, Kano", "name", "Dr Amina Yusuf"),
    ("Sofia-based lawyer Petar Ivanov, gdpr", "name", "Petar Ivanov"),
    ("we sat together on the flight from Doha, Hassan, shrimp farms", "name", "Hassan"),
    ("From: Ewa Nowak <ewa@example.com> / Procurement Manager", "name", "Ewa Nowak"),
    ("Lotte vd Berg flower auction Aalsmeer", "name", "Lotte vd Berg"),
    ("Rafael Teixeira Braga, CTO. Lives in Lisbon", "name", "Rafael Teixeira Braga"),
    ("Peter (not Pieter!) Claes, port logistics, Antwerp", "name", "Peter Claes"),
    ("大阪的陈启明 做二手相机", "name", "陈启明"),
    ("大阪的陈启明 做二手相机", "city", "大阪"),
    ("孟加拉的 Rahim 做牛仔裤加工", "name", "Rahim"),
    ("外贸部的陈佳 做箱包 保定", "name", "陈佳"),
    ("阿依努尔·买买提 和田玉雕刻", "name", "阿依努尔·买买提"),
    ("李明·律师 青岛", "name", "李明"),
    ("上海·静安 李明 律师", "name", "李明"),
    ("儿子同学的妈妈 刘燕 幼儿园园长", "name", "刘燕"),
    ("徐海洋 搞养殖 名字真配", "name", "徐海洋"),
    ("上礼拜五在广交会认识 土耳其人 Kemal 大理石", "name", "Kemal"),
    ("北方重工的老同事 赵铁柱 沈阳", "name", "赵铁柱"),
    ("【名片】东方昱 Eason Dongfang | 联合创始人", "alias", "Eason Dongfang"),
    ("宇文拓（英文名 Tuo）芯片验证 上海", "alias", "Tuo"),
    ("汪洋 英文名 Ocean 游艇 三亚", "alias", "Ocean"),
    ("小鹿（本名陆遥）插画 上海", "alias", "小鹿"),
    ("龙婷(tina) 武汉", "alias", "tina"),
    ("仇（qiú）老板，承德露营地", "alias", ""),
    # organisations
    ("Rusty Nail Joinery\nInverness\nno name yet", "name", "Rusty Nail Joinery"),
    ("GreenLeaf Packaging, Izmir, need a distributor", "organisation", True),
    ("Hokkaido dairy coop - wants cheese cultures", "organisation", True),
    ("Finca El Roble, Antigua, specialty coffee", "organisation", True),
    ("Annie Hall, Reno", "organisation", False),
    ("Halden Maritime wants crew managers, didn't catch the name", "organisation", True),
    ("BLUE HERON BREWING CO. 12 Mill Lane, Portland OR", "name", "BLUE HERON BREWING CO"),
    ("小蜜蜂托管班 郑州 缺老师", "organisation", True),
    ("XX物流园 驻马店 有5万平仓库出租", "organisation", True),
    ("“阿芳肠粉店” 广州越秀 想开分店", "name", "阿芳肠粉店"),
    ("公司叫极光 深圳 做灯具", "organisation", True),
    # companies
    ("sam okoro, cto at pebblebank, lagos", "company", "pebblebank"),
    ("Marisol Vega, Acme Robotics' CFO, Monterrey", "company", "Acme Robotics"),
    ("Marisol Vega, Acme Robotics' CFO, Monterrey", "role", "CFO"),
    ("Pia Egli runs a bakery called Ofen & Co in Bern", "company", "Ofen & Co"),
    ("Freya is with Nordwind Energie, Aarhus", "company", "Nordwind Energie"),
    ("Ken Ito of Sumire Foods, Kyoto, matcha", "company", "Sumire Foods"),
    ("Shahid Malik, Malik Traders Sialkot, footballs", "company", "Malik Traders"),
    ("Oleksandr Kovalchuk; Lviv; knows: Port of Gdansk people", "company", ""),
    ("Zainab Bello. Architect. Abuja. Wants: timber mills. Avoid Fridays.", "company", ""),
    ("Rafael Braga, CTO of a payroll startup (Folhafácil), Lisbon", "company", "Folhafácil"),
    ("东方昱 | 极昼储能科技（深圳）有限公司", "company", "极昼储能科技（深圳）有限公司"),
    ("东方昱 | 极昼储能科技（深圳）有限公司", "city", "深圳"),
    ("东方昱 | 极昼储能科技（深圳）有限公司 | 南京", "city", "南京"),
    ("万俟青 银川 酒庄叫 青禾", "company", "青禾"),
    ("万俟青 微软 市场总监 公司叫 青禾", "company", "青禾"),
    ("达瓦卓玛 拉萨 藏香 非遗传承人", "company", ""),
    ("徐经理/招商银行/对公", "company", "招商银行"),
    ("林国栋 现在是星展银行客户总监", "company", "星展银行"),
    ("朱迪 温哥华地产经纪", "company", ""),
    ("Priscilla Goh, Dir. of Procurement, SG", "role", "Dir. of Procurement"),
    # labels
    ("姓名：古丽娜尔 单位：喀什棉纺厂 职务：采购科长", "company", "喀什棉纺厂"),
    ("诸葛亮\n地址：湖州市南浔区练市镇工业路88号", "city", "湖州市南浔区"),
    ("Name: Ana Diaz\nAddress: Karl-Marx-Allee 12, Berlin", "city", "Berlin"),
    ("Name: Ana Diaz\nTown: Quillabambilla", "city", "Quillabambilla"),
    ("Name: Ana Diaz\nHome: 12 Elm St, Leeds\nTown: York", "city", "York"),
    ("Ana Diaz – oysters – after: a distributor in Hong Kong – gives: tasting", "needs", "a distributor in Hong Kong"),
    # needs and offers
    ("Ann Li / cider / after oak barrels", "needs", "oak barrels"),
    ("Ann Li, e-bikes. so: battery cells wanted, 5k packs", "needs", "battery cells"),
    ("Ann Li, baker, two vans for sale", "offers", "two vans"),
    ("Ann Li needs someone who can design labels", "needs", "someone who can design labels"),
    ("Ann Li is looking for a cook and she said she could let us have the hall", "offers", "the hall"),
    ("Ann Li: leather bags, whos got a tannery?", "offers", ""),
    ("仇老板 承德 五一前想拉几个团建公司", "needs", "几个团建公司"),
    ("钟离 手上压着八吨椴树蜜", "offers", "八吨椴树蜜"),
    ("马骏 会讲潮汕话 汕头", "offers", ""),
    # people who introduced, meetings
    ("Ann Li thru Declan at the co-op", "met_at", ""),
    ("Ann Li thru Declan at the health forum", "met_at", "health forum"),
    ("introduced by email by Nadia: Omar Aziz, Amman", "via", "Nadia"),
    ("老周推的 叶赫那拉·静 珠宝直播", "via", "老周"),
    ("公司主推的 张伟 新品", "via", ""),
    ("陶然姐推荐的装修队长 老魏 石家庄", "via", "陶然姐"),
    ("Somchai 榴莲 通过义乌的马姐", "via", "义乌的马姐"),
    ("just got off a call with Mehmet Bey from İzmir, figs", "city", "İzmir"),
    ("collected card at canton fair booth 12.2 — Mr Shahid Malik", "met_at", "canton fair booth 12.2"),
    ("got her card at Computex: Mei Chen, Taipei", "met_at", "Computex"),
    ("Ann Li, seen every 1st of the month at the market", "met_at", ""),
    ("周二下午在高铁上聊的 叫 闵行健 卖学习机", "met_at", "高铁"),
    ("跟钟离聊了半小时 做蜂蜜", "met_at", ""),
    ("一带一路论坛碰到的哈萨克斯坦参赞 努尔兰 阿斯塔纳", "met_at", "一带一路论坛"),
    # places
    ("Ricardo Mendes, São Paulo + Lisbon, VC", "city", "São Paulo"),
    ("Ines Prado, moved from Porto to Berlin last year, ux writer", "city", "Berlin"),
    ("深圳→越南 物流 阿强", "city", ""),
    ("pete the locksmith 0131 496 0177 edinburgh saved me on nye and many other days", "city", "edinburgh"),
    # what is told by halves
    ("高姐 高中老师 保定", "alias", ""),
    ("白总 白酒 遵义", "alias", ""),
    ("毛姐 毛小燕 绍兴", "alias", "毛小燕"),
    ("Kofi, runs ops @ cargofly, Accra", "company", "cargofly"),
    ("Ana Ruiz, some fun at beachside, Lima", "company", ""),
    ("Dev Patel / Leicester / sweets / intro'd Amit", "via", "Amit"),
    ("电话里认识的 声音很好听 姓柳 保险 苏州", "name", "柳"),
    ("声音很好听 保险 苏州", "name", ""),
    ("陈默（不是陈墨）写代码的 杭州", "alias", ""),
    ("小赵他爸 赵国强 古建筑", "name", "赵国强"),
    ("报关 小林 加急能办", "name", "小林"),
    ("Ann Li, baker, needs", "needs", ""),
    ("昆明的 需要冷链 张伟", "name", "张伟"),
    ("做插画（本名陆遥）上海", "name", "陆遥"),
    ("王强 就职于腾讯 深圳", "company", "腾讯"),
    ("Ana Ruiz, nurse, back from Acme", "company", ""),
    ("Ana Ruiz, someone at Acme, Lima", "role", ""),
    ("王磊 35岁 健身教练 成都", "company", ""),
    # numbers
    ("Ann Li, +999 12 345 678", "phones", ""),
    ("Wanjiru Kamau // Nakuru // 0712 345 678", "phones", "+254712345678"),
    ("Ann Li, 0712 345 678", "phones", ""),
    ("Ann Li, tel +39 06 555 0123", "phones", "+39065550123"),
    ("Adam, Poznań, 600 700 800", "phones", "+48600700800"),
]


@pytest.mark.parametrize(("line", "field", "told"), [pytest.param(*row, id=f"{row[1]}: {row[0]}") for row in TAKEN])
def test_the_grammar_takes_from_lines_of_many_shapes(line: str, field: str, told: object) -> None:
    assert value(line, field) == told


@pytest.mark.parametrize(
    ("line", "left"),
    [
        pytest.param(
            "Kazimir from accounts at Tesla says call Lena Brandt, adviser", "accounts at Tesla", id="who said"
        ),
        pytest.param("Ann Li, baker, said she'd be in Geneva in June", "be in Geneva in June", id="a journey"),
        pytest.param("徐海洋 搞养殖 名字真配", "名字真配", id="a remark on the name"),
        pytest.param("马骏 会讲潮汕话 汕头", "会讲潮汕话", id="a language"),
        pytest.param("仇老板 五一前想拉几个团建公司", "五一前", id="until when"),
        pytest.param("Ann Li; wants: paper; next: send samples", "next: send samples", id="a next step"),
        pytest.param("诸葛亮\n地址：湖州市南浔区练市镇工业路88号", "练市镇工业路88号", id="the rest of an address"),
        pytest.param("Ann Li met at Reno, seen every 1st at the market", "every 1st at the market", id="a habit"),
    ],
)
def test_what_is_no_field_stays_whole_in_the_note(line: str, left: str) -> None:
    assert left in read(line).note


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        pytest.param("🎂 Maya Lev 7 Sep, Haifa", Birthday(9, 7), id="a cake and a name between"),
        pytest.param("Jan Novák geb. 12.03.1979 Brno", None, id="a German cue"),
        pytest.param("bday: Ollie Marsh 14/09", Birthday(9, 14), id="the name between cue and day"),
        pytest.param("Ann Li turns 40 on 5 May", Birthday(5, 5), id="an age"),
        pytest.param("Ann Li turned 40 on a boat", "none", id="no day"),
    ],
)
def test_a_birthday_may_be_told_in_other_words(line: str, birthday: Birthday | str | None) -> None:
    told = read(line).birthday
    assert told == birthday if isinstance(birthday, Birthday) else (told is None) == (birthday == "none")


def test_a_meeting_told_with_the_day_last_keeps_the_day() -> None:
    assert read("collected card at the PyCon party yesterday — Ann Li").met_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("and ", id="joining words"),
        pytest.param("需要", id="Chinese cues without a space"),
        pytest.param("Berlin ", id="places"),
        pytest.param("阿·", id="dots"),
    ],
)
def test_a_long_line_of_one_word_is_read_without_delay(piece: str) -> None:
    start = time.process_time()
    read((piece * 4096)[:4096])
    assert time.process_time() - start < 1
