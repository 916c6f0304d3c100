"""Reading a few lines once, so that the first ones typed after a start need not wait for tables and patterns."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from ties.capture import read_line, route
from ties.deals.reading import read_deal
from ties.question import read_question

AFTER_SECONDS = 2.0
"""What waited for the start is answered first."""

_LINES = (
    "Ann Lee, founder @ Tin Logistics, Berlin. Met at a fair yesterday. Needs a lawyer. +49 170 1234567",
    "王芳 外贸公司老板 深圳 做跨境电商 上周五饭局认识 缺海外仓 能提供流量 微信 wangfang88",
)
_QUESTIONS = ("who do I know in fintech in Berlin?", "谁在深圳做金融科技", "jrkj")


def warm() -> None:
    """Read made-up lines and questions; nothing is stored."""
    now = datetime.now(UTC)
    for line in _LINES:
        route(line, read_line(line, now, "DE"), ())
        read_deal(line, now, "EUR")
    for question in _QUESTIONS:
        read_question(question, now)


def start() -> threading.Thread:
    """Warm up beside everything else, in the thread returned."""
    thread = threading.Thread(target=warm, name="warming", daemon=True)
    thread.start()
    return thread
