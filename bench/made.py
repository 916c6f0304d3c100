"""Lines as people type them, made of small tables: the same seed makes the same lines. Every name is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIRST = _listed("""
    Ingrid Carl Yara Tomas Priya Miles Aiko Lena Omar Petra Sanjay Noor Felix Rhea Jonas Mira Dario Helen Ravi
    Clara Anton Maya Viktor Elsa Hugo Nadia Bruno Tessa Karim Olga Peter Sofia Leon Amara Nils Zoe Marco Ida Samir
    Greta
""")
_LAST = _listed("""
    Solheim Mbeke Haddad Klein Raman Berger Okafor Lindqvist Tanaka Moreau Silva Novak Fischer Amsel Rossi Jensen
    Patel Dubois Costa Weiss Larsen Kovacs Bauer Santos Ferrari Nowak Meier Sato Virtanen Popescu Horvat Keller
    Olsen Marin Adler Brandt Lopes Eriksen Vogel Castro
""")
_ROLE = (
    "ops director", "founder", "purchasing manager", "partner", "head of sales", "CTO", "plant manager",
    "consultant",
)  # fmt: skip
_COMPANY = (
    "Fjordline", "Bluestone", "Kestrel", "Northgate", "Amberlight", "Quillworks", "Tidewater", "Granite Hill",
)  # fmt: skip
_TRADE = (
    "frozen seafood", "industrial robots", "packaging machines", "wine import", "solar panels", "medical devices",
    "accounting", "furniture exports", "game studio", "freight forwarding", "commercial real estate",
    "water treatment", "craft beer", "textiles",
)  # fmt: skip
_CITY = ("Bergen", "Lagos", "Hamburg", "Lisbon", "Singapore", "Chicago", "Manchester", "Zurich", "Osaka", "Toronto")
_EVENT = ("the Brussels expo", "a dinner in Berlin", "Web Summit", "the harbour fair", "a trade mission")
_NEED = (
    "a Shanghai importer", "an EU licence partner", "a mould maker", "two React developers",
    "warehouse space near Rotterdam", "a lawyer for trademarks",
)  # fmt: skip
_OFFER = (
    "cold storage", "intros to port authorities", "spare CNC capacity", "office space", "a buyer network in Lagos",
)  # fmt: skip
_WHEN = ("on Tuesday", "last week", "yesterday", "in March", "on 3 May")

_SURNAME = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = _listed("""
    建国 晓雯 志强 丽华 子涵 思远 嘉怡 浩然 雪梅 文博 海燕 俊杰 春燕 立新 雨桐 国栋 慧敏 天宇 佳宁 明哲 秀英 永强
    若曦 少华 婷婷 伟东 梦洁 振宇 玉兰 家豪 静怡 广平 诗涵 长青 瑞雪 宏伟 可欣 德华 欣然 承志
""")
_ROLE_ZH = ("总监", "创始人", "采购经理", "合伙人", "销售总监", "厂长", "工程师", "顾问")
_COMPANY_ZH = ("恒远", "蓝石", "北辰", "琥珀", "远帆", "青禾", "万象", "磐石")
_TRADE_ZH = (
    "锂电池", "跨境电商", "模具注塑", "医疗器械", "冷链物流", "服装加工", "餐饮连锁", "软件开发", "光伏组件",
    "知识产权", "建材批发", "游戏发行", "茶叶出口", "工业机器人",
)  # fmt: skip
_CITY_ZH = ("成都", "深圳", "上海", "杭州", "苏州", "义乌", "佛山", "武汉", "青岛", "厦门")
_EVENT_ZH = ("广交会", "校友会饭局", "行业峰会", "高铁上", "招商会")
_NEED_ZH = ("找华东的经销商", "需要模具供应商", "想认识做海外仓的", "缺一个懂税务的", "找天使投资人")
_OFFER_ZH = ("有现成的仓库", "能对接港口资源", "可以提供样品", "手上有闲置产线", "能介绍政府关系")
_WHEN_ZH = ("昨天", "上周", "周二", "三月", "5月3号")


def lines(seed: int) -> Iterator[str]:
    """Yield lines for ever, English and Chinese by turns, names not repeated within 1,600 of a language."""
    chance = random.Random(seed)  # noqa: S311 - made data, no secret
    while True:
        english = [f"{first} {last}" for first in _FIRST for last in _LAST]
        chinese = [surname + given for surname in _SURNAME for given in _GIVEN]
        chance.shuffle(english)
        chance.shuffle(chinese)
        for name, name_zh in zip(english, chinese, strict=True):
            yield _english(name, chance)
            yield _chinese(name_zh, chance)


def _english(name: str, chance: random.Random) -> str:
    pick = chance.choice
    trade = pick(_TRADE)
    head = pick((
        f"{name}, {pick(_ROLE)} @ {pick(_COMPANY)} {trade.title()}, {pick(_CITY)}.",
        f"{name}, {trade}, {pick(_CITY)}.",
        f"{name} does {trade} in {pick(_CITY)}.",
    ))  # fmt: skip
    rest = (
        f"Met at {pick(_EVENT)} {pick(_WHEN)} via {pick(_FIRST)}.",
        f"Needs {pick(_NEED)}, offers {pick(_OFFER)}.",
        f"+44 161 496 0{chance.randrange(100, 1000)}",
    )
    return " ".join((head, *(part for part in rest if chance.random() < 0.7)))


def _chinese(name: str, chance: random.Random) -> str:
    pick = chance.choice
    trade = pick(_TRADE_ZH)
    head = pick((
        f"{name}，{pick(_COMPANY_ZH)}{trade}{pick(_ROLE_ZH)}，{pick(_CITY_ZH)}",
        f"{name} 做{trade}的 {pick(_CITY_ZH)}",
        f"{name}，{pick(_CITY_ZH)}，{trade}",
    ))  # fmt: skip
    rest = (
        f"{pick(_WHEN_ZH)}在{pick(_EVENT_ZH)}认识",
        f"{pick(_NEED_ZH)}，{pick(_OFFER_ZH)}",
        f"电话138 0013 8{chance.randrange(100, 1000)}",
    )
    return "，".join((head, *(part for part in rest if chance.random() < 0.7)))
