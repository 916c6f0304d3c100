"""Adding somebody step by step."""

from handlers.add.flow import DIALOGUES, handlers

__all__ = ["DIALOGUES", "handlers"]
