"""The checks of answers in words: what each refuses, what it only warns of, and what it lets through."""

from __future__ import annotations

import pytest

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.answer_evidence import AnswerEvidence
from rightsize.core.verification.answers import ANSWER_CHECKS, verify_answer

QA, SUM, CODE, WHY, DOCS = (
    TaskKind.QA_SIMPLE,
    TaskKind.SUMMARISATION,
    TaskKind.CODE_GENERATION,
    TaskKind.REASONING,
    TaskKind.DOCUMENTATION,
)
MUTEX = "A mutex is a lock that one thread holds at a time."
LONG = " ".join([MUTEX, "The others wait until it is free, and then one of them goes on with its work."] * 2)
GERMAN = "Ein Mutex ist eine Sperre, die immer nur ein Thread hält, und die anderen warten, bis sie wieder frei ist."
FRENCH = (
    "Un mutex est un verrou que seul un fil peut tenir, et les autres attendent que le verrou soit de nouveau libre."
)
CHINESE = "互斥锁是一种同步原语，用于保护共享数据，同一时间只允许一个线程进入临界区。"
RUSSIAN = "Мьютекс — это блокировка, которую может удерживать только один поток, а остальные ждут её освобождения."
DEF = "```python\ndef add(one, other):\n    return one + other\n```"
TABLE = "| name | use |\n|---|---|\n| mutex | one thread |\n"
THREE = "- one thread\n- no waiting\n  - nested\n- no cost\n"


def found(kind: TaskKind, words: str, text: str) -> dict[str, bool]:
    """Return the checks that found something, and whether they refuse."""
    verdict = verify_answer(AnswerEvidence(kind, words, text))
    return {each.check: not each.warns for each in verdict.problems}


@pytest.mark.parametrize(
    "tail",
    ["." * 20_000, "\n" + "~" * 100_000 + "`", "[" * 50_000, " \n" * 50_000],
    ids=["dots", "tildes", "brackets", "blank lines"],
)
def test_what_a_model_says_without_end_is_judged_all_the_same(tail: str) -> None:
    """No check takes a time that grows with the square of such a reply."""
    assert True not in found(QA, "explain what a mutex is", f"{MUTEX} {tail}x").values()


@pytest.mark.parametrize(
    ("kind", "words", "text"),
    [
        (QA, "explain what a mutex is", MUTEX),
        (QA, "is 7 prime?", "Yes."),
        (QA, "what is 2 + 2?", "4"),
        (QA, "which port does https use", "443"),
        (QA, "explain what a mutex is", f"{MUTEX}\n\n{DEF}"),
        (QA, "was ist ein Mutex und wozu ist er gut?", GERMAN),
        (QA, "explain in German what a mutex is", GERMAN),
        (SUM, "translate this into French", FRENCH),
        (QA, "translate: thank you", "Спасибо большое."),
        (QA, "thank you in Farsi", "متشکرم"),
        (QA, "what does спасибо mean", "Спасибо."),
        (QA, "explain mutexes", "A mutex is a lock; its Chinese name is 互斥锁, and 锁 is a lock."),
        (QA, "thanks in Minsk", 'They say "Спасибо большое за всё".'),
        (QA, "greet me in another language", "Привет!"),
        (QA, "which character is U+4E2D?", "中"),
        (QA, "angular frequency", "ω = 2πf"),
        (QA, "互斥锁是什么?", "Mutex"),
        (SUM, "Summarise this:", GERMAN),
        (QA, "why do models say sorry", "Models say 'I'm sorry' since they are trained to be polite about it."),
        (QA, "what does I cannot help with that mean", "It means that the model declines the request."),
        (CODE, "write add", DEF),
        (CODE, "write add", "```python\n@app.get('/')\nasync def root():\n    ...\n```"),
        (CODE, "write a method", "```java\npublic int add(int one, int other) {\n    return one + other;\n}\n```"),
        (CODE, "write a script that says hi", "echo hi; exit 0;\n\nSave it as `hi.sh`."),
        (CODE, "write a regex for five digits", "Use `^[0-9]{5}$` for that."),
        (CODE, "implement add", "The code is:\n\n    def add(one, other):\n        return one + other\n\nCall `add`."),
        (CODE, "implement add", "--- a/add.py\n+++ b/add.py\n@@ -1 +1 @@\n-pass\n+return one + `other`"),
        (CODE, "show me a session", "```python\n>>> 1 + 1\n2\n```"),
        (CODE, "install it", "```sh\npip install rightsize-lsp\n```"),
        (CODE, "a config", "```yaml\na: [1]\n---\n- !Ref Bucket\n- &one {b: *one}\n```"),
        (CODE, "a chart", "```yaml\n{{- if .Values.on }}\na: {{ .Values.a }}\n{{- end }}\n```"),
        (SUM, "reply in yaml only", "name: cache\nkeeps:\n  - a mutex\n"),
        (CODE, "write a function that returns the user as JSON", DEF),
        (CODE, "write a function that returns a table", DEF),
        (CODE, "write a function that logs what it finds in JSON format", DEF),
        (CODE, "print the output as JSON", DEF),
        (CODE, "add a --json flag", DEF),
        (CODE, "Give me JSON with the keys name and use", '```json\n{"name": "mutex", "use": "one thread"}\n```'),
        (CODE, "Give me JSON with the keys name and use", '{"name": "mutex", "use": "one thread"}'),
        (QA, "how do I store dates in JSON?", MUTEX),
        (QA, "explain why dates in JSON are strings", MUTEX),
        (QA, "answer as JSON: is 7 prime", '{"prime": true}'),
        (QA, "answer as JSON: is 7 prime", 'Here it is:\n\n```json\n{"prime": true}\n```'),
        (SUM, "summarise this as a table", TABLE),
        (SUM, "summarise this as a table", "a | b\n--|--\n1 | 2"),
        (SUM, "summarise this as a table", f"{'|' * 100_000}\n\n{TABLE}"),
        (SUM, "summarise this in three bullet points", THREE),
        (QA, "give me 3 reasons to use a mutex", THREE),
        (QA, "List three pros of monorepos as bullet points", THREE),
        (WHY, "List three pros and three cons as bullet points", f"Pros:\n\n{THREE}\nCons:\n\n{THREE}"),
        (QA, "explain a mutex in one sentence", MUTEX),
        (QA, "explain a mutex in one sentence", "Use v1.2 of the `lib.so` file, e.g. for a lock."),
        (QA, "explain a mutex in at most 20 words", MUTEX),
        (QA, "what is no code about", f"{MUTEX}\n\n{DEF}"),
        (QA, "don't write code, just explain", MUTEX),
        (CODE, "write add, only the code", DEF),
        (CODE, "write add, only the code", f"Here it is:\n\n{DEF}"),
        (SUM, "write a commit message", "Add a mutex around the counter\n\nTwo threads raced for it."),
        (QA, "list the ports", "- 80\n- 443\n- 8080"),
        (QA, "count", "\n".join(f"{number}. step" for number in range(40))),
    ],
)
def test_right_answers_pass(kind: TaskKind, words: str, text: str) -> None:
    """Nothing refuses and nothing warns."""
    assert found(kind, words, text) == {}


@pytest.mark.parametrize(
    ("kind", "words", "text", "check"),
    [
        (QA, "explain a mutex", "", "answer_there"),
        (QA, "explain a mutex", " \n ", "answer_there"),
        (QA, "explain what a mutex is", "Explain what a mutex is.", "answer_there"),
        (QA, "explain a mutex", "I'm sorry, but I cannot help with that.", "answer_there"),
        (QA, "explain a mutex", "As an AI language model, I am unable to answer this.", "answer_there"),
        (CODE, "write add", "```python\ndef add(one, other):\n    return", "answer_whole"),
        (QA, "explain a mutex", f"{MUTEX} " + "The lock is the lock. " * 20, "answer_whole"),
        (QA, "explain a mutex", "a lock\n" * 20, "answer_whole"),
        (QA, "explain a mutex", "ha" * 60, "answer_whole"),
        (QA, "explain what a mutex is and what it is for", GERMAN, "answer_language"),
        (QA, "was ist ein Mutex und wozu ist er gut?", LONG, "answer_language"),
        (QA, "explain in German what a mutex is", LONG, "answer_language"),
        (QA, "explain mutexes", CHINESE, "answer_language"),
        (QA, "explain mutexes", "互斥锁（Mutex, mutual exclusion）是一种同步原语。", "answer_language"),
        (QA, "explain mutexes", RUSSIAN, "answer_language"),
        (QA, "erkläre Mutexe", f"{RUSSIAN}\n\n{DEF}", "answer_language"),
        (QA, "explain what a mutex is", CHINESE, "answer_language"),
        (QA, "互斥锁是什么?", RUSSIAN, "answer_language"),
        (QA, "is 7 prime?", "Да.", "answer_language"),
        (QA, "is 7 prime?", "是", "answer_language"),
        (QA, "is 7 prime?", "Ναι", "answer_language"),
        (QA, "explain what a symbol table is", CHINESE, "answer_language"),
        (CODE, "write add", f"加法函数：\n\n{DEF}", "answer_language"),
        (QA, "explique en français ce qu'est un mutex", LONG, "answer_language"),
        (CODE, "write add", "```python\ndef add(one, other:\n    return one +\n```", "answer_code_parses"),
        (CODE, "write add", "```go\nfunc add(a int, b int int {\n```", "answer_code_parses"),
        (QA, "answer as JSON: is 7 prime", "Yes, 7 is prime.", "answer_format"),
        (QA, "Return a JSON object with the name and the use of a mutex", MUTEX, "answer_format"),
        (QA, "Liste die Ports als YAML auf", MUTEX, "answer_format"),
        (SUM, "résume ce fichier en JSON", FRENCH, "answer_format"),
        (CODE, "Give me JSON with keys a and b", DEF, "answer_format"),
        (CODE, "Give me YAML with keys a and b", "```yaml\nonly words\n```", "answer_format"),
        (SUM, "summarise this as valid JSON", "{'a': 1", "answer_format"),
        (SUM, "reply in yaml only", LONG, "answer_format"),
        (SUM, "reply in yaml only", "name: cache\n  keeps: a mutex\n", "answer_format"),
        (SUM, "summarise this as a table", MUTEX, "answer_format"),
        (WHY, "compare them as a markdown table", THREE, "answer_format"),
        (SUM, "summarise this in two bullet points", THREE, "answer_format"),
        (SUM, "summarise this as bullet points", MUTEX, "answer_format"),
        (QA, "List three pros of monorepos as bullet points", f"{THREE}- a fourth\n", "answer_format"),
        (QA, "give me the steps as a numbered list", THREE, "answer_format"),
        (QA, "explain a mutex in one sentence", LONG, "answer_format"),
        (QA, "erkläre in zwei Sätzen", "Eins. Zwei. Drei.", "answer_format"),
        (QA, "explain a mutex in at most 10 words", LONG, "answer_format"),
        (CODE, "write add, only the code", f"{LONG}\n\n{DEF}", "answer_format"),
        (WHY, "Vergleiche sie als Tabelle", "Ein Mutex.", "answer_format"),
        (CODE, "write a function that adds two numbers", LONG, "answer_code_there"),
        (CODE, "implement a retry", f"{LONG} Use `retry()` of the library.", "answer_code_there"),
        (CODE, "add unit tests for the parser", THREE, "answer_code_there"),
        (CODE, "Schreib mir bitte ein Skript, das alte Logs löscht", GERMAN, "answer_code_there"),
        (CODE, "écris une fonction qui trie une liste", FRENCH, "answer_code_there"),
        (QA, "don't write code, just explain", f"{MUTEX}\n\n{DEF}", "answer_format"),
    ],
)
def test_wrong_answers_are_refused(kind: TaskKind, words: str, text: str, check: str) -> None:
    """By the check that is for it."""
    assert found(kind, words, text).get(check) is True


@pytest.mark.parametrize(
    ("kind", "words", "text", "check"),
    [
        (QA, "explain a mutex", f"I'm sorry, I cannot help with all of it. {LONG * 3}", "answer_there"),
        (QA, "explain a mutex", f"{MUTEX} The others wait until it is free and then one of", "answer_whole"),
        (QA, "explain a mutex", f"{MUTEX} There are other kinds of locks, too...", "answer_whole"),
        (QA, "explain what a mutex is and what it is for", "Das ist eine Sperre und nicht mehr.", "answer_language"),
        (QA, "explain a mutex", f"{MUTEX}\n\n```python\ndef add(one, other:\n```", "answer_code_parses"),
        (CODE, "write add", "```python\ndef add(one, ...:\n    ...\n```", "answer_code_parses"),
        (CODE, "a config", "```yaml\na: [1\n```", "answer_code_parses"),
        (CODE, "fix it", "You should add the two numbers to one another.", "answer_code_there"),
        (CODE, "raise the timeout in the settings", "Set the timeout to sixty seconds.", "answer_code_there"),
        (CODE, "write tests for the parser", "I need the file; please paste the parser here.", "answer_code_there"),
        (CODE, "write tests for the parser", "Which parser do you mean?", "answer_code_there"),
        (CODE, "write a test plan", LONG, "answer_code_there"),
        (CODE, "add the fee, but don't write code", LONG, "answer_code_there"),
        (CODE, "write add. Code only, no explanation.", f"Here it is:\n\n{DEF}\n\nIt adds.", "answer_format"),
        (WHY, "compare them in a table", MUTEX, "answer_format"),
        (WHY, "Vergleiche sie in einer Tabelle", "Ein Mutex.", "answer_format"),
        (WHY, "Vergleiche sie in einer Vergleichstabelle", "Ein Mutex.", "answer_format"),
        (WHY, "Compare-les en un tableau", "Un mutex.", "answer_format"),
        (WHY, "Compáralos en una tabla", "Un mutex.", "answer_format"),
        (QA, "how are dates written as JSON?", MUTEX, "answer_format"),
        (QA, "explain how dates are stored as JSON", MUTEX, "answer_format"),
        (QA, "explain why the dates are kept as a table", MUTEX, "answer_format"),
        (QA, "give me 3 reasons to use a mutex", "- one\n- two\n", "answer_format"),
        (
            SUM,
            "write a commit message",
            "Add a mutex around the counter of the pool, since two threads raced for it and one of them lost",
            "answer_format",
        ),
        (SUM, "write a commit message", "Add a mutex\nTwo threads raced.", "answer_format"),
    ],
)
def test_what_is_not_sure_warns(kind: TaskKind, words: str, text: str, check: str) -> None:
    """It is shown, and the answer passes."""
    assert found(kind, words, text) == {check: False}


def test_an_answer_may_not_ask_for_what_was_given() -> None:
    """Where code was surely asked for and is there to be tested."""
    given = AnswerEvidence(CODE, "write tests for the parser", "Please share the file.", ("def parse(): ...",))
    assert [each.check for each in verify_answer(given).faults] == ["answer_code_there"]


def test_every_check_says_what_it_stops() -> None:
    """A row each, with a sentence each, and no two of one name."""
    assert len({each.name for each in ANSWER_CHECKS}) == len(ANSWER_CHECKS)
    assert all(each.stops.endswith(".") and each.warns_of.endswith(".") for each in ANSWER_CHECKS)


@pytest.mark.parametrize(
    ("request_text", "refused"),
    [
        ("Fasse das Protokoll zusammen\nerkläre mir, was ein Mutex ist", True),
        ("Fasse das Protokoll zusammen", False),
        ("Fasse das Protokoll zusammen\nübersetze es ins Englische und erkläre, was ein Mutex ist", False),
        ("Fasse das Protokoll zusammen\nerkläre auf Englisch, was ein Mutex ist und was er tut", False),
    ],
)
def test_few_words_are_in_the_language_of_the_whole_request(request_text: str, *, refused: bool) -> None:
    """Where it is one, and no task of it is about another one."""
    verdict = verify_answer(AnswerEvidence(SUM, "Fasse das Protokoll zusammen", LONG, request=request_text))
    assert verdict.passed is not refused


@pytest.mark.parametrize(
    ("data", "request_text", "refused"),
    [
        ((), "summarise it", True),
        (("the log of a server",), "summarise it and explain mutexes", True),
        (("Журнал сервера",), "summarise it", False),
        ((), "summarise it and translate the summary", False),
        ((), "summarise it\nfor my Russian colleagues", False),
    ],
)
def test_letters_of_another_script(data: tuple[str, ...], request_text: str, *, refused: bool) -> None:
    """Are answered with where what was given has them, or the whole request speaks of a language."""
    verdict = verify_answer(AnswerEvidence(SUM, "summarise it", RUSSIAN, data, request_text))
    assert verdict.passed is not refused
