"""The laws of the house: which room may import which, and what may not be imported before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SERVER = ROOT / "server"

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

HEAVY = frozenset(
    {
        *("aiohttp", "fastapi", "httpx", "json_repair", "litellm", "markdown_it", "pathspec", "pydantic"),
        *("rich", "starlette", "tree_sitter", "uvicorn"),
    }
)
"""What is imported only when it is needed, since each takes a part of what an editor's start may take."""

IMPORTED = """
import json, sys
{statement}
print(json.dumps(sorted(set(name.partition(".")[0] for name in sys.modules))))
"""


def python(source: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of source on our package alone."""
    command = [sys.executable, "-c", source]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(SERVER)}
    )


def test_every_import_contract_is_kept() -> None:
    """The contracts in pyproject.toml; what broke one stands in the output."""
    result = python(LINT)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    "statement",
    ["import rightsize.lsp.run, rightsize.lsp.server", "import rightsize.cli.main", "import rightsize.core.errors"],
)
def test_nothing_heavy_is_imported_at_start_up(statement: str) -> None:
    """Settings, grammars, LiteLLM and tables wait until somebody asks for them."""
    result = python(IMPORTED.format(statement=statement))

    assert result.returncode == 0, result.stderr
    assert HEAVY & set(json.loads(result.stdout)) == set()


def test_the_terminal_starts_without_the_language_server() -> None:
    """`rightsize route` does not wait for pygls."""
    result = python(IMPORTED.format(statement="import rightsize.cli.main"))

    assert {"asyncio", "lsprotocol", "pygls"} & set(json.loads(result.stdout)) == set()
