"""The first minute, and letting others in."""

from handlers.start.flow import handlers

__all__ = ["handlers"]
