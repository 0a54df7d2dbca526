"""Changes of the user's own settings file, which keeps its comments, its order and whatever else stands in it.

Only a person's own command or answer leads here, and the file is the one that only that person writes.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError
from rightsize.settings.names import snake
from rightsize.settings.places import real_of
from rightsize.settings.sources import LARGEST_FILE, read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tomlkit import TOMLDocument


def add_models(path: Path, rows: Sequence[tuple[Mapping[str, Any], str]]) -> None:
    """Add rows about models, each with a comment, behind those that are there.

    Raises:
        SourceError: the file cannot be read or written, or is no TOML; it is as it was.
    """
    _change(path, lambda document: _add_rows(document, rows))


def appoint(path: Path, name: str) -> None:
    """Name the model that reviews where no tier 4 model can.

    Raises:
        SourceError: the file cannot be read or written, or is no TOML; it is as it was.
    """
    _change(path, lambda document: _set(document, "routing", "review_model", name))


def _add_rows(document: TOMLDocument, rows: Sequence[tuple[Mapping[str, Any], str]]) -> None:
    import tomlkit
    from tomlkit.items import AoT, Array

    key = _key_of(document, "models")
    there = document.get(key)
    inline = isinstance(there, Array)
    if not isinstance(there, (AoT, Array)):
        there = tomlkit.aot()
        _begin(document)
        document[key] = there
    for values, comment in rows:
        row: Any = tomlkit.inline_table() if inline else tomlkit.table()
        row.update(values)
        if not inline:
            row.comment(comment)
            row.add(tomlkit.nl())
        there.append(row)


def _set(document: TOMLDocument, group: str, name: str, value: str) -> None:
    import tomlkit

    key = _key_of(document, group)
    if not isinstance(document.get(key), dict):
        _begin(document)
        document[key] = tomlkit.table()
    table: Any = document[key]
    table[_key_of(table, name)] = value


def _begin(document: TOMLDocument) -> None:
    """Leave a blank line before what is added at the end."""
    import tomlkit

    text = document.as_string()
    if text.strip() and not text.endswith("\n\n"):
        document.add(tomlkit.nl())


def _key_of(table: Mapping[str, Any], name: str) -> str:
    """Return a key as the file spells it already, `reviewModel` or `review-model`, or as we do."""
    return next((each for each in table if snake(each) == name), name)


def _change(path: Path, change: Callable[[TOMLDocument], None]) -> None:
    import tomlkit

    text = _text_of(path)
    mark, ends = ("\ufeff" if text.startswith("\ufeff") else ""), ("\r\n" if "\r\n" in text else "\n")
    document = tomlkit.parse(text.removeprefix(mark).replace("\r\n", "\n"))
    change(document)
    _write(path, mark + document.as_string().replace("\n", ends))


def _text_of(path: Path) -> str:
    """Return what stands in the file, nothing where there is none."""
    _, fault = read_toml(path)
    if fault:
        raise SourceError(f"{path}: the file {fault.removesuffix(' and is ignored')}; correct it first.")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read(LARGEST_FILE)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror or error}).") from None


def _write(path: Path, text: str) -> None:
    """Replace the file, or what a link stands for, at once or not at all; a new one is for its owner alone."""
    real, copy = real_of(path), None
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
        copy = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if real.exists():
            copy.chmod(real.stat().st_mode & 0o777)
        copy.replace(real)
    except OSError as error:
        if copy is not None:
            with contextlib.suppress(OSError):
                copy.unlink(missing_ok=True)
        raise SourceError(f"{path} cannot be written ({error.strerror or error}); it is as it was.") from None
