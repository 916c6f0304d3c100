"""The bench in its short form: every goal is measured beside its floor, and the verdict follows the ratio."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from bench import corpora, made
from bench.__main__ import PARTS, main, run
from bench.report import Line, percentile, shown
from bench.sizes import SHORT
from tests.storage.rows import NOW
from ties.capture import read_line
from ties.folding import has_han


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        pytest.param(Line("1", "x", 2.0, 1.0, "ms", 2.0), "met", id="just met"),
        pytest.param(Line("1", "x", 2.1, 1.0, "ms", 2.0), "NOT MET", id="too dear"),
        pytest.param(Line("7", "x", 0.9, 1.0, "1/s", 0.85, at_least=True), "met", id="fast enough"),
        pytest.param(Line("7", "x", 0.8, 1.0, "1/s", 0.85, at_least=True), "NOT MET", id="too slow"),
        pytest.param(Line("9", "x", 0.8, 1.0, "1/s"), "×", id="no goal, no verdict"),
    ],
)
def test_the_verdict_follows_the_ratio(line: Line, verdict: str) -> None:
    assert shown(line).endswith(verdict)
    assert line.met == (verdict != "NOT MET")


def test_a_note_stands_below_its_line() -> None:
    assert shown(Line("2", "x", 3.0, 1.5, "ms", 6.0, note="why")).splitlines()[1:] == ["      why"]


def test_percentiles_lie_between_the_least_and_the_most() -> None:
    assert percentile([float(n) for n in range(101)], 95) == pytest.approx(95)


@pytest.mark.parametrize("name", [name for name in PARTS if name not in ("captures", "processes")])
async def test_a_part_measures_its_goals(name: str) -> None:
    written: list[str] = []
    lines = await run([name], SHORT, written.append)
    assert lines
    assert all(line.ours > 0 and line.floor > 0 for line in lines)
    assert len(written) == 1 + len(lines)


async def test_the_processes_and_the_index_are_measured() -> None:
    lines = await run(["processes"], SHORT, lambda _: None)
    assert [line.goal for line in lines] == ["12"] * 4
    assert all(line.ours > 0 and line.floor > 0 for line in lines)


async def test_captures_are_measured_and_nearly_all_of_them_are_captures() -> None:
    together, serial = await run(["captures"], SHORT, lambda _: None)
    kept, sent = map(int, re.findall(r"\d+", together.note))
    assert 0.95 * sent < kept <= sent
    assert min(together.ours, together.floor, serial.ours, serial.floor) > 0
    assert "the disk syncs" in serial.note


def test_made_lines_are_the_same_for_the_same_seed_and_name_somebody() -> None:
    one, other = (list(itertools.islice(made.lines(seed=3), 40)) for _ in range(2))
    assert one == other
    assert {has_han(line) for line in one} == {True, False}
    assert all(read_line(line, NOW, "DE").name for line in one)
    assert len({line.split(",")[0] for line in one}) == len(one)


def test_an_unknown_part_is_named_with_those_that_exist() -> None:
    with pytest.raises(SystemExit, match="unknown: nonsense; there are captures"):
        main(["nonsense"])


@pytest.mark.parametrize("score", [corpora.lookup, corpora.capture])
@pytest.mark.parametrize("shared", [None, "", "nowhere"])
def test_scores_without_their_data_say_what_is_missing(score: corpora.Score, shared: str | None) -> None:
    with pytest.raises(SystemExit, match=r"SHARED does not name a folder with corpora/\w+"):
        score(shared)


def test_lookup_is_scored_beside_plain_search(tmp_path: Path) -> None:
    folder = tmp_path / "corpora" / "search_dev"
    folder.mkdir(parents=True)
    people = (
        '{"id": "a", "name": "Ann", "notes": "makes batteries"}\n{"id": "b", "name": "Bo", "role": "锂电池工程师"}\n'
    )
    folder.joinpath("contacts.jsonl").write_text(people, encoding="utf-8")
    folder.joinpath("queries.jsonl").write_text('{"qid": "q", "text": "谁做电池"}\n', encoding="utf-8")
    folder.joinpath("gold.json").write_text('{"rel": ["a", "b"]}', encoding="utf-8")
    folder.joinpath("score.py").write_text(
        "def score(gold, results):\n"
        "    share = len(set(results['q']) & set(gold['rel'])) / 2\n"
        "    row = {'n': 1, 'p10': share, 'r10': share, 'f1': share}\n"
        "    return {'zh': row, 'ALL': row, 'none': {'n': 0, 'empty': 0.0}}\n"
    )
    row = next(line for line in corpora.lookup(str(tmp_path)).splitlines() if line.startswith("zh"))
    assert re.findall(r"\d\.\d+", row) == ["1.000"] * 3 + ["0.500"] * 3 + ["0.000"] * 6
