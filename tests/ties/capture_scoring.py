"""A small scorer for labelled lines: counts right, wrong and missing values the way a person would forgive spelling."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ties.capture import Reading, as_json, read_line, route
from ties.folding import HAN, fold, squash

DATA = Path(__file__).parent / "data"
LISTS = frozenset({"industries", "phones", "emails", "urls", "needs", "offers", "tags"})
FIELDS = (
    *LISTS, "name", "alias", "company", "role", "city", "wechat", "telegram", "met_at", "met_on", "via", "rhythm_days",
    "birthday", "organisation",
)  # fmt: skip
_TITLE = re.compile(r"^(?:(?:mrs?|ms|dr|prof)\.?\s+)+")
_TAIL = re.compile(r"(?:有限公司|公司|ltd|gmbh|inc|llc)$")
_SMALL = frozenset(("a", "an", "the", "some", "of", "to", "for", "my", "his", "her", "their", "our", "的", "个", "一"))


def rows(file: str) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()]


@dataclass
class Score:
    """Right, wrong and missing values by field; lines with every field right; pieces of lines that were lost."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    clean: list[str] = field(default_factory=list)
    clean_traps: int = 0
    traps: int = 0
    lost: list[str] = field(default_factory=list)

    def f1(self, *fields: str) -> float:
        """The harmonic mean of precision and recall, over the fields given or all."""
        names = fields or FIELDS
        right, wrong, missing = (sum(c[f] for f in names) for c in (self.right, self.wrong, self.missing))
        return 2 * right / (2 * right + wrong + missing) if right + wrong + missing else 1.0


def score(lines: list[dict[str, Any]]) -> Score:
    """Read every line and compare with its gold."""
    found = Score()
    for row in lines:
        reading = read_line(row["text"], datetime.fromisoformat(row["at"]), row.get("region", "US"))
        answer = as_json(row["id"], reading, route(row["text"], reading, ()), None)
        mistakes = _compare(found, answer["fields"], row["gold"])
        found.clean.extend([] if mistakes else [row["id"]])
        found.traps += "trap" in row
        found.clean_traps += "trap" in row and not mistakes
        found.lost.extend(f"{row['id']}: {text}" for text in _lost(row, answer["fields"], reading))
    return found


def _compare(found: Score, got: dict[str, Any], gold: dict[str, Any]) -> int:
    mistakes = 0
    for name in FIELDS:
        right, wrong, missing = min(
            _counts(name, _many(got.get(name)), wanted, _allowed(gold.get("optional", {}).get(name)))
            for wanted in _alternatives(gold.get(name), many=name in LISTS)
        )[1:]
        found.right[name] += right
        found.wrong[name] += wrong
        found.missing[name] += missing
        mistakes += wrong + missing
    return mistakes


def _counts(name: str, got: list[Any], wanted: list[Any], spare: list[Any]) -> tuple[int, int, int, int]:
    right = sum(any(_same(name, g, w) for g in got) for w in wanted)
    wrong = sum(not any(_same(name, g, w) for w in (*wanted, *spare)) and True not in spare for g in got)
    missing = len(wanted) - right
    return wrong + missing, right, wrong, missing


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "", False) else [value]


def _alternatives(gold: Any, *, many: bool) -> Iterator[list[Any]]:
    options = gold["any"] if isinstance(gold, dict) and "any" in gold else [gold]
    yield from ([o] if many and not isinstance(o, list) and o is not None else _many(o) for o in options)


def _allowed(optional: Any) -> list[Any]:
    return [item for option in _alternatives(optional, many=False) for item in option]


def _same(name: str, got: Any, gold: Any) -> bool:
    if name in {"needs", "offers", "met_at", "role"}:
        a, b = _bag(str(got)), _bag(str(gold))
        return len(a & b) / max(len(a), len(b)) >= (0.6 if name == "role" else 0.5)
    if name == "rhythm_days":
        return abs(int(got) - int(gold)) <= 0.05 * int(gold)
    if name == "birthday":
        return {k: v for k, v in got.items() if v} == {k: v for k, v in gold.items() if v}
    return _key(got) == _key(gold)


def _key(value: Any) -> str:
    return _TAIL.sub("", squash(_TITLE.sub("", fold(str(value))).removeprefix("the "))).removesuffix("市")


def _bag(text: str) -> set[str]:
    found = {w.removesuffix("s") for w in re.findall(rf"[{HAN}]|[^\W_{HAN}]+", fold(text))}
    return found - _SMALL or found


def _lost(row: dict[str, Any], fields: dict[str, Any], reading: Reading) -> Iterator[str]:
    """The pieces that must survive somewhere and did not."""
    told = [squash(str(v)) for value in (*fields.values(), reading.note) for v in _many(value)]
    for wanted in row.get("note_contains", []):
        options = wanted["any"] if isinstance(wanted, dict) else [wanted]
        kept = any(squash(o) in t for o in options for t in told) or ("stage=" in options and reading.stage)
        if not kept:
            yield str(options[0])
