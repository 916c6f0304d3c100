"""Capture: one message, nothing asked, nothing lost."""

from handlers.capture.flow import DIALOGUES, handlers

__all__ = ["DIALOGUES", "handlers"]
