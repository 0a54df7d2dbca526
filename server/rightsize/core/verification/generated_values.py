"""Checks of what generated code gives back: a value where signature or doc promise one, and more than an empty one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.symbol import ParameterKind, arguments_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.tasks.generation import Asked, Leeway
from rightsize.core.text import Span
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.generated_words import generated_words
from rightsize.core.verification.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Parameter, Symbol
    from rightsize.core.tasks.generation import Example
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_CONSTRUCTOR = "constructor"
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
    r"\b(?:always|constant|no-?op|do(?:es)? nothing|dummy|overrid(?:e|den)|unsupported|not supported"
    r"|never|default)\b|: *(?:ignored|unused)\b"
    r"|\breturns?:? +(?:an? +|the +)?(?:empty|None|null|nil|zero|0|1|-1|false|true|undefined)\b"
    r"(?!,? (?:if|when|unless|iff|for|in case|otherwise)\b)",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\b(?:prints?|printed|outputs?|displays?|shows?|draws?|writes?|logs?)\b", re.IGNORECASE)
_RAISING = re.compile(r"\b(?:rais\w+|throw\w*|panic\w*|errors?|abort\w*|fail\w*|exit\w*)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"(?:\.\w+|\])\s*(?:[-+*/|&^%]|<<|>>)?=(?!=)|\+\+|--|\b(?:del|delete|global|nonlocal|await|yield)\b|<-"
)

_LITERAL = re.compile(r"-?\d+(?:\.\d+)?|\"[^\"\\]*\"|'[^'\\]*'")
_WORD = re.compile(r"[^\W\d]\w*")


def no_value(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body that gives nothing, only an empty value, or only an error where the function promises a value."""
    symbol = evidence.symbol
    if symbol is None or evidence.target.asked is not Asked.BODY or _gave_nothing(evidence):
        return
    if _is_stand_in(evidence):
        return  # That nothing is written is said already.
    promise = _promise(evidence, symbol)
    if not promise:
        return
    words = evidence.target.request
    if not (symbol.returns or symbol.yields or symbol.raises) and "generator" not in symbol.modifiers:
        if not _names_results(evidence, symbol):
            unsure = _may_be_none(symbol) or symbol.name == _CONSTRUCTOR or _hands_on(symbol)
            unsure = unsure or _gives_otherwise(evidence, symbol)
            yield Finding(f"The body gives nothing back, and {promise}.", doubtful=unsure)
    elif _only_raises(evidence, symbol):
        yield Finding(f"The body only raises an error, and {promise}.", doubtful=_RAISING.search(words) is not None)
    elif (same := _only_one(evidence, symbol)) and _SAYS_SO.search(words) is None:
        # What is registered somewhere may have to take what it does not need.
        unsure = not arguments_of(symbol) or bool(symbol.decorators)
        yield Finding(f"The body only gives {quoted(same)}, and {promise}.", doubtful=unsure)


def unused(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find parameters that a body never reads: of a function that gives a value from them, or of any."""
    symbol = evidence.symbol
    if symbol is None or evidence.target.asked is not Asked.BODY or not evidence.target.stub:
        return
    names = [each.name for each in arguments_of(symbol) if _is_wanted(each)]
    words = frozenset(_words_in(evidence))
    missing = [each for each in names if each not in words]
    gives = symbol.returns or symbol.yields
    if not missing or not gives or symbol.raises or not _promise(evidence, symbol):
        return
    receivers = {each.name for each in symbol.parameters} - set(names)
    around = words & (_bound_in(evidence) | receivers)
    if len(missing) < len(names) or around or symbol.decorators or _SAYS_SO.search(evidence.target.request):
        listed = ", ".join(f"`{each}`" for each in missing)
        yield Finding(f"The body never reads {listed}.", doubtful=True)
    else:
        yield Finding("The body reads none of its parameters, and so gives the same whatever it is called with.")


def _is_wanted(parameter: Parameter) -> bool:
    return parameter.kind in {ParameterKind.NORMAL, ParameterKind.POSITIONAL_ONLY, ParameterKind.KEYWORD_ONLY} and (
        parameter.default is None and not parameter.name.startswith("_")
    )


def _bound_in(evidence: GeneratedEvidence) -> frozenset[str]:
    """Return the words of the file outside of the function, by which the body may reach something that changes."""
    parsed, span = evidence.parsed, evidence.target.span
    beside = [each for each in parsed.root.children if not Span(*each.byte_range).encloses(span)]
    defined = {each.name for each in symbols_in(parsed)[1:]} - {
        evidence.target.symbol.name if evidence.target.symbol else ""
    }
    kept = {field.name for each in symbols_in(parsed)[1:] for field in each.attributes}
    words = generated_words()
    return (frozenset(_words_of(parsed, beside)) | defined | kept | words.world) - words.plain


def _words_in(evidence: GeneratedEvidence) -> Iterator[str]:
    """Return the words of the code that was put in, but those of comments; strings may hold code."""
    return _words_of(evidence.after, statements(evidence))


def _words_of(parsed: Parsed, nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the words of code, but those of comments and docs."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.type in parsed.language.comments or (node.type == "expression_statement" and _is_doc(node)):
            continue
        if node.child_count:
            waiting += node.children
        else:
            yield from _WORD.findall(parsed.text_of(node))


def _is_doc(node: Node) -> bool:
    return node.named_child_count == 1 and node.named_children[0].type == "string"


def _is_stand_in(evidence: GeneratedEvidence) -> bool:
    language = evidence.parsed.language
    stubs = pattern_of(language.stubs)
    code = (each for each in statements(evidence) if each.type not in language.comments)
    return all(stubs.fullmatch(evidence.after.line_of(each)) for each in code)


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
    if any(_shows_a_value(each, symbol.name) for each in evidence.examples):
        return "its examples show a value"
    speaks = _DOC_PROMISES.search(doc) is not None and _DOC_PROMISES_NOTHING.search(doc) is None
    return "its doc promises a value" if language.types_optional and speaks else ""


def _shows_a_value(example: Example, name: str) -> bool:
    """Tell whether an example is a call of the function that gives something."""
    return example.expected not in {None, "", "None"} and example.source.startswith(f"{name}(")


def _gives_otherwise(evidence: GeneratedEvidence, symbol: Symbol) -> bool:
    """Tell whether a doc says that something is changed or shown, and so its examples may show that."""
    if symbol.return_type:
        return False
    changes = any(Leeway.IN_PLACE in (each.leeway or ()) for each in evidence.examples)
    tells = pattern_of(evidence.parsed.language.says_only)
    prints = any(tells.fullmatch(each) is not None for each in symbol.calls)
    return changes or (prints and _SHOWS.search(evidence.target.request) is not None)


def _hands_on(symbol: Symbol) -> bool:
    """Tell whether a body calls one of its parameters, which may be how it tells what it found."""
    return any(each.name in symbol.calls for each in arguments_of(symbol))


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


def _only_one(evidence: GeneratedEvidence, symbol: Symbol) -> str:
    """Return the one empty or written-out value that a body without any effect gives whatever happens, or nothing."""
    language = evidence.parsed.language
    empty, tells = pattern_of(language.empty_values), pattern_of(language.says_only)
    given = {" ".join(each.expression.split()) for each in symbol.returns}
    if len(given) != 1 or symbol.yields or symbol.raises:
        return ""
    (only,) = given
    values = [only] if empty.fullmatch(only) else [each.strip() for each in only.split(", ")]
    if not all(empty.fullmatch(each) or _LITERAL.fullmatch(each) for each in values):
        return ""
    called = (each for each in symbol.calls if re.search(rf"\b{re.escape(each)}\b", only) is None)
    code = "\n".join(evidence.after.text_of(each) for each in _telling(evidence))
    reaches = any(tells.fullmatch(each) is None and not _is_plain(each) for each in called)
    return "" if reaches or _EFFECT.search(code) else only


def _is_plain(callee: str) -> bool:
    """Tell whether a call changes nothing but what the body made itself."""
    return callee in generated_words().pure


def _telling(evidence: GeneratedEvidence) -> list[Node]:
    """Return the statements of a body that are no comment and do not only print or log something."""
    language = evidence.parsed.language
    tells = re.compile(rf"(?:{language.says_only})\(.*\);?", re.DOTALL) if language.says_only else pattern_of("")
    return [
        each
        for each in statements(evidence)
        if each.type not in language.comments and tells.fullmatch(evidence.after.line_of(each)) is None
    ]
