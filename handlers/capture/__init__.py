"""Capture: one message, nothing asked, nothing lost."""

from handlers.capture.flow import handlers

__all__ = ["handlers"]
