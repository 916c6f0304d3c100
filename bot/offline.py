"""The commands that work beside a running bot: who, read, import, export, backup, restore, check."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from bot import settings
from bot.reading import read
from bot.settings import Settings
from handlers.own_data.reading import SLICE, numbered_slices, read_slice
from handlers.who.command import answer_json, answer_many, answer_text
from storage import backup, migrate, sqlite
from storage.actions import ActionId
from storage.lock import instance_lock
from storage.offline import Desk, desk_of, newcomer
from storage.portable import Reader, Report, write
from storage.strangers import store_stranger
from ties.errors import Damaged, NewerDatabase, StorageError

OWNER = click.option("--owner", default=1, show_default=True, help="Telegram id of the owner; made when absent.")
LOW_DISK = 200 * 1024 * 1024
_NETWORK_DISKS = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "virtiofs"}


@click.command()
@click.argument("question", required=False)
@click.option("--json", "as_lines", is_flag=True, help="Matches as JSON: id, name, score, reasons.")
@click.option(
    "--from", "source", type=click.File(encoding="utf-8"), help="Answer many: JSON lines {qid, text}; - is stdin."
)
@OWNER
def who(question: str | None, as_lines: bool, source: Any, owner: int) -> None:  # noqa: FBT001 - click's form
    """Answer "who do I know in …"."""
    if (question is None) == (source is None):
        raise click.UsageError("give a QUESTION or --from FILE")
    with _desk(owner) as desk:
        if source is not None:
            for line in desk.read(lambda store: list(answer_many(store, source))):
                click.echo(line)
        else:
            answer = answer_json if as_lines else answer_text
            click.echo(desk.read(lambda store: answer(store, question or "")))


@click.command(name="import")
@click.argument("file", type=click.File("rb"))
@OWNER
def import_(file: Any, owner: int) -> None:
    """Read people from JSON lines, or everything from our own export; - is standard input."""
    lines = file.read().decode("utf-8-sig").split("\n")  # all of it first: half a file is not imported
    with _desk(owner) as desk:
        reader = Reader(store_stranger)
        action: ActionId | None = None
        for piece in numbered_slices(lines, SLICE):
            action = desk.work(partial(read_slice, reader, piece, action))
    _report(reader.report)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@OWNER
def export(file: Path | None, owner: int) -> None:
    """Write everything as JSON lines, to FILE or standard output."""
    with _desk(owner) as desk, desk.snapshot():
        lines = write(desk.raw, desk.owner, datetime.now(UTC))
        if file is None:
            for line in lines:
                click.echo(line)
            return
        try:
            _write(file, lines)
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error


@click.command(name="backup")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), required=False)
def backup_(target: Path | None) -> None:
    """Make a consistent, verified copy of the database."""
    path = settings.load().database
    if not path.exists():
        raise click.ClickException(f"there is no database {path}")
    now = datetime.now(UTC)
    target = target or backup.folder_of(path) / f"manual-{now:%Y%m%dT%H%M%S}.db"
    counts = backup.copy(path, target)
    click.echo(f"{target}: " + ", ".join(f"{table} {n}" for table, n in counts.items()))


@click.command()
@click.argument("source", type=click.Path(dir_okay=False, path_type=Path))
def restore(source: Path) -> None:
    """Put a copy in the place of the database; what was there is kept beside it. The bot must not run."""
    path = settings.load().database
    with instance_lock(path):
        kept = backup.restore(source, path, datetime.now(UTC))
    click.echo(f"restored {path} from {source}" + (f"; what was there is in {kept}" if kept else ""))


@click.command()
def check() -> None:
    """Say what is wrong with settings, database, disk and token; exit code 1 when anything is."""
    problems = list(_problems())
    for problem in problems:
        click.echo(f"✗ {problem}")
    if problems:
        sys.exit(1)
    click.echo("✓ settings, database, disk and token are fine")


COMMANDS = (who, read, import_, export, backup_, restore, check)


def _write(file: Path, lines: Iterable[str]) -> None:
    """Write a file whole or not at all, for its user alone."""
    database = settings.load().database
    if file.exists() and file.samefile(database):
        raise click.ClickException(f"{file} is the database itself")
    partial = file.with_name(file.name + ".partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    with partial.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)
    partial.replace(file)


@contextmanager
def _desk(telegram_id: int) -> Iterator[Desk]:
    read_settings = settings.load()
    owner = newcomer(telegram_id, read_settings.timezone, read_settings.language or "")
    with desk_of(read_settings.database, telegram_id, owner) as desk:
        yield desk


def _report(report: Report) -> None:
    click.echo(f"read {report.read} = added {report.added} + known {report.known} + refused {len(report.refused)}")
    for number, reason in report.refused:
        click.echo(f"line {number}: {reason}", err=True)


def _problems() -> Iterator[str]:
    try:
        found = settings.load()
    except settings.SettingsError as error:
        yield from error.mistakes
        return
    yield from settings.advice()
    yield from _database_problems(found.database)
    yield from _disk_problems(found.database)
    yield from _token_problems(found)


def _database_problems(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    try:
        with closing(sqlite.connect(path, read_only=True)) as raw:
            backup.verify(raw)
            migrate.waiting(raw)
    except NewerDatabase:
        yield f"{path} was written by a newer version: update Jieli"
    except Damaged:
        newest = backup.newest(path)
        yield f"{path} is damaged" + (f": stop the bot and run jieli restore {newest}" if newest else "")
    except StorageError as error:
        yield f"{path} cannot be read: {error}"
    if path.stat().st_mode & 0o077:
        yield f"others may read {path}: chmod 600 {path}"


def _disk_problems(path: Path) -> Iterator[str]:
    folder = next((p for p in path.absolute().parents if p.exists()), Path("/"))
    free = shutil.disk_usage(folder).free
    if free < LOW_DISK:
        yield f"only {free // 2**20} MB are free in {folder}"
    kind = _file_system(folder)
    if kind in _NETWORK_DISKS:
        yield f"{folder} is on {kind}: SQLite needs a local disk, or the database will be damaged"


def _file_system(folder: Path) -> str:
    """Return the kind of file system a folder is on, as Linux tells it; empty elsewhere."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    rows = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    inside = [row for row in rows if folder.is_relative_to(row[1])]
    return max(inside, key=lambda row: len(row[1]))[2] if inside else ""


def _token_problems(found: Settings) -> Iterator[str]:
    if found.bot_token is None:
        yield "BOT_TOKEN is not set: jieli run needs it, jieli chat does not"
        return
    import httpx  # noqa: PLC0415 - only a check with a token asks Telegram

    try:
        code = httpx.get(f"{found.bot_api_url}{found.token}/getMe", timeout=10).status_code
    except httpx.HTTPError as error:
        yield f"Telegram cannot be reached: {type(error).__name__}"
        return
    if code in (401, 404):
        yield "Telegram does not know this BOT_TOKEN"
