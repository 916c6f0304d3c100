"""Whatever a screen shows, Telegram takes it, and nothing of it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from bot.local_api import _shown
from handlers.screen import (
    MAX_UNITS,
    Key,
    Screen,
    bold,
    copyable,
    joined,
    lines,
    plain,
    split,
    struck,
    units,
)
from handlers.texts import texts
from handlers.undo.buttons import Undo

PIECES = (
    "\U0001f9c0",
    "👨‍👩‍👧",
    "&",
    "<",
    ">",
    "<b>",
    "</b>",
    "&amp;",
    "&lt;",
    '"',
    "'",
    "张",
    "\u202e",
    " ",
    "\n",
    "x" * 600,
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.tuples(st.sampled_from(PIECES), st.integers(1, 10_000)).map(lambda drawn: (drawn[0] * drawn[1])[:10_000]),
)
DRESSES = st.sampled_from([bold, struck, copyable, Markup.escape])


@st.composite
def screens(draw: st.DrawFn) -> tuple[Screen, str]:
    """A screen and all that should be seen of it."""
    values = draw(st.lists(TEXTS, min_size=1, max_size=6))
    parts = [draw(DRESSES)(value) for value in values]
    return Screen(lines(texts("en")("Noted on {name}", name=values[0]), *parts)), values[0] + "".join(values)


def without_spaces(text: str) -> str:
    return re.sub(r"[\s\u202a-\u202e]+", "", text)


@settings(max_examples=200, deadline=None)
@given(screens())
def test_every_text_is_taken_and_shown_whole(drawn: tuple[Screen, str]) -> None:
    screen, seen = drawn
    shown = [_shown(1, body | {"chat_id": 1}, body["text"]) for body in screen.bodies()]
    assert all(units(one.text) <= MAX_UNITS for one in shown)
    said = without_spaces("".join(one.text for one in shown))
    assert said == without_spaces("Noted on " + seen)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("x" * 4095, 1, id="as much as goes into one"),
        pytest.param("\U0001f9c0" * 2047, 1, id="as many emoji as go into one"),
        pytest.param("\U0001f9c0" * 2050, 2, id="too many emoji"),
        pytest.param("&" * 4000, 1, id="what grows when it is escaped is counted as it is seen"),
        pytest.param("x" * 10_000, 3, id="a line without an end"),
        pytest.param("word\n" * 2000, 3, id="many lines"),
        pytest.param("\n" * 9000, 1, id="lines without words"),
        pytest.param("x" + "\n" * 9000 + "y", 2, id="words far apart"),
    ],
)
def test_a_long_text_becomes_as_few_messages_as_go(text: str, parts: int) -> None:
    found = split(Markup.escape(text))
    assert len(found) == parts
    assert all(units(plain(part)) <= MAX_UNITS for part in found)


def test_it_is_split_between_lines_and_tags_stay_whole() -> None:
    rows = [bold(f"row {number} {'x' * 90}") for number in range(100)]
    parts = split(lines(*rows))
    assert len(parts) == 3
    assert "\n".join(parts).count("<b>") == 100
    assert all(part.startswith("<b>row") and part.endswith("</b>") for part in parts)


def test_a_tag_over_several_lines_that_is_cut_becomes_plain() -> None:
    parts = split(bold("line & more\n" * 900))
    assert len(parts) == 3
    assert all("<b>" not in part and "&amp;" in part for part in parts)


def test_buttons_are_below_the_last_part() -> None:
    screen = Screen(lines("word\n" * 2000), ((Key("Undo", Undo(7)),), ()))
    bodies = screen.bodies()
    assert [body.get("reply_markup") for body in bodies] == [
        None,
        None,
        {"inline_keyboard": [[{"text": "Undo", "callback_data": "1:undo:7"}]]},
    ]


def test_every_kind_of_key() -> None:
    keys = (Key("a", Undo(1)), Key("b", url="https://x.y"), Key("c", copy="text"))
    assert [key.as_json() for key in keys] == [
        {"text": "a", "callback_data": "1:undo:1"},
        {"text": "b", "url": "https://x.y"},
        {"text": "c", "copy_text": {"text": "text"}},
    ]


def test_without_keys_there_is_no_keyboard() -> None:
    (body,) = Screen(Markup("x"), ((), ())).bodies()
    assert body == {"text": "x", "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def test_a_name_cannot_turn_a_list_around_and_arabic_stays_as_it_is() -> None:
    (body,) = Screen(lines("a\u202eb\u202a", "مرحبا\u2067x\u2069")).bodies()
    assert body["text"] == "ab\nمرحبا\u2067x\u2069"


def test_empty_parts_are_left_out_of_lines_and_joins() -> None:
    assert lines("a", None, "", "b") == "a\nb"
    assert joined(" · ", ["a", "", "b"]) == "a · b"


@pytest.mark.parametrize("dress", [bold, struck, copyable, lines, lambda text: joined("<", [text, text])])
def test_values_are_escaped(dress: object) -> None:
    assert callable(dress)
    assert "<x>" not in dress("<x>&")
    assert "<x>&" in plain(dress("<x>&"))
