"""Writes `ties/pinyin.tsv`: how Chinese characters are read, and the words in which one is read otherwise.

Run by a maintainer with the pypinyin package installed: `python -m tools.build_pinyin`.
Data: pypinyin (MIT). Words of four characters and more are idioms, which stand in no name.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parent.parent / "ties" / "pinyin.tsv"
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
LONGEST_WORD = 3
HEADER = "# syllable, its characters; then word, its syllables: pinyin without tones, ü as v; from pypinyin (MIT)\n"


def read(text: str) -> list[str]:
    """Return the syllables of a text as pypinyin has them."""
    return list(lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))


def main() -> None:
    """Write the file."""
    of_character = {
        chr(code): read(chr(code))[0]
        for code in sorted(pinyin_dict)
        if any(low <= code <= high for low, high in BLOCKS)
    }
    of_syllable: defaultdict[str, str] = defaultdict(str)
    for character, syllable in of_character.items():
        of_syllable[syllable] += character
    words = {}
    for word in sorted(phrases_dict, key=lambda word: (len(word), word)):
        if len(word) <= LONGEST_WORD and all(character in of_character for character in word):
            syllables = read(word)
            if syllables != _reckoned(word, of_character, words):
                words[word] = " ".join(syllables)
    rows = [*sorted(of_syllable.items()), *words.items()]
    TARGET.write_text(HEADER + "".join(f"{key}\t{value}\n" for key, value in rows), encoding="utf-8")


def _reckoned(word: str, of_character: dict[str, str], words: dict[str, str]) -> list[str]:
    """Return what the shorter words and the characters already give."""
    found: list[str] = []
    while word:
        size = next((size for size in range(LONGEST_WORD, 1, -1) if word[:size] in words), 1)
        found += words[word[:size]].split() if size > 1 else [of_character[word[0]]]
        word = word[size:]
    return found


if __name__ == "__main__":
    main()
