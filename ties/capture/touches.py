"""What kind of contact a note tells of."""

from __future__ import annotations

import re

from ties.folding import level
from ties.people import TouchKind

_KINDS = (
    (
        TouchKind.MEAL,
        r"\b(?:coffee|coffees|lunch|dinner|breakfast|brunch|drinks?|beers?|tea|chai|meal|supper|espresso)\b|咖啡|吃[了过个顿]*(?:饭|火锅|面|早茶|宵夜)|[午晚早中]饭|[午晚早]餐|饭局|聚餐|喝[了过杯]*(?:茶|酒)|饮茶|撸串|宵夜|火锅",
    ),
    (
        TouchKind.CALL,
        r"\b(?:call(?:ed|s|ing)?|phoned|rang|rung|zoom(?:ed)?|video ?call|facetime|spoke on the phone|voice note)\b|电话|通话|视频会议|语音|打给|致电",
    ),
    (
        TouchKind.MESSAGE,
        r"\b(?:text(?:ed)?|messaged?|e?-?mail(?:ed)?|dm'?e?d?|pinged|wechat(?:ted)?|whats ?app(?:ed)?|wrote|replied|sent)\b|微信|短信|邮件|消息|发了|回了|私信|留言",
    ),
    (
        TouchKind.MEETING,
        r"\b(?:met|meet(?:ing)?|saw|visited|visit|ran into|bumped into|catch-?up|caught up|walk(?:ed)?|hike[d]?|golf|tennis|dropped by|came by)\b|见面|见了|碰面|碰到|遇到|遇见|见到|拜访|开会|聚|面谈|打球|爬山|参观|聊了|聊天",
    ),
)
_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


def touch_kind(text: str) -> TouchKind:
    """Return meal, call, message or meeting by the first such word, else note."""
    low = level(text)
    found = [(hit.start(), n, kind) for n, (kind, pattern) in enumerate(_TABLE) if (hit := pattern.search(low))]
    return min(found)[2] if found else TouchKind.NOTE
