"""Edited messages."""

from handlers.revise.flow import handlers

__all__ = ["handlers"]
