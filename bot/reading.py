"""`jieli read`: what the capture grammar understands of a line; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from ties.capture import as_json, read_line, route
from ties.dates import first_date
from ties.looking import Looking, looking


@click.command()
@click.argument("line", required=False)
@click.option("--json", "as_lines", is_flag=True, help="As one JSON object.")
@click.option("--from", "source", type=click.File(encoding="utf-8"), help="Read many: JSON lines; - is stdin.")
def read(line: str | None, as_lines: bool, source: Any) -> None:  # noqa: FBT001 - click's form
    """Show what the capture grammar understands; nothing is stored."""
    if (line is None) == (source is None):
        raise click.UsageError("give a LINE or --from FILE")
    if source is None:
        found = _understood(_Message("", line or "", datetime.now().astimezone()))
        found.pop("id")
        click.echo(json.dumps(found, ensure_ascii=False) if as_lines else _spelt_out(found))
        return
    for number, text in enumerate(source, 1):
        if text.strip():
            click.echo(json.dumps(_understood(_message(number, text)), ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class _Message:
    """A line to be read: when it was written, in which country, and which names are stored."""

    id: Any
    text: str
    at: datetime
    region: str = ""
    known: Sequence[str] = ()


def _message(number: int, line: str) -> _Message:
    try:
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"]) if told.get("at") else datetime.now().astimezone()
        if told.get("zone"):
            at = at.astimezone(ZoneInfo(told["zone"]))
        at = at if at.tzinfo else at.astimezone()
        known = [str(name) for name in told.get("known") or ()]
        return _Message(told.get("id", ""), str(told["text"]), at, str(told.get("region") or ""), known)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        form = '{"id": …, "text": …, "at": "2026-11-21T09:00+01:00", "zone": "Europe/Berlin"}'
        raise click.ClickException(f"line {number}: a message is {form}") from error


def _understood(message: _Message) -> dict[str, Any]:
    reading = read_line(message.text, message.at, message.region)
    way = route(message.text, reading, message.known)
    if way.kind in ("capture", "unclear") and not way.people:
        sure, _ = looking(message.text, reading, message.at)
        way = replace(way, kind="question") if sure is Looking.SURELY else way
    return as_json(message.id, reading, way, first_date(message.text, message.at))


def _spelt_out(found: dict[str, Any]) -> str:
    rows = [("route", found["route"]), *found["fields"].items(), ("note", found["note"])]
    return "\n".join(f"{name:<12} {_shown(value)}" for name, value in rows if value)


def _shown(value: Any) -> str:
    return " · ".join(map(str, value)) if isinstance(value, list) else str(value)
