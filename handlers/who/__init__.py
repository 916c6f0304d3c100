"""Lookup: who do I know in X."""

from handlers.who.flow import DIALOGUES, ask, handlers

__all__ = ["DIALOGUES", "ask", "handlers"]
