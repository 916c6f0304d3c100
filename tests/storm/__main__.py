"""`python -m tests.storm --kills 200 --seed 7` runs a storm and prints its figures; exit code 1: something is amiss."""

import argparse
import asyncio
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.storm.storm import Plan, Report, storm


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    asked = _parser().parse_args(arguments)
    plan = Plan(
        kills=asked.kills,
        seed=asked.seed,
        owners=asked.owners,
        rate=asked.rate,
        window=asked.window,
        program=asked.program,
    )
    with tempfile.TemporaryDirectory(prefix="storm") as folder:
        report = asyncio.run(storm(plan, asked.folder or Path(folder)))
    sys.stdout.write(told(plan, report))
    return 0 if report.figures.whole else 1


def told(plan: Plan, report: Report) -> str:
    """Return the report as lines of text; the seed stands in it so that it can be run again."""
    figures = {"kills": report.kills, **asdict(report.figures), "repeated per kill": _per(report)}
    lines = [f"{name.replace('_', ' '):>18}  {value}" for name, value in figures.items()]
    lines.append(f"{'tracebacks':>18}  {report.log.count('Traceback')}")
    lines.append(f"{'last stop':>18}  status {report.stop_status} after {report.stop_seconds:.1f} s")
    return f"storm, seed {plan.seed}, {report.seconds:.0f} s\n" + "\n".join(lines) + "\n"


def _per(report: Report) -> str:
    return f"{report.figures.repeated / max(1, report.kills):.2f}"


def _parser() -> argparse.ArgumentParser:
    defaults = Plan(kills=200, seed=7)
    parser = argparse.ArgumentParser(prog="python -m tests.storm", description=__doc__)
    parser.add_argument("--kills", type=int, default=defaults.kills)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--owners", type=int, default=defaults.owners, help="people writing")
    parser.add_argument("--rate", type=float, default=defaults.rate, help="messages a second, all people together")
    parser.add_argument("--window", type=float, default=defaults.window, help="latest kill, seconds after delivery")
    parser.add_argument("--folder", type=Path, help="an empty folder in which database and log stay")
    parser.add_argument("--program", type=Path, default=defaults.program, help="folder that holds the package `bot`")
    return parser


if __name__ == "__main__":
    sys.exit(main())
