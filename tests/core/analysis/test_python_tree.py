"""Python's own parser, asked for the tree or the value of a text."""

from __future__ import annotations

import ast
import gc
import sys
from threading import Thread, current_thread, main_thread

import pytest

from rightsize.core.analysis.python_tree import expression_tree, literal_of, module_tree


@pytest.mark.parametrize(
    ("text", "is_module", "is_expression", "literal"),
    [
        ("x = 1", True, False, (False, None)),
        ("f(1)", True, True, (False, None)),
        ("{'a': [1, -2.5]}", True, True, (True, {"a": [1, -2.5]})),
        ("'it\\d'", True, True, (True, "it\\d")),
        ("{[]: 1}", True, True, (False, None)),
        ("def f(:", False, False, (False, None)),
        ("a\0b", False, False, (False, None)),
        ("(" * 500, False, False, (False, None)),
    ],
)
def test_text_is_read_as_far_as_python_reads_it(
    text: str, is_module: bool, is_expression: bool, literal: tuple[bool, object]
) -> None:
    """What is no Python is None, with no warning and no exception."""
    assert (module_tree(text) is not None) is is_module
    assert (expression_tree(text) is not None) is is_expression
    assert literal_of(text) == literal


def test_two_threads_at_once_read_what_each_would_alone() -> None:
    """The parser makes objects, so what collects garbage may let another thread in while it is half done."""
    source = f"x = {'[' * 60}1{']' * 60}"
    others: list[Thread] = []
    found: list[object] = []

    def let_another_in(phase: str, _: object) -> None:
        parsing = sys._getframe(1).f_code is ast.parse.__code__
        if phase == "start" and parsing and current_thread() is main_thread() and not others:
            others.append(Thread(target=lambda: found.append(module_tree("y = [1]"))))
            others[0].start()
            others[0].join(0.1)

    before = gc.get_threshold()
    gc.callbacks.append(let_another_in)
    gc.set_threshold(1)
    try:
        found.append(module_tree(source))
    finally:
        gc.set_threshold(*before)
        gc.callbacks.remove(let_another_in)
    others[0].join()
    assert {ast.unparse(each) for each in found if isinstance(each, ast.Module)} == {source, "y = [1]"}
