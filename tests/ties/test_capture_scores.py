"""The figures the capture grammar has reached on labelled lines; they may rise, not fall."""

import pytest

from tests.ties.capture_scoring import FIELDS, rows, score


def test_the_development_lines_are_read_nearly_without_a_mistake() -> None:
    found = score(rows("capture_dev_lines.jsonl"))
    assert found.f1("name") >= 0.98
    assert found.f1() >= 0.97
    assert min(found.f1(name) for name in FIELDS) >= 0.9
    assert found.clean_traps / found.traps >= 0.9
    assert found.lost == []


def test_lines_made_after_the_grammar_was_tuned_are_read_nearly_as_well() -> None:
    found = score(rows("made_capture.jsonl"))
    assert found.f1("name") >= 0.96
    assert found.f1() >= 0.96
    assert len(found.clean) >= 26
    assert found.lost == []


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in rows("capture_dev_lines.jsonl")[::8]])
def test_nothing_of_a_line_is_invented(row: dict[str, object]) -> None:
    found = score([row])
    assert found.wrong.total() == 0
