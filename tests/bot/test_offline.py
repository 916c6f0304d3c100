"""The commands beside a running bot: what they print, how they end, and plain words for whatever is wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from bot import offline
from bot.__main__ import main
from bot.settings import REMEDIES
from storage import opening
from storage.lock import instance_lock
from tests.bot.wire import NOW

TOKEN = "123456789:AAcanaryCANARYcanaryCANARYcanary012"
Jieli = Callable[..., Result]


@pytest.fixture
def jieli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Jieli:
    """Run a command in an empty folder."""
    for key in REMEDIES:
        monkeypatch.delenv(key, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*words: str, stdin: str | bytes = "", **environment: str) -> Result:
        return CliRunner().invoke(main, words, input=stdin, env=environment)

    return run


def well(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def refused(result: Result, code: int = 1) -> str:
    """What was said about a mistake: plain words, no traceback."""
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


PEOPLE = (
    '{"id": "a1", "name": "Ann Lee", "industry": "fintech", "city": "Singapore"}\n{"id": "b2", "name": "Bo Chan"}\n'
)


def test_people_are_imported_once_and_the_report_adds_up(jieli: Jieli) -> None:
    Path("people.jsonl").write_text(PEOPLE + "not json\n")
    assert well(jieli("import", "people.jsonl")) == (
        "read 3 = added 2 + known 0 + refused 1\nline 3: not JSON\n"  # the refusals go to standard error
    )
    assert well(jieli("import", "-", stdin=PEOPLE)).startswith("read 2 = added 0 + known 2 + refused 0")


def test_a_long_import_is_one_change(jieli: Jieli) -> None:
    well(jieli("import", "-", stdin="".join(f'{{"name": "Ann {n}"}}\n' for n in range(250))))
    with closing(sqlite3.connect("data/jieli.db")) as raw:
        assert raw.execute("SELECT kind FROM action").fetchall() == [("import",)]
        assert raw.execute("SELECT count(*) FROM action_image").fetchone() == (250,)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(jieli: Jieli) -> None:
    lines = b"\xef\xbb\xbf" + PEOPLE.replace("\n", "\r\n").encode()
    assert well(jieli("import", "-", stdin=lines)).startswith("read 2 = added 2")


def test_a_file_that_is_no_text_is_refused_before_anything_is_stored(jieli: Jieli) -> None:
    assert refused(jieli("import", "-", stdin=PEOPLE.encode() * 200 + b"\xff\xfe")) == (
        "Error: that is not text in UTF-8\n"
    )
    assert json.loads(well(jieli("who", "--json", "who do I know in fintech?"))) == []


def test_a_question_is_answered_in_words_and_as_json(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    assert "Ann Lee" in well(jieli("who", "who do I know in fintech?"))
    (match,) = json.loads(well(jieli("who", "fintech in Singapore", "--json")))
    assert (match["id"], match["name"]) == ("a1", "Ann Lee")
    assert {reason["field"] for reason in match["reasons"]}
    assert match["score"] > 0


def test_many_questions_are_answered_line_by_line(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    asked = '{"qid": 1, "text": "fintech"}\n\n{"qid": "x", "text": "plumbers"}\n'
    found = [json.loads(line) for line in well(jieli("who", "--from", "-", stdin=asked)).splitlines()]
    assert found == [{"qid": 1, "ids": ["a1"]}, {"qid": "x", "ids": []}]


def test_owners_are_told_apart(jieli: Jieli) -> None:
    jieli("import", "-", "--owner", "7", stdin=PEOPLE)
    assert json.loads(well(jieli("who", "fintech", "--json"))) == []
    assert len(json.loads(well(jieli("who", "fintech", "--json", "--owner", "7")))) == 1


@pytest.mark.parametrize("command", ["who", "read"])
@pytest.mark.parametrize(("words", "stdin"), [((), ""), (("x", "--from", "-"), "{}")], ids=["neither", "both"])
def test_one_line_or_a_file_of_them(jieli: Jieli, command: str, words: tuple[str, ...], stdin: str) -> None:
    assert "or --from FILE" in refused(jieli(command, *words, stdin=stdin), code=2)


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        pytest.param(("who", "--from", "-"), "garbage\n", "line 1: a question is", id="a question that is no JSON"),
        pytest.param(("who", "--from", "-"), '{"qid": 1}\n', "line 1: a question is", id="a question without a text"),
        pytest.param(("who", "--from", "-"), '{"qid": 1, "text": "x"}\n5\n', "line 2", id="the second line"),
        pytest.param(("read", "--from", "-"), "garbage\n", "line 1: a message is", id="a message that is no JSON"),
        pytest.param(("read", "--from", "-"), "[]\n", "line 1: a message is", id="a list"),
        pytest.param(("read", "--from", "-"), '{"id": 1}\n', "line 1: a message is", id="a message without a text"),
        pytest.param(("read", "--from", "-"), '{"text": "x", "at": "noon"}\n', "line 1", id="a moment in words"),
        pytest.param(("read", "--from", "-"), '{"text": "x", "at": 5}\n', "line 1", id="a moment as a number"),
        pytest.param(("read", "--from", "-"), '{"text": "x", "zone": "Mars"}\n', "line 1", id="no such zone"),
        pytest.param(("read", "--from", "-"), '{"text": "x", "known": 5}\n', "line 1", id="names as a number"),
        pytest.param(("import", "-"), b"\xff\xfe", "that is not text in UTF-8", id="an import that is no text"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(
    jieli: Jieli, words: tuple[str, ...], stdin: str | bytes, said: str
) -> None:
    assert said in refused(jieli(*words, stdin=stdin))


@pytest.mark.parametrize("words", [("who", "--from", "no"), ("read", "--from", "no"), ("import", "no")])
def test_a_file_that_is_not_there_is_named(jieli: Jieli, words: tuple[str, ...]) -> None:
    assert "'no': No such file" in refused(jieli(*words), code=2)


def test_a_line_is_read_and_nothing_is_stored(jieli: Jieli) -> None:
    said = well(jieli("read", "Wang Fang, fintech founder, Singapore"))
    assert "route        capture" in said
    assert "Wang Fang" in said
    found = json.loads(well(jieli("read", "Wang Fang, fintech founder, Singapore", "--json")))
    assert found["route"] == "capture"
    assert found["fields"]["name"] == "Wang Fang"
    assert "id" not in found
    assert not Path("data").exists()


def test_many_lines_are_read_each_at_its_own_moment(jieli: Jieli) -> None:
    told = [
        {"id": "1", "text": "met Ann Lee yesterday", "at": "2026-11-21T09:00:00+01:00"},
        {"id": "2", "text": "met Ann Lee yesterday", "at": "2026-11-21T23:30:00+00:00", "zone": "Asia/Shanghai"},
        {"id": "3", "text": "met Ann Lee yesterday", "at": "2026-11-21T23:30:00-08:00", "known": ["Ann Lee"]},
    ]
    lines = "\n".join(map(json.dumps, told)) + "\n"
    found = [json.loads(line) for line in well(jieli("read", "--from", "-", stdin=lines)).splitlines()]
    assert [(one["id"], one["date"]) for one in found] == [
        ("1", "2026-11-20"),
        ("2", "2026-11-21"),
        ("3", "2026-11-20"),
    ]


def test_an_export_goes_back_in(jieli: Jieli, tmp_path: Path) -> None:
    jieli("import", "-", stdin=PEOPLE)
    lines = well(jieli("export"))
    assert well(jieli("export", "out.jsonl")) == ""
    kept = Path("out.jsonl")
    assert kept.read_text().splitlines()[1:] == lines.splitlines()[1:]
    assert kept.stat().st_mode & 0o777 == 0o600
    again = f"sqlite:///{tmp_path}/again.db"
    assert "added 2" in well(jieli("import", "out.jsonl", DATABASE_URL=again))
    assert well(jieli("export", DATABASE_URL=again)).splitlines()[1:] == lines.splitlines()[1:]


def test_an_export_replaces_a_file_whole_and_closes_it_to_others(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    Path("out.jsonl").write_text("old\n" * 10_000)
    well(jieli("export", "out.jsonl"))
    assert len(Path("out.jsonl").read_text().splitlines()) == 3
    assert Path("out.jsonl").stat().st_mode & 0o777 == 0o600
    assert not list(Path().glob("*.partial"))


def test_an_export_never_overwrites_the_database(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    assert "is the database itself" in refused(jieli("export", "data/jieli.db"))
    assert len(well(jieli("export")).splitlines()) == 3


def test_an_export_that_cannot_be_written_says_why(jieli: Jieli) -> None:
    assert "cannot be written: No such file or directory" in refused(jieli("export", "no/where.jsonl"))


def test_a_backup_is_made_told_and_restored(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    assert well(jieli("backup", "kept.db")) == "kept.db: owner 1, person 2, touch 0, resource 0, deal 0\n"
    jieli("import", "-", stdin='{"name": "Cy"}\n')
    said = well(jieli("restore", "kept.db"))
    assert said.startswith("restored data/jieli.db from kept.db; what was there is in data/backups/replaced-")
    assert len(well(jieli("export")).splitlines()) == 3


def test_a_backup_without_a_name_lies_beside_the_database(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    well(jieli("backup"))
    assert len(list(Path("data/backups").glob("manual-*.db"))) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("backup",), "there is no database", id="nothing to copy"),
        pytest.param(("restore", "no.db"), "there is no file no.db", id="nothing to restore"),
        pytest.param(("restore", "people.txt"), "people.txt is no sound copy", id="another kind of file"),
        pytest.param(("restore", "empty.db"), "empty.db is not a database of Jieli", id="an empty file"),
    ],
)
def test_what_cannot_be_copied_or_restored_is_told(jieli: Jieli, words: tuple[str, ...], said: str) -> None:
    Path("people.txt").write_text("people\n" * 1000)
    Path("empty.db").touch()
    assert said in refused(jieli(*words))
    assert not Path("data/jieli.db").exists()


def test_a_backup_into_the_database_itself_is_refused(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    assert "itself" in refused(jieli("backup", "data/jieli.db"))
    assert len(well(jieli("export")).splitlines()) == 3


def test_restoring_waits_for_no_running_bot(jieli: Jieli) -> None:
    jieli("import", "-", stdin=PEOPLE)
    well(jieli("backup", "kept.db"))
    with instance_lock(Path("data/jieli.db")):
        assert refused(jieli("restore", "kept.db")) == "Error: another jieli is running on data/jieli.db\n"
        assert len(well(jieli("export")).splitlines()) == 3  # the others work beside it


def answering(code: int) -> Callable[..., httpx.Response]:
    def get(url: str, timeout: float) -> httpx.Response:
        assert url.startswith("https://api.telegram.org/bot")
        assert timeout > 0
        return httpx.Response(code)

    return get


def test_a_check_of_a_sound_instance_finds_nothing(jieli: Jieli, monkeypatch: pytest.MonkeyPatch) -> None:
    jieli("import", "-", stdin=PEOPLE)
    monkeypatch.setattr(httpx, "get", answering(200))
    assert well(jieli("check", BOT_TOKEN=TOKEN)) == "✓ settings, database, disk and token are fine\n"


def _no_line(url: str, timeout: float) -> httpx.Response:
    raise httpx.ConnectError(url)


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("INSERT INTO migration VALUES (9999, 'future', 'x', 'then')")


def _garbage(path: Path) -> None:
    path.write_bytes(b"garbage" * 5000)


def _open_to_all(path: Path) -> None:
    path.chmod(0o644)


def _fine(path: Path) -> None:
    """Leave it as it is."""


@pytest.mark.parametrize(
    ("spoil", "token", "answer", "said"),
    [
        pytest.param(_fine, "", answering(200), "BOT_TOKEN is not set: jieli run needs it", id="no token"),
        pytest.param(_fine, "nonsense", answering(200), "BOT_TOKEN must be the token", id="a token that is none"),
        pytest.param(_fine, TOKEN, answering(401), "Telegram does not know this BOT_TOKEN", id="a revoked token"),
        pytest.param(_fine, TOKEN, _no_line, "Telegram cannot be reached: ConnectError", id="no line"),
        pytest.param(_garbage, TOKEN, answering(200), "jieli.db is damaged", id="a damaged database"),
        pytest.param(_newer, TOKEN, answering(200), "written by a newer version", id="a newer database"),
        pytest.param(_open_to_all, TOKEN, answering(200), "others may read", id="a file that others may read"),
    ],
)
def test_a_check_names_what_is_wrong_and_never_the_token(
    jieli: Jieli, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None], token: str,
    answer: Callable[..., httpx.Response], said: str,
) -> None:  # fmt: skip
    opening.prepare(Path("data/jieli.db"), NOW)
    spoil(Path("data/jieli.db"))
    monkeypatch.setattr(httpx, "get", answer)
    output = refused(jieli("check", BOT_TOKEN=token))
    assert said in output
    assert all(line.startswith("✗ ") for line in output.splitlines())
    assert "canary" not in output


def test_a_check_offers_the_newest_copy_of_a_damaged_database(jieli: Jieli) -> None:
    for name in ("jieli-2026-11-01.db", "jieli-2026-11-03.db", "jieli-2026-11-02.db"):
        Path("data/backups").mkdir(parents=True, exist_ok=True)
        Path("data/backups", name).touch()
    _garbage(Path("data/jieli.db"))
    assert "stop the bot and run jieli restore data/backups/jieli-2026-11-03.db" in refused(jieli("check"))


def test_a_check_tells_of_a_full_or_foreign_disk(jieli: Jieli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "LOW_DISK", 10**18)
    monkeypatch.setattr(offline, "_file_system", lambda _: "nfs4")
    output = refused(jieli("check"))
    assert "MB are free" in output
    assert "is on nfs4: SQLite needs a local disk" in output


def test_the_kind_of_a_file_system_is_known() -> None:
    assert offline._file_system(Path("/proc")) in {"proc", ""}
    assert offline._file_system(Path("relative")) == ""


@pytest.mark.parametrize("command", ["who", "import", "export", "chat"])
def test_a_database_that_cannot_be_used_is_told_in_one_line(jieli: Jieli, command: str) -> None:
    _garbage(Path("jieli.db"))
    words = {"who": ("who", "x"), "import": ("import", "-"), "export": ("export",), "chat": ("chat",)}[command]
    output = refused(jieli(*words, DATABASE_URL="sqlite:///jieli.db"))
    assert output == "Error: the database is damaged: jieli check says what can be done\n"
    assert "may this user write there?" in refused(jieli(*words, DATABASE_URL="sqlite:////proc/no/jieli.db"))


def test_wrong_settings_are_all_told_at_once(jieli: Jieli) -> None:
    output = refused(jieli("who", "x", TIMEZONE="MSK", ACCESS="x"))
    assert "TIMEZONE" in output
    assert "ACCESS" in output


def test_running_needs_a_token(jieli: Jieli) -> None:
    assert "BOT_TOKEN is missing" in refused(jieli("run"))


def test_every_command_explains_itself(jieli: Jieli) -> None:
    for name in main.commands:
        assert "--help" in well(jieli(name, "--help"))
