"""Typed buttons: packed into 64 bytes, read back the same, and nothing else is read at all."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handlers
from handlers.callback_data import _REGISTRY, MAX_BYTES, VERSION, Button, unpack
from handlers.undo.buttons import Undo
from storage.actions import OWNER_SHIFT
from ties.errors import Expired

KINDS = sorted(_REGISTRY.values(), key=lambda kind: kind.prefix)
LARGEST_ID = (1 << 31 << OWNER_SHIFT) - 1
"""Of two thousand million owners the last one's last row."""


def values_of(kind: type[Button]) -> st.SearchStrategy[Button]:
    drawn = {int: st.integers(0, LARGEST_ID), bool: st.booleans(), str: st.sampled_from(["", "law", "9.5", "张"])}
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]  # every button is a dataclass
    types = [getattr(hints[field.name], "__supertype__", hints[field.name]) for field in fields]
    strategies = [drawn[one] if one in drawn else st.sampled_from(list(one)) for one in types]
    return st.tuples(*strategies).map(lambda values: kind(*values))


def test_there_are_buttons() -> None:
    assert handlers.FEATURES
    assert len(KINDS) > 30


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.prefix)
def test_every_button_is_read_back_as_it_was_and_fits(kind: type[Button]) -> None:
    @settings(max_examples=15, deadline=None)
    @given(values_of(kind))
    def check(button: Button) -> None:
        assert unpack(button.pack()) == button
        assert len(button.pack().encode()) <= MAX_BYTES

    check()


FORGED = [
    "", ":", "1", "1:", "undo:1", "2:undo:1", "1:undo", "1:undo:", "1:undo:1:2", "1:undo:x", "1:undo: 1", "1:undo:1.0",
    "1:undo:+1", "1:undo:01", "1:undo:1_0", "1:undo:１", "1:undo:9223372036854775808", f"1:undo:{10**60}",
    "1:nobody:1", "1:forget:1:2", "1:forget:1:yes", "1:UNDO:1", " 1:undo:1", "1:undo:1\n", "noop", "🧀", "\x00",
]  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
def test_data_that_no_version_of_ours_packs_has_expired(data: str) -> None:
    with pytest.raises(Expired):
        unpack(data)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=70), st.from_regex(r"1:[a-z]{3,8}(:[0-9a-z-]{0,20}){0,3}", fullmatch=True)))
def test_any_data_is_a_button_or_expired(data: str) -> None:
    try:
        button = unpack(data)
    except Expired:
        return
    assert button.pack() == data


@pytest.mark.parametrize("value", ["x" * 60, "张" * 20, "8:30"])
def test_what_could_not_be_read_back_is_not_packed(value: str) -> None:
    kind: Any = _REGISTRY["put"]
    with pytest.raises(ValueError, match="too long, or a value holds a colon"):
        kind("digest_at", value).pack()


def test_two_buttons_cannot_claim_one_prefix() -> None:
    with pytest.raises(TypeError, match="two buttons claim the prefix 'undo'"):

        @dataclass(frozen=True, slots=True)
        class Other(Button, prefix="undo"):
            """Another one."""

    assert _REGISTRY["undo"] is Undo


def test_the_version_stands_first() -> None:
    assert Undo(7).pack() == f"{VERSION}:undo:7"
