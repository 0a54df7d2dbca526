"""The checks, a row each: what it is called, which task kind it is for, what it stops, and how a finding counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification import (
    edits,
    examples,
    exceptions,
    fit,
    lengths,
    parameters,
    prose,
    returns,
    summary,
    swaps,
)
from rightsize.core.verification.evidence import problems_of
from rightsize.core.verification.verdict import Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rightsize.core.verification.evidence import Evidence, Finding

    Find = Callable[[Evidence], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        name: stable; ledgers and settings keep it.
        kind: the task kind whose answers it checks.
        stops: what it stops, in one sentence.
        warns_of: what it only warns of, in one sentence; a doubtful finding of a check without one refuses.
        find: yields what it finds in one reply; None where that is decided before there is content to look at.
        of_form: the same model may repair it.
        needs_edit: it looks at the edit and does not run on content alone.
        needs_tree: it looks at the tree of the language's own parser, and does not run where that is not at hand.
    """

    name: str
    kind: TaskKind
    stops: str
    find: Find | None
    of_form: bool = False
    needs_edit: bool = False
    warns_of: str = ""
    needs_tree: bool = False


_DOC = TaskKind.DOCUMENTATION

REPLY_READ = "reply_read"
DOC_PLACED = "doc_placed"

STOOD = "What stood in the old doc, word for word"
"""A person wrote it, whatever its style."""

CHECKS: tuple[Check, ...] = (
    Check(
        REPLY_READ, _DOC, "A reply that is not the content asked for: prose, a refusal, cut JSON.", None, of_form=True
    ),
    Check(DOC_PLACED, _DOC, "A doc for which the code has no place, or an old one that cannot be edited.", None),
    Check(
        "parameters_named",
        _DOC,
        "A doc that leaves a parameter out.",
        parameters.missing_parameters,
        of_form=True,
        warns_of="One that is unused by its name, or all of `*args` and `**kwargs`.",
    ),
    Check(
        "parameters_known",
        _DOC,
        "A doc that names a parameter or field that is not there.",
        parameters.invented_parameters,
        warns_of="Keywords that the code may pass on, and what a base class may have.",
    ),
    Check("parameters_once", _DOC, "A doc that describes a parameter or field twice.", parameters.repeated_parameters),
    Check(
        "descriptions_given",
        _DOC,
        "A parameter, field or exception without a description, or with an empty form of one.",
        swaps.empty_descriptions,
        warns_of="A description that only says the name again.",
    ),
    Check(
        "descriptions_in_place",
        _DOC,
        "Descriptions that stand under each other's names.",
        swaps.swapped_descriptions,
        warns_of="Two that may be exchanged.",
    ),
    Check(
        "returns_line",
        _DOC,
        "A returns or yields line where no such value comes back, or none where one does.",
        returns.returns_line,
        warns_of="A value that only a signature promises, or that may be a generator.",
    ),
    Check(
        "exceptions_known",
        _DOC,
        "An exception that nothing in reach raises.",
        exceptions.unknown_exceptions,
        warns_of="One that a built-in may raise, or that is raised under a name the code does not tell.",
    ),
    Check("summary_given", _DOC, "A summary without a word in it.", summary.empty_summary),
    Check(
        "summary_one_sentence",
        _DOC,
        "A summary of more than one sentence.",
        summary.long_summary,
        warns_of=f"{STOOD}, and a second sentence that was cut off.",
    ),
    Check(
        "summary_not_name",
        _DOC,
        "A summary that only says the name again.",
        summary.parroted_summary,
        warns_of=f"{STOOD}.",
    ),
    Check(
        "no_placeholder",
        _DOC,
        "Text that stands where text was meant to be written.",
        prose.placeholders,
        warns_of=f"{STOOD}, and a note on unfinished work in long details.",
    ),
    Check("no_code_fence", _DOC, "A code fence outside of details and example.", prose.code_fences),
    Check(
        "no_self_talk",
        _DOC,
        "Text about the answer or its author, not about the code.",
        prose.self_talk,
        warns_of=f"{STOOD}.",
    ),
    Check("no_loop", _DOC, "Text that repeats itself without end.", prose.loops, warns_of=f"{STOOD}."),
    Check("known_words", _DOC, "Random text: words that are neither common nor in the code.", fit.random_words),
    Check("right_tongue", _DOC, "A doc in another human language than the file's.", fit.wrong_tongue),
    Check(
        "about_this_code",
        _DOC,
        "The doc of some other code.",
        fit.unrelated,
        warns_of="A summary that stands at other code too and names this one.",
    ),
    Check("no_early_end", _DOC, "Characters that would end the comment or string early.", prose.enders),
    Check("no_hidden_characters", _DOC, "Control characters and marks that turn text around.", prose.hidden_characters),
    Check(
        "example_parses",
        _DOC,
        "An example that is not code of the language.",
        examples.broken_example,
        warns_of=f"{STOOD}, and whole statements before one that was cut off.",
    ),
    Check("length_budget", _DOC, "A doc beyond the length budget.", lengths.too_long, warns_of=f"{STOOD}."),
    Check("bytes_kept", _DOC, "An edit that touches a byte outside of the doc.", edits.bytes_changed, needs_edit=True),
    Check("doc_in_place", _DOC, "Text that is not read as the symbol's doc.", edits.misplaced_doc, needs_edit=True),
    Check(
        "parses_as_before",
        _DOC,
        "An edit after which the code reads worse.",
        edits.new_syntax_problems,
        needs_edit=True,
    ),
    Check("tokens_kept", _DOC, "An edit that changes a token of code.", edits.changed_tokens, needs_edit=True),
    Check(
        "tree_kept",
        _DOC,
        "An edit that changes the syntax tree of Python code.",
        edits.changed_tree,
        needs_edit=True,
        needs_tree=True,
    ),
    Check(
        "comments_kept", _DOC, "An edit that changes or moves another comment.", edits.changed_comments, needs_edit=True
    ),
)


def checks_for(kind: TaskKind) -> tuple[Check, ...]:
    """Return the checks that answers to tasks of `kind` must pass."""
    return tuple(each for each in CHECKS if each.kind is kind)


def run_checks(evidence: Evidence, checks: Sequence[Check]) -> Verdict:
    """Run the checks on one reply; those that look at the edit or a tree are left out where there is none."""
    tree = bool(evidence.parsed.language.reference_parser)
    there = [each for each in checks if tree or not each.needs_tree]
    ran = [each for each in there if evidence.edit is not None or not each.needs_edit]
    problems = tuple(problem for check in ran for problem in _problems_of(check, evidence))
    return Verdict(problems, tuple(each.name for each in ran))


def _problems_of(check: Check, evidence: Evidence) -> list[Problem]:
    """Return the first few problems of one check, those that refuse before those that warn."""
    if check.find is None:
        return []
    found = sorted(check.find(evidence), key=lambda finding: finding.doubtful)
    return problems_of(check, found)
