"""The capture grammar: one free line, English, Chinese or both, becomes a reading; a route says what to do with it."""

from __future__ import annotations

from ties.capture.answers import as_json
from ties.capture.line import read_line
from ties.capture.reading import Reading, Route
from ties.capture.routes import route
from ties.capture.touches import touch_kind

__all__ = ["Reading", "Route", "as_json", "read_line", "route", "touch_kind"]
