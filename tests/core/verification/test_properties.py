"""What passes never changes a token of code or another comment, held against comparisons of whole files."""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.analysis.tokens import code_tokens, comments_in
from rightsize.core.documentation.edit import documentation_edit
from rightsize.core.documentation.styles import style_for
from rightsize.core.tasks.content import Described, DocContent
from rightsize.core.text import Edit, Span, apply_edits, encode
from rightsize.core.verification.checks import CHECKS
from rightsize.core.verification.documentation import verify_documentation
from rightsize.core.verification.returns import Need, returns_need, yields_need
from tests.support.verification_sources import HOSTILE, sources, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

OF_EDIT = tuple(each for each in CHECKS if each.needs_edit)
SLOW = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DOCS = ("doc", " ", "    ", "// doc", "/// doc", "/** doc */", '"""doc"""', "'doc'", 'r"""doc"""', "//! doc", "# doc")
SEEN: Counter[str] = Counter()


@st.composite
def replies(draw: st.DrawFn, symbol: Symbol) -> DocContent:
    """Return a reply to the symbol: mostly of the right form, now and then with hostile texts or the wrong names."""
    text = texts(hostile=draw(st.integers(0, 2)) == 0, about=f"of {symbol.name}")
    names = [each.name for each in symbol.documented_parameters]
    if draw(st.integers(0, 5)) == 0:
        names = draw(st.lists(st.sampled_from([*names, "other", *HOSTILE]), max_size=3))
    wants = returns_need(symbol) in {Need.REQUIRED, Need.DOUBTFUL}
    streams = yields_need(symbol) is Need.REQUIRED
    return DocContent(
        draw(text),
        details=draw(st.none() | text),
        parameters=tuple(Described(name, draw(text)) for name in names),
        returns=draw(text) if wants and not streams else None,
        yields=draw(text) if streams else None,
        example=draw(st.none() | st.sampled_from(("f(1)", ">>> f(1)\n1", "x = '*/'", 'x = """a"""'))),
    )


@SLOW
@given(sources(), st.data())
def test_an_edit_that_passes_touches_no_code(source: tuple[str, str], data: st.DataObject) -> None:
    """Rendered, placed and applied, then undone: code, other comments and bytes are as they were."""
    parsed, symbol = _pick(source, data)
    content = data.draw(replies(symbol))
    mode = data.draw(st.sampled_from(("missing", "missing", "regenerate")))
    style = style_for(parsed.language, None, data.draw(st.none() | st.sampled_from(parsed.language.doc_styles)))
    edit, _ = documentation_edit(parsed, symbol, content, style, mode, 80)
    if edit is None:
        return
    verdict = verify_documentation(parsed, symbol, content, edit)
    SEEN["edits"] += 1
    SEEN["accepted"] += verdict.passed
    if verdict.passed:
        assert _harm(parsed, edit) == ""
        edited = apply_edits(parsed.data, (edit,))
        assert apply_edits(edited, _undone(parsed.data, (edit,))) == parsed.data


@SLOW
@given(sources(), st.lists(st.sampled_from((*HOSTILE, *DOCS)), max_size=4), st.data())
def test_any_text_that_passes_the_checks_of_the_edit_is_a_doc(
    source: tuple[str, str], pieces: list[str], data: st.DataObject
) -> None:
    """The window around an edit sees whatever a comparison of whole files sees, for text that no renderer wrote."""
    parsed, symbol = _pick(source, data)
    if symbol.insertion is None:
        return
    place = (
        symbol.doc.span
        if symbol.doc and symbol.doc.editable
        else Span(symbol.insertion.offset, symbol.insertion.offset)
    )
    whole = data.draw(st.sampled_from((*DOCS, "")))
    edit = Edit(place, encode(symbol.insertion.before + whole + "".join(pieces) + symbol.insertion.after))
    verdict = verify_documentation(parsed, symbol, DocContent("Do it."), edit, OF_EDIT)
    SEEN["texts"] += 1
    SEEN["texts accepted"] += verdict.passed
    if verdict.passed:
        assert _harm(parsed, edit) == ""


def test_enough_was_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    """A check that refuses everything would be as safe; at least a fifth of the rendered replies passes."""
    share = SEEN["accepted"] / max(1, SEEN["edits"])
    with capsys.disabled():
        print(f"\naccepted {SEEN['accepted']} of {SEEN['edits']} rendered replies ({share:.0%})")  # noqa: T201
        print(f"accepted {SEEN['texts accepted']} of {SEEN['texts']} arbitrary texts")  # noqa: T201
    assert share >= 0.2


def _pick(source: tuple[str, str], data: st.DataObject) -> tuple[Parsed, Symbol]:
    language = packaged().named(source[0])
    assert language is not None
    parsed = parse(language, encode(source[1]))
    return parsed, data.draw(st.sampled_from(symbols_in(parsed, "generated")))


def _harm(parsed: Parsed, edit: Edit) -> str:
    """Return what the edit does to the whole file beyond adding a doc, or an empty string."""
    whole = Span(0, len(parsed.data))
    edited = parse(parsed.language, apply_edits(parsed.data, (edit,)))
    after = Span(0, len(edited.data))
    if code_tokens(parsed, whole) != code_tokens(edited, after):
        return "a token changed"
    if len(syntax_problems(edited)) > len(syntax_problems(parsed)):
        return "it parses worse"
    doc = Span(edit.span.start, edit.span.start + len(edit.new))
    kept = [(each.text, each.attached_to) for each in comments_in(parsed, whole) if not edit.span.encloses(each.span)]
    found = [(each.text, each.attached_to) for each in comments_in(edited, after) if not doc.encloses(each.span)]
    if kept != found:
        return "a comment changed"
    if parsed.language.reference_parser and _python_tree(parsed.data) not in {"", _python_tree(edited.data)}:
        return "the tree changed"
    return ""


def _python_tree(data: bytes) -> str:
    """Return Python's tree of a whole file without any docstring, or an empty string where it has none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError):
            return ""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        documented = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        if (
            documented
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
            and isinstance(body[0].value.value, str)
        ):
            del body[0]
    return ast.dump(tree)


def _undone(data: bytes, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that lead from the edited text back to `data`."""
    shift = 0
    undo: list[Edit] = []
    for edit in sorted(edits, key=lambda each: each.span):
        start = edit.span.start + shift
        undo.append(Edit(Span(start, start + len(edit.new)), edit.span.of(data)))
        shift += len(edit.new) - len(edit.span)
    return tuple(undo)
