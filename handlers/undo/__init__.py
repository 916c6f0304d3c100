"""Taking changes back."""

from handlers.undo.flow import handlers

__all__ = ["handlers"]
