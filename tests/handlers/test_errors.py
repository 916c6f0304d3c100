"""Every expected error has words for a person, in each language, and no detail of ours leaks through."""

from __future__ import annotations

import pytest

from handlers.errors import screen_for, unreadable
from handlers.screen import plain
from handlers.texts import texts
from ties import errors
from ties.errors import BadInput, Blocked, DiskFull, JieliError, NotFound, StorageError, UnknownDate, UnknownPlace

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, JieliError)]


def words(error: JieliError, language: str = "en") -> str:
    return plain(screen_for(error, texts(language)).text)


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_words_and_no_detail_for_the_log(kind: type[JieliError], language: str) -> None:
    said = words(kind(), language)
    assert len(said) > 3
    assert kind.__name__ not in said
    assert (kind.__doc__ or "?") not in said


def test_both_languages_say_it_in_their_own_words() -> None:
    assert [kind for kind in KINDS if words(kind()) == words(kind(), "zh_Hans")] == []


def test_the_closest_kind_speaks() -> None:
    assert "date" in words(UnknownDate())
    assert words(UnknownDate()) != words(BadInput())

    class Odd(UnknownDate):
        """A kind nobody has words for."""

    assert words(Odd()) == words(UnknownDate())


def test_what_was_typed_is_shown_escaped() -> None:
    screen = screen_for(UnknownPlace("<b>Nowhere & Co"), texts("en"))
    assert "“&lt;b&gt;Nowhere &amp; Co”" in screen.text


def test_inner_details_stay_inside() -> None:
    assert "person" not in words(NotFound("person"))
    assert "77" not in words(Blocked("77"))


def test_a_full_disk_says_that_nothing_is_saved() -> None:
    assert words(DiskFull()).startswith("⚠️ Not saved")
    assert words(DiskFull(), "zh_Hans").startswith("⚠️")


def test_other_trouble_with_the_database_promises_another_try() -> None:
    assert "will be tried again" in words(StorageError())


@pytest.mark.parametrize(("language", "word"), [("en", "kept"), ("zh_Hans", "保留")])
def test_a_message_that_cannot_be_handled_is_said_to_be_kept(language: str, word: str) -> None:
    assert word in unreadable(texts(language)).text
