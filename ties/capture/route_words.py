"""Patterns that tell a question, a touch, a deal, and a message that says nothing; words in `tables/routes_*.txt`."""

from __future__ import annotations

import re

from ties.capture.tables import choice, words


def _en(section: str) -> str:
    return choice("routes_en", section)


def _zh(section: str) -> str:
    return choice("routes_zh", section)


FILLER = re.compile(rf"(?:[\s.!~,。，…]|{_en('filler')}|{_zh('filler')})+")
ASKS_EN = re.compile(rf"(?:(?:so|and|hey|hi|ok|please|pls|can you|could you|jieli|btw)[, ]+)*{_en('asks')}")
PEOPLE = re.compile(_en("people"))
ASKS_ZH = re.compile(
    rf"^{_zh('asks_lead')}*{_zh('asks_first')}|{_zh('asks_last')}[?。!]*$|^.{{0,12}}{_zh('asks_inside')}"
)
ASKS_ABOUT = re.compile(rf"{_en('asks_about')}\s*")
FIELD_OF = re.compile(rf"\s*(?:(?:'s|s')\s+)?{_en('field')}\s*[?.]*|的?{_zh('field')}(?:号码?|是)?[?。]*")
"""After a known name: `Lucy's phone number`, 刘洋电话."""

PLURAL = re.compile(r"[a-z]{3,}s (?:in|at|this|next|from|near|who|with|for|around|on) [\w ]+\??")
"""lawyers in Berlin."""

TELLS_ZH = re.compile(_zh("tells"))
DOERS_ZH = re.compile(
    r".{0,8}?(?:做|搞|卖|开|懂|会|能|帮|干|学|玩|跑|管|写|教|修|有)?.{1,14}的(?:人|朋友|客户|老板|公司|都有|同学|群友|大佬)?们?"
)
"""深圳做无人机的, 帮公司招人的: people looked for by what they do."""

DEAL = re.compile(rf"\b{_en('deal')}\b|{_zh('deal')}")
DEALT = re.compile(r"(?:(?:we|i|just|finally) )*(?:won|lost|signed|closed|agreed) (?:on |to )?(?:the|a|an|our|my) ")
CHANGE = re.compile(rf"\b{_en('change')}\b|{_zh('change')}")
LEAD_EN = frozenset(words("routes_en", "lead"))
LEAD_ZH = re.compile(rf"{_zh('day')}*[,\s]*{_zh('lead')}?了?[:,\s]*")
