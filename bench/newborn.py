"""Our process, run by itself: what `jieli run` loads, started without a network, then one Chinese capture."""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
import time
from pathlib import Path

import bot.__main__
import bot.run
from bench.memory import resident
from bot.app import Network, build, running
from bot.console import TOKEN
from bot.local_api import LocalApi
from bot.local_person import LocalPerson
from bot.pacing import NoPace
from handlers.context import Access

LOADED = (bot.__main__, bot.run)
LINE = "陈晓雯，成都，火锅供应链，想找华东经销商，上周在糖酒会认识，电话138 0013 8123"


async def main(folder: Path) -> None:
    """Start, capture, and print what each took."""
    api = LocalApi()
    access = Access(open=True, operators=frozenset(), zone="Asia/Shanghai", language="zh_Hans")
    network = Network(TOKEN, api, LocalApi(), NoPace())
    async with build(folder / "jieli.db", network, access) as program, running(program):
        told = {"cpu": time.process_time(), "start": resident()}
        person = LocalPerson(api, 1001, itertools.count(1), "zh-hans")
        for text in ("/start", LINE):
            await program.keep([person.text(text)])
            await program.settled()
        print(json.dumps(told | {"captured": resident()}))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
