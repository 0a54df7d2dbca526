"""Checks of where generated code goes: it parses, stays in its place, and keeps signature, doc and form of the file."""

from __future__ import annotations

import re
from operator import ne
from typing import TYPE_CHECKING

from rightsize.core.analysis.heads import head_differences, listed
from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.analysis.strings import plain_strings, quote_of
from rightsize.core.analysis.symbol import arguments_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import apply_edits
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.text import Span
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_LINE_END = re.compile(rb"\r\n|\n|\r")
_INDENT = re.compile(rb"(?m)^([ \t]+)\S")


def unreadable(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find places that cannot be read any more, by tree-sitter or by the language's own parser."""
    before, after = syntax_problems(evidence.parsed), syntax_problems(evidence.after)
    if len(after) > len(before):
        yield Finding(f"The grammar could not read the file any more: {quoted(after[0].message)}.")
    elif evidence.trees[0] is not None and evidence.trees[1] is None:
        yield Finding(f"{evidence.parsed.language.name} itself would not read the file any more.")


def strays(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a change outside of the target: other bytes, or definitions that come, go or change around it."""
    edit, target = evidence.generated.edit, evidence.target
    edits = evidence.generated.edits
    if edit.span != target.span or apply_edits(evidence.parsed.data, edits) != evidence.after.data:
        yield Finding("The edit touches bytes outside of its place.")
        return
    before = _outside_imports(evidence.parsed, target.span)
    if evidence.generated.imports and before != _outside_imports(evidence.after, evidence.put):
        yield Finding("The edit changes more at the head of the file than its imports.")
        return
    if target.asked is Asked.COMMENT:
        return
    sides = (evidence.parsed, target.span), (evidence.after, evidence.put)
    if ne(*(_around(file, span) for file, span in sides)) and ne(
        # A tree that grew edit by edit may hold a comment elsewhere than one that was read at once.
        *(_around(parse(file.language, file.data), span) for file, span in sides)
    ):
        yield Finding("Definitions beside the function would come, go or change.")


def other_signature(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a function that comes out with another signature or doc, or that the reply wrote for another one."""
    old, new = evidence.target.symbol, evidence.symbol
    if evidence.target.asked is Asked.LINES:
        yield from _other_definitions(evidence)
    if old is None or evidence.target.asked is Asked.COMMENT:
        return
    if new is None or _head(evidence.parsed, old) != _head(evidence.after, new):
        yield Finding(f"The signature, the decorators or the doc of {quoted(old.name)} would change.")
        return
    written = evidence.generated.written
    if written is None:
        return
    if evidence.generated.fitted:
        yield Finding(evidence.generated.fitted, doubtful=True)
    elif _names(old) != _names(written):
        yield Finding(f"The reply gives {quoted(old.name)} the parameters {listed(written)}, the file {listed(old)}.")
    for one in head_differences(evidence.parsed.language, old, written):
        yield Finding(f"The reply's {quoted(old.name)} {one.written}, the file's {one.kept}.", one.doubtful)
    for each in written.decorators:
        if each not in old.decorators:
            yield Finding(f"The decorator {quoted(each)} of the reply was left out.", doubtful=True)


def other_form(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find line ends, indents or quotes that the file does not use."""
    new, old = evidence.generated.edit.new, evidence.parsed.data
    wanted = evidence.parsed.newline.encode()
    if any(each != wanted for each in _LINE_END.findall(new)):
        yield Finding("The code has other line ends than the file.")
    tabs = {each[:1] for each in _INDENT.findall(old)}
    if len(tabs) == 1 and any(each[:1] not in tabs for each in _INDENT.findall(new)):
        yield Finding("The code is indented with other characters than the file.", doubtful=_has_long_strings(evidence))
    yield from _other_quotes(evidence)


def _other_quotes(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find strings between other quotes than those that the file uses, where either would do."""
    wanted = quote_of(evidence.parsed)
    if not wanted:
        return
    for start, end in plain_strings(evidence.after):
        inside = evidence.put.start <= start and end <= evidence.put.end
        text = evidence.after.data[start:end].decode("utf-8", "replace")
        if inside and text[0] != wanted:
            yield Finding(f"The file quotes with {wanted}, and the code has {quoted(text)}.", doubtful=True)
            return


def _other_definitions(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find definitions among replaced lines that go or change their heads, and the function around them once more."""
    old = dict(_within(evidence.parsed, evidence.target.span))
    new = dict(_within(evidence.after, evidence.put))
    around = evidence.target.symbol
    dressed = {each.qualified_name: each.decorators for each in symbols_in(evidence.after)[1:]}
    for each in symbols_in(evidence.parsed)[1:]:
        inside = evidence.target.span.encloses(each.span) and each.qualified_name in new
        for decorator in each.decorators if inside else ():
            if decorator not in dressed.get(each.qualified_name, ()):
                yield Finding(f"{quoted(each.name)} would lose its decorator `{quoted(decorator)}`.", doubtful=True)
    for name, head in old.items():
        if name not in new:
            yield Finding(f"{quoted(name)} would not be defined any more.", doubtful=True)
        elif new[name] != head:
            yield Finding(f"The signature of {quoted(name)} would change.", doubtful=True)
    if around is not None and any(each.rpartition(".")[2] == around.name for each in new.keys() - old.keys()):
        yield Finding(f"The reply defines {quoted(around.name)} inside of itself; only the lines in it were asked for.")


def _outside_imports(parsed: Parsed, place: Span) -> list[bytes]:
    """Return the outermost nodes of a file that are no imports and do not hold a place."""
    return [
        parsed.data[each.start_byte : each.end_byte].strip()
        for each in parsed.root.children
        if each.is_named
        and each.type not in parsed.language.import_nodes
        and (each.end_byte <= place.start or each.start_byte >= place.end)
    ]


def _names(symbol: Symbol) -> list[str]:
    return [each.name for each in arguments_of(symbol)]


def _has_long_strings(evidence: GeneratedEvidence) -> bool:
    """Tell whether a string of several lines stands in the code, whose lines are its own business."""
    atoms = evidence.parsed.language.atoms
    waiting = [evidence.after.root]
    while waiting:
        node = waiting.pop()
        if node.end_byte <= evidence.put.start or node.start_byte >= evidence.put.end:
            continue
        if node.type in atoms and node.start_point[0] != node.end_point[0]:
            return True
        waiting += node.children
    return False


def _around(parsed: Parsed, inside: Span) -> list[tuple[str, bytes]]:
    """Return the definitions that do not stand in a span, with their signatures."""
    return [
        (each.qualified_name, each.signature_span.of(parsed.data).strip())
        for each in symbols_in(parsed)[1:]
        if not inside.encloses(each.span)
    ]


def _within(parsed: Parsed, inside: Span) -> list[tuple[str, bytes]]:
    """Return the definitions that stand in a span, with their signatures."""
    return [
        (each.qualified_name, each.signature_span.of(parsed.data).strip())
        for each in symbols_in(parsed)[1:]
        if inside.encloses(each.span)
    ]


def _head(parsed: Parsed, symbol: Symbol) -> tuple[bytes, tuple[str, ...], str]:
    signature = symbol.signature_span.of(parsed.data).strip()
    return signature, symbol.decorators, symbol.doc.raw if symbol.doc else ""
