"""What /help and /privacy say."""

from __future__ import annotations

from markupsafe import Markup

from handlers.screen import Screen, bold, lines
from handlers.texts import Texts

_GAP = Markup(" ")


def overview(t: Texts, *, operator: bool) -> Screen:
    """Say everything one can do, grouped."""
    return Screen(
        lines(
            bold(t.label("Keep somebody")),
            t(
                "Type one line: name, what they do, where, how you met, what they need and offer. Anything may be missing."
            ),
            t("/add — asks step by step. /people — everybody you keep."),
            _GAP,
            bold(t.label("Note and remember")),
            t("“Lin Yue: coffee today, wants to sublet” — a note on somebody. “met Lin Yue” counts as a touch."),
            t("/deal Lin Yue: Dallas sublet, 300k RMB, send quote by Friday — /deals shows them all."),
            _GAP,
            bold(t.label("Find")),
            t(
                "Just ask: “who do I know in logistics?”, “谁做跨境电商?”, “who needs office space?” — or /who fintech shenzhen"
            ),
            _GAP,
            bold(t.label("Keep warm")),
            t("/today — today's message now. /due — everybody who waits."),
            _GAP,
            bold(t.label("Mistakes")),
            t(
                "/undo takes back the last change (24 hours). Edit your message and I revise what I kept. /cancel leaves a question."
            ),
            _GAP,
            bold(t.label("Yours")),
            t("/settings — language, place, hour. /export — everything as a file; send it back and I import it."),
            t("/forget — one person or everything, for good. /privacy — what is kept and where."),
            t("/invite — a link that lets one more person in.") if operator else None,
        )
    )


def privacy(t: Texts, *, people: int, operators: int) -> Screen:
    """Say what is kept, who can see it, and how it goes."""
    return Screen(
        lines(
            bold(t.label("What is kept, and where")),
            t.plural(
                "You keep {n} person here, in one database file on the machine that runs this bot.",
                "You keep {n} people here, in one database file on the machine that runs this bot.",
                people,
            ),
            t(
                "Kept are your messages about them, what I understood, notes, deals and reminders. Nothing is sent elsewhere."
            ),
            t("Other users of this bot never see yours, nor you theirs."),
            _GAP,
            bold(t.label("Who else could read it")),
            t.plural(
                "Whoever runs this machine could ({n} operator), and Telegram: chats with bots are not end-to-end encrypted.",
                "Whoever runs this machine could ({n} operators), and Telegram: chats with bots are not end-to-end encrypted.",
                operators,
            ),
            t("Logs hold no names, no messages and no passwords."),
            _GAP,
            bold(t.label("How it goes")),
            t("/export gives you everything as a file. /undo works for 24 hours."),
            t(
                "/forget removes one person or everything for good: from the database within an hour, from backups as they age."
            ),
            t(
                "Backups: one a day for 7 days, one a week for 4 weeks, beside the database. Copies the operator makes by hand stay."
            ),
        )
    )
