"""Fields named with a colon (Name: …, 公司：…, In search of: …), taken before anything else is read."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.sheet import BREAK

_LABELS = {
    "name": r"name|full name|contact name|姓名|名字|称呼|稱呼",
    "alias": r"nickname|alias|aka|english name|chinese name|英文名|网名|小名|昵称",
    "company": r"company|organi[sz]ation|employer|firm|org|公司|单位|机构|企业|公司名称?",
    "role": r"role|title|position|job|job title|occupation|职位|职务|职业|岗位|头衔",
    "city": r"city|location|based|based in|place|lives in|base|where|城市|地点|坐标|所在地|常驻|地区|地址",
    "need": r"asks?|needs?|wants?|wanted|seeking|looking for|looks for|wish ?list|requires|iso|in search of|searching for|needs help with|in need of|need|(?:他|她|目前|最近|现在)*(?:需求|需要|想要|想找|寻找|在找|找|求|缺|诉求)",
    "offer": r"gives?|has|have|offers?|got|offering|on offer|can give|can offer|can help with|brings|resources?|strengths?|(?:他|她|目前|现在)*(?:能提供|可提供|提供|资源|优势|可以提供|手上有|有)",
    "met_at": r"met|met at|where we met|how we met|met in|认识|认识于|认识地点|认识方式|相识|来源",
    "via": r"via|intro|intro by|intro from|introduced by|referred by|referral|through|介绍人|推荐人|引荐人|介绍",
}
_LABEL = re.compile(
    rf"(?:^|(?<=[\s,;.|。，；、—({BREAK}]))(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _LABELS.items())})\s*[:=]\s*(?P<body>(?:[^\n,;|。，；.{BREAK}]|\.(?!\s|$))+)",
    re.IGNORECASE,
)


def read_labels(draft: Draft) -> None:
    """Take every labelled field; the first of each kind wins, needs and offers add up."""
    for hit in _LABEL.finditer(draft.sheet.open_text()):
        kind = hit.lastgroup if hit.lastgroup != "body" else _kind(hit)
        told = draft.sheet.shown(*hit.span("body"))
        if told and _fill(draft, kind or "", told):
            draft.sheet.take(*hit.span())
            draft.trade_spans.extend([hit.span("body")] if kind in {"company", "role"} else [])


def _kind(hit: re.Match[str]) -> str:
    return next(kind for kind in _LABELS if hit[kind])


def _fill(draft: Draft, kind: str, told: str) -> bool:
    if kind in {"need", "offer"}:
        (draft.needs if kind == "need" else draft.offers).append(told)
        return True
    if kind == "met_at" and re.match(r"(?i)(?:on |at |last |yesterday|today)", told):
        return False
    if getattr(draft, kind):
        return False
    setattr(draft, kind, told)
    return True
