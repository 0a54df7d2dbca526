"""Weaknesses by their numbers in MITRE's Common Weakness Enumeration (CWE), from `weaknesses.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.analysis.languages import Language

_NUMBER = re.compile(r"(?i)^\s*(?:CWE)?[-_\s:#]*(\d{1,5})\b")


_NAMED = re.compile(r"(?i)\bCWE[-_\s:#]*(\d{1,5})\b")
_PILLARS = frozenset({284, 435, 664, 682, 691, 693, 697, 703, 707, 710})
"""The most general entries, each the parent of hundreds: MITRE asks that no finding is mapped to one."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """One entry.

    Attributes:
        only_in: what a language must be capable of for this to happen (`memory`, its own id); empty for any language.
    """

    number: int
    name: str
    only_in: str

    @property
    def identifier(self) -> str:
        """Return the name that people and tools use, as `CWE-89`."""
        return f"CWE-{self.number}"

    @property
    def page(self) -> str:
        """Return the address of MITRE's page about it."""
        return f"https://cwe.mitre.org/data/definitions/{self.number}.html"

    @property
    def is_general(self) -> bool:
        """Tell whether it is one of MITRE's pillars, which says of a finding only that something is wrong."""
        return self.number in _PILLARS

    def fits(self, language: Language) -> bool:
        """Tell whether a program in this language can have it; of one that we do not read, nothing is ruled out."""
        return not (self.only_in and language.is_read) or self.only_in in language.weak_by


def weakness(number: int) -> Weakness | None:
    """Return the entry of a number, or None where MITRE lists none."""
    return _weaknesses().get(number)


def read_number(text: str) -> int | None:
    """Return the number in what a model or a person calls a weakness, as `CWE-89`, `cwe 89: SQL` or `89`, or None."""
    found = _NUMBER.match(text)
    return int(found.group(1)) if found else None


def numbers_in(text: str) -> frozenset[int]:
    """Return every number that is called a weakness in a text, as in `CWE-79, CWE-89`."""
    return frozenset(int(each) for each in _NAMED.findall(text))


@cache
def _weaknesses() -> Mapping[int, Weakness]:
    text = files("rightsize.core.tasks").joinpath("weaknesses.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {int(row[0]): Weakness(int(row[0]), row[1], row[2] if len(row) > 2 else "") for row in rows}  # noqa: PLR2004
