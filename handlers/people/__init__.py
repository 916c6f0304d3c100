"""Everybody who is stored, newest first."""

from handlers.people.flow import handlers

__all__ = ["handlers"]
