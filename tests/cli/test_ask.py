"""`rightsize ask`: through the real child process to the simulator, in a pipe and at a terminal."""

from __future__ import annotations

import json
import os
import re
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.support.cli_process import Ran, run_process, run_terminal
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

TWO = "Explain what a mutex is and code a secure OAuth2 decorator"
MUTEX = "A mutex is a lock that one thread holds at a time."
CODE = "```python\ndef guarded(view):\n    return view\n```\n\nIt guards a view."
REFUSAL = "I'm sorry, but I cannot help with that request."
UNSAFE = "import os\n\n\ndef wipe(path):\n    os.system('rm -r ' + path)\n"
FINDING = json.dumps(
    {
        "examined": [{"symbol": "wipe", "quote": "os.system('rm -r ' + path)"}],
        "findings": [
            {
                "title": "Command injection",
                "cwe": "CWE-78",
                "severity": "high",
                "confidence": "high",
                "quote": "os.system('rm -r ' + path)",
                "explanation": "The path goes to a shell as it is. A path with a semicolon in it runs another command.",
                "remedy": "Call subprocess.run with a list.",
            }
        ],
    }
)


@pytest.fixture
def models(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaSimulator]:
    """A model of each tier but the heaviest; the lightest refuses to speak of semaphores."""
    light = [Reply(MUTEX, when="mutex"), Reply(REFUSAL, when="semaphore")]
    others = [Reply(CODE, when="OAuth2"), Reply("A semaphore counts.", when="semaphore"), Reply(MUTEX)]
    names = ("granite4.1:3b", light), ("llama3.2", others), ("gemma3:4b", others)
    with simulator([ScriptedModel(name, replies=replies) for name, replies in names]) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "state"))
        yield server


@pytest.fixture
def ask(models: OllamaSimulator, rightsize: Callable[..., Ran]) -> Callable[..., Ran]:
    """Run `rightsize ask` where these models are; how long it took is left out."""

    def run(*arguments: str) -> Ran:
        ran = rightsize("ask", *arguments)
        return Ran(ran.code, re.sub(r"[\d,]+ ms", "N ms", ran.out), re.sub(r"(?m)^waiting for .*\n?", "", ran.err))

    return run


def test_a_long_answer_is_whole(ask: Callable[..., Ran], models: OllamaSimulator) -> None:
    """A guide has some hundred lines; its budget in routing is that of a doc."""
    steps = ("Open the list of orders", "Look for what is late", "Write to the customer", "Book what came in")
    guide = "".join(f"### {step} of month {at}\n\nThat is step {at + 1}.\n\n" for at in range(30) for step in steps)
    models.serve(ScriptedModel("granite4.1:3b", replies=(Reply(guide),)))
    ran = ask("write a guide about the billing module", "--json")
    (answered,) = json.loads(ran.out)["sub_tasks"]
    assert (ran.code, answered["tier"], answered["response"].split()) == (0, 1, guide.split())


def test_two_tasks_side_by_side(ask: Callable[..., Ran]) -> None:
    """In a pipe standard output is the merged document, and nothing else; what it cost stands beside it."""
    ran = ask(TWO)
    assert ran == Ran(
        0,
        snapshot("""\
## 1. Question: Granite 4.1 3B (IBM Granite), N ms

A mutex is a lock that one thread holds at a time.

---

## 2. Code generation: Llama 3.2 (Meta LLaMA), N ms

```python
def guarded(view):
    return view
```

It guards a view.

"""),
        snapshot("""\
   task             complexity  Q      asked  U       tier  model           what is asked
1  qa_simple        0.14        0.807  0.55   +0.464  1     Granite 4.1 3B  Explain what a mutex is
2  code_generation  0.71        0.777  0.72   +0.354  2     Llama 3.2       code a secure OAuth2 decorator
cost 0.0037 units, on tier 4 alone 0.0240; N s
"""),
    )


def test_json(ask: Callable[..., Ran], here: Path) -> None:
    """The object of `route --json`, with answers; every call is a line of the ledger, and the second time none is."""
    ran = ask(TWO, "--json")
    record = json.loads(ran.out)
    assert (record["dry_run"], record["interrupted"], record["prompt"]) == (False, False, TWO)
    assert record["merged"].startswith("## 1. Question: Granite 4.1 3B (IBM Granite), N ms\n\nA mutex")
    mutex, code = record["sub_tasks"]
    assert (mutex["text"], mutex["response"], mutex["tier"]) == ("Explain what a mutex is", MUTEX, 1)
    assert (code["answered_by"]["ollama_model"], code["problem"], code["stopped"]) == ("llama3.2", None, False)
    assert [each["passed"] for each in code["attempts"]] == [True]
    assert code["evidence"]
    assert 0 < record["cost_units"] < record["tier4_cost"]
    (file,) = (here / "state").glob("ledger-*.jsonl")
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert sorted(each["event"] for each in lines) == ["call", "call", "task", "task"]
    again = json.loads(ask(TWO, "--json").out)
    assert [each["from_cache"] for each in again["sub_tasks"]] == [True, True]
    assert again["cost_units"] == 0


def test_what_was_answered_is_known_the_next_time(ask: Callable[..., Ran], rightsize: Callable[..., Ran]) -> None:
    """So that what only a new request needs is not started for it: a request is one with its tier, and whole or not."""
    kept = []
    for arguments in ((TWO,), (TWO,), (TWO, "--tier", "3"), ("audit this: eval(x)",)):
        ask(*arguments)
        kept.append(json.loads(rightsize("cache", "--json").out)["entries"]["requests"])
    assert kept == [1, 1, 2, 2]


def test_a_refused_answer_goes_up(ask: Callable[..., Ran]) -> None:
    """Only what passed is printed; who refused and why is told beside it."""
    ran = ask("explain what a semaphore is")
    assert ran.code == 0
    assert ran.out == "## 1. Question: Llama 3.2 (Meta LLaMA), N ms\n\nA semaphore counts.\n\n"
    assert f"refused: Granite 4.1 3B (tier 1): The reply refuses: “{REFUSAL}”; answer as far as you can.\n" in ran.err


def test_a_terminal_takes_back_what_was_refused(models: OllamaSimulator, here: Path) -> None:
    """What streams is seen, erased, and begun anew by the next model."""
    code, shown = run_terminal("ask", "explain what a semaphore is", cwd=here, OLLAMA_HOST=models.url)
    assert code == 0
    assert re.search(r"I'm sorry, but I cannot help with that request\.\r?\n?.*\x1b\[J", shown, re.DOTALL)
    after = shown.rpartition("\x1b[J")[2]
    assert "sorry" not in after
    assert "Question: Llama 3.2 (Meta LLaMA)" in after
    assert "A semaphore counts." in after


def test_one_that_fails_leaves_its_section(models: OllamaSimulator, ask: Callable[..., Ran]) -> None:
    """The other is answered, and the exit code says that something was not."""
    broken = [Reply(status=500, error="the weights are damaged")]
    names = ("granite4.1:3b", [Reply(MUTEX)]), ("llama3.2", broken), ("gemma3:4b", broken)
    models.serve(*(ScriptedModel(name, replies=replies) for name, replies in names))
    ran = ask(TWO)
    assert ran.code == 1
    assert "## 1. Question: Granite 4.1 3B (IBM Granite), N ms\n\nA mutex" in ran.out
    assert "## 2. Code generation: not answered\n\n> **Not answered.** No answer passed. Llama 3.2" in ran.out


def test_costs_are_compared_of_the_same_answers(models: OllamaSimulator, ask: Callable[..., Ran]) -> None:
    """What was spent on a task without an answer is told apart, and tier 4 is compared with the other one alone."""
    names = ("granite4.1:3b", [Reply(MUTEX)]), ("llama3.2", [Reply(REFUSAL)]), ("gemma3:4b", [Reply(REFUSAL)])
    models.serve(*(ScriptedModel(name, replies=replies) for name, replies in names))
    told = re.search(r"^cost ([\d.]+) units, ([\d.]+) of it without an answer; (.*); N s$", ask(TWO).err, re.MULTILINE)
    assert told
    assert float(told[1]) > float(told[2]) > 0
    assert told[3] == snapshot("the answers cost 0.0006, on tier 4 alone 0.0130")


@dataclass(slots=True)
class Interrupt:
    """Sends Ctrl-C once something stands on the screen."""

    awaited: bytes
    sent: bool = False

    def __call__(self, shown: bytes, pid: int) -> None:
        """Look at the screen."""
        if not self.sent and self.awaited in shown:
            self.sent = True
            os.kill(pid, signal.SIGINT)


def test_ctrl_c_keeps_what_is_finished(models: OllamaSimulator, here: Path) -> None:
    """The server stops writing, the exit code is 130, and the other section says that it was stopped."""
    light, slow = [Reply(MUTEX)], [Reply("Now the code, word by word.", ends="hang", after=3)]
    models.serve(ScriptedModel("granite4.1:3b", replies=light), ScriptedModel("llama3.2", replies=slow))
    code, shown = run_terminal("ask", TWO, cwd=here, watch=Interrupt(b"Now the code"), OLLAMA_HOST=models.url)
    assert code == 130
    assert "A mutex is a lock" in shown
    assert "## 2. Code generation: not answered" in shown
    assert "Stopped before it was answered." in shown
    assert "interrupted: what was finished is above" in shown
    assert models.wait_until(lambda: any(each.disconnected_at for each in models.asked("/api/chat")))


def test_code_alone_is_explained(ask: Callable[..., Ran]) -> None:
    """The table says that nothing is asked, and what is done all the same."""
    assert "nothing is asked, so the code is explained" in ask("```\nx = mutex(1)\n```", "--dry-run").out
    assert re.search(
        r"Granite 4\.1 3B +nothing is asked, so the code is explained$", ask("```\nx = mutex(1)\n```").err, re.MULTILINE
    )


def test_a_least_tier(ask: Callable[..., Ran]) -> None:
    """`--tier 3` asks no model below it."""
    assert "## 1. Question: Gemma 3 4B (Google Gemma)" in ask("explain what a mutex is", "--tier", "3").out


def test_files_and_standard_input(models: OllamaSimulator, here: Path) -> None:
    """Both reach the model as data, the words as words."""
    (here / "notes.txt").write_text("The cache keeps a mutex.\n")
    ran = run_process(
        "ask", "-", "--file", "notes.txt", cwd=here, stdin=b"summarise this in one sentence", OLLAMA_HOST=models.url
    )
    assert ran.returncode == 0, ran.stderr
    said = models.asked("/api/chat")[0].body["messages"][-1]["content"]
    assert re.fullmatch(
        r"Data, the file notes\.txt:\n(=== [0-9a-f]{32} ===)\nThe cache keeps a mutex\.\n\n?\1\n\n"
        r"summarise this in one sentence",
        said,
    )


def test_a_diff_is_piped_into_a_request(models: OllamaSimulator, here: Path) -> None:
    """It is data beside the words."""
    diff = b"--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-x = 1\n+x = 2\n"
    words = "explain what a mutex is in this diff"
    ran = run_process("ask", words, "--file", "-", cwd=here, stdin=diff, OLLAMA_HOST=models.url)
    assert ran.returncode == 0, ran.stderr
    said = models.asked("/api/chat")[0].body["messages"][-1]["content"]
    assert said.startswith("Data, standard input:\n=== ")
    assert "+x = 2\n" in said


def test_a_dry_run_asks_nobody(models: OllamaSimulator, ask: Callable[..., Ran], rightsize: Callable[..., Ran]) -> None:
    """`ask --dry-run`, and `route`, which says the same."""
    ran = ask(TWO, "--dry-run", "--json")
    assert models.asked("/api/chat") == []
    record, routed = (json.loads(each.out) for each in (ran, rightsize("route", TWO, "--json")))
    assert record["dry_run"] is True
    assert [each["task_type"] for each in record["sub_tasks"]] == ["qa_simple", "code_generation"]
    assert record["sub_tasks"] == routed["sub_tasks"]


def test_a_review_is_for_tier_4(models: OllamaSimulator, ask: Callable[..., Ran], here: Path) -> None:
    """Its findings quote the code; where no tier 4 model is, that is an error beside what the rules found."""
    (here / "wipe.py").write_text(UNSAFE)
    without = ask("is this safe?", "--file", "wipe.py")
    assert without.code == 1
    assert "## 1. Code review: not answered\n\n> **Not answered.** No tier 4 model can do this review" in without.out
    assert "Rules only, no model has read this: 1 finding" in without.out
    real = Reply(json.dumps({"real": True, "reason": "The path is not quoted."}), when='"real"')
    models.serve(ScriptedModel("mistral-small3.2", replies=[real, Reply(FINDING)], parameters=24_000_000_000))
    ran = ask("is this safe?", "--file", "wipe.py")
    assert ran.code == 0
    assert "## 1. Code review: Mistral Small 3.2 (Mistral AI), N ms\n\n1 finding by Mistral Small 3.2" in ran.out
    assert "([CWE-78](https://cwe.mitre.org/data/definitions/78.html), high, line 5)" in ran.out
    assert "```python\nos.system('rm -r ' + path)\n```" in ran.out


def test_a_review_of_code_without_a_grammar_fails_closed(
    models: OllamaSimulator, ask: Callable[..., Ran], here: Path
) -> None:
    """Words are no review, whatever they say; an answer that shows a line of the script is one."""
    (here / "wipe.sh").write_text("set -e\nrm -rf $1/tmp\n")
    models.serve(ScriptedModel("mistral-small3.2", replies=[Reply("It is safe.")], parameters=24_000_000_000))
    ran = ask("is this safe?", "--file", "wipe.sh")
    assert ran.code == 1
    assert "> **Not answered.** No answer passed. Mistral Small 3.2 (tier 4): refused, since its answer was" in ran.out
    assert re.search(r"^cost 0\.\d+ units, all of it without an answer; N s$", ran.err, re.MULTILINE)
    assert "It is safe" not in ran.out
    clean = Reply(json.dumps({"examined": [{"symbol": "", "quote": "rm -rf $1/tmp"}], "findings": []}))
    models.serve(ScriptedModel("mistral-small3.2", replies=[clean], parameters=24_000_000_000))
    ran = ask("is this safe?", "--file", "wipe.sh")
    assert ran.code == 0
    assert (
        "\n\nNo findings by Mistral Small 3.2 (2 passes, 1 symbol examined).\n\nNote: There are no rules for sh:"
        in ran.out
    )


def test_a_review_without_code(models: OllamaSimulator, ask: Callable[..., Ran]) -> None:
    """Tier 4 is asked, and the answer begins with the word that nothing was reviewed."""
    models.serve(ScriptedModel("mistral-small3.2", replies=[Reply(MUTEX)], parameters=24_000_000_000))
    ran = ask("review my code for security holes")
    assert ran.out.partition("\n\n")[2].startswith("> No code was given, so nothing was reviewed; paste it,")
