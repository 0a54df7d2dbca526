"""The places that settings are read from, as they are found: nothing is checked here, and nothing stops anything.

A file is read as if a stranger had written it: bounded in size and, in a workspace, through no link out of it.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.settings.names import PREFIX, leaves, shown
from rightsize.settings.places import real_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_FILE = 256_000
"""Bytes; no honest settings file comes near."""

CONFIG_VARIABLE = "RIGHTSIZE_CONFIG"
"""Names the user's file, where it is not in the platform's folder."""

OLLAMA_HOST = "OLLAMA_HOST"
"""Ollama's own variable; `RIGHTSIZE_GATEWAY_HOST` wins over it."""

WORKSPACE_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("pyproject.toml", ("tool", "rightsize")),
    ("rightsize.toml", ()),
)
"""The files of a workspace and the table that is ours in each; the later one wins."""


class Place(Enum):
    """Who can write there, which decides what may be set from it."""

    WORKSPACE = "workspace"
    USER_FILE = "your file"
    ENVIRONMENT = "environment"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Source:
    """What one place says.

    Attributes:
        name: for origins and problems, as `editor` or a path.
        values: by dotted key; for the environment by variable.
    """

    place: Place
    name: str
    values: Mapping[str, Any]


def user_config_file(environment: Mapping[str, str]) -> Path:
    """Return the user's file: the one that `RIGHTSIZE_CONFIG` names, else `config.toml` in the platform's folder."""
    from platformdirs import user_config_path

    named = environment.get(CONFIG_VARIABLE, "").strip()
    return home_expanded(named) if named else user_config_path("rightsize", appauthor=False) / "config.toml"


def home_expanded(text: str) -> Path:
    """Return a path with `~` replaced, where there is a home to replace it by."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def read_user_file(path: Path) -> tuple[Source, str]:
    """Return what the user's file says and a problem or an empty string; a missing file says nothing."""
    data, fault = read_toml(path)
    return Source(Place.USER_FILE, str(path), dict(leaves(data))), f"{path}: the file {fault}." if fault else ""


def read_workspace(folder: Path) -> tuple[tuple[Source, str], ...]:
    """Return what each file of the workspace says and a problem or an empty string."""
    return tuple(_workspace_file(folder, name, table) for name, table in WORKSPACE_FILES)


def read_environment(environment: Mapping[str, str]) -> Source:
    """Return the variables that are ours, and Ollama's; an empty one sets nothing."""
    ours = {name: text for name, text in environment.items() if name.startswith(PREFIX) or name == OLLAMA_HOST}
    values = {name: text for name, text in sorted(ours.items()) if text.strip() and name != CONFIG_VARIABLE}
    return Source(Place.ENVIRONMENT, "environment", values)


def read_editor(sent: object) -> tuple[Source, str]:
    """Return what an editor sent, by itself or under the section's name, and a problem or an empty string."""
    if sent is not None and not isinstance(sent, dict):
        return Source(Place.EDITOR, "editor", {}), "editor: what was sent is no object; it is ignored."
    section = (sent or {}).get("rightsize", sent)
    return Source(Place.EDITOR, "editor", dict(leaves(section)) if isinstance(section, dict) else {}), ""


def read_toml(path: Path, within: Path | None = None) -> tuple[dict[str, Any], str]:
    """Return a TOML file's content, and what is wrong with the file as a clause or an empty string.

    Parameters:
        within: the folder that the file must really lie in, whatever links lead to it.
    """
    try:
        if within is not None and not Path(os.path.realpath(path, strict=True)).is_relative_to(real_of(within)):
            return {}, "is a link out of its folder and is ignored"
        if not stat.S_ISREG(path.stat().st_mode):
            return {}, "is no regular file and is ignored"
        with path.open("rb") as file:
            return _parsed(file.read(LARGEST_FILE + 1))
    except (FileNotFoundError, NotADirectoryError):
        return {}, ""
    except (OSError, ValueError, RuntimeError) as error:
        return {}, f"cannot be read ({shown(getattr(error, 'strerror', None) or str(error))})"


def is_of_workspace(origin: str) -> bool:
    """Tell whether an origin in `Settings.origins` is a file of the workspace, which anybody may have written."""
    return any(origin == _workspace_name(name) for name, _ in WORKSPACE_FILES)


def _workspace_name(file: str) -> str:
    return f"workspace ({file})"


def _workspace_file(folder: Path, name: str, table: tuple[str, ...]) -> tuple[Source, str]:
    data, fault = read_toml(folder / name, within=folder)
    for step in table:
        found = data.get(step)
        data = found if isinstance(found, dict) else {}
    source = Source(Place.WORKSPACE, _workspace_name(name), dict(leaves(data)))
    return source, f"{source.name}: the file {fault}." if fault else ""


def _parsed(data: bytes) -> tuple[dict[str, Any], str]:
    if len(data) > LARGEST_FILE:
        return {}, f"is larger than {LARGEST_FILE:,} bytes and is ignored"
    try:
        return tomllib.loads(data.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        return {}, "is not UTF-8 and is ignored"
    except RecursionError:
        return {}, "is nested too deeply and is ignored"
    except ValueError as error:
        return {}, f"is not valid TOML and is ignored ({shown(str(error))})"
