"""Globs as `.gitignore` writes them, matched in a time that no pattern can blow up: they come from any repository.

`pathspec` turns `*a*a*a*b` into an expression that tries every way to share a name out among the stars.  In a glob the
first place where a star can end is as good as any later one, so all but the last star of a folder's name end for good.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

STAR = "[^/]*"
ANY_FOLDERS = ".+"
MOST_ANY_FOLDERS = 3
"""Times that one pattern may say `**`; more are never needed, and each one multiplies the time by the depth."""

_ONE_OF = re.compile(r"\[\^/\]|\[\^?\]?[^\]]*\]")
"""A choice of characters, the one of all but the slash first."""


def compile_globs(lines: Iterable[str]) -> GitIgnoreSpec:
    """Compile patterns; those with more `**` than `MOST_ANY_FOLDERS` are passed over.

    Raises:
        ValueError: a pattern is malformed.
    """
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # `re` has a word on `[[:alpha:]]`, which is nobody's fault here
        patterns = [_quick(GitIgnoreSpecPattern(line)) for line in lines]
    return GitIgnoreSpec([each for each in patterns if each is not None])


def _quick(pattern: GitIgnoreSpecPattern) -> GitIgnoreSpecPattern | None:
    """Return a pattern that matches the same and never goes back, or None for one that cannot be made so."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    if pattern.regex is None:
        return pattern
    text = pattern.regex.pattern
    if text.count(ANY_FOLDERS) > MOST_ANY_FOLDERS:
        return None
    return GitIgnoreSpecPattern(re.compile(without_retreat(text)), include=pattern.include)


def without_retreat(expression: str) -> str:
    """Return the expression with each star that another one follows, in the same folder's name, ended for good.

    A choice as `[!a]` takes no slash, as with git.
    """
    expression = _ONE_OF.sub(lambda one: one[0] if one[0] == "[^/]" else f"(?!/){one[0]}", expression)
    head, *rest = re.sub(rf"(?:{re.escape(STAR)})+", lambda _: STAR, expression).split(STAR)
    made = head
    for number, text in enumerate(rest):
        followed = number + 1 < len(rest) and "/" not in _ONE_OF.sub("", text.replace("(?!/)", ""))
        made += f"(?=(?P<star{number}>{STAR}?{text}))(?P=star{number})" if followed else STAR + text
    return made
