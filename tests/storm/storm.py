"""The storm itself: people write without pause while the process is killed at seeded random instants."""

import asyncio
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.storm.answers import Answers
from tests.storm.lines import Line, line, note
from tests.storm.oracle import Figures, compare
from tests.storm.process import ROOT, BotProcess
from tests.telegram.chats import Account
from tests.telegram.server import Server

LATENCY = 0.05
"""Seconds a call takes, half before acting and half after; with none there are no gaps in which a kill does harm."""

NOTES = 0.25
"""Share of messages that are notes: they only make sense after what came before them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a storm is like: `owners` people write `rate` messages a second; kills come `window` seconds after delivery.

    A window is an upper bound, the instant is drawn. At the end `drain` seconds may pass without any answer.
    """

    kills: int
    seed: int
    owners: int = 24
    rate: float = 15.0
    window: float = 2.0
    drain: float = 20.0
    program: Path = ROOT


@dataclass(frozen=True, slots=True)
class Report:
    """A storm's figures, how long its last stop took (seconds) and with which status it ended."""

    figures: Figures
    kills: int
    stop_status: int
    stop_seconds: float
    seconds: float
    log: str


@dataclass(slots=True)
class Crowd:
    """People who write numbered lines in turn by chance, whether the bot runs or not."""

    server: Server
    plan: Plan
    lines: list[Line] = field(default_factory=list)
    answers: Answers = field(init=False)
    _last: dict[int, Line] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.answers = Answers(self.server.ledger)
        self._chance = random.Random(f"crowd {self.plan.seed}")  # noqa: S311 -- a repeatable draw, no secret

    def write(self) -> None:
        """Let somebody introduce a person or, one time in four, note something about the one they introduced last."""
        number = next(self._numbers)
        account = Account(
            1000 + self._chance.randrange(self.plan.owners), language_code=self._chance.choice(("en", "zh"))
        )
        last = self._last.pop(account.id, None)
        if last and self._chance.random() < NOTES:
            said = note(number, last)
        else:
            said = self._last[account.id] = line(number, account)
        self.lines.append(said)
        self.answers.expect(said)
        self.server.write(account, said.text)

    async def write_on(self) -> None:
        """Send lines at the plan's rate until cancelled."""
        began, sent = time.monotonic(), 0
        while True:
            await asyncio.sleep(max(0.0, began + sent / self.plan.rate - time.monotonic()))
            self.write()
            sent += 1

    async def heard(self, seconds: float) -> None:
        """Return when every line is answered, or when nothing new was answered for `seconds`."""
        answered, deadline = -1, 0.0
        while self.answers.missing(self.lines):
            if (now_answered := sum(self.answers.counted.values())) > answered:
                answered, deadline = now_answered, time.monotonic() + seconds
            if time.monotonic() > deadline:
                return
            await asyncio.sleep(0.1)


async def storm(plan: Plan, folder: Path) -> Report:
    """Run a storm in a folder of its own and return its report. Raises Died when the bot fails by itself."""
    began = time.monotonic()
    async with Server(latency=LATENCY) as server:
        crowd, bot = Crowd(server, plan), BotProcess(folder, server, plan.program)
        writing = asyncio.create_task(crowd.write_on())
        try:
            await _kill_again_and_again(bot, plan)
            writing.cancel()
            await bot.start()
            crowd.write()  # so that the last process has something to do before it is asked to stop
            await bot.until(crowd.heard(plan.drain), 600)
            status, stopping = await bot.stop()
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
            await bot.kill()
        figures = compare(bot.database, crowd.lines, crowd.answers)
    return Report(figures, plan.kills, status, stopping, time.monotonic() - began, bot.log)


async def _kill_again_and_again(bot: BotProcess, plan: Plan) -> None:
    chance = random.Random(f"kills {plan.seed}")  # noqa: S311 -- a repeatable draw, no secret
    for _ in range(plan.kills):
        await bot.start_and_hear()
        await asyncio.sleep(chance.uniform(0, plan.window))
        await bot.kill()
