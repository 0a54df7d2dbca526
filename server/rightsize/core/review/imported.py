"""What a name that a file imports stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

# A path to what is imported ends with its name, and some with a version behind that.
_VERSION = re.compile(r"/v\d+$")


def imported_name(parsed: Parsed, captures: Mapping[str, tuple[Node, ...]]) -> tuple[str, str]:
    """Return a name of the file and what it stands for."""
    name, module, alias = (
        "".join(parsed.line_of(each) for each in captures.get(part, ())) for part in ("name", "module", "alias")
    )
    name = _VERSION.sub("", name)
    return alias or name.rpartition("/")[2], f"{module}.{name}" if module else name


def imported_path(parsed: Parsed, separator: str, captures: Mapping[str, tuple[Node, ...]]) -> tuple[str, str]:
    """Return a name of the file and the whole path to what it stands for, as `std::process::Command`."""
    parts = [parsed.line_of(each) for part in ("module", "name") for each in captures.get(part, ())]
    parts = parts[:-1] if parts[-1] == "self" else parts
    whole = separator.join(parts)
    alias = captures.get("alias")
    return parsed.line_of(alias[0]) if alias else whole.rpartition(separator)[2], whole
