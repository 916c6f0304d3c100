"""Leaving whatever is half done."""

from handlers.cancel.flow import handlers

__all__ = ["handlers"]
