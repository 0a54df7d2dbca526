"""Checks of the returns and yields lines: one exactly where the code hands a value back."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.verification.evidence import Evidence

_NOTHING = re.compile(
    r"^\W*(?:(?:it|this \w+)?\s*(?:returns?\s+)?(?:none|nothing|void|undefined|null|unit|n/?a)|\(\)"
    r"|never(?: returns?)?|(?:it )?(?:does not|doesn't) return)\W*$",
    re.IGNORECASE,
)
_NO_VALUE_TYPES = frozenset(
    [
        "None",
        "void",
        "()",
        "NoReturn",
        "Never",
        "never",
        "undefined",
        "!",
        "Promise<void>",
        "Promise<undefined>",
        "Void",
    ]
)
_NO_VALUE_EXPRESSIONS = frozenset({"None", "undefined", "void 0", "()", "null", ""})
_WRAPPERS = re.compile(r"^(?:typing\.|t\.|te\.|typing_extensions\.)|^['\"]|['\"]$")
_STREAM_TYPES = re.compile(r"\b(?:Async)?(?:Iterator|Iterable|Generator|Stream|Sequence)\b|^impl\s+Iterator|\bseq\b")
# Names of what hands on values one by one; whether a call of one is a generator cannot be seen from its call.
_STREAMING = re.compile(
    r"iter|gener|yield|stream|walk|chain|scan|lazy|enumerat|revers|\b(?:map|filter|zip|range)\(|^\(.*\bfor\b.*\bin\b"
    r"|\bfunction\s*\*",
    re.IGNORECASE | re.DOTALL,
)
# Whatever stands inside, what comes back is a collection or a number.
_WHOLE = re.compile(r"[\[{'\"\d]|(?:list|tuple|dict|set|frozenset|sorted|sum|len|any|all|max|min|str|int|bool)\(")
_SPEAKS_OF_STREAM = re.compile(r"iter|generat|yield|stream|sequence|one (?:by|at)|context|async|lazi", re.IGNORECASE)
_SPEAKS_OF_RESULT = re.compile(r"\b(?:returns?|reports?|yields?|gives?|returned|results?)\b", re.IGNORECASE)
_EMPTY_PROMISE = re.compile(r"Promise<(?:void|undefined)>$")
_SPEAKS_OF_PROMISE = re.compile(r"promise|resolve|settle|fulfil|await|once|when", re.IGNORECASE)
_NAMES_STREAM = re.compile(r"\b(?:generator|iterator|iterable|stream)\b", re.IGNORECASE)
_CONTEXTS = re.compile(r"contextmanager|fixture|coroutine|inlineCallbacks|lifespan|context_manager")
_DATA_LIKE = frozenset({"property", "test"})
_EMPTY_BODIES = frozenset({"abstract", "stub", "overload"})
_LAST_NAME = re.compile(r"\w+$")
_DOING = re.compile(
    r"_*(?:set|add|append|push|insert|remove|delete|del|clear|close|stop|start|write|print|emit|notify|send|flush"
    r"|save|update|reset|register|unregister|raise|warn|exit|abort|cancel|dispose|destroy|init|__init__|setUp|tearDown)"
    r"(?![a-z])"
)


# A returns section in any of the styles.
_OLD_LINE = re.compile(
    r"^[ \t]*(?:(?:# )?(?:Returns?|Yields?)[ \t]*:?[ \t]*$|[:@](?:returns?|yields?)\b)", re.MULTILINE
)


_OLD_YIELDS = re.compile(r"^[ \t]*(?:(?:# )?Yields?[ \t]*:|Yields?[ \t]*$|[:@]yields?\b)", re.MULTILINE)


class Need(str, Enum):
    """Whether a doc of a symbol has a line for a value that is handed back."""

    REQUIRED = "required"
    ALLOWED = "allowed"
    DOUBTFUL = "doubtful"
    FORBIDDEN = "forbidden"


def says_nothing(text: str | None) -> bool:
    """Tell whether a returns line is missing or only says that nothing comes back, as `None` or `Nothing.`."""
    return text is None or not text.strip() or _NOTHING.match(text) is not None


def returns_need(symbol: Symbol) -> Need:
    """Tell whether a doc of `symbol` has a returns line."""
    if symbol.yields or "generator" in symbol.modifiers:
        return Need.ALLOWED
    if "constructor" in symbol.modifiers or "setter" in symbol.modifiers:
        return Need.FORBIDDEN
    valued = _hands_back(symbol)
    if valued is Need.REQUIRED and _DATA_LIKE & symbol.modifiers:
        return Need.ALLOWED
    return valued


def yields_need(symbol: Symbol) -> Need:
    """Tell whether a doc of `symbol` has a yields line."""
    if symbol.yields or "generator" in symbol.modifiers:
        bare = all(each.expression.strip() in _NO_VALUE_EXPRESSIONS for each in symbol.yields)
        return Need.ALLOWED if bare else Need.REQUIRED
    if _STREAM_TYPES.search(symbol.return_type or ""):
        return Need.ALLOWED
    if returns_need(symbol) in {Need.REQUIRED, Need.ALLOWED, Need.DOUBTFUL}:
        return Need.DOUBTFUL
    return Need.FORBIDDEN


def returns_line(evidence: Evidence) -> Iterator[Finding]:
    """Find a returns or yields line that is missing or that the code does not bear out."""
    if not evidence.is_callable:
        yield from _line_at_no_callable(evidence)
        return
    content, symbol = evidence.content, evidence.symbol
    returned, yielded = not says_nothing(content.returns), not says_nothing(content.yields)
    need, stream = returns_need(symbol), yields_need(symbol)
    told = not evidence.has_sections and _SPEAKS_OF_RESULT.search(f"{content.summary}\n{content.details or ''}")
    if stream is Need.REQUIRED and not (returned or yielded):
        yield Finding("It yields values, and no line says what.")
    if need is Need.REQUIRED and not (returned or yielded or told):
        yield Finding("It returns a value, and no line says what.")
    said = content.returns is not None or content.yields is not None
    if need in {Need.ALLOWED, Need.DOUBTFUL} and not said and _OLD_LINE.search(evidence.old_doc):
        yield Finding("The old doc says what comes back, and no line does any more.")
    elif need is Need.DOUBTFUL and not (returned or yielded):
        yield Finding("It may return a value, and no line says what.", doubtful=True)
    awaited = bool(_EMPTY_PROMISE.match(symbol.return_type or "")) and bool(
        _SPEAKS_OF_PROMISE.search(content.returns or "")
    )
    if returned and need is Need.FORBIDDEN and not awaited:
        yield Finding("A returns line stands there, and the code returns no value.")
    if yielded and stream is Need.FORBIDDEN:
        yield Finding("A yields line stands there, and the code yields nothing.")
    if yielded and stream is Need.DOUBTFUL:
        stood = evidence.stood(content.yields or "") and bool(_OLD_YIELDS.search(evidence.old_doc))
        doubtful = stood or _may_return_generator(evidence)
        yield Finding("A yields line stands there, and the code returns its value.", doubtful=doubtful)
    if returned and stream is Need.REQUIRED and not _may_speak_of_generator(evidence):
        stood = evidence.stood(content.returns or "") and not _OLD_YIELDS.search(evidence.old_doc)
        yield Finding("A returns line stands there, and the code yields its values.", doubtful=stood)


def _line_at_no_callable(evidence: Evidence) -> Iterator[Finding]:
    kind = evidence.symbol.kind.value
    for text in (evidence.content.returns, evidence.content.yields):
        if text is not None and not says_nothing(text):
            message = f"A returns or yields line stands at a {kind}, which hands no value back."
            yield Finding(message, doubtful=evidence.stood(text))


def _may_return_generator(evidence: Evidence) -> bool:
    """Tell whether what comes back could be a generator that something else made."""
    symbol, source = evidence.symbol, evidence.source
    if returns_need(symbol) is not Need.REQUIRED or re.search(r"\byield\b", source):
        return True
    if symbol.return_type is not None:
        return False
    if any(map(_STREAMING.search, (symbol.name, *symbol.decorators))):
        return True
    values = [each.expression for each in symbol.returns]
    for name in (each for each in values if each.isidentifier()):
        values += re.findall(rf"\b{re.escape(name)}\s*=\s*([^\n]*)", source)
    return any(_STREAMING.search(each) for each in values if not _WHOLE.match(each))


def _may_speak_of_generator(evidence: Evidence) -> bool:
    """Tell whether a returns line of a generator can be meant: for the generator, its last value or a context."""
    symbol, content = evidence.symbol, evidence.content
    if symbol.returns or any(map(_CONTEXTS.search, symbol.decorators)):
        return True
    return bool(_SPEAKS_OF_STREAM.search(content.returns or "") or _NAMES_STREAM.search(content.summary))


def _hands_back(symbol: Symbol) -> Need:
    """Read annotation, `return` statements and body, in that order of weight."""
    declared = _declared(symbol)
    if declared is Need.FORBIDDEN:
        return declared
    real = [each for each in symbol.returns if each.expression.strip() not in _NO_VALUE_EXPRESSIONS]
    if real:
        return Need.DOUBTFUL if declared is None and _hands_on(symbol) else Need.REQUIRED
    empty = symbol.body_span is None or bool(_EMPTY_BODIES & symbol.modifiers)
    if declared is Need.REQUIRED:
        # A body that hands nothing back (`...`, a `raise`, Go's bare `return`) leaves the promise to others.
        return Need.REQUIRED if _ends_with_signature(symbol) else Need.DOUBTFUL
    return Need.ALLOWED if empty or symbol.returns else Need.FORBIDDEN


def _hands_on(symbol: Symbol) -> bool:
    """Tell whether a lone `return other(x)` calls what by its name does something and hands nothing back."""
    callee = _LAST_NAME.search(symbol.delegates_to or "")
    return callee is not None and _DOING.match(callee.group()) is not None


def _ends_with_signature(symbol: Symbol) -> bool:
    """Tell whether nothing follows the signature, as in an interface; a `...` or a `raise` only promises a value."""
    return symbol.body_span is None and symbol.span.end - symbol.signature_span.end <= len("};")


def _declared(symbol: Symbol) -> Need | None:
    """Read the return type: a value, no value, or not written."""
    written = symbol.return_type
    if written is None:
        return None
    bare = _WRAPPERS.sub("", _WRAPPERS.sub("", written.strip()).strip())
    return Need.FORBIDDEN if bare in _NO_VALUE_TYPES else Need.REQUIRED
