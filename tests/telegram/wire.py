"""HTTP/1.1 as Bot API clients speak it: one request read, one reply written, connections kept alive."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

LARGEST_BODY = 52 * 1024 * 1024
"""Bytes; uploads end at 50 MB, the rest is form around them."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request; header names are in lower case, `hung_up` tells whether the client has gone since."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    hung_up: Callable[[], bool]


class Unreadable(Exception):
    """The bytes are no HTTP request this server takes."""


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """Return the next request of a connection, None when the client has hung up between two."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as gone:
        if gone.partial:
            raise Unreadable from gone
        return None
    start, *lines = head.decode("latin-1").strip().split("\r\n")
    method, target, version = start.split(" ")
    if version != "HTTP/1.1":
        raise Unreadable(version)
    headers = dict(_header(line) for line in lines)
    return Request(method, target, headers, await _body(reader, headers), reader.at_eof)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return await _chunks(reader)
    length = int(headers.get("content-length", "0"))
    if length > LARGEST_BODY:
        raise Unreadable(str(length))
    return await reader.readexactly(length)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    pieces = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        pieces.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(pieces)


def reply(status: int, body: bytes, content_type: str = "application/json") -> bytes:
    """Return the bytes of a reply that keeps the connection open."""
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
        f"Content-Type: {content_type}\r\n"
        f"Content-Length: {len(body)}\r\n"
        "Connection: keep-alive\r\n\r\n"
    )
    return head.encode("latin-1") + body
