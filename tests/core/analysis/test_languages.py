"""The languages, and that one is added by data alone."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import tree_sitter

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.grammar import Grammar, grammar_of
from rightsize.core.analysis.languages import Language, Languages, packaged, read_languages
from rightsize.core.analysis.module_place import MODULE_PLACEMENTS
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.placement import PLACEMENTS
from rightsize.core.analysis.symbol import ParameterKind, SymbolKind
from rightsize.core.analysis.symbols import symbol_at, symbols_in
from rightsize.core.analysis.tokens import code_tokens
from rightsize.core.analysis.visibility import CONVENTIONS
from rightsize.core.errors import SourceError
from rightsize.core.text import Edit, Span, apply_edits
from tests.support.analysis_source import LANGUAGES, language_named

PATHS = {
    "a/b.py": "python",
    "stub.PYI": "python",
    "a.mjs": "javascript",
    "x.jsx": "javascript",
    "types.d.ts": "typescript",
    "App.tsx": "tsx",
    "C:\\src\\main.go": "go",
    "lib.rs": "rust",
    "Main.java": "java",
    ".py": None,
    "py": None,
    "notes.txt": None,
    "": None,
}


@pytest.mark.parametrize(("path", "expected"), PATHS.items())
def test_a_path_tells_the_language_by_its_extension(path: str, expected: str | None) -> None:
    """The case of letters does not matter; a name that is only an extension has none."""
    found = packaged().for_path(path)
    assert (found.id if found else None) == expected


def test_an_editor_s_name_tells_the_language() -> None:
    """Two of its names may be one of ours."""
    names = {name: row.id for row in packaged().rows for name in row.lsp_ids}
    assert names["javascriptreact"] == "javascript"
    assert packaged().for_lsp("typescriptreact") == language_named("tsx")
    assert packaged().for_lsp("plaintext") is None


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_names_strategies_and_patterns_that_exist(name: str) -> None:
    """A row that names something else is a fault of ours, found here and not at somebody's desk."""
    language = language_named(name)
    assert language.placement in PLACEMENTS
    assert language.module_placement in MODULE_PLACEMENTS
    assert language.visibility in CONVENTIONS
    assert language.default_style in language.doc_styles
    pairs = (*language.decorator_modifiers, *language.doc_decorators, *language.doc_fences, *language.marker_calls)
    for _, expression in (*language.sensitive_calls, *language.style_marks, *((b, a) for a, b in pairs)):
        re.compile(expression)


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_node_that_a_row_names_is_in_the_grammar(name: str) -> None:
    """A grammar that renames its nodes would silently find nothing."""
    language = language_named(name)
    grammar = grammar_of(language).grammar
    kinds = {*language.comments, *language.leading, *language.atoms, *language.blocks, *language.first_lines}
    assert {each for each in kinds if grammar.id_for_node_kind(each, True) is None} == set()


QUERIES = ("definitions", "details", "bodies", "fields", "features")


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_has_the_queries_and_they_compile(name: str) -> None:
    """Each pattern that tree-sitter sees is one of ours."""
    grammar = grammar_of(language_named(name))
    for query in QUERIES:
        compiled = grammar.query(query)
        assert compiled is not None
        assert compiled.query.pattern_count == len(compiled.patterns)


def test_queries_are_let_go_without_harm() -> None:
    """Compiling and freeing all of them again and again leaves the process as it was."""
    for _ in range(3):
        grammar = Grammar(language_named("python"), grammar_of(language_named("python")).grammar)
        assert all(grammar.query(query) for query in (*QUERIES, "facts"))


def test_a_grammar_that_is_not_installed_is_named() -> None:
    """The sentence says what to do."""
    (language,) = read_languages(ROW.replace("tree_sitter_c", "tree_sitter_missing"), Path(__file__)).rows
    with pytest.raises(SourceError, match="tree_sitter_missing"):
        grammar_of(language)


def test_a_row_with_an_unknown_field_or_without_a_needed_one_is_refused() -> None:
    """The fault is named with the language's."""
    with pytest.raises(ValueError, match="language c has unknown fields: placment"):
        read_languages(ROW + 'placment = "x"\n', Path(__file__))
    with pytest.raises(ValueError, match=r"language c is incomplete: .*placement"):
        read_languages(ROW.replace("placement", "#"), Path(__file__))


ROW = """\
[c]
name = "C"
extensions = [".c"]
lsp_ids = ["c"]
grammar = "tree_sitter_c:language"
doc_styles = ["doxygen"]
default_style = "doxygen"
placement = "block_comment_above"
line_comment = "//"
visibility = "all"
doc_comment = '^/\\*\\*'
atoms = ["string_literal"]
sensitive_calls = { process = '^system$' }
"""

QUERIES_OF_C = {
    "definitions": """
((function_definition declarator: (function_declarator
    declarator: (identifier) @name parameters: (_) @parameters)) @definition
  (#set! kind function)
  (#set! keyword function))

((struct_specifier name: (_) @name body: (_)) @definition
  (#set! kind class)
  (#set! keyword struct))
""",
    "details": """
(parameter_list (parameter_declaration type: (_) @type declarator: (identifier) @parameter)) @list

((parameter_list (variadic_parameter) @parameter) @list
  (#set! kind var_positional))

(function_definition type: (_) @return_type) @of
""",
    "bodies": """
(return_statement (_) @value) @return

(if_statement condition: (parenthesized_expression (_) @condition) consequence: (_) @guarded)

(call_expression function: (_) @call)
""",
    "fields": "(field_declaration type: (_) @type declarator: (field_identifier) @field)",
    "features": "(if_statement) @branch (if_statement consequence: (_) @nest)",
}

SOURCE_OF_C = b"""\
/** A place. */
struct point { int x; int y; };

static int move(int by, ...) {
  /* note */
  if (by > 1) return system("x  y");
  return by;
}
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Language:
    """A language that ships with nobody: a row and query files in a folder."""
    folder = tmp_path / "c"
    folder.mkdir()
    for name, text in QUERIES_OF_C.items():
        (folder / f"{name}.scm").write_text(text, encoding="utf-8")
    languages = read_languages(ROW, tmp_path)
    assert languages == Languages(languages.rows)
    return languages.rows[0]


@pytest.mark.skipif(find_spec("tree_sitter_c") is None, reason="the grammar of C is for development only")
def test_a_language_is_added_by_data_alone(made_up: Language) -> None:
    """A row and queries give symbols, docs, places for new ones, features and tokens."""
    read = parse(made_up, SOURCE_OF_C)
    struct, function = symbols_in(read)[1:]
    assert (struct.kind, struct.name, struct.doc.text if struct.doc else None) == (
        SymbolKind.CLASS,
        "point",
        "A place.",
    )
    assert [(each.name, each.type) for each in struct.attributes] == [("x", "int"), ("y", "int")]
    assert (function.kind, function.name, function.return_type) == (SymbolKind.FUNCTION, "move", "int")
    assert [each.kind for each in function.parameters] == [ParameterKind.NORMAL, ParameterKind.VAR_POSITIONAL]
    assert [(each.expression, each.condition) for each in function.returns] == [
        ('system("x  y")', "by > 1"),
        ("by", None),
    ]
    assert symbol_at(read, SOURCE_OF_C.index(b"note")) == function
    assert [each.name for each in features_of(read, function).markers] == ["sensitive calls"]
    assert function.insertion is not None
    place = Span(function.insertion.offset, function.insertion.offset)
    after = parse(made_up, apply_edits(read.data, [Edit(place, b"/** Moves. */" + function.insertion.after.encode())]))
    documented = symbols_in(after)[2]
    assert documented.doc is not None
    assert documented.doc.text == "Moves."
    assert code_tokens(read, function.span) == code_tokens(after, documented.span)


def test_the_bindings_are_new_enough() -> None:
    """Queries are run by a cursor since 0.25."""
    assert hasattr(tree_sitter, "QueryCursor")
