"""The languages, each a row of `languages.toml` and a folder of query files.

Nothing here or elsewhere in the package asks which language it is dealing with: what differs between languages is a
field of this row, a named strategy that a field selects, or a query (`queries/README.md` lists what these may capture).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.abc import Traversable

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    Attributes:
        id: the name that everything else uses, as `python`.
        name: for people, as `Python`.
        extensions: with their dots.
        lsp_ids: what editors call it in `didOpen`.
        grammar: `module:function` of a tree-sitter grammar wheel.
        query_folders: where the query files lie; files of one name are joined in this order.
        doc_styles: names of the doc styles that suit it.
        default_style: the one for a file that has no docs yet.
        placement: the strategy that finds a doc and the place for one, of `placement.py`.
        module_placement: the same for the whole file.
        line_comment: what opens a comment that ends with its line.
        block_comment: what opens and what closes a comment that may stand in the middle of one; empty without any.
        visibility: the strategy that tells what other code may use, of `visibility.py`.
        visibility_words: the modifiers that the strategy takes for public (`keyword`) or for private (the others).
        indent_unit: for a body where the file shows none.
        opens_body: the end of a line that opens an indented body, from which the file's indent unit is read.
        comments: node types of comments.
        leading: node types of what may stand between a doc and its definition, as attributes.
        doc_comment: a regular expression for how a doc comment opens.
        inner_comment: the same for a doc comment inside of what it documents.
        directive: a regular expression for comments that are orders to a tool; they stay next to the code.
        adjacent: a doc ends on the line above its definition; a blank line between makes it an ordinary comment.
        module_files: where a module is spread over files, the stems of those that carry its doc, beside its own name.
        module_marks: a regular expression for what shows that a doc comment is about the file.
        definition_marks: the same for what shows that one which stands apart at the head of the file is not about that;
            where it is empty, such a comment is never about the file.
        header: a regular expression for comments that must stay first in a file.
        first_lines: node types, besides comments, that may only stand first in a file.
        atoms: node types that are one token whatever they hold, as strings.
        blocks: node types whose bounds count as tokens, for layout that is syntax.
        stubs: a regular expression for a body that only stands in for one, its white space folded.
        placeholders: the same for a statement in a body that stands for code that was left out.
        types_optional: the types in a signature may be left out.
        same_types: regular expressions and what to put for them, after which two ways to write one type are the same.
        rest_type: the type that a parameter of any number of arguments has in a body, `{}` being that of each.
        head_words: groups of words before a definition of which one may stand there; a word alone is there or is not.
        checked_errors: a regular expression for errors that a function cannot raise unless its head says so.
        no_value: a regular expression for a returned type that promises no value.
        any_value: the same for a type that says nothing of a value.
        empty_values: the same for an expression that stands for no value, or for the emptiest one of its type.
        says_only: the same for a call that only tells something, as one that prints or logs.
        helpers: node types of what a reply may bring beside a function and what may stand inside of one.
        interfaces: a regular expression for a base that makes a class an interface, whose methods stay without bodies.
        guarded_imports: the statement that imports one thing or else another.
        delegate: how a function gives back what a call gives, `{call}`; nothing where no function may stand in another.
        default: how a body sets a `{name}` to a `{value}`.
        outer_names: the statement by which a function sets names of the file, the word that does so with names of the
            function around, and what takes no effect.
        shares_names: files of one folder use each other's names without naming the file.
        package_of: a regular expression whose group is the package in the text of an import.
        packages_are_prefixes: its list of standard packages holds what their names begin with.
        import_nodes: node types of imports at the head of a file; empty where new ones stand inside of functions.
        import_entry: a regular expression for one import in their text, its `key` being what is imported.
        import_line: how an import of its own line is written, `{}` being the entry.
        import_kind: a regular expression for an entry with its key that tells the two groups of imports apart.
        import_guess: how a standard package is imported that alone has a name; nothing where names do not tell.
        import_unless: a regular expression for a file that gets what it needs in another way.
        import_behind: node types behind which the first import of a file stands.
        unused_imports_fail: an import that nothing uses is an error.
        own_packages: the same for imports that belong to the project itself, as `./here`.
        holders: what stands before and behind a definition that is none by itself: a class's, an object's member.
        quotes: the quotes between which a string means the same, as `'"`; nothing where they differ.
        deepest_indent: blocks that may stand in one another before the grammar's scanner gives up, 0 for no limit.
        reference_parser: the language's own parser that an edit is held against too, `ast`, or nothing.
        receiver: a method's first parameter is its receiver unless the method is static.
        constructors: names of methods that are constructors.
        silent_owners: names that say nothing in front of another, as `exports` or `prototype`.
        test_name: a regular expression for the names of tests.
        words: what a modifier of the language is called among ours.
        decorator_modifiers: a regular expression for a decorator and the modifier that it stands for.
        doc_decorators: a regular expression for a decorator that makes the doc behave, and how.
        doc_readers: a word in the source that reads docs while the program runs, and how to say so.
        doc_fences: a regular expression for what follows the fence of a code block that behaves, and how.
        marker_calls: a marker that a call earns (`concurrency`, `unsafe`) and a regular expression for the callee.
        sensitive_calls: what a call reaches (`process`, `network`, ...) and a regular expression for the callee.
        weak_by: what some weaknesses need and programs in the language can do, as `memory` for reaching memory.
        is_read: its grammar is there; without it a text has lines and nothing else, as `plain.py` gives it.
        style_marks: the name of a style and a regular expression for text that only this style writes.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    lsp_ids: tuple[str, ...]
    grammar: str
    query_folders: tuple[Traversable, ...]
    doc_styles: tuple[str, ...]
    default_style: str
    placement: str
    module_placement: str = "none"
    line_comment: str = ""
    block_comment: tuple[str, ...] = ()
    visibility: str = "all"
    visibility_words: tuple[str, ...] = ()
    indent_unit: str = "    "
    opens_body: str = r"[:{(]"
    comments: tuple[str, ...] = ("comment",)
    leading: tuple[str, ...] = ()
    doc_comment: str = ""
    inner_comment: str = ""
    directive: str = ""
    adjacent: bool = False
    module_files: tuple[str, ...] = ()
    module_marks: str = ""
    definition_marks: str = ""
    header: str = ""
    first_lines: tuple[str, ...] = ()
    atoms: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    stubs: str = ""
    placeholders: str = ""
    types_optional: bool = False
    same_types: Pairs = ()
    rest_type: str = ""
    head_words: tuple[tuple[str, ...], ...] = ()
    checked_errors: str = ""
    no_value: str = ""
    any_value: str = ""
    empty_values: str = ""
    says_only: str = ""
    helpers: tuple[str, ...] = ()
    interfaces: str = ""
    guarded_imports: str = ""
    delegate: str = ""
    default: str = ""
    outer_names: tuple[str, ...] = ()
    shares_names: bool = False
    package_of: str = ""
    packages_are_prefixes: bool = False
    import_nodes: tuple[str, ...] = ()
    import_entry: str = ""
    import_line: str = "{}"
    import_kind: str = ""
    import_guess: str = ""
    import_unless: str = ""
    import_behind: tuple[str, ...] = ()
    unused_imports_fail: bool = False
    own_packages: str = ""
    holders: Pairs = ()
    quotes: str = ""
    deepest_indent: int = 0
    reference_parser: str = ""
    receiver: bool = False
    constructors: tuple[str, ...] = ()
    silent_owners: tuple[str, ...] = ()
    test_name: str = ""
    words: Pairs = ()
    decorator_modifiers: Pairs = ()
    doc_decorators: Pairs = ()
    doc_readers: Pairs = ()
    doc_fences: Pairs = ()
    marker_calls: Pairs = ()
    sensitive_calls: Pairs = ()
    weak_by: tuple[str, ...] = ()
    is_read: bool = True
    style_marks: Pairs = ()


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that are known, in the order of their file."""

    rows: tuple[Language, ...]

    def for_path(self, path: str) -> Language | None:
        """Return the language of a file by the longest extension that its name ends in, or None."""
        name = path.replace("\\", "/").rpartition("/")[2].lower()
        known = [
            (len(each), row) for row in self.rows for each in row.extensions if name.endswith(each) and name != each
        ]
        return max(known, key=lambda pair: pair[0])[1] if known else None

    def for_lsp(self, identifier: str) -> Language | None:
        """Return the language that editors call `identifier`, or None."""
        return next((row for row in self.rows if identifier in row.lsp_ids), None)

    def named(self, identifier: str) -> Language | None:
        """Return the language whose id is `identifier`, or None."""
        return next((row for row in self.rows if row.id == identifier), None)


@cache
def packaged() -> Languages:
    """Return the languages that ship with Rightsize."""
    here = files("rightsize.core.analysis")
    return read_languages(here.joinpath("languages.toml").read_text(encoding="utf-8"), here.joinpath("queries"))


def read_languages(text: str, queries: Traversable) -> Languages:
    """Return the languages of a TOML text: a table each, which `extends` may base on one above it.

    Raises:
        ValueError: a table holds a field that no language has, or lacks one that each must have.
    """
    tables: dict[str, dict[str, Any]] = {}
    for identifier, table in tomllib.loads(text).items():
        tables[identifier] = {**tables.get(table.pop("extends", ""), {}), **table}
    return Languages(tuple(_language(identifier, table, queries) for identifier, table in tables.items()))


def _language(identifier: str, table: Mapping[str, Any], queries: Traversable) -> Language:
    known = {each.name for each in fields(Language)} | {"queries"}
    unknown = sorted(table.keys() - known)
    if unknown:
        message = f"language {identifier} has unknown fields: {', '.join(unknown)}"
        raise ValueError(message)
    folders = tuple(queries.joinpath(folder) for folder in table.get("queries", [identifier]))
    values = {key: _frozen(value) for key, value in table.items() if key != "queries"}
    try:
        return Language(id=identifier, query_folders=folders, **values)
    except TypeError as error:
        message = f"language {identifier} is incomplete: {error}"
        raise ValueError(message) from error


def _frozen(value: Any) -> Any:
    """Return lists as tuples and tables as tuples of pairs, so that a language can be hashed."""
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    if isinstance(value, dict):
        return tuple((key, _frozen(each)) for key, each in value.items())
    return value
