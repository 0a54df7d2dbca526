"""Examples in the pages of a project, its README and docs: calls of the target in blocks of code, and nothing else.

A page speaks of many functions.  A call counts only where the block says by an import that it means the target, or
where nothing else in the project has the name; a method only on an object that the block makes from written-out values.
"""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from rightsize.core.generation.example_lines import Callee
from rightsize.core.generation.examples import examples_in
from rightsize.core.generation.literals import is_literal, tree_of
from rightsize.core.generation.page_blocks import blocks_of
from rightsize.core.generation.page_names import Place, bound_in
from rightsize.core.tasks.generation import Asked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.generation.page_blocks import Block
    from rightsize.core.generation.page_names import Bound
    from rightsize.core.tasks.generation import Example, Target

_MOST = 12
_MOST_MADE = 100
"""Names that a block may make; there are as many of its imports, and what it makes beyond is not known."""

_WORD = re.compile(r"\w+")
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)")
_MAKES = re.compile(r"^(\w+)[ \t]*=(?!=)[ \t]*(.+?)[ \t]*(?:#.*)?$")
_SHOWS = re.compile(r"[ \t]*print\(")
_STEP = re.compile(r"^[\w.]+\(.*\)[ \t]*(?:#.*)?$")
_OUTSIDE = re.compile(r"(?:\w+://|~|\.{0,2}/)\S*|\S+\.[a-z]{2,4}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of prose of the project; `name` is its path there."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Pages:
    """What a project's pages say, and what their words may mean.

    Attributes:
        modules: the dotted names by which the target's file may be imported, the fullest first.
        elsewhere: names that other files of the project define; None where nobody knows them all.
    """

    pages: tuple[Page, ...] = ()
    modules: tuple[str, ...] = ()
    elsewhere: frozenset[str] | None = None

    @property
    def size(self) -> int:
        """How much there is to read, in characters."""
        return sum(len(each.text) for each in self.pages)


@dataclass(frozen=True, slots=True)
class _Called:
    """What examples are of: the function's name, its class or nothing, and the names that they may use."""

    name: str
    owner: str
    usable: frozenset[str]


def page_examples(parsed: Parsed, target: Target, pages: Pages, known: Collection[str] = ()) -> tuple[Example, ...]:
    """Return the examples that a project's pages give of a function, in their order, at most a dozen.

    Parameters:
        known: names that the target's file defines, which an example may use.
    """
    symbol = target.symbol
    if symbol is None or target.asked is not Asked.BODY or not pages.pages or not parsed.language.reference_parser:
        return ()
    owner, _, name = symbol.qualified_name.rpartition(".")
    if not name.isidentifier() or "." in owner or name.startswith("__"):
        return ()
    called = _Called(name, owner, frozenset({*known, *dir(builtins), name}))
    top = owner or name
    place = Place(top, pages.modules, pages.elsewhere is not None and top not in pages.elsewhere)
    tags = {parsed.language.id, *parsed.language.lsp_ids, *(each.lstrip(".") for each in parsed.language.extensions)}
    found: dict[tuple[str, str | None], Example] = {}
    for each in _found(pages, called, place, {*tags, *(f"{each}3" for each in tags)}):
        found.setdefault((each.source, each.expected), each)
        if len(found) == _MOST:
            break
    return tuple(found.values())


def _found(pages: Pages, called: _Called, place: Place, tags: Collection[str]) -> Iterator[Example]:
    """Yield what the pages show, each with the page and the line that it stands on."""
    for page in pages.pages:
        if called.name not in page.text:
            continue
        for block in blocks_of(page.text, tags):
            bound = bound_in("\n".join(_PROMPT.sub("", each) for each in block.lines), place)
            if bound is None:
                continue
            shown = _by_own_name(block, place.name, bound.alias) if bound.alias else block
            for each in _examples(shown, called, bound):
                yield replace(each, origin=f"{page.name}:{block.line + each.line - 1}")


def _by_own_name(block: Block, name: str, alias: str) -> Block:
    """Return a block that calls a function or class by its own name instead of the one that an import gave it."""
    return replace(block, lines=tuple(re.sub(rf"(?<![\w.]){alias}\(", f"{name}(", each) for each in block.lines))


def _examples(block: Block, called: _Called, bound: Bound) -> Iterator[Example]:
    """Yield the examples of a block that stand on what is known alone, each behind what the block made for it."""
    stated = {each.line: each for each in examples_in("\n".join(block.lines), Callee(called.name))}
    made = dict(islice(bound.library.items(), _MOST_MADE))
    unsure = False
    for number, written in enumerate(block.lines, 1):
        line = _PROMPT.sub("", written)
        example = stated.get(number)
        call = _call_of(example.source, called, bound, made) if example is not None else None
        if example is None or call is None:
            unsure = _follow(line, called, bound, made) or unsure
            continue
        used = {each.id for each in ast.walk(call) if isinstance(each, ast.Name)}
        if used - called.usable - set(made) - {called.owner} or _leaves_open(call):
            continue
        plain = ast.unparse(call) if _is_renamed(example.source, call) else example.source
        setup = [text for name, text in made.items() if name in used]
        doubtful = example.doubtful or unsure or _reaches_out(call)
        yield replace(example, source="\n".join([*setup, plain]), doubtful=doubtful)
        for name in (each for each in used if each in made and each not in bound.library):
            made[name] = f"{made[name]}\n{plain}"


def _call_of(source: str, called: _Called, bound: Bound, made: dict[str, str]) -> ast.Module | None:
    """Return an example that begins with a call of the target, by the target's own name; None for any other."""
    tree = tree_of(source)
    only = tree.body[0] if tree is not None and len(tree.body) == 1 else None
    node = only.value if isinstance(only, ast.Expr) else only.test if isinstance(only, ast.Assert) else None
    while isinstance(node, ast.Compare | ast.UnaryOp):
        node = node.left if isinstance(node, ast.Compare) else node.operand
    if tree is None or not isinstance(node, ast.Call):
        return None
    behind, _, name = ast.unparse(node.func).rpartition(".")
    if name != called.name:
        return None
    if called.owner:
        first = behind.partition(".")[0]
        return tree if behind in made or (first == behind == called.owner and bound.bare) else None
    if behind in bound.behind:
        node.func = ast.Name(called.name, ast.Load())
        return tree
    return tree if not behind and bound.bare else None


def _follow(line: str, called: _Called, bound: Bound, made: dict[str, str]) -> bool:
    """Take over what a line that is no example makes, forget what it may change; tell whether more may have changed."""
    makes = _MAKES.match(line)
    for name in set(_WORD.findall(line)):
        if name in made and name not in bound.library and _SHOWS.match(line) is None:
            del made[name]
    if makes is not None:
        name, value = makes.groups()
        if len(made) < 2 * _MOST_MADE and (is_literal(value) or _is_object(value, called, bound)):
            made[name] = f"{name} = {value}"
        return False
    is_own = re.match(rf"(?:[\w.]+\.)?{re.escape(called.name)}\(", line) is not None
    return _STEP.match(line) is not None and not is_own and _SHOWS.match(line) is None


def _is_object(value: str, called: _Called, bound: Bound) -> bool:
    """Tell whether an expression makes an object of the target's class from literals alone."""
    tree = tree_of(value)
    only = tree.body[0] if tree is not None and len(tree.body) == 1 else None
    call = only.value if isinstance(only, ast.Expr) else None
    if not called.owner or not bound.bare or not isinstance(call, ast.Call) or ast.unparse(call.func) != called.owner:
        return False
    return all(is_literal(ast.unparse(each)) for each in (*call.args, *(one.value for one in call.keywords)))


def _is_renamed(source: str, call: ast.Module) -> bool:
    tree = tree_of(source)
    return tree is None or ast.dump(tree) != ast.dump(call)


def _leaves_open(call: ast.Module) -> bool:
    """Tell whether dots stand for what a reader is to think of."""
    return any(isinstance(each, ast.Constant) and each.value is ... for each in ast.walk(call))


def _reaches_out(call: ast.Module) -> bool:
    """Tell whether an example names a file or an address, which need not be there."""
    texts = (each.value for each in ast.walk(call) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return any(_OUTSIDE.fullmatch(each) for each in texts)
