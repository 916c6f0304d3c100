"""The bot in a terminal: typed lines, buttons by label and number, a clock that can be moved, one at a time."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import console
from bot.local_api import Shown
from bot.local_person import LocalPerson
from bot.settings import REMEDIES, Settings
from tests.client import program_in
from tests.storm.process import ROOT

ANN = "Ann Lee, fintech founder, Singapore, needs a lawyer"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in REMEDIES:
        monkeypatch.delenv(key, raising=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/jieli.db", language="en")


def talk(settings: Settings, *said: str, owner: int = 1) -> list[str]:
    """Return what was printed, message by message."""
    printed: list[str] = []

    async def lines() -> AsyncIterator[str]:
        for line in said:
            yield line

    console.chat(settings, owner, lines(), printed.append)
    return printed


def test_a_line_is_answered_and_its_buttons_are_shown_below(settings: Settings) -> None:
    (card,) = talk(settings, ANN)
    assert card.splitlines()[0].startswith("✅")
    assert "Ann Lee" in card.splitlines()[0]
    assert card.splitlines()[-2:] == ["   [Edit] [Note] [Rhythm] [Undo]", "   [History]"]


@pytest.mark.parametrize("press", ["[Undo]", "[undo]", "4", " 4 "])
def test_a_button_is_pressed_by_its_label_or_its_number(settings: Settings, press: str) -> None:
    assert talk(settings, ANN, press)[1].startswith("↩️ Undone: new contact — Ann Lee")


@pytest.mark.parametrize("text", ["[No such button]", "\\[Undo]", "99", "0"])
def test_what_names_no_button_is_sent_as_it_is(settings: Settings, text: str) -> None:
    assert "Undone" not in "".join(talk(settings, ANN, text))


def test_a_leading_backslash_sends_the_rest_as_it_is(settings: Settings) -> None:
    assert talk(settings, f"\\{ANN}")[0].startswith("✅")
    assert "I do not know that command" in talk(settings, "\\/at 2026-12-24 09:00")[0]


def test_empty_lines_are_passed_over(settings: Settings) -> None:
    assert talk(settings, "", "   ") == []


def test_what_was_said_is_there_next_time(settings: Settings) -> None:
    talk(settings, ANN)
    assert "Ann Lee" in talk(settings, "who do I know in fintech?")[0]
    assert "Ann Lee" not in "".join(talk(settings, "who do I know in fintech?", owner=2))


def test_the_clock_is_moved_for_this_owner_and_the_digest_comes(settings: Settings) -> None:
    said = talk(settings, ANN, "/at 2027-12-24 09:00")
    assert "Ann Lee" in said[1]
    assert said[-1] == "⏱ 2027-12-24 09:00 UTC"
    assert "to keep warm today" not in "".join(talk(settings, "/at 2027-12-24 08:59", owner=2))


@pytest.mark.parametrize(
    "words", ["nonsense", "tomorrow", "2026-13-01 09:00", "25:00", "9999-12-31 23:59", "0001-01-01", "2026-12-24 9 am"]
)
def test_a_moment_that_cannot_be_read_is_told_by_example(settings: Settings, words: str) -> None:
    assert talk(settings, f"/at {words}", "/help")[0] == "/at wants a date and a time: /at 2026-12-24 09:00"


def test_a_file_is_sent_and_a_file_is_received(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_text('{"name": "Bo"}\n')
    said = talk(settings, f"/send {tmp_path}/people.jsonl", "/export")
    assert "1 new person" in said[0]
    assert said[1].startswith("📎 jieli-")
    assert "bytes)" in said[1]


@pytest.mark.parametrize("path", ["nowhere.jsonl", "/", "~/no/such/file"])
def test_a_file_that_cannot_be_read_is_told(settings: Settings, path: str) -> None:
    assert talk(settings, f"/send {path}", "/help")[0] == f"There is no file {path}"


async def test_a_link_is_printed_not_followed(tmp_path: Path) -> None:
    async with program_in(tmp_path) as (program, api):
        printed: list[str] = []
        typing = console.Console(program, api, LocalPerson(api, 1, itertools.count(1)), printed.append)
        api.on_show(Shown(5, 1, "x", ((("Open", "https://x.y/z"),),)))
        await typing.handle("[Open]")
        assert printed == ["x\n   [Open]", "https://x.y/z"]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that are ended when the test is over."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    environment = {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", *words],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="surrogateescape",
    )


def test_a_conversation_from_a_pipe_ends_with_its_lines(tmp_path: Path, run: list[subprocess.Popen[str]]) -> None:
    process = start(tmp_path)
    run.append(process)
    said, _ = process.communicate(f"{ANN}\n\udcff\udcfe odd bytes\nwho do I know in Singapore?\n[Ann Lee]", timeout=60)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert said.count("Ann Lee") >= 2


def test_a_second_console_on_the_same_database_gets_one_plain_line(
    tmp_path: Path, run: list[subprocess.Popen[str]]
) -> None:
    first = start(tmp_path)
    run.append(first)
    assert first.stdin is not None
    assert first.stdout is not None
    first.stdin.write(f"{ANN}\n")
    first.stdin.flush()
    assert "Ann Lee" in first.stdout.readline()
    second = start(tmp_path)
    run.append(second)
    said, _ = second.communicate("/help\n", timeout=60)
    assert second.returncode == 1
    assert said == "Error: another jieli is running on data/jieli.db\n"
