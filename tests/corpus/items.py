"""Right answers from real code: each symbol whose doc, as people wrote it, says all that a doc must say.

Whether a doc is complete is read from Python's own tree, and in other languages from the text, so that a mistake of the
analysis or of the checks cannot hide itself.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.text import Edit, apply_edits, encode
from tests.corpus.docstrings import content_of_docstring
from tests.corpus.tagged import content_of_tags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.content import DocContent

_QUOTES = re.compile(r"([a-zA-Z]*)(\"\"\"|'''|\"|')")
_STARS = re.compile(r"^[ \t]*\*(?!/) ?", re.MULTILINE)
_NAMES = re.compile(r"[\w$]+")
_RETURN_OF_VALUE = re.compile(r"\breturn\s+[^\s;}]|\byield\b")
_MOST_BYTES = 400_000
_SECTION = re.compile(rb":param|:return|Args:|Parameters|Returns|@param|@return")


@dataclass(frozen=True)
class Item:
    """A symbol with the right answer for it."""

    package: str
    path: Path
    parsed: Parsed
    symbol: Symbol
    content: DocContent


def items_in(package: str, path: Path, *, in_place: bool) -> Iterator[Item]:
    """Yield the right answers that a file holds; its docs are taken out first unless they are to stay in place."""
    language = packaged().for_path(path.name)
    data = path.read_bytes()
    if (
        path.name.endswith(".d.ts")
        or language is None
        or len(data) > _MOST_BYTES
        or b"\0" in data
        or not _SECTION.search(data)
    ):
        return
    whole = parse(language, data)
    symbols = symbols_in(whole, path.stem)
    parsed = (
        whole if in_place else parse(language, apply_edits(data, tuple(_blank(each) for each in symbols if each.doc)))
    )
    bare = symbols if in_place else symbols_in(parsed, path.stem)
    if len(bare) != len(symbols):
        return
    for symbol, blanked in zip(symbols, bare, strict=True):
        content = _content(symbol, path)
        if content is not None and _is_complete(symbol, content, path, data):
            kept = blanked if in_place else replace(blanked, doc=blanked.doc)
            yield Item(package, path, parsed, kept, content)


def _blank(symbol: Symbol) -> Edit:
    """Return the edit that leaves of a doc only its marks."""
    doc = symbol.doc
    if doc is None:
        message = f"{symbol.qualified_name} has no doc"
        raise ValueError(message)
    quotes = _QUOTES.match(doc.raw)
    text = f"{quotes.group(2)}.{quotes.group(2)}" if quotes else "/** . */" if doc.raw.startswith("/*") else "//"
    return Edit(doc.span, encode(text))


def _content(symbol: Symbol, path: Path) -> DocContent | None:
    if symbol.doc is None or symbol.kind.value not in {"function", "method"}:
        return None
    if path.suffix == ".py":
        return content_of_docstring(symbol.doc.text)
    if symbol.doc.raw.startswith("/**"):
        return content_of_tags(_STARS.sub("", symbol.doc.raw[3:-2]))
    return None


def _is_complete(symbol: Symbol, content: DocContent, path: Path, data: bytes) -> bool:
    """Tell whether a doc describes just the parameters, and has a returns line just where a value comes back."""
    documented = {
        name for each in content.parameters for name in _NAMES.findall(each.name.split(".")[0].split("=")[0])[:8]
    }
    has_line = bool(content.returns or content.yields)
    if not all(each.description.strip() for each in content.parameters):
        return False
    if path.suffix == ".py":
        facts = _python_facts(data).get(data.count(b"\n", 0, symbol.name_span.start) + 1)
        if facts is None:
            return False
        names, variadic, valued = facts
        return documented - variadic == names and has_line == valued and bool(names or has_line)
    names = {each.name for each in symbol.documented_parameters}
    valued = bool(_RETURN_OF_VALUE.search(symbol.span.of(data).decode("utf-8", "replace")))
    return documented - set(symbol.type_parameters) == names and has_line == valued and bool(names or has_line)


@cache
def _python_facts(data: bytes) -> dict[int, tuple[set[str], set[str], bool]]:
    """Return, by the line of its `def`, a function's plain parameters, its starred ones and if it returns a value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError):
            return {}
    facts = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            plain = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            names = {each.arg for each in plain} - {"self", "cls", "mcs", "mcls", "metacls"}
            starred = {each.arg for each in (node.args.vararg, node.args.kwarg) if each}
            facts[node.lineno] = (names, starred, _hands_back(node))
    return facts


def _hands_back(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function returns or yields a value, nested ones not looked into."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting += ast.iter_child_nodes(node)
    return False
