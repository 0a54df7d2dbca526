"""A function that waits for code, the models that know how, and an editor that asks them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

CLAMP = '''\
def clamp(value, low, high):
    """Keep a value between two bounds.

    >>> clamp(5, 1, 3)
    3
    """
    pass


def bare(values):
    pass


def full(values):
    # TODO: sort them by size
    return values
'''
RIGHT = "```python\ndef clamp(value, low, high):\n    return max(low, min(value, high))\n```"
WRONG = "```python\ndef clamp(value, low, high):\n    return min(low, max(value, high))\n```"
FILLED = CLAMP.replace('3\n    """\n    pass', '3\n    """\n    return max(low, min(value, high))')
SORTED = "```python\nvalues = sorted(values)\n```"


@contextmanager
def clamping() -> Iterator[OllamaSimulator]:
    """Serve a model of tier 2 and one of tier 3 that both know how."""
    replies = [Reply(RIGHT, when="`clamp`"), Reply(SORTED, when="by size")]
    with simulator([ScriptedModel("llama3.2", replies=replies), ScriptedModel("gemma3:4b", replies=replies)]) as server:
        yield server


def options(models: OllamaSimulator, state: Path, **generate: Any) -> dict[str, Any]:
    """Return settings of a user whose models these are."""
    return {"gateway": {"host": models.url}, "stateFolder": str(state), "generate": generate}


def titles(actions: list[Any]) -> list[str]:
    """Return what a menu would show."""
    return [each["title"] for each in actions]


def told(editor: Editor) -> list[str]:
    """Return what was put before the user."""
    return [each["message"] for each in editor.server.said("window/showMessage")]


async def ended(editor: Editor, jobs: int = 1) -> str:
    """Wait for the end of so many jobs and return what the last progress bar says."""

    def ends() -> list[Any]:
        return [each["value"] for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]

    await editor.server.until(lambda: len(ends()) == jobs)
    return str(ends()[-1].get("message", ""))


async def generate(editor: Editor, uri: str, at: int, title: str = "Generate") -> None:
    """Run the action at a place."""
    action = next(each for each in await editor.actions(uri, at) if each["title"].startswith(title))
    assert await editor.run(action) is None
