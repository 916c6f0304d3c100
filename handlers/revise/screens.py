"""What is said about edits that revise nothing."""

from __future__ import annotations

from handlers.screen import Screen
from handlers.texts import Texts


def edited_command(t: Texts) -> Screen:
    """Say that editing a command does nothing."""
    return Screen(t("An edited command does nothing. Send it again as a new message."))
