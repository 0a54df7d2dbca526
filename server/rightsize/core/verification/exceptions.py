"""Check of the exceptions that a doc names: raised by the code, by a callee in the same file, or there in the old doc.

What the code raises is read from the tree; what a call of a built-in may raise is in the table `IMPLIED`, and such a
name warns: nobody can tell from here whether the author shuts the case out.
"""

from __future__ import annotations

import builtins
import re
from typing import TYPE_CHECKING

from rightsize.core.verification.callees import callees_of, definitions_named
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.verification.evidence import Evidence

_SPLIT = re.compile(r"\s*(?:,|;|\||/|\bor\b|\band\b)\s*")
_ROLE = re.compile(r":\w+(?::\w+)?:")
_SENTENCE = re.compile(r"(?<=\w)`*\s*:\s.*$", re.DOTALL)
_NAME = re.compile(r"[^\W\d]\w*!?$")
_LAST = re.compile(r"[.:]+")
_LONGEST_NAME = 3
_ANYTHING = frozenset({"Exception", "BaseException", "Error", "Throwable", "error", "Err", "RuntimeException"})
_OS_NAMES = frozenset({"OSError", "IOError", "EnvironmentError", "socket.error", "WindowsError"})
_PANICS = frozenset({"panic", "panics", "Panic", "Panics"})
_ERRORS = frozenset({"errors", "Errors", "error", "Error"})
_RAISED = re.compile(r"\b(?:raise|throw)\s+(?!new\b|from\b)([\w.]+)")
_HANDLER = re.compile(
    r"^(?P<indent>[ \t]*)except\b(?P<python>[^:\n]*?(?:\(.*?\))?[^:\n]*):|\bcatch\s*\((?P<braces>[^()]*)\)\s*\{",
    re.MULTILINE | re.DOTALL,
)
_BOUND = re.compile(r"(\w+)\s*$")
_RAISES_NEW = re.compile(r"\b(?:raise|throw\s+new)\s+[\w.]*\b[A-Z]\w*\s*\(")

# What built-ins raise by themselves: names, and the code that makes them happen.  A subscript may raise KeyError and a
# division ZeroDivisionError, but nearly every function has one: with those in the table, anything could be made up.
IMPLIED: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (frozenset({"StopIteration", "StopAsyncIteration"}), re.compile(r"\ba?next\(")),
    (frozenset({"OSError", "FileNotFoundError"}), re.compile(r"\bopen\(")),
    (frozenset({"ImportError", "ModuleNotFoundError"}), re.compile(r"\bimport\b|\bimport_module\(")),
    (frozenset({"UnicodeDecodeError", "UnicodeEncodeError"}), re.compile(r"\.(?:de|en)code\(")),
    (frozenset({"AttributeError"}), re.compile(r"\b(?:get|del)attr\(")),
    (frozenset({"AssertionError"}), re.compile(r"\bassert")),
    (frozenset({"SystemExit"}), re.compile(r"\bexit\(")),
    (frozenset({"UserWarning", "Warning"}), re.compile(r"\bwarn\w*\(")),
    (frozenset({"SyntaxError"}), re.compile(r"\bJSON\.parse\(|\b(?:eval|exec|compile)\(")),
    (frozenset({"NullPointerException"}), re.compile(r"\brequireNonNull|\bcheckNotNull|\bnotNull\(")),
    (
        frozenset({"IllegalArgumentException"}),
        re.compile(r"\bcheckArgument\(|\bValidate\.|\bvalueOf\(|\bUUID\.fromString"),
    ),
    (frozenset({"IllegalStateException"}), re.compile(r"\bcheckState\(|\bvalidState\(")),
    (
        frozenset({"NumberFormatException"}),
        re.compile(r"\bparse(?:Int|Long|Double|Float|Short|Byte)\(|\bvalueOf\(|\bdecode\("),
    ),
    (
        frozenset({"IndexOutOfBoundsException", "ArrayIndexOutOfBoundsException", "StringIndexOutOfBoundsException"}),
        re.compile(
            r"\w\[|\.(?:charAt|get|set|subList|substring|codePointAt)\(|\bcheck\w*(?:Index|Position\w*|Bounds)\("
        ),
    ),
    (frozenset({"ClassCastException"}), re.compile(r"\([A-Z]\w*(?:<[^()]*>)?(?:\[\])?\)\s*[\w(]|\.cast\(")),
    (_PANICS, re.compile(r"\bpanic\b|\.unwrap\(|\.expect\(|\bunreachable!|\btodo!|\bassert\w*!|\w\[|\bMust\w*\(")),
)


def exception_names(written: str) -> tuple[str, ...]:
    """Return the plain names in what a reply gives as an exception's type: roles, quotes and modules are taken off."""
    bare = _ROLE.sub("", written).replace("`", "").replace("~", "").replace("'", "").replace('"', "")
    bare = _SENTENCE.sub("", bare.strip())
    parts = (part.strip().strip("<>{}()[]&*") for part in _SPLIT.split(bare))
    return tuple(_LAST.split(part.rstrip(":."))[-1].strip() for part in parts if part)


def has_sentence(written: str) -> bool:
    """Tell whether what is given as a type goes on to say when it is raised, as `KeyError : if it is missing`."""
    return bool(_SENTENCE.search(_ROLE.sub("", written))) or len(written.split()) > _LONGEST_NAME


def unknown_exceptions(evidence: Evidence) -> Iterator[Finding]:
    """Find exceptions that neither the code, nor a callee in the same file, nor the old doc knows."""
    for described in evidence.content.raises:
        names = exception_names(described.name)
        if not names:
            yield Finding("An exception is described that has no name.")
        for name in names:
            if not _NAME.match(name):
                yield Finding(f"{quoted(described.name)} is not the name of an exception.", doubtful=True)
                break
            finding = _judge(evidence, name.rstrip("!"))
            if finding:
                yield finding


def _judge(evidence: Evidence, name: str) -> Finding | None:
    """Return what is wrong with one name, or None where the code bears it out."""
    symbol = evidence.symbol
    if _is_word_of(name, evidence.old_doc) or _borne_out(evidence, symbol, name, evidence.source):
        return None
    for callee in callees_of(evidence.parsed, symbol):
        if _borne_out(evidence, callee, name, callee.span.of(evidence.parsed.data).decode("utf-8", "replace")):
            return None
    sentence = f"{name} is named, and nothing here raises it."
    doubtful = not _is_replaced(name, evidence.source) and (
        _is_word_of(name, evidence.source)
        or _raises_a_variable(evidence.source)
        or _implied(name, evidence.source)
        or _follows_parameter(name, symbol, evidence.source)
    )
    return Finding(sentence, doubtful=doubtful)


def _borne_out(evidence: Evidence, symbol: Symbol, name: str, source: str) -> bool:
    """Tell whether the code of `symbol` raises `name`, or something that is a kind of it."""
    named = {exception for each in symbol.raises for exception in exception_names(each.type.split("(")[0])}
    # `raise e` is read as all that any handler of the function calls `e`.
    raised = {exception for exception in named if not _is_replaced(exception, source)}
    if name in raised or (raised and name in _ANYTHING) or _signature_names(name, symbol):
        return True
    if any(_is_kind_of(evidence, each, name) or _is_named_after(each, name) for each in raised):
        return True
    return _is_word_of(name, source) and not _only_caught(name, source)


def _signature_names(name: str, symbol: Symbol) -> bool:
    """Tell whether the return type speaks of errors, as Go's `error` and Rust's `Result` do."""
    return name in _ERRORS and bool(re.search(r"\berror\b|\bResult\b", symbol.return_type or ""))


def _only_caught(name: str, source: str) -> bool:
    """Tell whether `name` stands only where it is caught, and nothing there is raised again."""
    handlers = _handlers_of(name, source)
    caught = len(handlers) == len(re.findall(rf"\b{re.escape(name)}\b", source))
    return caught and not any(_raises_again(bound, block) for bound, block in handlers)


def _is_replaced(name: str, source: str) -> bool:
    """Tell whether `name` is only caught, and another exception raised in its place."""
    handlers = _handlers_of(name, source)
    return bool(handlers) and _only_caught(name, source) and all(_RAISES_NEW.search(block) for _, block in handlers)


def _handlers_of(name: str, source: str) -> list[tuple[str, str]]:
    """Return for each handler that names `name` what it calls the exception, and its block."""
    found: list[tuple[str, str]] = []
    for match in _HANDLER.finditer(source):
        caught = match["python"] if match["braces"] is None else match["braces"]
        if _is_word_of(name, caught):
            end = _end_of_block(source, match)
            bound = _BOUND.search(caught)
            found.append((bound.group(1) if bound else "", source[match.end() : end]))
    return found


def _end_of_block(source: str, handler: re.Match[str]) -> int:
    """Return where the block of a handler ends: by indentation, or at its closing brace."""
    if handler["braces"] is None:
        indent = len(handler["indent"])
        outside = re.compile(rf"^[ \t]{{0,{indent}}}[^\s#]", re.MULTILINE).search(source, handler.end())
        return outside.start() if outside else len(source)
    depth = 1
    for match in re.compile(r"[{}]").finditer(source, handler.end()):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.start()
    return len(source)


def _raises_again(bound: str, block: str) -> bool:
    """Tell whether a block raises what it caught: by a bare `raise`, or by its name."""
    return bool(re.search(rf"\b(?:raise|throw)\b[ \t]*(?:$|[;#]|{re.escape(bound or '$')}(?!\w))", block, re.MULTILINE))


def _is_kind_of(evidence: Evidence, raised: str, name: str) -> bool:
    """Tell whether `raised` is `name`, another name of it, or a subclass that Python or this file defines."""
    if {raised, name} <= _OS_NAMES:
        return True
    derived, base = getattr(builtins, raised, None), getattr(builtins, name, None)
    if isinstance(derived, type) and isinstance(base, type):
        return issubclass(derived, base)
    classes = definitions_named(evidence.parsed, raised)
    return any(name in exception_names(written) for each in classes for written in each.bases)


def _is_named_after(raised: str, name: str) -> bool:
    """Tell whether `raised` is from elsewhere and named after its base, as `MyTypeError` after `TypeError`."""
    return raised.endswith(name) and not hasattr(builtins, raised) and name not in _ANYTHING


def _raises_a_variable(source: str) -> bool:
    """Tell whether something is raised whose type cannot be read, as in `raise error`."""
    return any(_LAST.split(raised)[-1][:1].islower() for raised in _RAISED.findall(source))


def _implied(name: str, source: str) -> bool:
    return any(name in names and code.search(source) for names, code in IMPLIED)


def _follows_parameter(name: str, symbol: Symbol, source: str) -> bool:
    """Tell whether a parameter is looked into, which the JVM answers to null with an exception of its own."""
    return name == "NullPointerException" and any(
        re.search(rf"\b{re.escape(each.name)}(?:\.|\[)|:\s*{re.escape(each.name)}\)", source)
        for each in symbol.parameters
    )


def _is_word_of(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
