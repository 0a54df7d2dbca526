"""Imports that new code needs at the head of a file: put where the file has its own, in the order of its language.

Where a language imports inside of functions, imports move into the body and nothing is done here.  One whose name the
file uses for something else is a clash, which is told and not guessed at.  A language that refuses imports that nothing
uses has those taken out that the new code left without a use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.imports import standard_packages
from rightsize.core.analysis.parse import reparse, syntax_problems
from rightsize.core.analysis.scopes import known_names, unbound_names
from rightsize.core.analysis.strings import quote_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.layout import with_quotes
from rightsize.core.text import Edit, Span, apply_edits, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Generated

_WORD = re.compile(r"[^\W\d][\w$]*")
_NO_NAMES = frozenset({"import", "from", "as", "type", "static", "default", "typeof"})
_VERSION = re.compile(r"/v\d+$|\.v\d+$")
_RENAMED = re.compile(r"[\w$]+\s+as\b|\*\s*as\b")
_QUOTED = re.compile(r"[\"'][^\"']*[\"']")
_CLASH = "`{name}` is {old} in the file, and the new code needs it to be {new}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One import: as it is written, what it is sorted by, and the names that it binds."""

    text: str
    key: str
    names: frozenset[str]


def with_imports(parsed: Parsed, generated: Generated) -> Generated:
    """Return new code with the edits at the head of the file that it needs, which are then no longer left out."""
    language = parsed.language
    if not language.import_entry or _has_its_own_way(parsed):
        return generated
    after = reparse(parsed, apply_edits(parsed.data, (generated.edit,)), (generated.edit,))
    there = [each for node in _import_nodes(parsed) for each in _entries(language, parsed.text_of(node))]
    told = _needed(after, generated)
    outside, used = _used(after, generated.put), _used(after)
    before = _used(parsed)
    gone = [each for each in there if _is_replaced(each, told, outside) or _is_idle(language, each, before, used)]
    kept = [each for each in there if each not in gone]
    new = [each for each in dict.fromkeys(told) if not any(_same(each, other) for other in kept)]
    clashes = [(each, other) for each in new for other in kept if each.names & other.names]
    if clashes:
        each, other = clashes[0]
        name = min(each.names & other.names)
        return replace(generated, clash=_CLASH.format(name=name, old=f"`{other.key}`", new=f"`{each.key}`"))
    if not new and not gone:
        return generated
    edit = _edit(parsed, new, gone)
    edits = (edit, generated.edit)
    whole = reparse(parsed, apply_edits(parsed.data, edits), edits)
    if edit.span.end > generated.edit.span.start or len(syntax_problems(whole)) > len(syntax_problems(after)):
        return generated
    brought = {each.text for each in new}
    left = tuple(text for text in generated.left_out if not _is_brought(language, text, brought, kept))
    return replace(generated, imports=(edit,), left_out=left)


def _is_brought(language: Language, text: str, brought: set[str], kept: Sequence[Entry]) -> bool:
    entries = list(_entries(language, text))
    return bool(entries) and all(
        each.text in brought or any(_same(each, other) for other in kept) or not each.names for each in entries
    )


def _entries(language: Language, text: str) -> Iterator[Entry]:
    if not text.lstrip().startswith("import"):
        return
    for found in pattern_of(language.import_entry).finditer(text):
        key = found["key"]
        yield Entry(found.group().strip(), key, frozenset(_bound(found.group(), key)))


def _bound(text: str, key: str) -> set[str]:
    """Return the names that an import binds: those that it says, or the last part of what it names."""
    said = set(_WORD.findall(_RENAMED.sub("", _QUOTED.sub("", text).replace(key, "")))) - _NO_NAMES
    last = re.split(r"[/.]", _VERSION.sub("", key))[-1]
    is_module = any(each in text for each in "{*") or " from " in text
    return said if said or is_module else {last}


def _same(one: Entry, other: Entry) -> bool:
    return one.key == other.key and one.names <= other.names


def _is_idle(language: Language, entry: Entry, before: frozenset[str], after: frozenset[str]) -> bool:
    """Tell whether an import lost its last use, where that is an error."""
    return language.unused_imports_fail and bool(entry.names & before) and not entry.names & after


def _used(parsed: Parsed, without: Span | None = None) -> frozenset[str]:
    """Return the names in a file's code, or in all of it but a span; imports, comments and texts are left out."""
    quiet = {*parsed.language.import_nodes, *parsed.language.comments, *parsed.language.atoms}
    found: set[str] = set()
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if node.type in quiet or (without is not None and without.encloses(Span(*node.byte_range))):
            continue
        if not node.children and node.is_named and not node.type.startswith(("field", "property")):
            found.add(parsed.text_of(node))
        waiting += node.children
    return frozenset(found)


def _has_its_own_way(parsed: Parsed) -> bool:
    unless = parsed.language.import_unless
    text = decode(parsed.data)
    return not _import_nodes(parsed) and bool(unless) and pattern_of(unless).search(text) is not None


def _needed(after: Parsed, generated: Generated) -> list[Entry]:
    """Return the imports of the reply that its code uses, and those of standard packages that it names."""
    used = _used(after) - _used(after, generated.put)
    used |= {name for name in _words(decode(generated.edit.new)) if name in _used(after)}
    defined = {each.name for each in symbols_in(after)[1:]}
    left_out = [each for text in generated.left_out for each in _entries(after.language, text)]
    there = {name for node in _import_nodes(after) for name in _words(after.text_of(node))}
    strange = {each for each in used - defined - there - known_names(after.language) if each[:1].isupper()}
    told = [each for each in left_out if each.names & used - defined or (each.key.endswith("*") and strange)]
    known = {name for each in told for name in each.names}
    return [*told, *_guessed(after, frozenset(used - known))]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _is_replaced(entry: Entry, told: Sequence[Entry], outside: frozenset[str]) -> bool:
    """Tell whether new code takes the name of an import for another one, and no other code uses it."""
    others = {name for each in told if each.key != entry.key for name in each.names}
    return bool(entry.names & others) and not entry.names & outside


def _guessed(after: Parsed, names: frozenset[str]) -> Iterator[Entry]:
    """Yield standard packages for names that nothing binds, where only one has a name."""
    if not after.language.import_guess:
        return
    for name in sorted(names & frozenset(unbound_names(after, ()) or {})):
        fitting = [each for each in standard_packages(after.language) if each.rpartition("/")[2] == name]
        if len(fitting) == 1 and f"{name}.".encode() in after.data:
            yield Entry(after.language.import_guess.format(fitting[0]), fitting[0], frozenset({name}))


def _import_nodes(parsed: Parsed) -> list[Node]:
    return [each for each in parsed.root.children if each.type in parsed.language.import_nodes]


def _edit(parsed: Parsed, new: Sequence[Entry], gone: Sequence[Entry]) -> Edit:
    """Return the edit of the lines that hold a file's imports, or of the place where it would have some."""
    nodes = _import_nodes(parsed)
    language, newline = parsed.language, parsed.newline
    if not nodes:
        written = [_line(each, language.import_line) for each in sorted(new, key=lambda each: each.key)]
        start, before, behind = _first_place(parsed)
        return Edit(Span(start, start), encode(f"{before}{newline.join(written)}{behind}".replace("\n", newline)))
    span = Span(nodes[0].start_byte, nodes[-1].end_byte)
    old = decode(span.of(parsed.data)).split(newline)
    lines = [each for each in old if not any(_holds(language, each, one.key) for one in gone)]
    for each in sorted(new, key=lambda entry: entry.key, reverse=True):
        _put(parsed, lines, each)
    return Edit(span, encode(newline.join(lines)))


def _put(parsed: Parsed, lines: list[str], entry: Entry) -> None:
    """Put an import among the lines of others: in its order among its like where the language sorts them, else last."""
    language = parsed.language
    places = [(number, key) for number, line in enumerate(lines) if (key := _key_of(language, line))]
    like = [(number, key) for number, key in places if _kind(language, key, lines[number]) == _of(language, entry)]
    smaller = [number for number, key in like if not language.import_kind or key < entry.key]
    if smaller or like:
        neighbour = smaller[-1] if smaller else like[0][0]
        lines.insert(neighbour + 1 if smaller else neighbour, _beside(parsed, lines[neighbour], entry))
    elif places:
        _put_apart(parsed, lines, entry, places[0][0], places[-1][0])
    else:
        lines.append(_line(entry, language.import_line))


def _put_apart(parsed: Parsed, lines: list[str], entry: Entry, first: int, last: int) -> None:
    """Put an import that none like it is there for before all others or behind, a blank line between."""
    line = _beside(parsed, lines[last], entry)
    if _of(parsed.language, entry):
        lines[last + 1 : last + 1] = ["", line]
    else:
        lines[first:first] = [line, ""]


def _beside(parsed: Parsed, line: str, entry: Entry) -> str:
    """Return the line of an import in the manner of another one's."""
    indent = line[: len(line) - len(line.lstrip())]
    language = parsed.language
    template = language.import_line if line.lstrip().startswith("import") else "{}"
    text = with_quotes(language, _line(entry, template), quote_of(parsed))
    return f"{indent}{text if line.rstrip().endswith(';') else text.rstrip(';')}"


def _line(entry: Entry, template: str) -> str:
    return template.format(" ".join(entry.text.split()))


def _key_of(language: Language, line: str) -> str:
    found = pattern_of(language.import_entry).search(line)
    return found["key"] if found is not None else ""


def _holds(language: Language, line: str, key: str) -> bool:
    return _key_of(language, line) == key


def _kind(language: Language, key: str, line: str) -> bool:
    """Tell the two groups apart into which a language sorts imports, by what is imported or how."""
    return bool(language.import_kind) and pattern_of(language.import_kind).search(f"{line.strip()} {key}") is not None


def _of(language: Language, entry: Entry) -> bool:
    return _kind(language, entry.key, entry.text)


def _first_place(parsed: Parsed) -> tuple[int, str, str]:
    """Return where the first import of a file goes, and the line ends before and behind it."""
    for node in parsed.root.children:
        if node.type in parsed.language.import_behind:
            end = parsed.lines.span_of(parsed.lines.line_of(max(node.start_byte, node.end_byte - 1))).end
            return end, "\n\n", ""
    start = 0
    for node in parsed.root.children:
        is_head = node.type in parsed.language.first_lines or (
            node.type in parsed.language.comments
            and parsed.language.header
            and pattern_of(parsed.language.header).search(parsed.text_of(node))
        )
        if not is_head:
            break
        start = parsed.lines.span_of(parsed.lines.line_of(max(node.start_byte, node.end_byte - 1))).end
    return (start, "\n", "") if start else (0, "", "\n\n")
