"""Two heads of one function held against each other: what a body that was written below one means below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import pattern_of
from rightsize.core.analysis.symbol import ParameterKind, arguments_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.symbol import Parameter, Raise, Symbol

_TOKEN = re.compile(r"\w+(?:(?:\.|::)\w+)*|\S")
_STARS = {ParameterKind.VAR_POSITIONAL: "...", ParameterKind.VAR_KEYWORD: "**"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said of the reply's head, and of the file's instead; `doubtful` where a body may fit both."""

    written: str
    kept: str
    doubtful: bool = False


def head_differences(language: Language, kept: Symbol, written: Symbol) -> Iterator[Difference]:
    """Yield where the head of `written` is another than that of `kept`, apart from the names of parameters.

    Types that `written` leaves out are no difference where the language lets them be left out.
    """
    yield from _receivers(kept, written)
    old, new = arguments_of(kept), arguments_of(written)
    for one, other in zip(old, new, strict=False):
        yield from _parameter(language, one, other)
    yield from _result(language, kept, written)
    words = ["async", *(["generator"] if "generator" in dict(language.words).values() else [])]
    for word in words:
        if _is(kept, word) != _is(written, word):
            yield Difference(_said(written, word), _said(kept, word))
    yield from _generics(language, kept, written)
    yield from _said_before(language, kept, written)
    yield from _errors(language, kept, written)


def in_other_order(kept: Symbol, written: Symbol) -> bool:
    """Tell whether a parameter of `written` has the name of one at another place of `kept`."""
    old, new = [each.name for each in arguments_of(kept)], [each.name for each in arguments_of(written)]
    return any(name in old and old.index(name) != place for place, name in enumerate(new))


def listed(symbol: Symbol) -> str:
    """Return a function's parameters as a few words."""
    return ", ".join(each.name for each in arguments_of(symbol)) or "none"


def same_type(language: Language, kept: str, written: str) -> bool:
    """Tell whether two types are the same but for white space, quotes, paths and other ways to write them."""
    says_nothing = pattern_of(language.any_value)
    if language.any_value and any(says_nothing.fullmatch(each.strip("\"'")) for each in (kept, written)):
        return True
    old, new = _folded(language, kept), _folded(language, written)
    if len(old) != len(new):
        # A type without its arguments only says less.
        shorter, longer = sorted((old, new), key=len)
        return language.types_optional and len(shorter) == 1 and longer[:1] == shorter and longer[1] == "["
    return all(_same_path(one, other) for one, other in zip(old, new, strict=True))


def _folded(language: Language, text: str) -> list[str]:
    for pattern, plain in language.same_types:
        text = pattern_of(pattern).sub(plain, text)
    tokens = _TOKEN.findall(text)
    return sorted(tokens) if "|" in tokens else tokens


def _same_path(one: str, other: str) -> bool:
    return one == other or any(
        long.endswith(f"{mark}{short}") for mark in (".", "::") for long, short in ((one, other), (other, one))
    )


def _receivers(kept: Symbol, written: Symbol) -> Iterator[Difference]:
    old, new = _receiver(kept), _receiver(written)
    if old is None or new is None:
        return
    bare = [each.name.replace(" ", "") for each in (old, new)]
    # A receiver of the language's own (`&mut self`) is its name; one that a person named is renamed with the others.
    if bare[0] != bare[1] and not (old.name.isidentifier() and new.name.isidentifier()):
        yield Difference(f"takes `{new.name}`", f"takes `{old.name}`")
    elif old.type and new.type and old.type.replace(" ", "") != new.type.replace(" ", ""):
        yield Difference(f"takes `{new.name}: {new.type}`", f"takes `{old.name}: {old.type}`")


def _receiver(symbol: Symbol) -> Parameter | None:
    return next((each for each in symbol.parameters if each.kind is ParameterKind.RECEIVER), None)


def _parameter(language: Language, kept: Parameter, written: Parameter) -> Iterator[Difference]:
    if language.rest_type and kept.type and written.type:
        sides = [_in_body(language, each) for each in (kept, written)]
        if not same_type(language, *sides):
            yield Difference(f"takes `{_shown(written)}`", f"takes `{_shown(kept)}`")
        return
    stars = [each.kind for each in (kept, written) if each.kind in _STARS]
    other_kind = len(stars) == 1 or stars[:1] != stars[1:]
    if other_kind or (kept.type and written.type and not same_type(language, kept.type, written.type)):
        yield Difference(f"takes `{_shown(written)}`", f"takes `{_shown(kept)}`")
    elif kept.type and written.type and kept.optional and not (written.optional or written.default):
        yield Difference(f"always takes `{_shown(written)}`", f"may leave `{_shown(kept)}` out", doubtful=True)
    elif kept.default and written.default and kept.default.split() != written.default.split():
        sides = [f"`{each.name} = {each.default}`" for each in (written, kept)]
        yield Difference(f"takes {sides[0]}", f"takes {sides[1]}", doubtful=True)


def _in_body(language: Language, parameter: Parameter) -> str:
    """Return the type that a parameter has for the body."""
    form = language.rest_type if parameter.kind is ParameterKind.VAR_POSITIONAL else "{}"
    return form.format(parameter.type)


def _said_before(language: Language, kept: Symbol, written: Symbol) -> Iterator[Difference]:
    """Yield other words before the function; the file's stay, and a body seldom minds."""
    for group in language.head_words:
        old, new = (next((each for each in group if each in one.modifiers), "") for one in (kept, written))
        if old != new and (len(group) == 1 or (old and new)):
            sides = [f"is {each}" if each else f"is not {group[0]}" for each in (new, old)]
            yield Difference(sides[0], sides[1], doubtful=True)


def _errors(language: Language, kept: Symbol, written: Symbol) -> Iterator[Difference]:
    """Yield errors that only the reply's head lets out; one that must stand there is known by its name."""
    old, new = ([each.type for each in one.raises if _is_declared(one, each)] for one in (kept, written))
    for each in new if language.checked_errors else ():
        name = each.rpartition(".")[2]
        if name in {one.rpartition(".")[2] for one in old} or {"Exception", "Throwable"} & set(old):
            continue
        kept_says = f"lets out {', '.join(f'`{one}`' for one in old)}" if old else "lets out no error"
        sure = pattern_of(language.checked_errors).fullmatch(each) is not None
        yield Difference(f"lets out `{each}`", kept_says, doubtful=not sure)


def _is_declared(symbol: Symbol, raised: Raise) -> bool:
    return symbol.signature_span.encloses(raised.span)


def _shown(parameter: Parameter) -> str:
    name = f"{_STARS.get(parameter.kind, '')}{parameter.name}{'?' if parameter.optional else ''}"
    return f"{name}: {parameter.type}" if parameter.type else name


def _result(language: Language, kept: Symbol, written: Symbol) -> Iterator[Difference]:
    old, new = _returned(kept), _returned(written)
    if language.types_optional and not (old and new):
        return
    nothing = pattern_of(language.no_value)
    if nothing.fullmatch(old) and nothing.fullmatch(new):
        return
    if not same_type(language, old, new):
        written_one, kept_one = (f"returns {f'`{each}`' if each else 'nothing'}" for each in (new, old))
        yield Difference(written_one, kept_one)


def _returned(symbol: Symbol) -> str:
    return (symbol.return_type or "").removeprefix("->").removeprefix(":").strip()


def _is(symbol: Symbol, word: str) -> bool:
    return word in symbol.modifiers or word in symbol.keyword


def _said(symbol: Symbol, word: str) -> str:
    named = {"async": "asynchronous", "generator": "a generator"}[word]
    return f"is {'' if _is(symbol, word) else 'not '}{named}"


def _generics(language: Language, kept: Symbol, written: Symbol) -> Iterator[Difference]:
    old, new = kept.type_parameters, written.type_parameters
    if language.types_optional and not new:
        return
    names = [[re.split(r"[\s:]", each.strip(), maxsplit=1)[0] for each in some] for some in (old, new)]
    kinds = [[each for each in some if not each.startswith("'")] for some in names]
    if kinds[0] != kinds[1]:
        yield Difference(f"is generic over {_over(new)}", f"is generic over {_over(old)}")
        return
    for one, other in zip(old, new, strict=False):
        if len(other.split()) > 1 and not same_type(language, one, other):
            # What bounds a parameter may stand behind the head, too.
            yield Difference(f"asks for `{other}`", f"asks for `{one}`", doubtful=True)


def _over(parameters: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in parameters) or "nothing"
