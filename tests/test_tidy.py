"""The rules of the house that no linter knows, each a test that names what breaks it."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from rightsize.cli.main import COMMANDS
from rightsize.core.analysis.languages import packaged
from rightsize.core.tasks.catalog import TASKS
from tests.support.docs_pages import PAGES

ROOT = Path(__file__).parents[1]
LONGEST = 300
"""Lines; what is longer has two purposes."""

DATA = (
    "examples/",
    "tests/golden/",
    "tests/corpus/data/",
    "tests/corpus/floor/",
    "tests/fixtures/",
    "requirements/",
    "LICENSE",
)
"""What is read and not maintained by hand."""

ADDRESS = re.compile(r"(?<!emit-)index-url|--find-links|\"resolved\":\s*\"|registry\s*=\s*\"?http")


@cache
def tracked(*patterns: str) -> tuple[str, ...]:
    """Return the project's files that match, from the root, without data."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(name for name in listed if not name.startswith(DATA) and (ROOT / name).is_file())


def text_of(name: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_module_says_what_it_is_for() -> None:
    """A docstring heads each file, those of the tests too."""
    assert [name for name in tracked("*.py") if not ast.get_docstring(ast.parse(text_of(name)))] == []


def test_no_file_is_long() -> None:
    """A file of more than 300 lines is two files."""
    code = tracked("*.py", "*.lua", "*.ts", "*.js", "*.sh", "Makefile", ".ci/run")

    assert {name: lines for name in code if (lines := text_of(name).count("\n")) > LONGEST} == {}


def test_packages_offer_nothing_of_their_own() -> None:
    """An `__init__.py` is a docstring: what is imported is imported from where it is defined; ours has the version."""
    packages = set(tracked("server/**/__init__.py")) - {"server/rightsize/__init__.py"}

    assert [name for name in packages if len(ast.parse(text_of(name)).body) != 1] == []


def test_only_the_terminals_output_prints() -> None:
    """On stdout are the protocol of a server and the result in a terminal; one file writes there."""
    calls = re.compile(r"(?<![\w.])print\(|sys\.stdout\.write\(")
    allowed = {"server/rightsize/cli/output.py", "server/rightsize/lsp/__main__.py"}

    assert {name for name in tracked("server/**/*.py") if calls.search(text_of(name))} - allowed == set()


def test_no_language_is_known_by_name() -> None:
    """A language is data; code that asks for one by name is a special case."""
    asks = re.compile(r"language(\.id|\.name)?\s*(==|!=|in)\s*[\"'({\[]")

    assert [name for name in tracked("server/**/*.py") if asks.search(text_of(name))] == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_written_from_the_code_are_up_to_date(name: str) -> None:
    """After a setting, a command or its words changed: `python -m tests.support.docs_pages`."""
    assert text_of(name) == PAGES[name]()


def test_the_readme_names_the_commands() -> None:
    """Whoever reads only the README knows what there is."""
    readme = text_of("README.md")

    assert [row.name for row in COMMANDS if f"rightsize {row.name}" not in readme] == []


def test_editors_agree_with_the_code() -> None:
    """Neovim starts the server for every language, and what the pages for editors call a command is one."""
    lua, page = text_of("editors/nvim/lsp/rightsize.lua"), text_of("editors/README.md")
    languages = {identifier for language in packaged().rows for identifier in language.lsp_ids}
    commands = {row.command for row in TASKS} | {"rightsize.ask", "rightsize.cancel", "rightsize.dashboard"}

    assert languages - set(re.findall(r'"(\w+)"', lua)) == set()
    named = set(re.findall(r"(?:`|\")(rightsize\.(?!log)\w+)(?:`|\")", page))
    assert named <= commands


def test_architecture_names_every_package() -> None:
    """The code map is whole."""
    page = text_of("ARCHITECTURE.md")
    packages = [Path(name).parent.relative_to("server/rightsize") for name in tracked("server/**/__init__.py")]

    assert [
        str(each) for each in packages if each.name and f"`{each}/`" not in page and f"`{each.name}/`" not in page
    ] == []


def test_architecture_is_two_pages() -> None:
    """A map that takes longer to read than the code is none."""
    assert len(text_of("ARCHITECTURE.md").split()) < 1600


def test_no_file_holds_a_download_address() -> None:
    """Where packages come from is the machine's business."""
    files = tracked("*.toml", "*.txt", "*.json", "*.cfg", "Makefile", ".ci/run", "*.lock")

    assert [name for name in files if ADDRESS.search(text_of(name))] == []
    assert [name for name in ("run", "dev") if "://" in text_of(f"requirements/{name}.txt")] == []


def test_nobody_is_told_to_start_it_by_module() -> None:
    """`python -m` looks in the folder that somebody works in first: a `rightsize` there would run in its place."""
    told = re.compile(r"-m[\"', ]+rightsize(?![\w-])")
    pages = [*tracked("*.md"), *tracked("editors/*")]

    assert [name for name in pages if told.search(text_of(name))] == []


def test_links_in_the_docs_lead_somewhere() -> None:
    """A relative link in a page is a file of the project."""
    link = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
    broken = [
        f"{name}: {target}"
        for name in tracked("*.md")
        for target in link.findall(text_of(name))
        if not (ROOT / name).parent.joinpath(target).exists()
    ]

    assert broken == []


def test_whither_links_lead_is_asked_in_one_way() -> None:
    """`Path.resolve` raises on a link to itself in some versions of Python; `settings.places.real_of` never does."""
    assert {name for name in tracked("server/**/*.py") if re.search(r"\.resolve\(", text_of(name))} == set()
