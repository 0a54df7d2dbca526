"""The language of a file that a user names, or the sentence that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.analysis.languages import Language, Languages


def language_of(path: Path, languages: Languages) -> Language:
    """Return the language of a file by its name.

    Raises:
        SourceError: no language has that extension.
    """
    language = languages.for_path(str(path))
    if language is None:
        known = ", ".join(sorted({end for each in languages.rows for end in each.extensions}))
        raise SourceError(f"{path} is of no language that Rightsize knows; it reads files ending in {known}")
    return language
