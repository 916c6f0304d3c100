"""Writing patterns as lists: one alternative a line."""

from __future__ import annotations


def choice(lines: str) -> str:
    """Return a pattern group that matches any of the lines; a space in a line is a space."""
    return f"(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})"
