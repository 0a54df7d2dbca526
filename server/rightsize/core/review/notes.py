"""What was worked out of one file, so that nothing is worked out twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from rightsize.core.review.conditions import Condition, Nesting
    from rightsize.core.review.declared import Declared
    from rightsize.core.review.guards import Asked
    from rightsize.core.review.returned import Returned
    from rightsize.core.review.scopes import Bind
    from rightsize.core.review.value import Harmless

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")


@dataclass
class Notes:
    """What is known of a file so far; each part is written and read by the one module that is about it.

    Attributes:
        code: the text of a function without its comments, by its node.
        stands_well: what a rule's id and the node of a scope come to: that its function holds what it must there.
        given_back: the values that a function of the file gives back, by its node.
        returned: what these come to for a rule, by the function's node and what is harmless for the rule.
        are_checks: whether a function of the file compares what it is given for a rule, by the same.
        unsure: how often a value was asked for while it was being read.
        only_builds: whether a function of the file only puts together what it is given, by its node.
        made_of: the names that are bound to something made of each name of a scope, with those that are filled bit by
            bit, by the scope's node.
        bound: what a scope binds in the order of the text, and where the value of each starts, by the scope's node.
        nesting: the conditions of a scope by where they stand, by its node.
        tested: the names that a condition compares for a rule with what is allowed.
        passed_on: the functions of the file that a condition calls, each with the names in what it is passed.
        asked: what a scope's conditions say of what runs behind them for a rule, by the scope's node.
        leaves: whether what runs when a condition holds ends what is around it, by its node.
        folded: the constant text that a node comes to, or None, by the node.
        checking: which of a scope's calls check what they are given, by the names in each, by the scope's node.
        functions: the functions of the file by their names, once they were asked for.
        types: the words in the heads of the file's types, once they were asked for.
        called: the calls that surely run a function of the file, by the function's node, once they were asked for.
        declared: what the file says of its own types, once it was asked for.
    """

    code: dict[int, str] = field(default_factory=dict)
    stands_well: dict[tuple[str, int], bool] = field(default_factory=dict)
    only_builds: dict[int, bool] = field(default_factory=dict)
    given_back: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    returned: dict[tuple[int, Harmless], Returned] = field(default_factory=dict)
    are_checks: dict[tuple[int, Harmless], bool] = field(default_factory=dict)
    unsure: int = 0
    folded: dict[int, str | None] = field(default_factory=dict)
    made_of: dict[int, tuple[dict[str, set[str]], frozenset[str]]] = field(default_factory=dict)
    bound: dict[int, tuple[list[int], list[tuple[str, Bind]]]] = field(default_factory=dict)
    nesting: dict[int, Nesting] = field(default_factory=dict)
    tested: dict[tuple[Condition, Harmless], frozenset[str]] = field(default_factory=dict)
    passed_on: dict[Condition, tuple[tuple[Node, frozenset[str]], ...]] = field(default_factory=dict)
    asked: dict[tuple[int, Harmless], Asked] = field(default_factory=dict)
    leaves: dict[int, bool] = field(default_factory=dict)
    checking: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    functions: dict[str, list[Node]] | None = None
    types: frozenset[str] | None = None
    called: dict[int, list[Node]] | None = None
    declared: Declared | None = None

    def kept(self, known: dict[_Key, _Kept], key: _Key, work: Callable[[], _Kept]) -> _Kept:
        """Return what is known for a key or what work comes to, noted unless a value in that is still being read."""
        if key in known:
            return known[key]
        unsure = self.unsure
        result = work()
        if self.unsure == unsure:
            known[key] = result
        return result
