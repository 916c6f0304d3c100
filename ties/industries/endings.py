"""The words beside an industry that turn it into another: its software, its making, its shop, its trade."""

from __future__ import annotations

from functools import cache

from ties.industries.mentions import ASIDE, SURE, Mention
from ties.industries.tree import concepts
from ties.industries.units import Units, cut

TECH, MAKE, SHOP, TRADE, ONLINE, FAIR, FIX, BRACKET = "tech", "make", "shop", "trade", "online", "fair", "fix", "("

_WORDS = {
    TECH: """software, saas, platform, app, technology, api, tool, crm, copilot, automation, operating system,
        management system, management platform, management software, 软件, 系统, 平台, 小程序, 信息化, 数字化""",
    MAKE: """manufacture, manufacturing, manufacturer, maker, making, factory, production, producer,
        制造, 生产, 工厂, 厂, 厂家, 厂商""",
    SHOP: "retail, retailer, retailing, shop, store, 零售, 店, 门店, 专卖",
    FAIR: "fair, expo, week, 展, 展会, 博览会",
    FIX: "repair, repairing, repairer, servicing, mending, 维修, 修理, 检修",
    BRACKET: "(",
    ONLINE: "internet, online, mail order, 线上, 网上",
    TRADE: """wholesale, wholesaler, trading, trader, trade, import, importer, export, exporter, distribution,
        distributor, dealer, commission agent, importing, exporting, wholesaling,
        批发, 贸易, 外贸, 出口, 进口, 经销, 代理, 商贸""",
}  # fmt: skip

_BETWEEN_AFTER = {"and", "management", "business", "industry", "company", "product", "service", "goods"}
_BETWEEN_BEFORE = {"for", "of", "in", "the", "and", "small", "independent", "local", "modern", "various"}
_JOINED = {"for": TECH, "of": TRADE, "in": TRADE}
"""The word that must stand between, for the word before the industry to count: "software for", "importer of"."""

_FIXING = frozenset(("repair", "repairing", "fix", "fixing", "mend", "mending", "修", "换"))
"""Words right before goods that make them something to be repaired."""

_GOODS = ("mf", "hw")
_GOODS_TOO = {
    "au.part", "au.bike", "au.ev", "au.oem", "en.batt", "en.oil", "en.renew", "fd.mfg", "fd.alc", "fd.agri",
    "fd.live", "fd.cafe", "fd.tea", "fd.coffee", "fd.fruit", "fd.bake", "he.dev", "he.phar", "he.supp", "he.tcm",
    "it.drone", "it.robot", "md.news", "md.art",
}  # fmt: skip
SOFTWARE_WORDS = frozenset(("software", "saas", "platform", "app", "tool", "copilot"))
"""Units that alone speak of a product of software."""

_REACH = 4
"""So many units before and behind an industry are looked at."""

_STAYS_BESIDE_ITS_SOFTWARE = "fin"
_NONE = "-"


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, listed in _WORDS.items():
        for phrase in listed.split(","):
            words = tuple(cut(phrase.strip()).words)
            table.setdefault(words[0], []).append((words, kind))
    return table


@cache
def software(code: str) -> str:
    """Return what software for `code` is filed under: its own `tech` line, else its root's; "" for none."""
    found = concepts()[code].all("tech") or concepts()[code.partition(".")[0]].all("tech")
    return found[0] if found and found[0] not in (code, _NONE) else ""


@cache
def is_software(code: str) -> bool:
    """Whether software of some trade is filed under `code`."""
    return any(code in concept.all("tech") for concept in concepts().values())


@cache
def _making(code: str) -> str:
    found = concepts()[code].all("make")
    return found[0] if found else ""


@cache
def _fixing(code: str) -> str:
    found = concepts()[code].all("fix")
    return found[0] if found else ""


@cache
def is_goods(code: str) -> bool:
    """Whether `code` is a trade in things that can be made, sold in shops and traded."""
    return code.partition(".")[0] in _GOODS or code in _GOODS_TOO


def adapt(found: list[Mention], units: Units) -> list[Mention]:
    """Return the mentions with those changed that stand beside an ending; the plain trade then weighs `ASIDE`."""
    return [new for mention in found for new in _adapted(mention, _beside(mention, units.words))]


def _beside(mention: Mention, words: list[str]) -> set[str]:
    """Return the kinds of the endings behind the mention, and of a "software for", "importer of" before it."""
    return _behind(mention.last, words) | _before(mention.first, words)


def _behind(last: int, words: list[str]) -> set[str]:
    kinds: set[str] = set()
    for at in range(last, min(last + _REACH, len(words))):
        here = _kinds_at(at, words)
        if not here and words[at] not in _BETWEEN_AFTER:
            break
        kinds |= here
    return kinds


def _before(first: int, words: list[str]) -> set[str]:
    joint = ""
    if first and words[first - 1] in _FIXING:
        return {FIX}
    for at in range(first - 1, max(first - _REACH - 1, -1), -1):
        if words[at] not in _BETWEEN_BEFORE:
            kinds = _kinds_at(at, words)
            return {SHOP, BRACKET} if SHOP in kinds and joint == "of" else kinds & {_JOINED.get(joint)}
        joint = words[at] if words[at] in _JOINED else joint
    return set()


def _kinds_at(at: int, words: list[str]) -> set[str]:
    rows = _table().get(words[at])
    return {kind for phrase, kind in rows if tuple(words[at : at + len(phrase)]) == phrase} if rows else set()


def _adapted(mention: Mention, kinds: set[str]) -> list[Mention]:
    if not kinds or mention.weight < SURE:
        return [mention]
    if TECH in kinds and software(mention.code):
        stays = mention.code.startswith(_STAYS_BESIDE_ITS_SOFTWARE)
        return [_as(mention, software(mention.code), SURE), _as(mention, mention.code, SURE if stays else ASIDE)]
    if MAKE in kinds and _making(mention.code):
        return [_as(mention, _making(mention.code), SURE)]
    if FIX in kinds and _fixing(mention.code):
        return [_as(mention, _fixing(mention.code), SURE), _as(mention, mention.code, ASIDE)]
    if FAIR in kinds:
        return [_as(mention, mention.code, ASIDE)]
    if not is_goods(mention.code):
        return [mention]
    if SHOP in kinds:
        shop = "rt.ecom" if ONLINE in kinds else "rt.store"
        return [_as(mention, shop, SURE), _as(mention, mention.code, ASIDE if BRACKET in kinds else SURE)]
    return [mention, _as(mention, "rt.trade", SURE)] if TRADE in kinds else [mention]


def _as(mention: Mention, code: str, weight: float) -> Mention:
    return Mention(mention.first, mention.last, code, mention.alias, weight, mention.strong)
