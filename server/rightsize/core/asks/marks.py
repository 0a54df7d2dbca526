"""Words that single rules turn on, read once from the table beside this module."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(files(__package__).joinpath("marks.toml").read_text("utf-8")).items()
}
"""Sets of words by what they are called in the rule."""
