"""Chinese place names inside runs of characters: the longest key at each position, weighed by what stands around it."""

from __future__ import annotations

import re

from ties.folding import HAN
from ties.patterns import lazy
from ties.places.asking import inside
from ties.places.gazetteer import Trust, gazetteer
from ties.places.place import FoundPlace

_RUN = lazy(f"[{HAN}]{{2,}}")
_LONGEST = 9
_UNIT = lazy(
    "(?:自治区|特别行政区|地区|新区|市(?!场|值|面|政|集|委|监|民|中心)|省|县|区(?!块|域|别|分)|镇(?!江|定)|州"
    "(?=[^际]|$))"
)

# What makes a place the first half of another name: a road, a bank, a school, a dish, a company.
_NAME_GOES_ON = lazy(
    "[东西南北中]{0,2}(?:[一二三四五六七八九十]{0,2})(?:路|街|大街|大道|巷|弄|胡同|大厦|广场|大桥|银行|大学|学院|理工|师范"
    "|医科|财经|外国语|交大|中学|小学|医院|证券|保险|航空|机场|火车站|站(?!点)|塔|饭店|酒店|人寿|电视台|日报|晚报|时报|时间"
    "|地铁|港(?!口|澳)|牌|展(?!厅|会|览|位|馆)|时装周)"
    "|烤鸭|菜(?![场单市])|味|牛肉面|拉面|米线|火锅|小吃|小面|热干面|米粉|板鸭|奶茶|早茶|大闸蟹|白药|茅台(?!镇)|啤酒"
    "|话(?![题务费])|语(?![言音文])|麻将|人(?!脉|才|工|力|士|民|员|家|口|事|数|气|形)|石(?!家|材|油|化|狮)"
    "|股份|集团|科技|塔科技|电子(?!厂|城|产)|实业|重工|汽车(?!城)|制药|现代(?!化)|大众(?!点|消)|恒大|本田|丰田|移动(?!互|端)"
    "|联通|电信|石油|石化|平安|邮政|烟草|铁路|电网"
)

_COMPANY_GOES_ON = lazy(
    f"([{HAN}a-z0-9()（）]{{0,12}})(?:有限公司|股份公司|责任公司|集团|事务所|研究院|研究所|俱乐部|协会|商会|基金会"
    f"|工作室|科技(?:公司)?(?![{HAN}]))"
)
_NOT_A_COMPANY = lazy("[的做在是有和与找想要缺求给卖开]")
_PLACE_BEFORE = lazy(
    "(?:在|来自|常驻|坐标|驻|base ?|base在|去|到|回|飞|位于|住|从|于|往|@|人在|老家|定居|扎根|跑|抵达|出差) ?$"
)
_SEPARATOR_BEFORE = lazy(r"(?:^|[\s,，。;；、|/·:：(（\n—–-])\s*$")
_SEPARATOR_BEHIND = lazy(r"\s*(?:$|[\s,，。;；、|/·:：)）\n!！?？—–+＋-])")
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻苏潘葛范彭郎鲁韦马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪毛狄米贝明臧成戴宋庞熊纪舒"
    "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓洪包"
    "左石崔吉龚程邢裴陆翁荀羊惠曲封储靳段焦巴侯宓全班秋仲伊宫宁仇栾甘厉祖武符刘景詹龙叶黎白怀蒲台卓蔺屠蒙池乔"
    "胥苍双闻翟谭劳姬申冉桑桂边尚温庄晏柴瞿阎连习容向古易廖耿匡国文寇广欧沃利师聂勾敖冷辛阚简饶曾关蒯相查荆游"
    "权盖桓公"
)


def han_places(flat: str) -> list[FoundPlace]:
    """Return the places with Chinese names in levelled text."""
    found: list[FoundPlace] = []
    for run in _RUN.finditer(flat):
        at = run.start()
        while at < run.end() - 1:
            outer = found[-1] if found and found[-1].end == at else None
            place = _at(flat, run, at, outer)
            if place is None:
                at += 1
                continue
            if outer and place.start == outer.start:
                found.pop()
            found.append(place)
            at = place.end
    return found


def _at(flat: str, run: re.Match[str], at: int, outer: FoundPlace | None) -> FoundPlace | None:
    key = _longest_key(flat, at, run.end())
    if key is None:
        return None
    later = _longest_key(flat, at + 1, run.end())
    if later and len(later) >= len(key) and _crosses_a_city(key, later):
        return None
    return _weighed(flat, run, at, key, outer)


def _longest_key(flat: str, at: int, stop: int) -> str | None:
    known = gazetteer()
    keys = (flat[at:end] for end in range(min(stop, at + _LONGEST), at + 1, -1))
    return next((key for key in keys if key in known.first or key in known.larger), None)


def _crosses_a_city(key: str, later: str) -> bool:
    """Whether a region only seems to stand there, across two words: the 东北 of 京东北京."""
    known = gazetteer()
    return key in known.larger and later in known.first and known.trust(later) is Trust.SURE


def _weighed(flat: str, run: re.Match[str], start: int, key: str, outer: FoundPlace | None) -> FoundPlace | None:
    end, trust = start + len(key), gazetteer().trust(key)
    places = gazetteer().places(key)
    unit = _UNIT.match(flat, end)
    if unit and not key.endswith(("市", "区", "省", "县", "镇")):
        end, trust = unit.end(), Trust.SURE
        places = [p for p in places if p.kind == "city"] or places if unit[0] == "市" else places
    if _goes_on(flat, end) or _after_a_surname(flat, run, start, end):
        return None
    if outer and (inner := next((p for p in places if p != outer.place and inside(p, outer.place)), None)):
        return FoundPlace(outer.start, end, inner)
    if trust is Trust.NEEDS_EVIDENCE and not _evident(flat, start, end):
        return None
    return FoundPlace(start, end, places[0])


def _goes_on(flat: str, end: int) -> bool:
    """Whether the place only begins the name of a road, a school, a dish or a company."""
    if _NAME_GOES_ON.match(flat, end):
        return True
    company = _COMPANY_GOES_ON.match(flat, end)
    return company is not None and _NOT_A_COMPANY.search(company[1]) is None


def _after_a_surname(flat: str, run: re.Match[str], start: int, end: int) -> bool:
    """Whether surname and place make a whole three-character name: 陈海宁."""
    return run.start() == start - 1 and run.end() == end == start + 2 and flat[start - 1] in _SURNAMES


def _evident(flat: str, start: int, end: int) -> bool:
    """Whether a word is told to be a place: 在江山, or alone between separators behind the first part."""
    before = flat[max(0, start - 6) : start]
    if _PLACE_BEFORE.search(before):
        return True
    alone = bool(_SEPARATOR_BEFORE.search(before)) and bool(_SEPARATOR_BEHIND.match(flat, end))
    return alone and bool(flat[:start].strip())
