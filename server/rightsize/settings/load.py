"""Load settings: defaults < the workspace's safe subset < the user's file < the environment < the editor.

Nothing that is set wrongly stops anything: each bad value falls back by itself and is told in one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.settings.resolved import Settings, settings_from
from rightsize.settings.sources import Place, read_editor, read_environment, read_user_file, read_workspace
from rightsize.settings.workspace import ADDED, STRICTER, make_stricter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rightsize.settings.sources import Source


def load(
    user_file: Path | None,
    environment: Mapping[str, str],
    editor: object = None,
    workspace_folder: Path | None = None,
) -> tuple[Settings, tuple[str, ...]]:
    """Return complete settings, and a sentence for each thing that was set wrongly.

    Where nobody set anything, as mostly, nothing has to be checked and pydantic is not imported.

    Parameters:
        user_file: see `user_config_file`; None for nobody's.
        environment: `os.environ`, or what stands for it.
        editor: what the editor sent: `initializationOptions`, or the section `rightsize`.
        workspace_folder: its `pyproject.toml` and `rightsize.toml` may set a safe subset.
    """
    sources, problems = _read(user_file, environment, editor, workspace_folder)
    if not any(source.values for source in sources):
        return settings_from({}, {}), tuple(problems)
    from rightsize.settings import checking

    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    asked: dict[str, tuple[Any, str]] = {}
    for source in sources:
        checked = checking.check(source)
        if source.place is Place.WORKSPACE:
            asked |= {
                key: (checked.values.pop(key), checked.origins.pop(key))
                for key in (STRICTER.keys() | ADDED) & checked.values.keys()
            }
        values.update(checked.values)
        origins.update(checked.origins)
        problems += checked.problems
    problems += make_stricter(values, origins, asked)
    problems += checking.check_together(values, origins)
    return settings_from(values, origins), tuple(problems)


def _read(
    user_file: Path | None, environment: Mapping[str, str], editor: object, workspace_folder: Path | None
) -> tuple[list[Source], list[str]]:
    """Return the sources, the weakest first, and what could not be read."""
    found = list(read_workspace(workspace_folder)) if workspace_folder is not None else []
    found += [read_user_file(user_file)] if user_file is not None else []
    found += [(read_environment(environment), ""), read_editor(editor)]
    return [source for source, _ in found], [problem for _, problem in found if problem]
