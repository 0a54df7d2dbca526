"""What tests of existing code are about: the project's framework, the file that they go to, what a reply puts there.

A framework is a row of `core/generation/frameworks.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.text import Edit

Lines = tuple[tuple[str, str], ...]
"""Rows of a regular expression and a line."""


@dataclass(frozen=True, slots=True)
class Framework:
    """One way to write tests.

    Attributes:
        id: the name of its row.
        name: for people and prompts.
        languages: identifiers of the languages that it is for.
        marks: a regular expression that a file of the project's settings holds where it is used.
        used: the same for the project's own tests.
        files: names of the files of tests, `{stem}` for that of the code; the first one is for a new file.
        folders: the folders that such files are looked for in and put into; nothing where they lie beside the code.
        beside: where the project has none yet, they are put beside the code all the same.
        swaps: parts of a folder's path that are others for tests, as `src/main/` and `src/test/`.
        within: the tests stand in the file of the code itself.
        reach: rows of what the code's text holds and the line that imports `{name}` from it; the first that fits.
        needs: rows of what tests use and the line that imports it, `{used}` standing for what was used.
        modern: a regular expression for code that imports by `import`, whose rows of `needs` begin with `import`.
        imports: a regular expression for a statement that imports.
        heads: the same for statements at the top of a reply that are never taken over, as Java's `package`.
        lead: the first line of a new file, `{package}` being its package.
        package: a regular expression that reads the package from the code.
        opens, closes: what tests of a new file stand in, a line each; nothing where they stand alone.
        holder: a regular expression for how such a thing begins.
        extends: tests are added inside of the holder that the file has; else behind everything.
        last: a regular expression for the statement that stays the last one of a file.
        test: a regular expression for a test, its name in the group `name`.
        claims: a regular expression for what makes a test fail.
        hidden: what keeps code from being tested from outside: `internal`, or a modifier.
        style: one sentence for a model.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    marks: str
    used: str
    files: tuple[str, ...]
    test: str
    claims: str
    style: str
    imports: str
    folders: tuple[str, ...] = ()
    beside: bool = False
    swaps: Lines = ()
    within: bool = False
    reach: Lines = ()
    needs: Lines = ()
    modern: str = ""
    heads: str = ""
    lead: str = ""
    package: str = ""
    opens: str = ""
    closes: str = ""
    holder: str = ""
    extends: bool = False
    last: str = ""
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """What a project shows of how it is tested; all paths are relative to its folder, with slashes.

    Attributes:
        source: the file of the code that is to be tested.
        files: all that may be tests, and the folders' own marks as `__init__.py`.
        settings: the texts of files that say how the project is built and tested.
        tests: the texts of those files of tests that are likeliest to be about the code.
    """

    source: str
    files: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    tests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TestPlan:
    """What tests of a symbol will be.

    Attributes:
        path: the file that they go to, relative to the project's folder.
        text: what that file holds now, None where there is none.
        entry: the line that imports what is tested; empty where nothing is to be imported.
        reached: the name that code outside of the file says: the symbol's, or that of the class around it.
    """

    __test__ = False

    framework: Framework
    symbol: Symbol
    path: str
    text: str | None
    entry: str
    reached: str
    package: str = ""


@dataclass(frozen=True, slots=True)
class TestDraft:
    """What a reply came to.

    Attributes:
        edits: insertions into the file as it is, or one that makes a new one; the tests are in the last.
        code: the tests as they stand in the file.
        names: of the tests, in their order.
    """

    __test__ = False

    edits: tuple[Edit, ...]
    code: str
    names: tuple[str, ...]
