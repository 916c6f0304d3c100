from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import REMEDIES, Settings, SettingsError, advice, load
from ties.errors import JieliError

TOKEN = "123456789:AAcanaryCANARYcanaryCANARYcanary012"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in REMEDIES:
        monkeypatch.delenv(key, raising=False)


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def mistakes(env_file: Path, text: str, *, need_token: bool = False) -> tuple[str, ...]:
    env_file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(need_token=need_token, env_file=env_file)
    return caught.value.mistakes


def test_nothing_set_is_a_private_bot_in_utc_with_a_file_below_data(env_file: Path) -> None:
    settings = load(env_file=env_file)
    assert settings.database == Path("data/jieli.db")
    assert (settings.access, settings.operators) == ("private", frozenset())
    assert (settings.zone, settings.language) == (ZoneInfo("UTC"), "")
    assert settings.bot_api_url == "https://api.telegram.org/bot"
    assert settings.bot_file_url == "https://api.telegram.org/file/bot"


def test_an_empty_key_counts_as_absent(env_file: Path) -> None:
    env_file.write_text("".join(f"{key}=\n" for key in REMEDIES))
    assert load(env_file=env_file) == Settings(_env_file=None)


def test_the_environment_wins_over_the_file(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file.write_text("ACCESS=private\nLANGUAGE=en\n")
    monkeypatch.setenv("ACCESS", "open")
    settings = load(env_file=env_file)
    assert (settings.access, settings.language) == ("open", "en")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        pytest.param("ACCESS= Open ", "access", "open", id="spaces and capitals"),
        pytest.param("OPERATORS=12, 34,", "operators", {12, 34}, id="ids with a space and a last comma"),
        pytest.param("OPERATORS=12\uff0c34", "operators", {12, 34}, id="a Chinese comma"),
        pytest.param("OPERATORS=7", "operators", {7}, id="one id"),
        pytest.param("TIMEZONE=America/New_York", "timezone", "America/New_York", id="an IANA zone"),
        pytest.param("TIMEZONE=成都", "timezone", "Asia/Shanghai", id="a Chinese city"),
        pytest.param("TIMEZONE=Berlin", "timezone", "Europe/Berlin", id="a city"),
        pytest.param("LANGUAGE=zh_Hans", "language", "zh_Hans", id="Chinese as the catalogue names it"),
        pytest.param("LANGUAGE=zh-CN", "language", "zh_Hans", id="Chinese as Telegram names it"),
        pytest.param("LANGUAGE=EN", "language", "en", id="English in capitals"),
        pytest.param("DATABASE_URL=sqlite:////srv/j.db", "database", Path("/srv/j.db"), id="an absolute file"),
        pytest.param("DATABASE_URL=sqlite:///a b/j.db", "database", Path("a b/j.db"), id="a folder with a space"),
        pytest.param("DATABASE_URL=sqlite:///~/j.db", "database", Path.home() / "j.db", id="a file at home"),
        pytest.param("BOT_API_URL=http://[::1]:81/bot", "bot_api_url", "http://[::1]:81/bot", id="another server"),
        pytest.param("BOT_FILE_URL=http://h/f/", "bot_file_url", "http://h/f/", id="another file server"),
        pytest.param(f"BOT_TOKEN=' {TOKEN} '", "token", TOKEN, id="a token with blanks around it"),
        pytest.param("\ufeffLANGUAGE=en", "language", "en", id="a byte order mark"),
    ],
)
def test_what_is_written_is_understood(env_file: Path, line: str, field: str, value: object) -> None:
    env_file.write_text(line + "\n", encoding="utf-8")
    assert getattr(load(env_file=env_file), field) == value


@pytest.mark.parametrize(
    "line",
    [
        "BOT_TOKEN=hello",
        "BOT_TOKEN=123456789",
        "BOT_TOKEN=123456789 AAcanary",
        "BOT_TOKEN=@my_bot",
        "BOT_TOKEN=٣:abc",
        "BOT_API_URL=localhost:8081/bot",
        "BOT_API_URL=http://localhost:8081",
        "BOT_API_URL=http:///bot",
        "BOT_API_URL=http://[::1/bot",
        "BOT_FILE_URL=file:///srv/files",
        "BOT_FILE_URL=http://a b/file",
        "DATABASE_URL=postgresql://localhost/jieli",
        "DATABASE_URL=data/jieli.db",
        "DATABASE_URL=sqlite://data/jieli.db",
        "DATABASE_URL=sqlite:///",
        "DATABASE_URL=sqlite:///data/",
        "DATABASE_URL=sqlite:///:memory:",
        "ACCESS=public",
        "ACCESS=true",
        "OPERATORS=@alice",
        "OPERATORS=12,bob",
        "OPERATORS=-100123",
        "OPERATORS=0",
        "OPERATORS=1.5",
        "OPERATORS=[12]",
        "OPERATORS=99999999999999999999",
        "TIMEZONE=MSK",
        "TIMEZONE=Nowhereville",
        "TIMEZONE=../etc/passwd",
        "TIMEZONE=+03:00",
        "LANGUAGE=fr",
        "LANGUAGE=zh_Hant",
    ],
)
def test_a_mistake_names_its_key_and_the_remedy(env_file: Path, line: str) -> None:
    key = line.split("=", maxsplit=1)[0]
    assert mistakes(env_file, line) == (f"{key} {REMEDIES[key]}",)


def test_all_mistakes_are_reported_at_once(env_file: Path) -> None:
    found = mistakes(env_file, "ACCESS=x\nLANGUAGE=x\nTIMEZONE=x y z\nOPERATORS=x\nDATABASE_URL=x\n", need_token=True)
    assert [sentence.split()[0] for sentence in found] == [
        "BOT_TOKEN",
        "DATABASE_URL",
        "ACCESS",
        "OPERATORS",
        "TIMEZONE",
        "LANGUAGE",
    ]


def test_only_running_needs_a_token(env_file: Path) -> None:
    (sentence,) = mistakes(env_file, "BOT_TOKEN=\n", need_token=True)
    assert "BotFather" in sentence
    with pytest.raises(SettingsError, match="BOT_TOKEN is missing"):
        _ = load(env_file=env_file).token


def test_a_bad_token_is_one_mistake_not_two(env_file: Path) -> None:
    assert len(mistakes(env_file, "BOT_TOKEN=bad\n", need_token=True)) == 1


def test_a_file_that_is_not_utf8_is_a_mistake_of_the_file(env_file: Path) -> None:
    env_file.write_bytes("TIMEZONE=成都\n".encode("gbk"))
    with pytest.raises(SettingsError, match=r"\.env must be a text file in UTF-8"):
        load(env_file=env_file)


@pytest.mark.parametrize("key", sorted(REMEDIES))
def test_a_token_pasted_into_any_line_is_never_shown(env_file: Path, key: str) -> None:
    env_file.write_text(f"{key}={TOKEN}\nACCESS={TOKEN}\n")
    with pytest.raises(SettingsError) as caught:
        load(env_file=env_file)
    assert "canary" not in f"{caught.value!s} {caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"


def test_the_settings_hide_the_token_when_printed(env_file: Path) -> None:
    env_file.write_text(f"BOT_TOKEN={TOKEN}\n")
    settings = load(need_token=True, env_file=env_file)
    assert "canary" not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_settings_cannot_be_changed(env_file: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load(env_file=env_file).access = "open"  # type: ignore[misc]  # that it is frozen is the point


def test_mistakes_are_errors_of_this_project() -> None:
    assert issubclass(SettingsError, JieliError)


def test_a_file_everybody_can_read_is_worth_a_warning(env_file: Path) -> None:
    env_file.write_text(f"BOT_TOKEN={TOKEN}\n")
    env_file.chmod(0o644)
    (sentence,) = advice(env_file)
    assert re.search(r"chmod 600", sentence)
    env_file.chmod(0o600)
    assert advice(env_file) == ()


def test_a_misspelt_key_is_worth_a_warning_and_a_foreign_one_is_not(env_file: Path) -> None:
    env_file.write_text("BOT_TOKN=1\nTIME_ZONE=UTC\nCOMPOSE_PROJECT_NAME=x\naccess=open\n")
    env_file.chmod(0o600)
    assert [sentence.split()[0] for sentence in advice(env_file)] == ["BOT_TOKN", "TIME_ZONE"]


def test_without_a_file_there_is_nothing_to_advise(env_file: Path) -> None:
    assert advice(env_file) == ()
