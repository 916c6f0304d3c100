"""The loopback Bot API server: sockets, faults and limits around the methods."""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from tests.telegram.faults import Fault, Faults
from tests.telegram.forms import Form, read_form
from tests.telegram.ledger import Call, Delivery
from tests.telegram.limits import Limits
from tests.telegram.methods import METHODS, PACED, PARAMETERS, Answer, check_parameters
from tests.telegram.people import People
from tests.telegram.refusals import Refused, conflict, too_many
from tests.telegram.wire import Request, Unreadable, read_request, reply

TOKEN = "42:l00pback-t0ken-0f-n0-w0rth"
_HTML_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
_REAL_NAMES = {name.lower(): name for name in PARAMETERS}


@dataclass(slots=True)
class Server(People):
    """A Bot API on 127.0.0.1, `latency` seconds away. `port` 0 takes a free one; state outlives stop() and start()."""

    token: str = TOKEN
    port: int = 0
    latency: float = 0.0
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    delivered: asyncio.Event = field(default_factory=asyncio.Event)
    called: asyncio.Event = field(default_factory=asyncio.Event)
    _listening: asyncio.Server | None = None
    _connections: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def api_url(self) -> str:
        """Return the prefix to which the token is appended."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def file_url(self) -> str:
        """Return the prefix for downloads, to which the token is appended."""
        return f"http://127.0.0.1:{self.port}/file/bot"

    async def start(self) -> None:
        """Listen."""
        self._listening = await asyncio.start_server(self._connection, "127.0.0.1", self.port, limit=2**20)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and hang up on everybody."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for connection in list(self._connections):
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def until(self, happened: Callable[[], bool]) -> None:
        """Return once something is so; it is looked at after every call."""
        while not happened():
            self.called.clear()
            await self.called.wait()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, Unreadable, asyncio.CancelledError):
                await self._converse(reader, writer)
        finally:
            self._connections.discard(task)
            writer.transport.abort()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while request := await read_request(reader):
            answered = await self._answered(request)
            if answered is None:
                return
            writer.write(answered)
            await writer.drain()

    async def _answered(self, request: Request) -> bytes | None:
        """Return the bytes of the reply, None when the connection is to be dropped."""
        path = unquote(urlsplit(request.target).path)
        if path.startswith(f"/file/bot{self.token}/"):
            return self._download(path.rpartition("/")[2])
        token, _, name = path.removeprefix("/bot").partition("/")
        method = _REAL_NAMES.get(name.lower())
        if token != self.token or not path.startswith("/bot"):
            return _refusal(Refused(401, "Unauthorized"))
        if method is None:
            return _refusal(Refused(404, "Not Found: method not found"))
        return await self._call(method, request)

    async def _call(self, method: str, request: Request) -> bytes | None:
        fault = self.faults.draw(method)
        arrived = time.monotonic()
        form = Form()
        try:
            form = read_form(request)
            if fault and not fault.acts:
                raise self._broken(fault, form)
            answer = await self._act(method, form, request)
        except Refused as refused:
            self._record(Call(arrived, method, form.values, acted=False, status=refused.status, fault=fault))
            return _failed(fault, refused)
        heard = fault is None and not request.hung_up()
        self._record(Call(arrived, method, form.values, acted=True, status=200, fault=fault, heard=heard))
        return await self._garbled(fault, _json({"ok": True, "result": answer}))

    def _broken(self, fault: Fault, form: Form) -> Refused:
        if fault is Fault.CONFLICT:
            return conflict()
        if fault is Fault.TOO_MANY:
            chat_id = form.integer("chat_id", 0)
            return self.limits.punish(chat_id, 1, time.monotonic()) if chat_id else too_many(1)
        if fault is Fault.INTERNAL:
            return Refused(500, "Internal Server Error")
        return Refused(502, "Bad Gateway")

    async def _act(self, method: str, form: Form, request: Request) -> Answer:
        check_parameters(method, form)
        if method == "getUpdates":
            return await self._deliver(form, request)
        refusal = self.limits.admit(form.integer("chat_id", 0), time.monotonic()) if method in PACED else None
        if refusal:
            raise refusal
        await asyncio.sleep(self.latency / 2)
        answer = METHODS[method](self.state, form)
        await asyncio.sleep(self.latency / 2)
        return answer

    async def _deliver(self, form: Form, request: Request) -> list[dict[str, Any]]:
        if "allowed_updates" in form:
            self.updates.allowed = form.nested("allowed_updates")
        offset, limit = form.integer("offset", 0), form.integer("limit", 100)
        batch = await self.updates.get(offset, limit, seconds=form.integer("timeout", 0))
        if batch and not request.hung_up():
            ids = tuple(int(update["update_id"]) for update in batch)
            self.ledger.deliveries.append(Delivery(time.monotonic(), ids))
            self.delivered.set()
        return batch

    async def _garbled(self, fault: Fault | None, answer: bytes) -> bytes | None:
        if fault is Fault.HALF_JSON:
            return reply(200, answer[: len(answer) // 2])
        if fault is Fault.STALL:
            await asyncio.sleep(self.faults.stall_seconds)
        return None if fault in {Fault.DROP_AFTER, Fault.STALL} else reply(200, answer)

    def _record(self, call: Call) -> None:
        self.ledger.calls.append(call)
        self.called.set()

    def _download(self, file_id: str) -> bytes | None:
        fault = self.faults.draw("download")
        upload = self.state.uploads.get(file_id)
        if upload is None:
            return _refusal(Refused(404, "Not Found"))
        if fault:
            return None
        return reply(200, upload.content, "application/octet-stream")


def _failed(fault: Fault | None, refused: Refused) -> bytes | None:
    if fault is Fault.DROP_BEFORE:
        return None
    if fault is Fault.HTML_PAGE:
        return reply(502, _HTML_PAGE, "text/html")
    return _refusal(refused)


def _refusal(refused: Refused) -> bytes:
    return reply(refused.status, _json(refused.body))


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
