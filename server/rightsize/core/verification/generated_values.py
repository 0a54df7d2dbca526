"""Checks of what generated code gives back: a value where signature or doc promise one, and more than an empty one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.symbol import arguments_of
from rightsize.core.tasks.generation import Asked
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_ANYTHING = ("None", "Optional", "Any", "object")
_DOC_PROMISES = re.compile(
    r"\A\W*(?:(?:this )?(?:function|method) (?:(?:that|which|to) )?|write a \w*\s?function (?:to|that) )?returns?\b"
    r"|^[ \t]*(?:@returns?\b|:returns?:|:return:|Returns:|Returns\s*\n\s*-{3,})[ \t]*\S*",
    re.IGNORECASE | re.MULTILINE,
)
_DOC_PROMISES_NOTHING = re.compile(
    r"(?:returns?:?|@returns?)[ \t\n-]*\{?(?:void|undefined|None|nothing|no value|null|early|without|immediately)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:always|constant|no-?op|do(?:es)? nothing|dummy|unsupported|not supported|never|default)\b"
    r"|\breturns?:? +(?:an? +|the +)?(?:empty|None|null|nil|zero|0|1|-1|false|true|undefined)\b"
    r"(?!,? (?:if|when|unless|iff|for|in case|otherwise)\b)",
    re.IGNORECASE,
)
_RAISING = re.compile(r"\b(?:rais\w+|throw\w*|panic\w*|errors?|abort\w*|fail\w*|exit\w*)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"(?:\.\w+|\])\s*(?:[-+*/|&^%]|<<|>>)?=(?!=)|\+\+|--|\b(?:del|delete|global|nonlocal|await|yield)\b|<-"
)


def no_value(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body that gives nothing, only an empty value, or only an error where the function promises a value."""
    symbol = evidence.symbol
    if symbol is None or evidence.target.asked is not Asked.BODY or _gave_nothing(evidence):
        return
    promise = _promise(evidence, symbol)
    if not promise:
        return
    words = evidence.target.request
    if not (symbol.returns or symbol.yields or symbol.raises) and "generator" not in symbol.modifiers:
        if not _names_results(evidence, symbol):
            yield Finding(f"The body gives nothing back, and {promise}.", doubtful=_may_be_none(symbol))
    elif _only_raises(evidence, symbol):
        yield Finding(f"The body only raises an error, and {promise}.", doubtful=_RAISING.search(words) is not None)
    elif (same := _only_empty(evidence, symbol)) and _SAYS_SO.search(words) is None:
        yield Finding(f"The body only gives {quoted(same)}, and {promise}.", doubtful=not arguments_of(symbol))


def _gave_nothing(evidence: GeneratedEvidence) -> bool:
    """Tell whether code that is no stand-in gave nothing before, and so need not now."""
    old = evidence.target.symbol
    return not evidence.target.stub and old is not None and not (old.returns or old.yields or old.raises)


def _promise(evidence: GeneratedEvidence, symbol: Symbol) -> str:
    """Return who promises a value, as the end of a sentence, or nothing."""
    language = evidence.parsed.language
    promised = (symbol.return_type or "").removeprefix("->").removeprefix(":").strip()
    if promised:
        is_nothing = pattern_of(language.no_value).fullmatch(promised.strip("\"'")) is not None
        anything = any(each in promised for each in ("Any", "object")) and language.types_optional
        return "" if is_nothing or anything else f"the signature promises {quoted(promised)}"
    doc = evidence.target.request
    speaks = _DOC_PROMISES.search(doc) is not None and _DOC_PROMISES_NOTHING.search(doc) is None
    return "its doc promises a value" if language.types_optional and speaks else ""


def _may_be_none(symbol: Symbol) -> bool:
    return any(each in (symbol.return_type or "") for each in _ANYTHING)


def _names_results(evidence: GeneratedEvidence, symbol: Symbol) -> bool:
    """Tell whether the signature names its results and the body sets one of them, as in Go."""
    names = re.findall(r"[(,]\s*(\w+) (?=[\w*\[])", symbol.return_type or "")
    return any(re.search(rf"\b{name}\b[^=\n]*=(?!=)", evidence.generated.code) for name in names)


def _only_raises(evidence: GeneratedEvidence, symbol: Symbol) -> bool:
    """Tell whether nothing but one `raise` stands there, apart from what is printed."""
    real = _telling(evidence)
    if len(real) != 1 or pattern_of(evidence.parsed.language.stubs).fullmatch(evidence.after.line_of(real[0])):
        return False
    raised = [each for each in symbol.raises if each.span.start >= real[0].start_byte]
    given = [each for each in symbol.returns if not any(each.span.encloses(one.span) for one in raised)]
    return len(raised) == 1 and not given and not symbol.yields and not real[0].type.startswith(("if", "for", "while"))


def _only_empty(evidence: GeneratedEvidence, symbol: Symbol) -> str:
    """Return the one empty value that a body without any effect gives whatever happens, or nothing."""
    language = evidence.parsed.language
    empty, tells = pattern_of(language.empty_values), pattern_of(language.says_only)
    given = {" ".join(each.expression.split()) for each in symbol.returns}
    if len(given) != 1 or symbol.yields or symbol.raises:
        return ""
    (only,) = given
    values = [each.strip() for each in only.split(", ")] if not empty.fullmatch(only) else [only]
    if not all(map(empty.fullmatch, values)):
        return ""
    called = [
        each
        for each in symbol.calls
        if tells.fullmatch(each) is None and not re.search(rf"\b{re.escape(each)}\b", only)
    ]
    if called or _EFFECT.search("\n".join(evidence.after.text_of(each) for each in _telling(evidence))):
        return ""
    return only


def _telling(evidence: GeneratedEvidence) -> list[Node]:
    """Return the statements of a body that are no comment and do not only print or log something."""
    language = evidence.parsed.language
    tells = re.compile(rf"(?:{language.says_only})\(.*\);?", re.DOTALL) if language.says_only else pattern_of("")
    return [
        each
        for each in statements(evidence)
        if each.type not in language.comments and tells.fullmatch(evidence.after.line_of(each)) is None
    ]
