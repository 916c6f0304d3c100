"""`jieli read` takes the same way as the bot."""

import json

import pytest
from click.testing import CliRunner

from bot.reading import read


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("fintech shenzhen", "question"),
        ("jrkj", "question"),
        ("律师", "question"),
        ("Tom Baker, US warehousing, Dallas", "capture"),
        ("Kit", "unclear"),
    ],
)
def test_a_bare_word_is_a_question_there_too(line: str, way: str) -> None:
    said = CliRunner().invoke(read, [line, "--json"])
    assert json.loads(said.output)["route"] == way
