"""Words that a language lists beside its queries, as its standard packages and the names that need no import."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.analysis.languages import Language


@lru_cache(maxsize=64)
def listed_words(language: Language, name: str) -> frozenset[str]:
    """Return the words of the files of one name in a language's query folders; lines with `#` in front are remarks."""
    files = (folder.joinpath(name) for folder in language.query_folders)
    texts = [each.read_text(encoding="utf-8") for each in files if each.is_file()]
    lines = (line for text in texts for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
