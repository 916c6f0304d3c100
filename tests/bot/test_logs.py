from __future__ import annotations

import asyncio
import io
import logging
import sqlite3
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote

import aiosqlite
import httpx
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, NetworkError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from bot.logs import CEILINGS, setup
from bot.logs.flood import FloodGuard
from bot.logs.veil import redact, words
from ties.errors import BadInput, Busy

TOKEN = "123456789:AAcanaryCANARYcanaryCANARYcanary012"
SAID = "张伟 canary-note 13800138000"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level, {name: logging.getLogger(name).level for name in CEILINGS}
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    yield
    root.handlers[:], level, levels = before
    root.setLevel(level)
    for name, value in levels.items():
        logging.getLogger(name).setLevel(value)
    logging.captureWarnings(capture=False)
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks


@pytest.fixture
def stream() -> io.StringIO:
    """Where the log goes, at DEBUG."""
    out = io.StringIO()
    setup("debug", out, TOKEN)
    return out


class OfflineTelegram(BaseRequest):
    """Answers getMe, echoes sendMessage, and fails everything else as Telegram does."""

    @property
    def read_timeout(self) -> float | None:
        return 1

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        del method, request_data
        if url.endswith("getMe"):
            return 200, b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"J","username":"j_bot"}}'
        if url.endswith("getUpdates"):
            return 200, f'{{"ok":true,"result":[{{"update_id":1,"message":"{SAID}"}}]}}'.encode()
        return 400, f'{{"ok":false,"description":"Bad Request: unsupported tag \\"{SAID}\\""}}'.encode()


def clean(text: str) -> bool:
    return not any(part in text for part in ("canary", "CANARY", "张伟", "138001", quote(TOKEN, safe="")))


async def test_telegrams_library_tells_neither_token_nor_texts_at_debug(stream: io.StringIO) -> None:
    request = OfflineTelegram()
    app = ApplicationBuilder().token(TOKEN).request(request).get_updates_request(OfflineTelegram()).build()
    async with app:
        with pytest.raises(BadRequest):
            await app.bot.send_message(1, SAID)
        logging.getLogger("bot.app").info("built %r", app.bot)
        await app.process_error(None, BadRequest(f'unsupported tag "{SAID}"'))
        with pytest.raises(AttributeError):
            await app.bot.get_updates()
        update = Update.de_json({"update_id": 2, "poll_answer": None}, app.bot)
        await app.process_update(update)
    assert "No error handlers are registered" in stream.getvalue()
    assert "Error while parsing updates" in stream.getvalue()
    assert clean(stream.getvalue())


async def test_the_driver_of_the_database_tells_no_values_at_debug(stream: io.StringIO) -> None:
    async with aiosqlite.connect(":memory:") as database:
        await database.execute("select ?", (SAID,))
    logging.getLogger("storage").debug("one line")
    assert "one line" in stream.getvalue()
    assert clean(stream.getvalue())


async def test_the_http_client_tells_no_addresses_at_debug(stream: io.StringIO) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage", id="an address"),
        pytest.param(f"https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg", id="a file's address"),
        pytest.param("http://localhost/bot1:canary/getMe", id="a short one in an address"),
        pytest.param(quote(f"/bot{TOKEN}/", safe=""), id="quoted for an address"),
        pytest.param(f"ExtBot[token={TOKEN}]", id="the bot printed"),
        pytest.param("ExtBot[token=1:canary]", id="a bot with a short one printed"),
        pytest.param("987654321:AAHcanaryCANARYcanaryCANARYcanary999", id="somebody else's"),
        pytest.param(f"secret {TOKEN.partition(':')[2]}", id="its secret half"),
    ],
)
def test_whatever_has_the_shape_of_a_token_is_hidden(text: str) -> None:
    hidden = redact(text, TOKEN)
    assert "<token>" in hidden
    assert clean(hidden)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12:30:45 started", id="a time of day"),
        pytest.param("20261121:backup done", id="a date and a word"),
        pytest.param("update 123456789 done", id="a number alone"),
        pytest.param("token is missing", id="the word token"),
    ],
)
def test_ordinary_lines_stay_as_they_are(text: str) -> None:
    assert redact(text, "") == text
    assert redact(text, "1:x") == text


def test_tracebacks_hide_the_token_and_what_somebody_wrote(stream: io.StringIO) -> None:
    try:
        try:
            int(SAID)
        except ValueError as error:
            raise ConnectionError(TOKEN) from error
    except ConnectionError:
        logging.getLogger("bot.inbox").exception("poll failed")
    text = stream.getvalue()
    assert "ValueError\n\nand then:\n" in text
    assert "ConnectionError: <token>" in text
    assert "test_logs.py" in text
    assert clean(text)


def test_every_error_of_a_group_is_told(stream: io.StringIO) -> None:
    group = ExceptionGroup("two", [OSError("disk"), KeyError(SAID)])
    logging.getLogger("bot").error("failed", exc_info=group)
    assert "OSError: disk" in stream.getvalue()
    assert "KeyError\n" in stream.getvalue()
    assert clean(stream.getvalue())


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(OSError(28, "No space left on device"), "OSError: [Errno 28] No space left on device", id="os"),
        pytest.param(AttributeError("'NoneType' has no x"), "AttributeError: 'NoneType' has no x", id="code"),
        pytest.param(Busy("data/jieli.db is in use"), "Busy: data/jieli.db is in use", id="the database's own"),
        pytest.param(BadInput(SAID), "BadInput", id="what somebody typed"),
        pytest.param(KeyError(SAID), "KeyError", id="a key"),
        pytest.param(NetworkError("Timed out"), "NetworkError: Timed out", id="the network"),
        pytest.param(BadRequest(f'no tag "{SAID}" at 3'), "BadRequest: no tag … at 3", id="Telegram quotes"),
        pytest.param(
            sqlite3.OperationalError(f"no such column: {SAID}"), "OperationalError: no such column: …", id="sql"
        ),
        pytest.param(sqlite3.IntegrityError("UNIQUE: person.id"), "IntegrityError: UNIQUE: person.id", id="constraint"),
    ],
)
def test_an_exception_tells_what_cannot_come_from_a_contact(error: Exception, told: str) -> None:
    assert words(error) == told


def test_data_in_the_arguments_of_a_library_is_reduced_to_its_type(stream: io.StringIO) -> None:
    library = logging.getLogger("telegram.ext.Thing")
    library.error("received %r in %d ms after %s", {"text": SAID}, 12, OSError("reset"))
    library.error("received %(what)s", {"what": SAID})
    logging.getLogger("asyncio").error(f"Task failed\nfuture: <Task exception=KeyError('{SAID}')>")  # noqa: G004  # so does asyncio
    text = stream.getvalue()
    assert "received <dict> in 12 ms after OSError: reset" in text
    assert "received <str>" in text
    assert "Task failed\n" in text
    assert clean(text)


def test_own_lines_keep_their_arguments_but_not_what_an_exception_quotes(stream: io.StringIO) -> None:
    logging.getLogger("bot.schedule").info("%s owners due, %r, %s", 3, "soon", ValueError(SAID))
    assert "bot.schedule: 3 owners due, 'soon', ValueError\n" in stream.getvalue()


def test_a_line_that_cannot_be_formatted_is_reported_without_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    setup("debug", stream)  # here, since pytest's own handlers, added after the fixtures, would stumble too
    logging.getLogger("bot.inbox").info("%d", SAID)
    assert stream.getvalue() == ""
    assert capsys.readouterr().err == "a log line of bot.inbox could not be written\n"


@pytest.mark.filterwarnings("default")
def test_warnings_and_crashes_go_to_the_log(stream: io.StringIO) -> None:
    warnings.warn("something is old", DeprecationWarning, stacklevel=1)
    thread = threading.Thread(target=int, args=(SAID,))
    thread.start()
    thread.join()
    sys.excepthook(OSError, OSError(TOKEN), None)
    text = stream.getvalue()
    assert "something is old" in text
    assert "a thread was stopped by an error" in text
    assert "CRITICAL bot: stopped by an error" in text
    assert clean(text)


def test_an_interrupt_from_the_keyboard_is_no_crash(stream: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stream.getvalue() == ""
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_an_error_in_a_destructor_goes_to_the_log(stream: io.StringIO) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise ValueError(SAID)

    Fragile()
    assert "an error while cleaning up was ignored" in stream.getvalue()
    assert clean(stream.getvalue())


def test_there_is_one_handler_however_often_it_is_set_up(stream: io.StringIO) -> None:
    setup("INFO", stream)
    logging.getLogger("bot").info("once")
    logging.getLogger("bot").debug("never")
    assert stream.getvalue().count("once") == 1
    assert "never" not in stream.getvalue()


def record(message: str = "poll %s failed", level: int = logging.ERROR, name: str = "bot") -> logging.LogRecord:
    return logging.LogRecord(name, level, __file__, 1, message, ("x",), None)


class Clock:
    """Seconds that pass when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_fault_is_told_once_a_minute_with_its_count() -> None:
    clock = Clock()
    guard = FloodGuard(60, clock)
    told = []
    for second in range(601):
        clock.now = second
        told.append(guard.admit(record()))
    assert [count for count in told if count is not None] == [0] + [59] * 10


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(record(level=logging.WARNING), id="level"),
        pytest.param(record(name="storage"), id="logger"),
        pytest.param(record("send %s failed"), id="message"),
    ],
)
def test_faults_of_another_class_are_told_beside_it(other: logging.LogRecord) -> None:
    guard = FloodGuard(60, Clock())
    assert guard.admit(record()) == 0
    assert guard.admit(other) == 0
    assert guard.admit(record()) is None


def test_messages_that_differ_in_numbers_only_are_one_class() -> None:
    guard = FloodGuard(60, Clock())
    assert guard.admit(record("task 17 at 0x7f1c died")) == 0
    assert guard.admit(record("task 18 at 0x7f2d died")) is None


def test_ordinary_lines_are_never_held_back() -> None:
    guard = FloodGuard(60, Clock())
    assert [guard.admit(record(level=logging.INFO)) for _ in range(3)] == [0, 0, 0]


def test_a_fault_that_stopped_is_counted_when_its_minute_is_over() -> None:
    clock = Clock()
    guard = FloodGuard(60, clock)
    last = record()
    for fault in (record(), record(), last):
        guard.admit(fault)
    assert list(guard.overdue()) == []
    clock.now = 60
    assert list(guard.overdue()) == [(last, 2)]
    assert list(guard.overdue()) == []


def test_a_thousand_kinds_of_fault_in_a_minute_are_a_flood_too() -> None:
    guard = FloodGuard(60, Clock())
    told = [guard.admit(record(f"{chr(0x4E00 + kind)} failed")) for kind in range(1000)]
    assert told.count(0) == 500


def test_ten_minutes_of_the_same_traceback_stay_below_200_kb(stream: io.StringIO) -> None:
    for _ in range(6000):
        try:
            int(SAID)
        except ValueError:
            logging.getLogger("bot").exception("poll failed")
    with closing(logging.getLogger().handlers[0]):
        pass
    text = stream.getvalue()
    assert text.count("Traceback") == 1
    assert "poll failed (and 5998 more like it)" in text
    assert len(text) < 20_000


async def test_a_task_nobody_waited_for_tells_its_type_alone(stream: io.StringIO) -> None:
    async def fail() -> None:
        raise KeyError(SAID)

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    assert "Task exception was never retrieved" in stream.getvalue()
    assert clean(stream.getvalue())


def test_the_bot_itself_prints_its_token_and_the_log_does_not(stream: io.StringIO) -> None:
    logging.getLogger("handlers").warning("%r", Bot(TOKEN))
    assert "token=<token>" in stream.getvalue()
    assert clean(stream.getvalue())
