"""Messages as people type them about people they know; rows in data/told_routing.txt: kind, person, text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.ties.capture_scoring import DATA
from ties.capture import Route, read_line, route

NOW = datetime(2026, 11, 21, 20, tzinfo=ZoneInfo("Europe/Berlin"))


def rows() -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    """Yield who is known, the kind, the person and the text."""
    known: tuple[str, ...] = ()
    for line in (DATA / "told_routing.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("known="):
            known = tuple(line.removeprefix("known=").split(";"))
        else:
            kind, person, text = line.split("|", 2)
            yield known, kind, person, text


def routed(text: str, known: tuple[str, ...]) -> Route:
    """Route a text."""
    return route(text, read_line(text, NOW, "DE"), known)


@pytest.mark.parametrize(("known", "kind", "person", "text"), [pytest.param(*row, id=row[3]) for row in rows()])
def test_a_message_is_routed_as_it_is_meant(known: tuple[str, ...], kind: str, person: str, text: str) -> None:
    got = routed(text, known)
    assert got.kind == kind
    assert kind not in {"note", "deal"} or got.person == person


@pytest.mark.parametrize("piece", ["我想", "你好", "haha ", "还都", "won lost ", "a, ", "I Am "])
def test_a_long_line_of_one_piece_takes_no_time(piece: str) -> None:
    text = (piece * 4096)[:4096]
    reading = read_line(text, NOW, "DE")
    before = time.process_time()
    route(text, reading, ("张伟", "Sofia Rossi"))
    assert time.process_time() - before < 1.0
