"""Help, and what is kept."""

from handlers.help.flow import handlers

__all__ = ["handlers"]
