"""Words that only ask, and what is left when they are taken away: text that must be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ties.folding import HAN, is_han

_ASKING_EN = frozenset(
    """
    a about active all also am an and but except excluding not or without anybody anyone are area around as at based be been being best big biz build builds
    building built business by can circle circles city colleague colleagues come comes companies company connected
    connection connections contact contacts could currently deal dealing deals did do does doing done else everybody
    everyone experience expert expertise experts field find firm firms folk folks for friend friends from fun gal gals get
    girl girls give go good got guru gurus guy guys had handle handles has have having he help helps her here hey hi him his
    how i i'd i'll i'm i've if in industry info information into involved is it its job jobs just keep kind know knows lady
    let life line list live lives living located look looking lookup mainly make maker makers makes making man many me
    men might mine my name names near network new no now of off on one ones or org organisation organization other our out
    pals people peeps person place please plz pls ppl pro pros professional professionals profession really related run
    running runs scene search sector sell seller sellers selling sells she should show somebody someone something
    somewhere sort space speak speaks speaking specialise specialised specialises specialising specialist specialists specialize specializes
    specializing sphere stuff talk tell than that that's the their them there these they thing things this those to trade
    type types up us vertical want was we were what what's which who who'd who's whoever whom whose will with within wizard
    wizards woman women work worked worker workers working works world would you your any some
    """.split()
)

_PINYIN_ASKING = frozenset(
    "shui shei zuo gao mai neng you meiyou youmeiyou youmei mei renshi zhao de ma ren pengyou zai dou hui nage".split()
)
_PINYIN_QUESTION = re.compile(r"\b(?:shui|shei|zuo|renshi|you ?mei ?you)\b")

# Longest first; taken from both ends of a run of Chinese again and again, never out of its middle.
_ASKING_ZH = sorted(
    """
    有没有人 有没有 有哪些人 有哪些 都有哪些 都有谁 有谁 有什么人 哪位朋友 哪些朋友 哪个朋友 哪位 哪些人 哪些 哪个 哪家 什么人 什么 谁 认不认识
    我认识的 我认识 认识 认得 知道 知不知道 找一下 找一找 找找 找个 找位 帮我找 帮我 帮忙 给我 请问 麻烦 列出 列一下 列个 列 查一下 查查 查 搜一下 搜索
    搜 看一下 看看 显示 朋友们 朋友 人脉 联系人 熟人 人士 人员 专家 同学 同行 大佬 大神 高手 达人们 的人 那些 这些 一些 几个 所有 全部 还有 都 吗 呢 吧 啊
    呀 么 嘛 的 地 了 在 正在 做 搞 干 弄 从事 经营 专门 专做 主要 负责 开 卖 玩 是 有 我 你 他 她 它 们 人 里面 里 中 方面 领域 行业 圈子 圈里 圈 这块 这行
    那行 那块 业务 生意 买卖 相关 有关 关于 工作 上班 任职 就职 想要 想 要 能 可以 会 和 与 及 跟 或者 或 以及 手上 手里 手头 身边 身边有 公司 企业 单位
    一个 一位 一名 某个 位 个 些 家 当 靠 为生 为业 问 找 该找 该 懂 熟悉 了解 搞定 解决 弄的 事 事情 东西 服务 资源 一下 呗 咱 咱们 我们 谁在 谁是 来自 住 人在 常驻 目前 现在 最近
    也 还 就 并 且 但 而 又 不是 不 除了 除 以外 之外 非 给 帮 让 把 对 从 到 去 来 为 被 比较 很 最 更 好 好的 靠谱 靠谱的 厉害 厉害的 介绍 推荐 那边 这边 附近 当地 本地
    """.split(),
    key=len,
    reverse=True,
)

_RUN = re.compile(rf"[{HAN}]+|[a-z0-9]+(?:['’.&+-][a-z0-9]+)*")
_JOINTS = re.compile(r"的|或者|以及|还是")


def blank_pinyin(text: str) -> str:
    """Blank the asking words of a question typed in pinyin: "shui zuo dianchi" keeps "dianchi" in its place."""
    if not text.isascii() or not _PINYIN_QUESTION.search(text):
        return text
    return re.sub(r"[a-z]+", lambda m: " " * len(m[0]) if m[0] in _PINYIN_ASKING else m[0], text)


def left_over(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text` (flattened) that are no asking words."""
    for match in _RUN.finditer(text):
        if not is_han(match.group()):
            if match.group() not in _ASKING_EN and match.group().removesuffix("'s").removesuffix("’s") not in _ASKING_EN:
                yield match.span()
            continue
        yield from _chinese(text, *match.span())


def _chinese(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in (*_JOINTS.finditer(text, start, end), None):
        first, last = _peel(text, at, joint.start() if joint else end)
        if first < last:
            yield first, last
        at = joint.end() if joint else end


def _peel(text: str, start: int, end: int) -> tuple[int, int]:
    """Take asking words from both ends until none is left."""
    while start < end:
        front = next((w for w in _ASKING_ZH if text.startswith(w, start, end) and _may_go(w, end - start)), "")
        start += len(front)
        back = next((w for w in _ASKING_ZH if text.endswith(w, start, end) and _may_go(w, end - start)), "")
        end -= len(back)
        if not front and not back:
            break
    return start, end


def _may_go(word: str, size: int) -> bool:
    """A single character goes only when a word of two remains, or nothing: 家具 and 会计 stay whole."""
    return len(word) > 1 or size != 2
