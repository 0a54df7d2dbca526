"""Load settings: defaults < the workspace's safe subset < the user's file < the environment < the editor.

Nothing that is set wrongly stops anything: each bad value falls back by itself and is told in one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.settings.resolved import DEFAULT, Settings, settings_from
from rightsize.settings.sources import Source, read_editor, read_environment, read_user_file
from rightsize.settings.workspace import read_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MOST_PROBLEMS = 20
"""Sentences about one source; a file with more wrong than that is wrong as a whole."""


def load(
    user_file: Path | None,
    environment: Mapping[str, str],
    editor: object = None,
    workspace_folder: Path | None = None,
) -> tuple[Settings, tuple[str, ...]]:
    """Return complete settings, and a sentence for each thing that was set wrongly.

    Parameters:
        user_file: see `user_config_file`; None for nobody's.
        environment: `os.environ`, or what stands for it.
        editor: what the editor sent: `initializationOptions`, or the section `rightsize`.
        workspace_folder: its `pyproject.toml` and `rightsize.toml` may set style, scope, thresholds and what is left out.
    """
    from rightsize.settings import checking

    keys = checking.keys()
    sources: list[Source] = []
    problems: list[str] = []

    def add(found: Iterable[Source], told: tuple[str, ...]) -> None:
        sources.extend(found)
        problems.extend(_few(told))

    if workspace_folder is not None:
        add(*read_workspace(workspace_folder, keys))
    if user_file is not None:
        source, told = read_user_file(user_file, keys)
        add([source], told)
    source, told = read_environment(environment, keys, checking.structured())
    add([source], told)
    source, told = read_editor(editor, keys)
    add([source], told)

    values: dict[str, Any] = {}
    origins = dict.fromkeys(keys, DEFAULT)
    for source in sources:
        valid, told = checking.check(source)
        values.update(valid)
        origins.update({key: source.origin(key) for key in valid})
        problems.extend(_few(told))
    problems.extend(checking.check_together(values, origins))
    return settings_from(values, origins), tuple(problems)


def _few(problems: tuple[str, ...]) -> tuple[str, ...]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    return (*problems[:MOST_PROBLEMS], f"and {len(problems) - MOST_PROBLEMS} more of this kind.")
