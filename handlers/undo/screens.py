"""What is said about a change that was taken back."""

from __future__ import annotations

from handlers.screen import Key, Screen, lines
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId


def undone(t: Texts, kind: str, name: str) -> Screen:
    """Say what was taken back; `name` is whom or what it was about, empty when nobody is left to name."""
    what = _what(t, kind)
    subject = t("{what} — {name}", what=what, name=name) if name else what
    return Screen(lines(t("↩️ Undone: {what}", what=subject), t("Everything is as it was before.")))


def nothing(t: Texts) -> Screen:
    """Say that there is no change to take back."""
    return Screen(t("There is nothing to undo. Changes can be taken back for 24 hours."))


def _what(t: Texts, kind: str) -> str:
    words = {
        "capture": t.label("new contact"),
        "note": t.label("note"),
        "edit": t.label("edit"),
        "revise": t.label("your edited message"),
        "revise-note": t.label("your edited message"),
        "delete": t.label("deletion"),
        "delete-note": t.label("deleted note"),
        "rhythm": t.label("rhythm"),
        "nudge": t.label("today's list"),
        "settings": t.label("settings"),
        "import": t.label("import"),
        "deal": t.label("new deal"),
        "deal-delete": t.label("deleted deal"),
        "draft": t.label("kept text"),
        "draft-asked": t.label("kept text"),
        "draft-discard": t.label("discarded text"),
    }
    return words.get(kind) or (t.label("deal") if kind.startswith("deal") else t.label("last change"))


def blocked(t: Texts, later: ActionId) -> Screen:
    """Offer the later change of the same rows first."""
    key = Key(t.label("Undo the later change"), Undo(later))
    return Screen(t("A later change touched the same thing. Take that one back first?"), ((key,),))
