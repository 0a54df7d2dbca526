"""A language's grammar and its compiled queries, loaded when the first file of that language is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import tree_sitter

from rightsize.core.analysis.query_text import Pattern, patterns_of
from rightsize.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language

    Captures = dict[str, list[Node]]


@dataclass(frozen=True, slots=True)
class QueryFile:
    """The compiled query of one file name."""

    query: tree_sitter.Query
    patterns: tuple[Pattern, ...]

    def matches(
        self, node: Node, *, touching: tuple[int, int] | None = None, depth: int | None = None
    ) -> Iterator[tuple[Pattern, Captures]]:
        """Yield each match in and below `node`: those that touch a byte range, those that start within a depth."""
        cursor = tree_sitter.QueryCursor(self.query)
        if touching is not None:
            cursor.set_byte_range(*touching)
        if depth is not None:
            cursor.set_max_start_depth(depth)
        for index, captures in cursor.matches(node):
            pattern = self.patterns[index]
            if not pattern.tests or pattern.accepts(captures):
                yield pattern, captures

    def nodes(self, node: Node) -> Captures:
        """Return all that is captured in and below `node`, whatever the patterns test."""
        return tree_sitter.QueryCursor(self.query).captures(node)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of a language and the queries compiled so far."""

    language: Language
    grammar: tree_sitter.Language
    compiled: dict[str, QueryFile | None] = field(default_factory=dict, compare=False)

    def query(self, name: str) -> QueryFile | None:
        """Return the query of the language's files `<name>.scm`, or None where it has none."""
        if name not in self.compiled:
            self.compiled[name] = self._compile(name)
        return self.compiled[name]

    def _compile(self, name: str) -> QueryFile | None:
        found = [folder.joinpath(f"{name}.scm") for folder in self.language.query_folders]
        source = "\n".join(each.read_text(encoding="utf-8") for each in found if each.is_file())
        if not source:
            return None
        text, patterns = patterns_of(source)
        return QueryFile(tree_sitter.Query(self.grammar, text), patterns)


@lru_cache(maxsize=64)
def grammar_of(language: Language) -> Grammar:
    """Return the grammar of a language, loading it when it is the first time.

    Raises:
        SourceError: the grammar's wheel is not installed.
    """
    module, _, function = language.grammar.partition(":")
    try:
        loaded = getattr(import_module(module), function)()
    except (ImportError, AttributeError) as error:
        message = f"The {language.name} grammar cannot be loaded; reinstall Rightsize, which brings {module}."
        raise SourceError(message) from error
    return Grammar(language, tree_sitter.Language(loaded))


@lru_cache(maxsize=64)
def query_of_kinds(grammar: Grammar, kinds: tuple[str, ...]) -> QueryFile | None:
    """Return the query that captures the nodes of some types as `@kind`, or None where the grammar has none of them."""
    known = [f"({each})" for each in kinds if grammar.grammar.id_for_node_kind(each, True) is not None]  # noqa: FBT003
    text = f"[{' '.join(known)}] @kind"
    return QueryFile(tree_sitter.Query(grammar.grammar, text), (Pattern({}, (), ()),)) if known else None
