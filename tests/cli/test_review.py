"""`rightsize review`: what is printed, what the exit code says, and that nothing unread is called clean."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.cli_process import PATIENCE, command, environment, run_process
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

WEAK = 'import os\n\n\ndef ping(host):\n    os.system("ping " + host)\n'
SOUND = "def add(one, other):\n    return one + other\n"


@pytest.fixture
def weak(here: Path) -> Path:
    """A file with one weakness that the rules see."""
    (here / "weak.py").write_text(WEAK)
    return here


def test_rules_alone(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """Place, severity, weakness, quote, why and what to do; labelled as the rules' own."""
    ran = rightsize("review", "weak.py", "--rules-only")
    assert ran.code == 1
    assert ran.out.splitlines()[:2] == [
        "weak.py:5:5: high [CWE-78] Shell command built from values",
        '    os.system("ping " + host)',
    ]
    assert "rules only" in ran.out
    assert "No findings" not in ran.out + ran.err


def test_where_a_value_comes_from_is_told(here: Path, rightsize: Callable[..., Ran]) -> None:
    """JSON and SARIF name the place beside the finding, each as people count."""
    (here / "far.py").write_text('import os\n\n\ndef ping(host):\n    line = "ping " + host\n    os.system(line)\n')
    (found,) = json.loads(rightsize("review", "far.py", "--rules-only", "--format", "json").out)["findings"]
    assert [(each["line"], each["column"]) for each in found["related"]] == [(5, 12), (4, 10)]
    (run,) = json.loads(rightsize("review", "far.py", "--rules-only", "--format", "sarif").out)["runs"]
    (result,) = run["results"]
    told = [each["physicalLocation"]["region"]["startLine"] for each in result["relatedLocations"]]
    assert told == [each["line"] for each in found["related"]]


def test_without_a_model_nothing_is_clean(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Nobody has read the code: an error and exit code 3, in each format."""
    (here / "sound.py").write_text(SOUND)
    ran = rightsize("review", "sound.py")
    assert ran.code == 3
    assert "No model has read this" in ran.err
    assert "No findings" not in ran.out + ran.err
    record = json.loads(rightsize("review", "sound.py", "--format", "json").out)
    assert (record["findings"], record["reviewed"]) == ([], [])
    assert record["errors"]
    (run,) = json.loads(rightsize("review", "sound.py", "--format", "sarif").out)["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_the_bar(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """A finding below the bar is shown, and the exit code is 0."""
    assert rightsize("review", "weak.py", "--rules-only", "--fail-on", "critical").code == 0


def test_what_is_ignored_is_shown(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """A comment of ours or bandit's suppresses a finding in the open."""
    (weak / "weak.py").write_text(
        WEAK.replace("host)\n", "host)  # nosec\n").replace("ping(host)  # nosec", "ping(host)")
    )
    ran = rightsize("review", "weak.py", "--rules-only")
    assert ran.code == 0
    assert "suppressed [CWE-78]" in ran.out
    assert "# nosec" in ran.out
    record = json.loads(rightsize("review", "weak.py", "--rules-only", "--format", "json").out)
    assert record["findings"] == []
    assert {each["cwe"] for each in record["suppressed"]} == {"CWE-78"}
    assert all(each["suppressed"] for each in record["suppressed"])


def test_a_baseline(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """What stands in the baseline is lived with, also when it moves; what is new is not."""
    assert rightsize("review", "weak.py", "--rules-only", "--write-baseline").code == 0
    (weak / "weak.py").write_text(f"\n\n\n{WEAK}")
    assert rightsize("review", "weak.py", "--rules-only").code == 0
    (weak / "weak.py").write_text(WEAK + '\n\ndef pong(host):\n    os.system("pong " + host)\n')
    assert rightsize("review", "weak.py", "--rules-only").code == 1


def test_a_baseline_is_about_files(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """The same code in another file is another finding; how a file is named on the command line does not matter."""
    assert rightsize("review", "./weak.py", "--rules-only", "--write-baseline").code == 0
    (entry,) = json.loads((weak / ".rightsize-baseline.json").read_text())["findings"]
    assert entry["path"] == "weak.py"
    assert rightsize("review", str(weak / "weak.py"), "--rules-only").code == 0
    (weak / "other.py").write_text(WEAK)
    assert rightsize("review", ".", "--rules-only").code == 1


@pytest.mark.parametrize("text", ["", "{}", '{"version": 1}'])
def test_a_broken_baseline_is_wrong_usage(weak: Path, rightsize: Callable[..., Ran], text: str) -> None:
    """It is named, and nothing is reviewed as if it were empty."""
    (weak / ".rightsize-baseline.json").write_text(text)
    assert rightsize("review", "weak.py", "--rules-only").code == 2


def test_a_baseline_that_is_named_must_be_there(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """A mistyped name is not an empty baseline."""
    ran = rightsize("review", "weak.py", "--rules-only", "--baseline", "nope.json")
    assert ran.code == 2
    assert "--baseline nope.json: there is no such file; `--write-baseline` makes one" in ran.err


def test_a_baseline_keeps_what_another_process_wrote(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """Entries are added to those on the disk at the time of writing."""
    (weak / "other.py").write_text(WEAK)
    for name in ("weak.py", "other.py"):
        assert rightsize("review", name, "--rules-only", "--write-baseline").code == 0
    entries = json.loads((weak / ".rightsize-baseline.json").read_text())["findings"]
    assert sorted(each["path"] for each in entries) == ["other.py", "weak.py"]


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_what_changed(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """Old weaknesses stay out of sight, new lines and new files do not."""
    _git(weak, "init", "-q")
    _git(weak, "add", ".")
    _git(weak, "commit", "-qm", "one")
    assert rightsize("review", ".", "--rules-only", "--since", "HEAD").code == 0
    (weak / "weak.py").write_text(WEAK + '\n\ndef pong(host):\n    os.system("pong " + host)\n')
    (weak / "new.py").write_text(WEAK)
    found = json.loads(rightsize("review", ".", "--rules-only", "--since", "HEAD", "--format", "json").out)["findings"]
    assert sorted((each["path"], each["line"]) for each in found) == [("new.py", 5), ("weak.py", 9)]


def test_a_rename_changes_nothing_and_what_is_gone_is_no_error(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """The list of `git diff --name-only` can be handed over as it is."""
    (weak / "gone.py").write_text(WEAK)
    _git(weak, "init", "-q")
    _git(weak, "add", ".")
    _git(weak, "commit", "-qm", "one")
    _git(weak, "mv", "weak.py", "renamed.py")
    (weak / "gone.py").unlink()
    ran = rightsize("review", "renamed.py", "gone.py", "--rules-only", "--since", "HEAD")
    assert (ran.code, ran.err) == (0, "nothing that is named here was changed\n")


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_is_not_there(weak: Path, rightsize: Callable[..., Ran], revision: str) -> None:
    """It is wrong usage, and never an option of git's."""
    _git(weak, "init", "-q")
    assert rightsize("review", ".", "--rules-only", f"--since={revision}").code == 2


FINDING = {
    "title": "Shell injection",
    "cwe": "CWE-78",
    "severity": "high",
    "confidence": "high",
    "quote": 'os.system("ping " + host)',
    "explanation": "A host with a semicolon runs another command.",
    "remedy": "Pass a list.",
}
CLEAN = {"examined": [{"symbol": "add", "quote": "return one + other"}], "findings": []}


def heavy(*replies: object) -> ScriptedModel:
    """Return a model of tier 4 that says this."""
    return ScriptedModel(
        "mistral-small3.2",
        replies=[Reply(text=each if isinstance(each, str) else json.dumps(each)) for each in replies],
        parameters=24_000_000_000,
        parameter_size="24B",
    )


@pytest.mark.stdio
def test_a_model_reviews(tmp_path: Path) -> None:
    """The whole way over HTTP: the model's finding is confirmed, and a clean file is worded as what it is."""
    (tmp_path / "weak.py").write_text(WEAK)
    answers = ({"examined": [], "findings": [FINDING]}, {"real": True, "reason": "It comes from outside."})
    with simulator([heavy(*answers)]) as server:
        ran = run_process("review", "weak.py", cwd=tmp_path, OLLAMA_HOST=server.url)
    assert ran.returncode == 1, ran.stderr
    assert b"rules and Mistral Small 3.2, high confidence, confirmed by a second pass" in ran.stdout
    (tmp_path / "sound.py").write_text(SOUND)
    with simulator([heavy(CLEAN)]) as server:
        ran = run_process("review", "sound.py", cwd=tmp_path, OLLAMA_HOST=server.url)
    assert ran.returncode == 0, ran.stderr
    assert b"sound.py: No findings by Mistral Small 3.2 (2 passes, 1 symbol examined)" in ran.stdout


@pytest.mark.stdio
def test_a_small_model_never_reviews(tmp_path: Path) -> None:
    """With only a small model there, the review fails with the one step that appoints it."""
    (tmp_path / "sound.py").write_text(SOUND)
    with simulator([ScriptedModel("llama3.2", replies=[Reply(text=json.dumps(CLEAN))])]) as server:
        ran = run_process("review", "sound.py", cwd=tmp_path, OLLAMA_HOST=server.url)
        assert server.asked("/api/chat") == []
    assert ran.returncode == 3
    assert b"never given to a smaller model unasked" in ran.stderr
    assert b"No findings" not in ran.stdout + ran.stderr


@pytest.mark.stdio
def test_an_interrupted_run_was_not_successful(tmp_path: Path) -> None:
    """What was not reviewed any more is named, so that no reader takes the rest for all."""
    for name in ("one.py", "two.py"):
        (tmp_path / name).write_text(SOUND)
    slow = heavy("word " * 1000)
    slow = replace(slow, replies=[replace(slow.replies[0], delay=0.05)])
    with simulator([slow]) as server:
        process = subprocess.Popen(
            command("review", ".", "--format", "sarif"),
            cwd=tmp_path,
            env=environment(OLLAMA_HOST=server.url),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert server.wait_until(lambda: any(each.tokens for each in server.asked("/api/chat")), PATIENCE)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    (invocation,) = json.loads(out)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    said = [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert said == [
        "one.py: Stopped before anything was read.",
        "two.py: interrupted before it was reviewed",
    ]


def test_a_folder_without_sources_was_not_reviewed(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Nothing was read, which is not the same as nothing found; nothing changed is, and says so."""
    (here / "empty").mkdir()
    ran = rightsize("review", "empty", "--rules-only")
    assert ran.code == 3
    assert "nothing was reviewed" in ran.err
    (here / "sound.py").write_text(SOUND)
    _git(here, "init", "-q")
    _git(here, "add", ".")
    _git(here, "commit", "-qm", "one")
    ran = rightsize("review", ".", "--rules-only", "--since", "HEAD")
    assert ran.code == 0
    assert "nothing that is named here was changed" in ran.err


def test_what_is_ignored_without_a_reason_is_counted(weak: Path, rightsize: Callable[..., Ran]) -> None:
    """It is obeyed, since that was asked for, and shown as what it is."""
    hushed = WEAK.replace("    os.system", "    # rightsize: ignore[CWE-78]\n    os.system")
    (weak / "weak.py").write_text(hushed)
    ran = rightsize("review", "weak.py", "--rules-only")
    assert ran.code == 0
    assert "(rightsize: ignore[CWE-78]; no reason is given)" in ran.out
    assert "1 suppressed, 1 without a reason" in ran.err
    (weak / "weak.py").write_text(hushed.replace("ignore[CWE-78]", "ignore[CWE-78] only we call it"))
    ran = rightsize("review", "weak.py", "--rules-only")
    assert "without a reason" not in ran.err
    assert "1 suppressed" in ran.err


@pytest.mark.stdio
@pytest.mark.parametrize("sink", ["/dev/full", "a pipe that nobody reads"])
def test_what_could_not_be_told_is_no_finding(tmp_path: Path, sink: str) -> None:
    """Exit code 1 says that everything was read and told; whatever kept it from that is 3."""
    (tmp_path / "weak.py").write_text(WEAK)
    if sink.startswith("/"):
        out = os.open(sink, os.O_WRONLY)
    else:
        reader, out = os.pipe()
        os.close(reader)
    try:
        arguments = command("review", "weak.py", "--rules-only")
        ran = subprocess.run(
            arguments,
            cwd=tmp_path,
            env=environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
        )
    finally:
        os.close(out)
    assert ran.returncode == 3
