"""Check of the form of an answer: one that the request asks for, as JSON, a table or three bullet points, is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.answer_data import is_json, is_yaml
from rightsize.core.verification.asked_bullets import NUMBERS, NumberedThings
from rightsize.core.verification.asked_data import Asked, DataForm, only_told
from rightsize.core.verification.evidence import Finding
from rightsize.core.verification.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rightsize.core.verification.answer_evidence import AnswerEvidence

    Kept = Callable[[AnswerEvidence, str], str]
    """Returns what is wrong, one sentence, or nothing; is given what the pattern's group `n` caught."""

_N = rf"(?P<n>\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_WITHIN = (
    r"(?:in|at most|no more than|not more than|max(?:imum)?(?: of)?|up to|under|fewer than|less than|within"
    r"|limit(?:ed)? to|höchstens|maximal|unter|au plus|en|máximo(?: de)?)"
)
_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?:(?P<bullet>[-*+•‣])|(?P<number>\d{1,3}[.)]))[ \t]+\S", re.MULTILINE)
_TABLE = re.compile(
    r"^[^\n|]*\|[^\n]*\n[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$", re.MULTILINE
)
_TEMPLATE = re.compile(r"\{[{%]")
"""YAML with these is a template, and is YAML only once it was filled in."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[\"')*]*\s+(?=[^a-z\s])|\n+")
_MUCH_PROSE = 12
_FENCES = ("```", "~~~")
_SLACK = 1.1
_SUBJECT = 72
_IN_WORDS = frozenset({TaskKind.QA_SIMPLE, TaskKind.SUMMARISATION, TaskKind.REASONING, TaskKind.DOCUMENTATION})


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a request may ask for.

    Attributes:
        asked: how a request asks for it.
        kinds: of which the answer has that form, and not what it speaks of, as code that returns JSON.
        kept: says what is wrong with an answer.
        sure: whether that refuses the answer.
        spoken_of: a question may speak of the form and not ask for it, as in "how are dates written as JSON?"
    """

    asked: re.Pattern[str] | NumberedThings
    kinds: frozenset[TaskKind]
    kept: Kept
    sure: bool = True
    spoken_of: bool = False


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def number_of(text: str) -> int:
    """Return the number that a word or digits say."""
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def _json(evidence: AnswerEvidence, _: str) -> str:
    pieces = [each.text for each in evidence.blocks] or [evidence.text]
    readable = any(is_json(each) for each in pieces)
    return "" if readable else "JSON was asked for, and the reply is no JSON that can be read."


def _yaml(evidence: AnswerEvidence, _: str) -> str:
    pieces = [each.text for each in evidence.blocks] or [evidence.text]
    readable = any(is_yaml(each) or _TEMPLATE.search(each) for each in pieces)
    return "" if readable else "YAML was asked for, and the reply is no YAML that can be read."


def _table(evidence: AnswerEvidence, _: str) -> str:
    there = _TABLE.search(evidence.text) or "<table" in evidence.text.lower()
    return "" if there else "A table was asked for, and the reply has none."


def _items(evidence: AnswerEvidence, group: str = "") -> int:
    """Count the items of the outermost lists, or 0 where there is none; `group` picks bullets or numbers."""
    found = [each for each in _ITEM.finditer(evidence.prose) if not group or each[group]]
    least = min((len(each["indent"].expandtabs(4)) for each in found), default=0)
    return sum(len(each["indent"].expandtabs(4)) <= least + 1 for each in found)


def _bullets(evidence: AnswerEvidence, _: str) -> str:
    return "" if _items(evidence, "bullet") else "Bullet points were asked for, and the reply has none."


def _numbered(evidence: AnswerEvidence, _: str) -> str:
    return "" if _items(evidence, "number") else "A numbered list was asked for, and the reply has none."


def _list(evidence: AnswerEvidence, _: str) -> str:
    return "" if _items(evidence) else "A list was asked for, and the reply has none."


def _so_many_items(evidence: AnswerEvidence, n: str) -> str:
    found, asked = _items(evidence), number_of(n)
    return "" if found in {0, asked} else f"{asked} items were asked for, and the reply has {found}."


def _so_many_bullets(evidence: AnswerEvidence, n: str) -> str:
    found, asked = _items(evidence), number_of(n)
    return "" if found == asked else f"{asked} bullet points were asked for, and the reply has {found}."


def _sentences(evidence: AnswerEvidence, n: str) -> str:
    found, asked = sum(1 for each in _SENTENCE_ENDS.split(evidence.prose) if re.search(r"\w", each)), number_of(n)
    return "" if found <= asked else f"{_many(asked, 'sentence')} asked for, and the reply has {found}."


def _words(evidence: AnswerEvidence, n: str) -> str:
    found, asked = len(evidence.prose.split()), number_of(n)
    return "" if found <= asked * _SLACK + 2 else f"{_many(asked, 'word')} asked for, and the reply has {found}."


def _many(count: int, noun: str) -> str:
    return f"1 {noun} was" if count == 1 else f"{count} {noun}s were"


def _only_code(evidence: AnswerEvidence, _: str) -> str:
    if not evidence.blocks:
        return ""
    words = len(words_in(evidence.prose))
    return "" if words <= _MUCH_PROSE else f"Only code was asked for, and {words} words stand beside it."


def _no_words_around(evidence: AnswerEvidence, _: str) -> str:
    text = evidence.text.strip()
    around = evidence.blocks and not text.startswith(_FENCES) and not text.endswith(_FENCES)
    few = len(words_in(evidence.prose)) <= _MUCH_PROSE
    return "Only code was asked for, and words stand before and behind it." if around and few else ""


def _no_code(evidence: AnswerEvidence, _: str) -> str:
    return "The request asks for no code, and the reply has a block of it." if evidence.blocks else ""


def _commit(evidence: AnswerEvidence, _: str) -> str:
    text = evidence.blocks[0].text if evidence.blocks else evidence.text
    lines = text.strip().splitlines() or [""]
    subject = lines[0].strip("*#` ")
    if len(subject) > _SUBJECT:
        return f"The first line of the commit message has {len(subject)} characters; it may have {_SUBJECT}."
    apart = len(lines) == 1 or not lines[1].strip()
    return "" if apart else "A blank line must stand below the first line of the commit message."


_ONLY_CODE = _compiled(
    r"\b(?:only|just) (?:the |give me )?(?:the )?code\b|\bcode only\b|\bnothing but (?:the )?code\b"
    r"|\b(?:no|without(?: any)?) explanations?\b|\bnur (?:den )?code\b|\bsolo (?:el )?código\b"
)

FORMS: tuple[Form, ...] = (
    Form(
        _compiled(
            r"\b(?:as|using|in the form of|into)\s+(?:a\s+)?(?:markdown\s+|comparison\s+)?table\b|\bin tabular form\b"
            r"|\bmarkdown table\b|\bals (?:\w+)?tabelle\b|\bsous forme de tableau\b"
            r"|\b(?:en|como) tabla\b|\bcomo una tabla\b"
        ),
        _IN_WORDS,
        _table,
        spoken_of=True,
    ),
    Form(
        _compiled(
            r"\bin a table\b|\b(?:in|als) eine[rn]? (?:\w+)?tabelle\b|\b(?:en|dans) un tableau\b|\ben una tabla\b"
        ),
        _IN_WORDS,
        _table,
        sure=False,
    ),
    Form(_compiled(rf"\b{_N}\s+(?:\w+\s+)?(?:bullet points?|bullets|stichpunkte?n?)\b"), _IN_WORDS, _so_many_bullets),
    Form(NumberedThings(), _IN_WORDS, _so_many_bullets),
    Form(
        _compiled(
            r"\b(?:as|in|using|with)\s+(?:a\s+|short\s+)?bullet(?:ed|s|-?points?| points?)?\b|\bbulleted list\b"
            r"|\b(?:in|als) stichpunkten?\b"
        ),
        _IN_WORDS,
        _bullets,
    ),
    Form(
        _compiled(r"\bnumbered list\b|\bas numbered\b|\bnummerierte[nr]? liste\b|\bliste numérotée\b"),
        _IN_WORDS,
        _numbered,
    ),
    Form(
        _compiled(r"\bas a (?:short )?list\b|\bals liste\b|\bsous forme de liste\b|\bcomo (?:una )?lista\b"),
        _IN_WORDS,
        _list,
    ),
    Form(
        _compiled(
            rf"\b(?:give|list|name|suggest|show|nenne|cite|tell)\b[^.\n]{{0,20}}\b{_N}\s+(?:\w+\s+)?"
            r"(?:items|steps|points|reasons|examples|tips|ways|options|names|differences|ideas|advantages|gründe)\b"
        ),
        _IN_WORDS,
        _so_many_items,
        sure=False,
    ),
    Form(
        _compiled(
            rf"\b{_WITHIN}\s+(?:exactly\s+|just\s+|only\s+)?{_N}\s+(?:\w+\s+)?(?:sentences?|sätzen?|satz|phrases?|frases?)\b"
        ),
        _IN_WORDS,
        _sentences,
    ),
    Form(_compiled(rf"\b{_WITHIN}\s+{_N}\s+(?:words?|wörter|worten|mots|palabras)\b"), _IN_WORDS, _words),
    Form(_ONLY_CODE, frozenset({TaskKind.CODE_GENERATION}), _only_code),
    Form(_ONLY_CODE, frozenset({TaskKind.CODE_GENERATION}), _no_words_around, sure=False),
    Form(
        _compiled(
            r"\bwithout(?: any)? code\b|\bno code(?=\s*(?:[,.;!)]|please\b|$))|\bohne code\b|\bsin código\b"
            r"|\bsans code\b|\b(?:don['\u2019]?t|do not|never) (?:write|show|give)(?: me)?(?: any)? code\b"
            r"|\bkeinen code\b"
        ),
        _IN_WORDS,
        _no_code,
    ),
    Form(
        _compiled(r"\bcommit[- ](?:message|msg|nachricht)\b"), frozenset({TaskKind.SUMMARISATION}), _commit, sure=False
    ),
)
"""Every form of words; where two ask for the same, each is looked at."""

DATA_FORMS: tuple[tuple[DataForm, Kept], ...] = ((DataForm("json"), _json), (DataForm("ya?ml"), _yaml))
"""Every form of data; of code only an order for nothing but data has it."""


def other_form(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find an answer that has not the form that the request asks for."""
    for data, kept in DATA_FORMS:
        how = data.asked_by(evidence.words)
        if how is None or (evidence.kind is TaskKind.CODE_GENERATION and how is not Asked.BY_ORDER):
            continue
        if wrong := kept(evidence, ""):
            yield Finding(wrong, doubtful=how is Asked.PERHAPS)
    for form in FORMS:
        asked = form.asked.search(evidence.words) if evidence.kind in form.kinds else None
        if asked is None:
            continue
        wrong = form.kept(evidence, asked.groupdict().get("n") or "")
        if wrong:
            told = form.spoken_of and only_told(evidence.words, asked.start())
            yield Finding(wrong, doubtful=not form.sure or told)
