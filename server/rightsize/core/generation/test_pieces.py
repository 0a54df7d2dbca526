"""From the code of a reply to tests in the project's file: imports among its imports, tests behind its tests.

Nothing that the file holds is touched: every edit is an insertion, or makes a new file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.placement import indent_unit
from rightsize.core.analysis.strings import quote_of
from rightsize.core.generation.layout import laid_out, with_quotes
from rightsize.core.generation.test_places import filled
from rightsize.core.tasks.testing import TestDraft
from rightsize.core.text import Edit, Span, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.testing import Framework, TestPlan

_WORD = re.compile(r"[^\W\d]\w*")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){3,}")
_NONE = "The reply holds no test; answer with the tests alone, in one fenced block."


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What a reply brings: its imports, one a statement, and the tests."""

    imports: tuple[str, ...]
    tests: str


def drafted(language: Language, plan: TestPlan, candidates: Sequence[str]) -> tuple[TestDraft | None, tuple[str, ...]]:
    """Return the tests that the first candidate holds, as edits of their file, or None and what is wrong."""
    framework = plan.framework
    for candidate in candidates:
        pieces = _pieces(language, framework, dedent(candidate.replace("\r\n", "\n")).strip("\n") + "\n")
        names = tuple(each.group("name") for each in re.finditer(framework.test, pieces.tests))
        if names:
            return TestDraft(*_placed(language, plan, pieces), names), ()
    return None, (_NONE,)


def _pieces(language: Language, framework: Framework, text: str) -> _Pieces:
    """Split a reply; what stands in the holder of the framework comes out of it where the file brings its own."""
    parsed = parse(language, encode(text))
    holder = _holder(framework, parsed) if framework.holder else None
    if holder is not None and framework.extends:
        inner = _inside(parsed, holder)
        outer = _pieces_of(framework, parsed, holder)
        within = _pieces(language, framework, dedent(inner).strip("\n") + "\n")
        return _Pieces((*outer.imports, *within.imports), within.tests)
    pieces = _pieces_of(framework, parsed, None)
    if holder is None and framework.opens and not framework.extends:
        body = "\n".join(laid_out(language, pieces.tests, language.indent_unit, language.indent_unit))
        return _Pieces(pieces.imports, f"{framework.opens}\n{body}")
    return pieces


def _pieces_of(framework: Framework, parsed: Parsed, without: Node | None) -> _Pieces:
    imports: list[str] = []
    kept: list[bytes] = []
    done = 0
    for node in parsed.root.children:
        text = parsed.text_of(node)
        is_import = re.match(framework.imports, text) is not None
        is_head = bool(framework.heads) and re.match(framework.heads, text) is not None
        if not (is_import or is_head or node == without or _opens_holder(framework, text)):
            continue
        if is_import:
            imports.append(text.strip())
        kept.append(parsed.data[done : node.start_byte])
        done = node.end_byte
    tests = b"".join([*kept, parsed.data[done:]]).decode("utf-8", "replace")
    return _Pieces(tuple(imports), _BLANK_LINES.sub("\n\n\n", tests).strip("\n").rstrip())


def _opens_holder(framework: Framework, text: str) -> bool:
    """Tell whether a statement belongs to what stands in front of a holder, as Rust's `#[cfg(test)]`."""
    return bool(framework.extends) and text.strip() == framework.opens.partition("\n")[0].strip()


def _holder(framework: Framework, parsed: Parsed) -> Node | None:
    holds = (each for each in parsed.root.children if re.match(framework.holder, parsed.text_of(each)))
    return next((each for each in holds if each.child_by_field_name("body") is not None), None)


def _inside(parsed: Parsed, holder: Node) -> str:
    body = holder.child_by_field_name("body")
    if body is None:
        return ""
    return parsed.data[body.start_byte + 1 : body.end_byte - 1].decode("utf-8", "replace").strip("\n").rstrip()


def _placed(language: Language, plan: TestPlan, pieces: _Pieces) -> tuple[tuple[Edit, ...], str]:
    """Return the edits and the tests as they stand in the file."""
    if plan.text is None:
        return _new_file(language, plan, pieces)
    parsed = parse(language, encode(plan.text))
    holder = _holder(plan.framework, parsed) if plan.framework.extends else None
    within = plan.framework.within
    there = _imports_in(plan.framework, parsed, holder if within else None)
    lines = _wanted_imports(plan, pieces, [text for _, text in there], plan.text)
    if holder is not None:
        return _extended(plan, parsed, holder, pieces, there, lines)
    own = _words(plan)
    if plan.framework.extends:
        pieces = _Pieces((), _held(language, plan, pieces, lines))
        lines = ()
    code = filled(with_quotes(language, _laid(language, pieces.tests, indent_unit(parsed)), quote_of(parsed)), own)
    edits = [*_import_edit(parsed, there, lines, ""), _behind(plan.framework, parsed, code)]
    return tuple(edits), code


def _new_file(language: Language, plan: TestPlan, pieces: _Pieces) -> tuple[tuple[Edit, ...], str]:
    framework = plan.framework
    lead = (
        filled(framework.lead, {"{package}": plan.package}) if plan.package or "{package}" not in framework.lead else ""
    )
    imports = _wanted_imports(plan, pieces, (), "")
    laid = _laid(language, pieces.tests, language.indent_unit)
    code = filled(_held(language, plan, pieces, ()) if framework.extends else laid, _words(plan))
    head = "\n\n".join(each for each in (lead, "\n".join(imports)) if each)
    gap = "\n\n\n" if language.blocks else "\n\n"
    return (Edit(Span(0, 0), encode(f"{head}{gap if head else ''}{code}\n")),), code


def _laid(language: Language, text: str, unit: str) -> str:
    return "\n".join(laid_out(language, text, "", unit))


def _held(language: Language, plan: TestPlan, pieces: _Pieces, imports: Sequence[str]) -> str:
    """Return tests within the holder that a framework asks for."""
    unit = language.indent_unit
    inner = "\n".join(laid_out(language, pieces.tests, unit, unit))
    lines = [plan.framework.opens, *(f"{unit}{each}" for each in imports)]
    gap = "\n\n" if "\n" in plan.framework.opens or imports else "\n"
    return "\n".join(lines) + gap + inner + f"\n{plan.framework.closes}"


def _extended(
    plan: TestPlan,
    parsed: Parsed,
    holder: Node,
    pieces: _Pieces,
    there: Sequence[tuple[Node, str]],
    lines: Sequence[str],
) -> tuple[tuple[Edit, ...], str]:
    """Return the edits that add tests at the end of the holder that the file has."""
    unit = indent_unit(parsed)
    code = "\n".join(laid_out(parsed.language, pieces.tests, unit, unit))
    body = holder.child_by_field_name("body")
    end = (body or holder).end_byte - 1
    start = len(parsed.data[:end].rstrip())
    empty = parsed.data[start - 1 : start] == b"{"
    text = ("\n" if empty else "\n\n") + code
    imports = _import_edit(parsed, there, lines, unit if plan.framework.within else "")
    return (*imports, Edit(Span(start, start), encode(text.replace("\n", parsed.newline)))), code


def _imports_in(framework: Framework, parsed: Parsed, holder: Node | None) -> list[tuple[Node, str]]:
    body = holder.child_by_field_name("body") if holder is not None else parsed.root
    nodes = body.children if body is not None else []
    return [(each, text) for each in nodes if re.match(framework.imports, text := parsed.text_of(each).strip())]


def _wanted_imports(plan: TestPlan, pieces: _Pieces, there: Sequence[str], text: str) -> tuple[str, ...]:
    """Return the lines of imports that the file needs besides its own, that of what is tested first."""
    entry = plan.entry
    reached = re.compile(rf"(?<![\w.]){re.escape(plan.reached)}(?!\w)")
    # A model guesses where the code lies, and the project knows.
    brought = [each for each in pieces.imports if not (entry and reached.search(each))]
    lines = [each for each in brought if each not in there]
    known = set(_WORD.findall("\n".join((*there, *lines))))
    needed = [each for each in _needed(plan, pieces.tests, known) if each not in text]
    lines = [*needed, *lines]
    if entry and plan.reached not in known and reached.search(pieces.tests):
        lines.append(entry)
    return tuple(each for each in dict.fromkeys(lines) if each not in plan.framework.opens)


def _needed(plan: TestPlan, tests: str, known: set[str]) -> Iterator[str]:
    modern = not plan.entry or plan.entry.startswith(("import", "from"))
    for pattern, line in plan.framework.needs:
        used = sorted(set(re.findall(pattern, f"{plan.framework.opens}\n{tests}")) - known)
        if used and line.startswith("import") == modern:
            yield filled(line, {"{used}": ", ".join(used)})


def _import_edit(
    parsed: Parsed, there: Sequence[tuple[Node, str]], lines: Iterable[str], indent: str
) -> Iterator[Edit]:
    """Yield the edit that puts imports behind the last one of the file, or at its head."""
    text = "".join(f"{parsed.newline}{indent}{each}" for each in lines)
    if not text:
        return
    if there:
        end = there[-1][0].end_byte
        # Some grammars count the line end as a part of the statement.
        end = len(parsed.data[:end].rstrip())
        yield Edit(Span(end, end), encode(text))
        return
    first = next((each for each in parsed.root.children if each.type not in parsed.language.comments), None)
    head = first is not None and not re.match(r"\w", parsed.text_of(first))
    at = first.end_byte if first is not None and (head or parsed.text_of(first).startswith("package")) else 0
    yield Edit(Span(at, at), encode(f"{parsed.newline}{text}" if at else text.lstrip() + parsed.newline * 2))


def _behind(framework: Framework, parsed: Parsed, code: str) -> Edit:
    """Return the edit that puts tests at the end of a file, in front of what must stay last."""
    last = parsed.root.children[-1] if parsed.root.children else None
    stays = last is not None and framework.last and re.match(framework.last, parsed.text_of(last))
    end = last.start_byte if stays and last is not None else len(parsed.data)
    start = len(parsed.data[:end].rstrip())
    gap = parsed.newline * (3 if parsed.language.blocks else 2)
    text = code.replace("\n", parsed.newline)
    return Edit(
        Span(start, start), encode(f"{gap if start else ''}{text}{'' if parsed.data[start:] else parsed.newline}")
    )


def _words(plan: TestPlan) -> dict[str, str]:
    name = plan.symbol.name
    return {"{Name}": f"{name[:1].upper()}{name[1:]}", "{file_stem}": PurePosixPath(plan.path).stem}
