"""Lookup: who do I know in X."""

from handlers.who.flow import ASKED, ask, handlers, typed

__all__ = ["ASKED", "ask", "handlers", "typed"]
