"""Bodies and query strings turned into one form of parameters and files, whatever way the client sent them."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.telegram.refusals import bad_request
from tests.telegram.wire import Request

_NAME = re.compile(r'\bname="([^"]*)"')
_FILE_NAME = re.compile(r'\bfilename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class SentFile:
    """One uploaded file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """Parameters of one call; values are strings unless the body was JSON."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, SentFile] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values or name in self.files

    def text(self, name: str) -> str:
        """Return a string, empty when absent."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int) -> int:
        """Return a whole number; what is none is refused."""
        value = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be an integer') from None

    def nested(self, name: str) -> Any:
        """Return a JSON value, None when absent; broken JSON is refused."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name}") from None


def read_form(request: Request) -> Form:
    """Return the form of a request: query string first, body on top of it."""
    values: dict[str, Any] = dict(parse_qsl(urlsplit(request.target).query))
    content_type = request.headers.get("content-type", "")
    if content_type.startswith("application/json"):
        return Form({**values, **_json(request.body)})
    if content_type.startswith("application/x-www-form-urlencoded"):
        return Form({**values, **dict(parse_qsl(request.body.decode(), keep_blank_values=True))})
    if content_type.startswith("multipart/form-data"):
        form = _multipart(request.body, content_type)
        return Form({**values, **form.values}, form.files)
    return Form(values)


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return values


def _multipart(body: bytes, content_type: str) -> Form:
    boundary = content_type.partition("boundary=")[2].strip('"').encode()
    form = Form()
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        _put(form, head.decode(), content.removesuffix(b"\r\n"))
    return form


def _put(form: Form, head: str, content: bytes) -> None:
    name = _NAME.search(head)
    if name is None:
        raise bad_request("a part of the form has no name")
    file_name = _FILE_NAME.search(head)
    if file_name:
        form.files[name[1]] = SentFile(file_name[1], content)
    else:
        form.values[name[1]] = content.decode()
