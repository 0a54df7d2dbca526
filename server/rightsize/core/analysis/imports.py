"""The packages that a file imports, where its language has a query for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.listed import listed_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed

_SEPARATOR = re.compile(r"(?<=[^/.])[/.]")


def imported_packages(parsed: Parsed) -> tuple[str, ...] | None:
    """Return the packages that a file imports and that are not its own, each once; None without such a query."""
    query = parsed.grammar.query("imports")
    if query is None or not parsed.language.package_of:
        return None
    found = query.nodes(parsed.root)
    own = {parsed.text_of(each) for each in found.get("own", ())}
    is_own = pattern_of(parsed.language.own_packages) if parsed.language.own_packages else None
    package_of = pattern_of(parsed.language.package_of)
    names: dict[str, None] = {}
    for each in found.get("package", ()):
        text = parsed.text_of(each)
        match = package_of.match(text)
        if match is not None and (is_own is None or is_own.match(text) is None) and not _begins(match.group(1), own):
            names[match.group(1)] = None
    return tuple(names)


def is_known(package: str, language: Language, named: Collection[str]) -> bool:
    """Tell whether a package, or what it is a part of, is one of the language's own or one of those named."""
    ends = [match.start() for match in _SEPARATOR.finditer(package)] + [len(package)]
    standard = standard_packages(language)
    return package in standard or any(package[:end] in named or package[:end] in _roots(language) for end in ends)


def standard_packages(language: Language) -> frozenset[str]:
    """Return the packages that come with a language."""
    return listed_words(language, "standard.txt")


def _roots(language: Language) -> frozenset[str]:
    """Return the standard packages as prefixes, where the language lists these and no single packages."""
    return standard_packages(language) if language.packages_are_prefixes else frozenset()


def _begins(package: str, own: Collection[str]) -> bool:
    """Tell whether a package begins as one of the file's own does, in its first two parts."""
    return any(package == each or package.split(".")[:2] == each.split(".")[:2] for each in own)
