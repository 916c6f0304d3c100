"""Names of people: what they look like, when two are the same, and where known ones stand in a text."""

from __future__ import annotations

from ties.names.keys import FoundName, candidate_keys, find_names, name_keys, name_pinyin_keys, same_name
from ties.names.reading import address, han_likeness, is_given_name, is_nickname, latin_likeness, surname

__all__ = [
    "FoundName",
    "address",
    "candidate_keys",
    "find_names",
    "han_likeness",
    "is_given_name",
    "is_nickname",
    "latin_likeness",
    "name_keys",
    "name_pinyin_keys",
    "same_name",
    "surname",
]
