"""What a model is told: the rules, the code between markers, the facts, and the shape of its answer."""

from __future__ import annotations

import json

from inline_snapshot import snapshot

from rightsize.core.prompts.documentation import documentation_messages
from rightsize.core.prompts.reply import read_documentation
from rightsize.core.prompts.schema import reply_schema, skeleton
from rightsize.core.tasks.complexity import tokens_in
from tests.support.docs_edits import symbol_under_cursor

SOURCE = """
def $0scale(points, factor=2):
    if not points:
        raise ValueError("no points")
    return [each * factor for each in points]
"""


def test_missing() -> None:
    """The code stands between two markers, the shape of the answer behind it."""
    parsed, symbol = symbol_under_cursor(SOURCE)
    (_, _), (role, text) = documentation_messages(parsed, symbol, marker="7f3a")
    assert role == "user"
    assert text.replace(', "', ',\n"') == snapshot("""\
Describe the function `scale` (Python).

=== 7f3a ===
def scale(points, factor=2):
    if not points:
        raise ValueError("no points")
    return [each * factor for each in points]
=== 7f3a ===

Parameters: points, factor.
It returns a value.
It raises: ValueError.

Answer with this JSON object, each "..." replaced by your text (or by null where that is right):
{"summary": "...",
"details": null,
"parameters": [{"name": "points",
"description": "..."}, {"name": "factor",
"description": "..."}],
"returns": "...",
"yields": null,
"raises": [{"type": "ValueError",
"description": "..."}],
"example": null}\
""")


def test_system_prompt_shows_the_form_of_the_style() -> None:
    """The first sentence opens as the style of the file asks."""
    parsed, symbol = symbol_under_cursor(SOURCE)
    google, javadoc, godoc = (
        documentation_messages(parsed, symbol, style=style, marker="x")[0][1]
        for style in ("google", "javadoc", "godoc")
    )
    assert '"Limit a number to a range."' in google
    assert '"Limits a number to a range."' in javadoc
    assert '"clamp limits a number to a range."' in godoc


def test_the_example_in_the_prompt_is_an_answer_that_we_read() -> None:
    """The answer that the system prompt shows is valid."""
    parsed, symbol = symbol_under_cursor(SOURCE)
    system = documentation_messages(parsed, symbol, marker="x")[0][1]
    content, problems = read_documentation(system[system.index("the answer is\n") :])
    assert problems == ()
    assert content is not None
    assert [each.name for each in content.parameters] == ["value", "low", "high"]


def test_problems_are_told() -> None:
    """What was wrong with earlier answers stands at the end, clipped."""
    parsed, symbol = symbol_under_cursor(SOURCE)
    text = documentation_messages(
        parsed, symbol, marker="x", problems=["The parameter `points` is not described.", "y" * 900]
    )[1][1]
    told = text[text.index("Earlier answers") :]
    assert "- The parameter `points` is not described." in told
    assert len(told) < 500


def test_an_old_doc_is_shown_apart() -> None:
    """An update sees the doc at hand beside the code, which is shown without it."""
    parsed, symbol = symbol_under_cursor('def $0f(a):\n    """Old words."""\n    return a\n')
    text = documentation_messages(parsed, symbol, marker="x", mode="update")[1][1]
    assert text.count("Old words.") == 1
    assert "def f(a):\n    return a" in text


def test_source_cannot_fill_in_the_template() -> None:
    """Dollar signs in the code stay what they are."""
    parsed, symbol = symbol_under_cursor("def $0f():\n    return '$source $$ ${doc}'\n")
    assert "'$source $$ ${doc}'" in documentation_messages(parsed, symbol, marker="x")[1][1]


def test_long_bodies_are_shortened() -> None:
    """Head, returns and raises of a long body are kept; what is left out is counted."""
    lines = [f"    value_{number} = {number}" for number in range(5000)]
    lines[3000] = "    if value_1: raise KeyError(value_2)"
    parsed, symbol = symbol_under_cursor("def $0f(a):\n" + "\n".join(lines) + "\n    return value_3\n")
    messages = documentation_messages(parsed, symbol, marker="x", budget=2000)
    text = messages[1][1]
    assert "def f(a):" in text
    assert "raise KeyError(value_2)" in text
    assert "return value_3" in text
    assert "lines left out" in text
    assert tokens_in(messages[0][1] + text) < 1300


def test_a_class_is_shown_by_its_members() -> None:
    """A class beyond the budget is shown by the first lines of its members."""
    methods = "\n".join(f"    def method_{number}(self):\n        return [{number}] * 100" for number in range(40))
    parsed, symbol = symbol_under_cursor(f"class $0Big:\n{methods}\n")
    text = documentation_messages(parsed, symbol, marker="x", budget=1600)[1][1]
    assert "def method_20(self):" in text
    assert "return [20] * 100" not in text


def test_schema_names_the_parameters() -> None:
    """The schema lets through the symbol's own parameters alone, and a class has attributes."""
    _, symbol = symbol_under_cursor(SOURCE)
    schema = reply_schema(symbol)
    assert schema["properties"]["parameters"]["items"]["properties"]["name"]["enum"] == ["points", "factor"]
    assert schema["properties"]["yields"] == {"type": "null"}
    _, described = symbol_under_cursor("class $0A:\n    x: int = 1\n")
    assert "attributes" in reply_schema(described)["properties"]


def test_skeleton_names_a_destructured_parameter() -> None:
    """A destructured parameter has an entry for itself and one for each name in it."""
    _, symbol = symbol_under_cursor("export const $0Card = ({ title, body }) => show(title, body);\n", "javascript")
    assert [each["name"] for each in json.loads(skeleton(symbol))["parameters"]] == [
        "props",
        "props.title",
        "props.body",
    ]
