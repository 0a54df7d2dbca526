"""Explanations: why this model, who else was weighed, what was checked, in whole."""

from __future__ import annotations

from dataclasses import replace

from inline_snapshot import snapshot

from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.engine.explanations import explain_plan, explain_result
from rightsize.gateway.embedded import EmbeddedGateway
from tests.support.engine_world import ListReporter, StepClock, reply, runtime_with, snapshot_of

SOURCE = "def halve(amount):\n    return amount / 2\n"
GOOD = reply("Return one half of a number.", {"amount": "The number to divide."}, returns="The half.")


def test_plan() -> None:
    """Before any run, a hover shows the decision that would be made."""
    snapshot_ = snapshot_of(SOURCE)
    (target,) = [each for each in targets_in(snapshot_, None) if each.name == "halve"]
    assert list(explain_plan(runtime_with([]), snapshot_, target, "full").lines) == snapshot(
        [
            "Granite 4.1 3B (tier 1): cheapest good enough: Q 0.720 of 0.6, C 0.05 (assumed prior)",
            "Complexity 0.20 = base 0.20 + size 0.00 + structure 0.00",
            "Llama 3.2 (tier 2) costs more: C 0.28 against 0.05",
            "Gemma 3 4B (tier 3) costs more: C 0.35 against 0.05",
            "Mistral Small 3.2 (tier 4) costs more: C 1 against 0.05",
            "Q, C and U are assumed priors",
            (
                "Ladder: Granite 4.1 3B (tier 1), then Llama 3.2 (tier 2), then Gemma 3 4B (tier 3), "
                "then Mistral Small 3.2 (tier 4); "
                "at most 4 attempts, 900 s, 3,000 output tokens and 2 cost units"
            ),
        ]
    )
    assert list(explain_plan(runtime_with([], draft=True), snapshot_, target, "short").lines) == snapshot(
        [
            "No local model answers: the embedded engine would draft it from facts in the code.",
            (
                "Routing without a draft: Granite 4.1 3B (tier 1): "
                "cheapest good enough: Q 0.720 of 0.6, C 0.05 (assumed prior)"
            ),
        ]
    )


def test_plan_of_a_user_who_wants_no_model() -> None:
    """The setting is the reason for drafts, whether a server answers or not."""
    snapshot_ = snapshot_of(SOURCE)
    (target,) = [each for each in targets_in(snapshot_, None) if each.name == "halve"]
    runtime = runtime_with([], draft=True)
    embedded = replace(runtime, settings=replace(runtime.settings, engine="embedded"))
    assert explain_plan(embedded, snapshot_, target, "short").lines[0] == snapshot(
        "The setting engine = embedded: the embedded engine would draft it from facts in the code."
    )


async def test_result_of_two_attempts() -> None:
    """After a run, it shows each attempt, the checks, and the decision."""
    snapshot_ = snapshot_of(SOURCE)
    targets = [each for each in targets_in(snapshot_, None) if each.name == "halve"]
    (result,) = await document(runtime_with(["prose", GOOD]), snapshot_, targets, DocumentOptions(), ListReporter())
    explained = explain_result(result, "full")
    assert explained.title == snapshot("Doc of `halve`")
    assert list(explained.lines) == snapshot(
        [
            (
                "Attempt 1: Granite 4.1 3B (tier 1) refused for a reply that is not the content asked for "
                "(reply_read), in 1.0 s, 0.0001 cost units, 1 tokens"
            ),
            "Attempt 2: Granite 4.1 3B (tier 1) passed in 1.0 s, 0.0013 cost units, 26 tokens",
            "Checked (static): 29 checks, code tokens unchanged",
            "Granite 4.1 3B (tier 1): cheapest good enough: Q 0.720 of 0.6, C 0.05 (assumed prior)",
            "Complexity 0.20 = base 0.20 + size 0.00 + structure 0.00",
            "Llama 3.2 (tier 2) costs more: C 0.28 against 0.05",
            "Gemma 3 4B (tier 3) costs more: C 0.35 against 0.05",
            "Mistral Small 3.2 (tier 4) costs more: C 1 against 0.05",
            "Q, C and U are assumed priors",
        ]
    )


async def test_draft() -> None:
    """A draft says that it is one, and which model would have been asked."""
    snapshot_ = snapshot_of(SOURCE)
    targets = [each for each in targets_in(snapshot_, None) if each.name == "halve"]
    runtime = runtime_with(gateway=EmbeddedGateway(StepClock()), draft=True)
    (result,) = await document(runtime, snapshot_, targets, DocumentOptions(), ListReporter())
    explained = explain_result(result, "short")
    assert explained.title == snapshot("Draft doc of `halve`")
    assert list(explained.lines) == snapshot(
        [
            "Attempt 1: Embedded engine passed in 1.0 s",
            "Checked (static): 29 checks, code tokens unchanged",
            (
                "Routing without a draft: Granite 4.1 3B (tier 1): cheapest good enough: Q 0.720 of 0.6, C 0.05 "
                "(assumed prior)"
            ),
        ]
    )


def test_a_name_ends_no_code_in_markdown() -> None:
    """A method may be called anything in JavaScript; its name draws no picture in a hover."""
    snapshot_ = snapshot_of('const o = { "a` ![x](http://e/p.png) `b"() { return 1; } };\n', path="o.js")
    (target,) = [each for each in targets_in(snapshot_, None) if "." in each.qualified_name]
    title = explain_plan(runtime_with([]), snapshot_, target, "short").title
    assert title == snapshot("Document `a' ![x](http://e/p.png) 'b`")
