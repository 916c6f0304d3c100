"""The capture grammar: one free line in English, Chinese or both becomes a reading."""

from __future__ import annotations

from ties.capture.answers import as_json
from ties.capture.line import read_line
from ties.capture.reading import Reading, Route

__all__ = ["Reading", "Route", "as_json", "read_line"]
