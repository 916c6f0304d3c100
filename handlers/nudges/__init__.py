"""Nudges: the daily digest, /today and /due."""

from handlers.nudges.flow import digest, handlers

__all__ = ["digest", "handlers"]
