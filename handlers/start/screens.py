"""The first screen, and invitation links."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from handlers.screen import Key, Screen, bold, lines
from handlers.settings.buttons import Choose
from handlers.texts import Texts
from ties.owners import Owner

EXAMPLES = {
    "en": (
        "Lin Yue, founder @ HaiTao Logistics, Shenzhen. Met at Canton Fair yesterday. Needs a US warehouse",
        "who do I know in logistics?",
        "Lin Yue: coffee today, wants to sublet in Dallas",
    ),
    "zh": (
        "张伟 腾讯 产品总监 深圳 做金融科技 上周五饭局认识 缺海外牌照 能提供流量",
        "谁做金融科技？",
        "今天和张伟喝咖啡，聊了海外牌照",
    ),
}


def welcome(t: Texts, owner: Owner, now: datetime, *, people: int, promoted: bool) -> Screen:
    """Say in three lines what the bot does, how it is set, and what to type first."""
    code = Markup("<code>{}</code>")
    text = lines(
        bold(t.label("You are now the operator of this bot. /invite lets others in.")) if promoted else None,
        t("👋 I keep the people you meet, so that no tie goes cold."),
        t("1. After shaking a hand, type one line: I keep who, what, where, what they need and offer."),
        t("2. Ask “who do I know in …?”: I answer with names and the reason for each."),
        t("3. Every day at {hour} one message names whom to warm up, and why.", hour=f"{owner.digest_at:%H:%M}"),
        Markup(" "),
        t("Time zone: {zone} (now {now}). Not right? Tap below.", zone=owner.zone, now=f"{now:%H:%M}"),
        t.plural("You have {n} person here.", "You have {n} people here.", people) if people else None,
        Markup(" "),
        t("Try it — tap to copy, then send:"),
        *(code.format(example) for example in EXAMPLES[t.short_language]),
        Markup(" "),
        t("/help shows everything, /privacy what is kept and where."),
    )
    keys = (
        Key("English / 中文", Choose("language")),
        Key(t.label("Time zone"), Choose("zone")),
        Key(t.label("Hour"), Choose("hour")),
    )
    return Screen(text, (keys,))


def link(t: Texts, url: str, days: int) -> Screen:
    """Show an invitation link."""
    return Screen(
        lines(
            t.plural(
                "This link lets one person in, once, within {n} day. Send it to them:",
                "This link lets one person in, once, within {n} days. Send it to them:",
                days,
            ),
            Markup.escape(url),
            t("Their contacts are theirs alone: neither of you sees what the other keeps."),
        )
    )


def not_operator(t: Texts) -> Screen:
    """Say who may invite."""
    return Screen(t("Only the operator of this bot can invite people."))
