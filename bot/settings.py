"""What the person who runs Jieli can set, read once from the environment and `.env`.

Every mistake is found at once and told as a sentence that names the key and the remedy, never the value: a token
pasted into the wrong line stays as secret as one in the right line.
"""

from __future__ import annotations

import difflib
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ties.errors import JieliError
from ties.places import find_place

ENV_FILE = Path(".env")

# One sentence per key: what is expected and how to get it. Values are never repeated.
REMEDIES = {
    "BOT_TOKEN": "must be the token BotFather gave you, digits, a colon and letters: copy it again from the chat with "
    "@BotFather",
    "BOT_API_URL": "must be the http(s) address of a Bot API server up to the place where the token follows, such as "
    "http://localhost:8081/bot; leave it empty for Telegram's own",
    "BOT_FILE_URL": "must be the http(s) address for files up to the place where the token follows, such as "
    "http://localhost:8081/file/bot; leave it empty for Telegram's own",
    "DATABASE_URL": "must be sqlite:/// and the path of a file, such as sqlite:///data/jieli.db; no other database is "
    "supported yet",
    "ACCESS": "must be private (people come in by invitation) or open (everyone may use this bot)",
    "OPERATORS": "must be Telegram ids, numbers separated by commas, such as 12345678,87654321; leave it empty "
    "and open the link shown at the first start instead",
    "TIMEZONE": "must be a zone or city that is known, such as Europe/Berlin, Berlin or 成都",
    "LANGUAGE": "must be en or zh_Hans; leave it empty to follow each person's Telegram",
}
_NEEDED = "BOT_TOKEN is missing: make a bot with @BotFather and put its token into .env; `jieli chat` needs none"
_LANGUAGES = {"en": "en", "zh": "zh_Hans", "zhhans": "zh_Hans", "zhcn": "zh_Hans"}


class SettingsError(JieliError):
    """The settings cannot be used."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


def _token(value: SecretStr) -> SecretStr:
    bare = value.get_secret_value().strip()
    if not re.fullmatch(r"\d+:[\w-]+", bare, re.ASCII):
        raise ValueError
    return SecretStr(bare)


def _prefix(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not parts.path or re.search(r"\s", value):
        raise ValueError
    return value


def _sqlite(value: str) -> str:
    path = value.removeprefix("sqlite:///")
    if path in {value, "", ":memory:"} or path.endswith("/"):
        raise ValueError
    return value


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    return frozenset(_id(item) for item in re.split(r"[,;\s\uff0c\u3001\uff1b]+", value) if item)


def _id(item: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,18}", item):
        raise ValueError
    return int(item)


def _zone(value: str) -> str:
    """The IANA key of a zone's or a city's name."""
    try:
        return ZoneInfo(value).key
    except (KeyError, OSError, ValueError):  # not found, a folder of the zone tree, a path outside of it
        place = find_place(value)
    if place is None:
        raise ValueError
    return place.zone


def _access(value: str) -> str:
    return value.strip().lower()


def _language(value: str) -> str:
    return _LANGUAGES.get(re.sub(r"[-_\s]", "", value).lower(), value)


class Settings(BaseSettings):
    """Everything that can be set, checked and frozen; a key that is empty counts as absent."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8-sig",  # editors on Windows put a byte order mark in front
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    bot_api_url: Annotated[str, AfterValidator(_prefix)] = "https://api.telegram.org/bot"
    bot_file_url: Annotated[str, AfterValidator(_prefix)] = "https://api.telegram.org/file/bot"
    database_url: Annotated[str, AfterValidator(_sqlite)] = "sqlite:///data/jieli.db"
    access: Annotated[Literal["private", "open"], BeforeValidator(_access)] = "private"
    operators: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    language: Annotated[Literal["", "en", "zh_Hans"], BeforeValidator(_language)] = ""  # empty: as Telegram says

    @property
    def token(self) -> str:
        """The bot's token, in the clear: for the Bot API and the log's redaction only. Raises SettingsError."""
        if self.bot_token is None:
            raise SettingsError((_NEEDED,))
        return self.bot_token.get_secret_value()

    @property
    def database(self) -> Path:
        """The file that holds everything; relative paths count from the working directory."""
        return Path(self.database_url.removeprefix("sqlite:///")).expanduser()

    @property
    def zone(self) -> ZoneInfo:
        """The zone given to new people."""
        return ZoneInfo(self.timezone)


class _Running(BaseSettings):
    """What only `jieli run` cannot do without."""

    model_config = Settings.model_config

    bot_token: SecretStr


def load(*, need_token: bool = False, env_file: Path = ENV_FILE) -> Settings:
    """The settings of the environment and, below it, of `env_file`. Raises SettingsError with every mistake at once."""
    kinds: tuple[type[BaseSettings], ...] = (_Running, Settings) if need_token else (Settings,)
    mistakes = dict.fromkeys(mistake for kind in kinds for mistake in _mistakes(kind, env_file))  # each once
    if mistakes:
        raise SettingsError(tuple(mistakes))
    return Settings(_env_file=env_file)


def advice(env_file: Path = ENV_FILE) -> tuple[str, ...]:
    """Sentences about what works but should not stay: a secret file open to all, keys that look misspelt."""
    if not env_file.is_file():
        return ()
    open_to_all = env_file.stat().st_mode & stat.S_IROTH
    readable = (f"everybody on this machine can read {env_file}: run chmod 600 {env_file}",) if open_to_all else ()
    return readable + tuple(_misspelt(dotenv_values(env_file, encoding="utf-8-sig"), env_file))


def _mistakes(kind: type[BaseSettings], env_file: Path) -> tuple[str, ...]:
    try:
        kind(_env_file=env_file)
    except ValidationError as error:
        return tuple(_sentence(fault["type"], str(fault["loc"][0]).upper()) for fault in error.errors())
    except (OSError, UnicodeDecodeError):
        return (f"{env_file} must be a text file in UTF-8 that you may read: save it so and run chmod 600 {env_file}",)
    return ()


def _sentence(fault: str, key: str) -> str:
    return _NEEDED if fault == "missing" else f"{key} {REMEDIES[key]}"


def _misspelt(keys: Iterable[str], env_file: Path) -> Iterator[str]:
    for key in keys:
        meant = difflib.get_close_matches(key.upper(), REMEDIES, n=1, cutoff=0.75)
        if meant and key.upper() not in REMEDIES:
            yield f"{key} in {env_file} is not read: {meant[0]} was probably meant"
