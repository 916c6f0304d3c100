"""Tables of what names are made of, from `tables.txt`: surnames, forms of address, titles (all folded)."""

from __future__ import annotations

from importlib import resources


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in resources.files(__package__).joinpath("tables.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return found


_TABLES = _sections()

SURNAMES = frozenset("".join(_TABLES["surnames"]))
"""Single Chinese surnames (the Hundred Family Surnames and frequent modern ones)."""

COMPOUND_SURNAMES = frozenset(_TABLES["compound_surnames"])
ADDRESS = tuple(_TABLES["address"])
"""Forms of address that follow a surname or a whole name: 张总, 吕工, 刘阿姨."""

TELLING_ADDRESS = dict(pair.split("=") for pair in _TABLES["telling_address"])
"""Forms of address that also say what somebody does, with the title meant."""

NOT_ADDRESSED = frozenset(_TABLES["not_addressed"])
NICKNAME_HEADS = "小老阿大"
NOT_NICKNAMES = frozenset(_TABLES["not_nicknames"])
GIVEN_NAMES = frozenset(_TABLES["given_names"])
"""Frequent given names of many countries, to tell a person from a company and to find names in small letters."""

NOT_NAMES_ZH = frozenset(_TABLES["not_names_zh"])
"""Everyday words that begin with a surname: 高中, 白酒, 文化."""

NOT_NAMES = frozenset(_TABLES["not_names"])
"""Everyday words that no name in small letters holds."""

TITLES = frozenset(_TABLES["titles"])
PARTICLES = frozenset(_TABLES["particles"])
AFTER_NAME = frozenset("".join(_TABLES["after_name"]))
"""Characters that go on with the sentence after a name: 李娜说 is about 李娜."""

GIVEN_ENDINGS = frozenset("".join(_TABLES["given_endings"]))
"""Characters that make a longer name of a shorter one: 张伟强."""

COMMON_WORDS = frozenset(_TABLES["common_words"])
"""Latin names that are also everyday words: as a name only with a capital letter."""
