"""What the checks of generated code look at: the file before and after, the target, and what was found out outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import reparse
from rightsize.core.analysis.reference import reference_tree
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import apply_edits

if TYPE_CHECKING:
    import ast

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Example, Generated, Ran, Target
    from rightsize.core.text import Span


@dataclass(frozen=True, slots=True)
class Packages:
    """What a project may import: the names its files and dependencies give, and what else is installed.

    Attributes:
        named: by its dependencies, or lying in its folders.
        installed: names of what else the code asks for and is installed, whether or not a dependency names it.
        declared: a file that lists the project's dependencies was read.
        beside: words of the files that lie beside and may share their names; None where nobody looked.
    """

    named: frozenset[str] = frozenset()
    installed: frozenset[str] = frozenset()
    declared: bool = False
    beside: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Danger:
    """Something dangerous in the new code that was not there before.

    Attributes:
        title: the weakness that a rule finds, or the name of a construct as `os.system`.
        sure: it is refused; else it is warned of.
        cwe: the number of the weakness; 0 for a construct.
        line: where it stands after the edit, counted from one.
        does: what a construct does, as the end of a sentence; empty for a weakness.
    """

    title: str
    sure: bool
    cwe: int = 0
    line: int = 0
    does: str = ""


@dataclass(frozen=True, slots=True)
class Runs:
    """What came of running the examples.

    Attributes:
        ran: how each ended; empty where none was run.
        refused: why none was run though that was asked for.
        broken: why the file could not be loaded.
        guilty: the code had a part in that.
        tests: how the project's own tests ended that name the function.
        declined: why none was run where the user wanted it so.
    """

    ran: tuple[Ran, ...] = ()
    refused: str = ""
    broken: str = ""
    guilty: bool = False
    tests: tuple[Ran, ...] = ()
    declined: str = ""


@dataclass(frozen=True)
class GeneratedEvidence:
    """One reply beside the file that it is for; `disguises` are names in it that look like others."""

    parsed: Parsed
    target: Target
    generated: Generated
    examples: tuple[Example, ...] = ()
    packages: Packages = field(default_factory=Packages)
    dangers: tuple[Danger, ...] = ()
    disguises: tuple[Danger, ...] = ()
    runs: Runs = field(default_factory=Runs)

    @cached_property
    def after(self) -> Parsed:
        """The file with the edit in it."""
        edits = self.generated.edits
        return reparse(self.parsed, apply_edits(self.parsed.data, edits), edits)

    @cached_property
    def put(self) -> Span:
        """Where the new bytes stand after the edit."""
        return self.generated.put

    @cached_property
    def symbol(self) -> Symbol | None:
        """The function after the edit, or None for a comment."""
        old = self.target.symbol
        if old is None:
            return None
        found = (each for each in symbols_in(self.after)[1:] if each.qualified_name == old.qualified_name)
        start = old.span.start + self.put.start - self.generated.edit.span.start
        return next((each for each in found if each.span.start == start), None)

    @cached_property
    def trees(self) -> tuple[ast.Module | None, ast.Module | None]:
        """The language's own trees before and after, None where it has no such parser here or cannot read the file."""
        return reference_tree(self.parsed), reference_tree(self.after)
