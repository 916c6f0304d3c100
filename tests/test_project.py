"""Documentation that cannot rot: what the words around the code promise is held against the code."""

from __future__ import annotations

import gettext
import io
import os
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.__main__ import main
from bot.settings import REMEDIES, Settings

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
READMES = ("README.md", "README.zh.md")
DOCUMENTS = sorted(str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
NOT_OURS = {".git", ".venv", "data", "dist", "htmlcov", "__pycache__", ".hypothesis"}
CATALOGUE = ROOT / "handlers/texts/locale/zh_Hans/LC_MESSAGES/jieli.po"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def code(name: str) -> str:
    """Every command a document shows: its fenced blocks and what stands between backticks."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", read(name), re.DOTALL))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_command_in_a_document_exists(name: str) -> None:
    assert set(re.findall(r"\bmake ([a-z]+)", code(name))) <= targets()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_jieli_command_in_a_document_exists(name: str) -> None:
    assert set(re.findall(r"\bjieli ([a-z]+)", code(name))) <= set(main.commands)


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert set(main.commands) == set(re.findall(r"`jieli ([a-z]+)", read(name)))
    assert targets() == set(re.findall(r"\bmake ([a-z]+)", code(name)))


@pytest.mark.parametrize("name", READMES)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert re.findall(r"^\| `([A-Z_]+)`", read(name), re.MULTILINE) == [key.upper() for key in Settings.model_fields]


def test_both_readmes_show_the_same_commands() -> None:
    shown = [re.findall(r"^ *((?:make|cp|chmod)\b[^#\n]*)", code(name), re.MULTILINE) for name in READMES]
    assert shown[0] == shown[1] != []


def test_the_example_file_names_exactly_the_settings_that_exist() -> None:
    keys = re.findall(r"^([A-Z_]+)=(.*)$", read(".env.example"), re.MULTILINE)
    assert keys == [(key.upper(), "") for key in Settings.model_fields]
    assert list(REMEDIES) == [key for key, _ in keys]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_a_document_names_exists(name: str) -> None:
    rooms = "bot|handlers|storage|ties|tests|bench|docs|requirements"
    named = re.findall(rf"`((?:{rooms})/[\w./-]*)`", read(name)) + re.findall(r"\]\(([\w./-]+)\)", read(name))
    assert [
        path for path in named if not (ROOT / path).exists() and not (ROOT / name).parent.joinpath(path).exists()
    ] == []


def test_the_continuous_check_runs_what_the_readme_says() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert re.findall(r"^make .*", read(".ci/run"), re.MULTILINE) == ["make check", "make test"]


def test_the_changelog_speaks_of_this_version() -> None:
    assert re.search(rf"^## {re.escape(PROJECT['project']['version'])}\b", read("CHANGELOG.md"), re.MULTILINE)


def locked(name: str) -> dict[str, Requirement]:
    lines = re.findall(r"^([a-z].*?)(?: \\)?$", read(f"requirements/{name}.txt"), re.MULTILINE)
    return {canonicalize_name(found.name): found for found in map(Requirement, lines)}


@pytest.mark.parametrize("name", ["run", "dev"])
def test_the_locked_files_name_no_host_and_pin_everything_by_hash(name: str) -> None:
    text = read(f"requirements/{name}.txt")
    assert re.findall(r"://|^-", text, re.MULTILINE) == []
    blocks = re.split(r"\n(?=[a-z])", text.strip())
    assert [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(("name", "groups"), [("run", ["build"]), ("dev", ["build", "dev"])])
def test_the_locked_files_hold_what_the_project_asks_for(name: str, groups: list[str]) -> None:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *(each for key in groups for each in PROJECT["dependency-groups"][key]),
    ]
    pins = {key: pin.specifier for key, pin in locked(name).items()}
    for requirement in map(Requirement, wanted):
        version = str(pins[canonicalize_name(requirement.name)]).removeprefix("==")
        assert requirement.specifier.contains(version), requirement


def test_tests_run_with_the_versions_that_run() -> None:
    run, dev = locked("run"), locked("dev")
    assert {key: str(pin) for key, pin in run.items()} == {key: str(dev[key]) for key in run}


def own_files() -> Iterator[tuple[Path, str]]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [each for each in folders if each not in NOT_OURS and not each.endswith("_cache")]
        for path in (Path(folder, each) for each in files if each != ".env" and not each.startswith(".coverage")):
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8", errors="ignore")


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    homes = re.compile(r"/(?:home|Users|root|work)/\w")
    here = {str(ROOT), str(Path.home())} - {"/"}
    assert [str(path) for path, text in own_files() if homes.search(text) or any(each in text for each in here)] == []


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def messages() -> list[Message]:
    return [message for message in catalogue() if message.id]


def said_in_code() -> set[str | tuple[str, ...]]:
    """Message ids as the code holds them; `make texts` extracts by the same keywords."""
    keywords = {"t": None, "label": None, "later": None, "plural": (1, 2)}
    found: set[str | tuple[str, ...]] = set()
    for room in ("handlers", "bot"):
        rows = extract_from_dir(ROOT / room, [("**.py", "python")], {"**": {}}, keywords)
        found |= {row[2] for row in rows}
    return found


def marks(text: str) -> tuple[list[str], list[str]]:
    """What a translation must keep: names of values, and tags."""
    fields = sorted({field for _, field, _, _ in string.Formatter().parse(text) if field is not None})
    return fields, sorted(re.findall(r"</?\w+", text))


def test_the_catalogue_holds_exactly_the_texts_of_the_code() -> None:
    assert {message.id for message in messages()} == said_in_code()


def forms(message: Message) -> list[str]:
    """The translation: one form, or one per grammatical number (Chinese has one)."""
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


def test_every_text_is_translated() -> None:
    assert [message.id for message in messages() if message.fuzzy or not all(forms(message))] == []


def test_translations_keep_every_value_and_every_tag() -> None:
    different = []
    for message in messages():
        source = message.id if isinstance(message.id, str) else message.id[-1]
        different += [form for form in forms(message) if form and marks(form) != marks(source)]
    assert different == []


def test_singular_and_plural_name_the_same_values_but_the_number() -> None:
    pairs = [message.id for message in messages() if not isinstance(message.id, str)]
    assert [one for one, many in pairs if not {*marks(many)[0]} - {"n"} <= {*marks(one)[0]} <= {*marks(many)[0]}] == []


def test_the_compiled_catalogue_is_current() -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue())
    fresh.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        committed = gettext.GNUTranslations(file)
    assert texts_of(committed) == texts_of(gettext.GNUTranslations(fresh))


def texts_of(translations: gettext.GNUTranslations) -> dict[object, str]:
    """Every text of a compiled catalogue without its header, which holds dates."""
    return {key: text for key, text in vars(translations)["_catalog"].items() if key}
