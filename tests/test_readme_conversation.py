"""The conversations that open the READMEs are what the bot says, word for word."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import console
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
NOW = "/at 2026-11-21 10:00"
"""When the conversations take place, so that "yesterday" stays what it was."""


def conversation(name: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.search(r"^```text\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.zh.md", "zh_Hans")])
def test_the_conversation_in_the_readme_is_what_the_bot_says(name: str, language: str, tmp_path: Path) -> None:
    shown = conversation(name)
    printed: list[str] = []

    async def typed() -> AsyncIterator[str]:
        yield NOW
        printed.clear()
        for line in re.findall(r"^> (.*)$", shown, re.MULTILINE):
            printed.append(f"\n> {line}")
            yield line

    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{tmp_path}/jieli.db", language=language, timezone="Asia/Shanghai"
    )
    console.chat(settings, 1, typed(), printed.append)
    said = "\n".join(printed)
    assert said.split() == shown.split(), said  # copy it from here when the bot speaks better than before
