"""The timeline of a person."""

from handlers.history.flow import handlers

__all__ = ["handlers"]
