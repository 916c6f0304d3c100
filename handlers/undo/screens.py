"""What is said about a change that was taken back."""

from __future__ import annotations

from handlers.screen import Key, Screen
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId


def undone(t: Texts) -> Screen:
    """Say that everything is as it was."""
    return Screen(t("↩️ Undone. Everything is as it was before."))


def nothing(t: Texts) -> Screen:
    """Say that there is no change to take back."""
    return Screen(t("There is nothing to undo. Changes can be taken back for 24 hours."))


def blocked(t: Texts, later: ActionId) -> Screen:
    """Offer the later change of the same rows first."""
    key = Key(t.label("Undo the later change"), Undo(later))
    return Screen(t("A later change touched the same thing. Take that one back first?"), ((key,),))
