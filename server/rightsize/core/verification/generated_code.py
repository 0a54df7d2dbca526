"""Checks of what generated code says: no stand-in, nothing left out, a value where one is promised, no new danger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.tasks.generation import Asked
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.verification.generated_evidence import Danger, GeneratedEvidence

_LEFT_OUT = re.compile(
    r"\.{3,}|\u2026"
    r"|\b(?:rest|remainder) of (?:the |your |this )?(?:\w+ )?(?:code|function|implementation|logic|method|body)\b"
    r"|\b(?:code|implementation|logic|function) (?:goes|continues|remains|stays|is unchanged|omitted|here)\b"
    r"|\b(?:unchanged|omitted for brevity|as before|same as (?:above|before))\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:TODO|FIXME|XXX)\b"
    r"|\b(?:your|add|insert|write|put) (?:the |your )?(?:\w+ )?(?:code|implementation|logic|solution)"
    r"(?: goes)? (?:here|below)\b"
    r"|\bimplement (?:me|this|the function|your)\b|\bplaceholder\b|\bnot (?:yet )?implemented\b",
    re.IGNORECASE,
)
_NOTHING = frozenset({"", "None", "void", "()", "NoReturn", "Never", "undefined", "never", '"None"', "'None'"})
_ASKED_FOR = (
    (frozenset({94, 95}), re.compile(r"\beval(?:uat\w+)?\b|\bexpressions?\b|\bexec(?:ut\w+)?\b", re.IGNORECASE)),
    (frozenset({77, 78, 88}), re.compile(r"\bshell\b|\bcommands?\b.*\bshell\b", re.IGNORECASE)),
    (frozenset({327, 328, 916}), re.compile(r"\b(?:md5|sha-?1|des|rc4|ecb)\b", re.IGNORECASE)),
    (frozenset({502}), re.compile(r"\bpickl\w+|\bmarshal\w*|\bunpickl\w+", re.IGNORECASE)),
    (frozenset({330, 338}), re.compile(r"\brandom\w*", re.IGNORECASE)),
)
"""What a doc may ask for by its name, after which it is no surprise in the code and only a warning."""


def stub(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body that is as empty as before, or that one of its statements says is not written."""
    language = evidence.parsed.language
    statements = [each for each in _statements(evidence) if each.type not in language.comments]
    stubs = pattern_of(language.stubs)
    real = [
        each for each in statements if stubs.fullmatch(_text(evidence, each)) is None and not _is_text(evidence, each)
    ]
    if not real:
        yield Finding("Nothing is written: the body still only stands in for one.")
        return
    if evidence.target.asked is Asked.BODY and all(each.type in language.helpers for each in real):
        yield Finding("The body only defines or imports something and does nothing with it.")
    last = _text(evidence, statements[-1])
    if stubs.fullmatch(last) and "mplement" in last and not _stood(evidence, last):
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
            behind = _code_behind(node, language.comments)
            if _LEFT_OUT.search(text) and not behind:
                yield Finding(f"Code was left out: {quoted(text)}.")
            elif _LEFT_OUT.search(text) or _TO_DO.search(text):
                yield Finding(f"Something may be left to do: {quoted(text)}.", doubtful=behind)
        elif node.is_named and dots.fullmatch(text) and node.parent is not None and _is_statement(node):
            yield Finding(f"Code was left out: {quoted(text)}.")


def no_value(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body without a returned or yielded value under a signature that promises one."""
    symbol = evidence.symbol
    if symbol is None or evidence.target.asked is not Asked.BODY or not evidence.parsed.language.blocks:
        return
    promised = (symbol.return_type or "").removeprefix("->").removeprefix(":").strip()
    gives = symbol.returns or symbol.yields or symbol.raises or "generator" in symbol.modifiers
    old = evidence.target.symbol
    gave_nothing = not evidence.target.stub and old is not None and not (old.returns or old.yields or old.raises)
    if promised not in _NOTHING and not gives and not gave_nothing and not _may_be_none(promised):
        yield Finding(f"The body gives nothing back, and the signature promises {quoted(promised)}.")


def danger(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a dangerous call that the rules see now and did not see before, and what else nobody asked for."""
    for each in evidence.dangers:
        if each.does:
            yield _construct(each)
            continue
        asked = any(each.cwe in cwes and words.search(evidence.target.request) for cwes, words in _ASKED_FOR)
        place = f" on line {each.line}" if each.line else ""
        yield Finding(f"A new weakness{place}: {quoted(each.title)}.", doubtful=asked or not each.sure)


def _construct(danger: Danger) -> Finding:
    """Return what is said of a construct: where it is, what it does and what to think of."""
    asked = "nothing in the name, the doc or the request asks for that" if danger.sure else "see whether that is wanted"
    where = f"{quoted(danger.title)} on line {danger.line}"
    return Finding(f"New: {where} {danger.does}; {asked}.", doubtful=not danger.sure)


def _may_be_none(promised: str) -> bool:
    return any(each in promised for each in ("None", "Optional", "Any", "object"))


def _statements(evidence: GeneratedEvidence) -> list[Node]:
    """Return the outermost nodes that stand wholly in what was put in."""
    found: list[Node] = []
    waiting = [evidence.after.root]
    while waiting:
        node = waiting.pop(0)
        if node.end_byte <= evidence.put.start or node.start_byte >= evidence.put.end:
            continue
        is_whole = evidence.put.start <= node.start_byte and node.end_byte <= evidence.put.end
        if is_whole and node.type not in evidence.parsed.language.blocks and node.is_named:
            found.append(node)
        else:
            waiting += node.children
    return sorted(found, key=lambda each: each.start_byte)


def _inside(evidence: GeneratedEvidence) -> Iterator[Node]:
    waiting = _statements(evidence)
    while waiting:
        node = waiting.pop()
        yield node
        if node.type not in evidence.parsed.language.atoms:
            waiting += node.children


def _is_statement(node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.type.endswith(("block", "body", "module", "program")) and node.is_named


def _stood(evidence: GeneratedEvidence, text: str) -> bool:
    """Tell whether code that is no stand-in said so before: what a person left there is not the reply's fault."""
    target = evidence.target
    return not target.stub and text.encode("utf-8", "replace") in target.span.of(evidence.parsed.data)


def _code_behind(node: Node, comments: tuple[str, ...]) -> bool:
    """Tell whether a statement stands below a comment in the same block, or on its line in front of it."""
    beside = node.next_named_sibling
    while beside is not None and beside.type in comments:
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
