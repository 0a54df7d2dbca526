"""Checks of what generated code says: no stand-in, nothing left out, no new danger."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import comment_text, pattern_of
from rightsize.core.analysis.symbol import arguments_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.analysis.told import named_things
from rightsize.core.tasks.generation import Asked
from rightsize.core.verification.elisions import (
    asks_for_code,
    is_to_do,
    may_stand_for_code,
    stands_for_code,
    wants_better,
    wants_what_was_asked,
)
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.generated_words import generated_words
from rightsize.core.verification.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.verification.generated_evidence import Danger, GeneratedEvidence

_UNWRITTEN = re.compile(r"\bTODO\b|\bnot (?:yet )?implemented\b|\bunimplemented\b|\bimplement me\b", re.IGNORECASE)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_LONGEST_EXCUSE = 160
_WRITTEN = 3
"""So many statements are more than a stand-in with a note of what it should do."""

_DEFINES = ("class_declaration", "function_declaration", "type_declaration", "_definition", "_item")
"""Ends of the names that grammars give to definitions."""


def stub(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body that is as empty as before, or that one of its statements says is not written."""
    language = evidence.parsed.language
    written = [each for each in statements(evidence) if each.type not in language.comments]
    stubs = pattern_of(language.stubs)
    real = [each for each in written if stubs.fullmatch(_text(evidence, each)) is None and not _is_text(evidence, each)]
    if not real:
        yield Finding("Nothing is written: the body still only stands in for one.", doubtful=_may_be_empty(evidence))
        return
    if evidence.target.asked is Asked.BODY and all(_only_defines(evidence, each) for each in real):
        yield Finding(_defined(evidence))
        return
    if all(_says_unwritten(evidence, each) or _is_little(evidence, each) for each in real) and any(
        _says_unwritten(evidence, each) for each in real
    ):
        yield Finding("The body only says that it is not written.")
        return
    last = _text(evidence, written[-1])
    given = any(re.search(r"\breturn\b", _text(evidence, each)) for each in real)
    left = last.startswith("return") and given
    if stubs.fullmatch(last) and "mplement" in last and not left and not _stood(evidence, last):
        yield Finding(f"The body ends in a stand-in: {quoted(last)}.")


def placeholder(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a comment or a statement that stands for code that was left out."""
    language = evidence.parsed.language
    dots = pattern_of(language.placeholders)
    for node in _inside(evidence):
        text = _text(evidence, node)
        if _stood(evidence, text):
            continue
        if node.type in language.comments:
            yield from _in_comment(evidence, node, text)
        elif node.is_named and dots.fullmatch(text) and _is_statement(node) and not _is_whole_class(node):
            yield Finding(f"Code was left out: `{quoted(text)}`.")


def _in_comment(evidence: GeneratedEvidence, node: Node, text: str) -> Iterator[Finding]:
    words = " ".join(comment_text(text).split())
    behind = _code_behind(evidence, node)
    if stands_for_code(words):
        yield Finding(f"Code was left out: `{quoted(text)}`.")
    elif asks_for_code(words):
        # In front of a whole body it is the heading of a form that was filled in.
        first = evidence.after.data[evidence.put.start : node.start_byte].strip() == b""
        yield Finding(f"Code was left out: `{quoted(text)}`.", doubtful=behind and first)
    elif is_to_do(words):
        # What the stand-in said of itself may be said once more above the code that it asked for.
        told = behind and (wants_better(words) or words in _spoken(evidence) or _is_aside(evidence, words))
        yield Finding(f"Something is left to do: `{quoted(text)}`.", doubtful=told)
    elif may_stand_for_code(words):
        yield Finding(f"Code may have been left out: `{quoted(text)}`.", doubtful=behind)


def _is_aside(evidence: GeneratedEvidence, words: str) -> bool:
    """Tell whether what is left to do stands in code of some length and is no part of what was asked for."""
    stubs = pattern_of(evidence.parsed.language.stubs)
    code = (each for each in _inside(evidence) if each.type not in evidence.parsed.language.comments)
    real = [each for each in code if _is_statement(each) and stubs.fullmatch(_text(evidence, each)) is None]
    return len(real) >= _WRITTEN and not wants_what_was_asked(words)


def _spoken(evidence: GeneratedEvidence) -> str:
    """Return what stands where the code goes and in its doc, white space folded."""
    held = evidence.target.span.of(evidence.parsed.data).decode("utf-8", "replace")
    return " ".join(f"{held} {evidence.target.request}".split())


def danger(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a dangerous call that the rules see now and did not see before, and what else nobody asked for."""
    for each in evidence.dangers:
        if each.does:
            yield _construct(each)
            continue
        asked = generated_words().asks_for(each.cwe, evidence.target.request)
        place = f" on line {each.line}" if each.line else ""
        yield Finding(f"A new weakness{place}: {quoted(each.title)}.", doubtful=asked or not each.sure)


def _construct(danger: Danger) -> Finding:
    """Return what is said of a construct: where it is, what it does and what to think of."""
    asked = "nothing in the name, the doc or the request asks for that" if danger.sure else "see whether that is wanted"
    where = f"{quoted(danger.title)} on line {danger.line}"
    return Finding(f"New: {where} {danger.does}; {asked}.", doubtful=not danger.sure)


def _only_defines(evidence: GeneratedEvidence, node: Node) -> bool:
    return node.type in evidence.parsed.language.helpers or node.type.endswith(_DEFINES)


def _defined(evidence: GeneratedEvidence) -> str:
    """Say what a body defines without doing anything with it, and what was asked for instead."""
    held = [each for each in symbols_in(evidence.after)[1:] if evidence.put.encloses(each.span)]
    outer = [each for each in held if not any(one.span.encloses(each.span) and one is not each for one in held)]
    name = evidence.target.symbol.name if evidence.target.symbol else ""
    things = named_things(replace(each, qualified_name=each.name) for each in outer)
    if not things:
        return "The body only defines or imports something and does nothing with it."
    if name in {each.name for each in outer}:
        return f"The reply only defines {things} once more inside of itself."
    return f"The reply held {things}, not `{name}`, and no other code; answer with the function `{name}`."


def _says_unwritten(evidence: GeneratedEvidence, node: Node) -> bool:
    """Tell whether a statement holds a string that says that something is not written, and no other work."""
    return len(_text(evidence, node)) < _LONGEST_EXCUSE and any(
        map(_UNWRITTEN.search, _STRING.findall(_text(evidence, node)))
    )


def _is_little(evidence: GeneratedEvidence, node: Node) -> bool:
    """Tell whether a statement only gives an empty value or nothing."""
    given = re.sub(r"^return\b\s*|;$", "", _text(evidence, node)).strip()
    return not given or pattern_of(evidence.parsed.language.empty_values).fullmatch(given) is not None


def _inside(evidence: GeneratedEvidence) -> Iterator[Node]:
    waiting = statements(evidence)
    while waiting:
        node = waiting.pop()
        yield node
        if node.type not in evidence.parsed.language.atoms:
            waiting += node.children


def _is_statement(node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.type.endswith(("block", "body", "module", "program")) and node.is_named


def _is_whole_class(node: Node) -> bool:
    """Tell whether a statement is all that a class holds, which then only has a name."""
    block = node.parent
    owner = block.parent if block is not None else None
    return block is not None and block.named_child_count == 1 and owner is not None and owner.type.startswith("class")


def _may_be_empty(evidence: GeneratedEvidence) -> bool:
    """Tell whether an empty body may be the whole one, as that of a constructor that takes nothing."""
    symbol = evidence.target.symbol
    code = (each for each in statements(evidence) if each.type not in evidence.parsed.language.comments)
    return symbol is not None and symbol.keyword == "constructor" and not arguments_of(symbol) and not any(code)


def _stood(evidence: GeneratedEvidence, text: str) -> bool:
    """Tell whether code that is no stand-in said so before: what a person left there is not the reply's fault."""
    target = evidence.target
    return not target.stub and text.encode("utf-8", "replace") in target.span.of(evidence.parsed.data)


def _code_behind(evidence: GeneratedEvidence, node: Node) -> bool:
    """Tell whether a statement stands below a comment in the same block, or on its line in front of it."""
    comments, stubs = evidence.parsed.language.comments, pattern_of(evidence.parsed.language.stubs)
    beside = node.next_named_sibling
    while beside is not None and (beside.type in comments or stubs.fullmatch(_text(evidence, beside))):
        beside = beside.next_named_sibling
    before = node.prev_named_sibling
    on_line = before is not None and before.end_point[0] == node.start_point[0]
    return beside is not None or on_line


def _is_text(evidence: GeneratedEvidence, node: Node) -> bool:
    """Tell whether a statement is a string and nothing else."""
    only = node
    while len(only.named_children) == 1 and only.type not in evidence.parsed.language.atoms:
        only = only.named_children[0]
    return only.type in evidence.parsed.language.atoms and only.byte_range == node.byte_range


def _text(evidence: GeneratedEvidence, node: Node) -> str:
    return evidence.after.line_of(node)
