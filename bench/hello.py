"""The floor of a process, run by itself: a PTB bot with a job queue that only says hello."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest

from bench.memory import resident

BOT = {"id": 1, "is_bot": True, "first_name": "Hello", "username": "hello_bot"}


class Silence(BaseRequest):
    """Answers getMe, without a network."""

    @property
    def read_timeout(self) -> float | None:
        """No network, no timeout."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        """Say who the bot is."""
        return 200, json.dumps({"ok": True, "result": BOT}).encode()


async def hello(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say hello."""
    assert update.message is not None
    await update.message.reply_text("Hello")


async def main() -> None:
    """Start, and print what that took."""
    application = (
        ApplicationBuilder().token("1:x").request(Silence()).get_updates_request(Silence()).updater(None).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, hello))
    async with application:
        await application.start()
        print(json.dumps({"cpu": time.process_time(), "start": resident()}))
        await application.stop()


if __name__ == "__main__":
    asyncio.run(main())
