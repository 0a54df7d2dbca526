"""The places that settings are read from: the user's file, the workspace's files, the environment.

A file is read as if a stranger had written it: bounded in size, followed through no link out of its folder, and never a
reason to stop.
"""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.settings.names import PREFIX, leaves, shown, unknown, variable, with_snake_names

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

LARGEST_FILE = 1_000_000
"""Bytes; no honest settings file comes near."""

CONFIG_VARIABLE = "RIGHTSIZE_CONFIG"
"""Names the user's file, where it is not in the platform's folder."""

_NOT_SETTINGS = frozenset({CONFIG_VARIABLE})


@dataclass(frozen=True, slots=True)
class Source:
    """What one place says.

    Attributes:
        name: for origins and problems, as `environment` or a path.
        values: by dotted key, not yet checked.
        strict: types must be right; the environment has only text, which is converted.
        variables: the environment variable that each dotted key came from.
    """

    name: str
    values: Mapping[str, Any]
    strict: bool = True
    variables: Mapping[str, str] = field(default_factory=dict)

    def origin(self, key: str) -> str:
        """Return where the value of a key came from, for a person."""
        return f"{self.name} ({self.variables[key]})" if key in self.variables else self.name


def user_config_file(environment: Mapping[str, str]) -> Path:
    """Return the user's file: the one that `RIGHTSIZE_CONFIG` names, else `config.toml` in the platform's folder."""
    from pathlib import Path

    from platformdirs import user_config_path

    named = environment.get(CONFIG_VARIABLE, "").strip()
    return Path(named).expanduser() if named else user_config_path("rightsize", appauthor=False) / "config.toml"


def read_user_file(path: Path, keys: Collection[str]) -> tuple[Source, tuple[str, ...]]:
    """Return what the user's file says; a missing file says nothing."""
    data, problem = read_toml(path)
    return Source(str(path), dict(leaves(data, keys))), (problem,) if problem else ()


def read_editor(sent: object, keys: Collection[str]) -> tuple[Source, tuple[str, ...]]:
    """Return what an editor sent, by itself or under the section's name."""
    if sent is None:
        return Source("editor", {}), ()
    if not isinstance(sent, dict):
        return Source("editor", {}), ("editor: the settings are no object; they are ignored.",)
    section = sent.get("rightsize")
    return Source("editor", dict(leaves(section if isinstance(section, dict) else sent, keys))), ()


def read_environment(
    environment: Mapping[str, str], keys: Collection[str], structured: Collection[str]
) -> tuple[Source, tuple[str, ...]]:
    """Return what `RIGHTSIZE_…` and `OLLAMA_HOST` say; `structured` keys hold JSON, or a comma-separated list."""
    by_variable = {variable(key): key for key in keys}
    values: dict[str, Any] = {}
    variables: dict[str, str] = {}
    problems: list[str] = []
    given = {name: text for name, text in environment.items() if text.strip()}
    if "OLLAMA_HOST" in given:
        values["gateway.host"] = given["OLLAMA_HOST"]
        variables["gateway.host"] = "OLLAMA_HOST"
    for name, text in sorted(given.items()):
        if not name.startswith(PREFIX) or name in _NOT_SETTINGS:
            continue
        key = by_variable.get(name)
        if key is None:
            problems.append(f"environment: {unknown(name, by_variable)}; it is ignored.")
            continue
        values[key] = _structured(text) if key in structured else text.strip()
        variables[key] = name
    return Source("environment", values, strict=False, variables=variables), tuple(problems)


def read_toml(path: Path, within: Path | None = None) -> tuple[dict[str, Any], str]:
    """Return a TOML file's content and a problem or an empty string; a missing file has neither.

    Parameters:
        within: the folder that the file must really lie in, whatever links lead to it.
    """
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            return {}, f"{shown(str(path))}: the file is a link out of its folder; it is ignored."
        if not stat.S_ISREG(path.stat().st_mode):
            return {}, f"{shown(str(path))}: this is not a file; it is ignored."
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return {}, ""
    except (OSError, ValueError, RuntimeError) as error:
        return {}, f"{shown(str(path))}: the file cannot be read: {getattr(error, 'strerror', None) or error}."
    if len(data) > LARGEST_FILE:
        return {}, f"{shown(str(path))}: the file is larger than {LARGEST_FILE:,} bytes; it is ignored."
    return _parsed(path, data)


def _parsed(path: Path, data: bytes) -> tuple[dict[str, Any], str]:
    try:
        return tomllib.loads(data.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        return {}, f"{shown(str(path))}: the file is not UTF-8; it is ignored."
    except RecursionError:
        return {}, f"{shown(str(path))}: the file is nested too deeply; it is ignored."
    except ValueError as error:
        return {}, f"{shown(str(path))}: the file is not valid TOML: {shown(str(error))}; it is ignored."


def _structured(text: str) -> Any:
    if not text.lstrip().startswith(("[", "{")):
        return [each.strip() for each in text.split(",") if each.strip()]
    try:
        return with_snake_names(json.loads(text))
    except (ValueError, RecursionError):
        return text
