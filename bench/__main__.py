"""`make bench`: every goal beside its floor. Also `python -m bench lookup` and `capture`, and single parts by name."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from bench import captures, commits, corpora, digests, inserts, lookups, parallel, processes
from bench.report import HEAD, Line, shown
from bench.sizes import SHORT, USUAL, Sizes

PARTS: Mapping[str, Callable[[Path, Sizes], Awaitable[list[Line]]]] = {
    "captures": captures.measure,
    "commits": commits.measure,
    "parallel": parallel.measure,
    "processes": processes.measure,
    "lookups": lookups.measure,
    "inserts": inserts.measure,
    "digests": digests.measure,
}
"""Goals 1 and 2, 7, 9, 12; then those of later issues: 3 to 6, 8, 10."""

SCORES: Mapping[str, corpora.Score] = {"lookup": corpora.lookup, "capture": corpora.capture}


async def run(names: Sequence[str], sizes: Sizes, write: Callable[[str], object] = print) -> list[Line]:
    """Measure the parts named, or all, and write a line for each goal as soon as it is known."""
    lines: list[Line] = []
    write(HEAD)
    for name in names or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            measured = await PARTS[name](Path(folder), sizes)
        for line in measured:
            write(shown(line))
        lines += measured
    return lines


def main(arguments: Sequence[str]) -> None:
    """Run what the command line names."""
    names = [name for name in arguments if name != "--short"]
    unknown = [name for name in names if name not in PARTS and name not in SCORES]
    if unknown:
        raise SystemExit(f"unknown: {', '.join(unknown)}; there are {', '.join((*PARTS, *SCORES))}, and --short")
    scores = [name for name in names if name in SCORES]
    for name in scores:
        print(SCORES[name](os.environ.get("SHARED")))
    if not scores:
        asyncio.run(run(names, SHORT if "--short" in arguments else USUAL))


if __name__ == "__main__":
    main(sys.argv[1:])
