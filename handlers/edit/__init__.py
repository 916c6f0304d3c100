"""Changing one field of a person."""

from handlers.edit.flow import DIALOGUES, handlers

__all__ = ["DIALOGUES", "handlers"]
