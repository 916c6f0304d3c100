"""A person's card and what is done from it."""

from handlers.person.flow import DIALOGUES, handlers

__all__ = ["DIALOGUES", "handlers"]
