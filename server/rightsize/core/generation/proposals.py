"""Where examples can be proposed: a doc or a comment that says what is wanted and gives no example of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.generation.examples import examples_for
from rightsize.core.generation.remarks import remarks_of
from rightsize.core.tasks.generation import Asked

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Target

_CALLED = re.compile(r"\b([^\W\d]\w*)\(")
_MOST = 3


def names_called(target: Target) -> tuple[str, ...]:
    """Return the names that a comment calls; a doc is about its own function."""
    if target.asked is Asked.BODY and target.symbol is not None:
        return (target.symbol.name,)
    return tuple(dict.fromkeys(_CALLED.findall(target.request)))[:_MOST]


def lacks_examples(parsed: Parsed, target: Target) -> bool:
    """Tell whether a doc or a comment says what is wanted and gives no example of it."""
    has_doc = target.asked is not Asked.BODY or target.symbol is None or target.symbol.doc is not None
    if not has_doc or not target.request.strip():
        return False
    return not examples_for(target, names_called(target), remarks=remarks_of(parsed, target))
