"""The tables that are packaged beside the code as TOML, read alike by every Python that we run on."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from importlib.abc import Traversable


def packaged_table(package: str, name: str) -> dict[str, Any]:
    """Return the table that lies in a package under a file name."""
    return read_table(files(package).joinpath(name))


def read_table(file: Traversable) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises:
        ValueError: it is not TOML.
        OSError: it cannot be read.
    """
    return parsed_table(file.read_text(encoding="utf-8"))


def parsed_table(text: str) -> dict[str, Any]:
    """Return the table that a text of TOML holds.

    Raises:
        ValueError: it is not TOML.
    """
    return tomllib.loads(text)
