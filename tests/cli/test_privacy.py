"""What leaves and what is left behind: no secret of a source is in a request, the cache, the ledger or the log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.privacy.placeholders import STEM
from rightsize.settings.resolved import default_state_folder
from tests.support.cli_process import run_process
from tests.support.lsp_editor import running
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator
from tests.support.secret_shapes import HEX, LOWER, WORD, noise

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

TOKEN, PASSWORD, SALT = f"ghp_{noise('t', WORD, 36)}", noise("p", LOWER, 14), noise("s", HEX, 48)
SECRETS = (TOKEN, PASSWORD, SALT)
ASSIGNED = f'token = "{TOKEN}"'
SOURCE = f"""def fetch(path):
    {ASSIGNED}
    url = "postgres://shop:{PASSWORD}@db.internal/shop"
    return connect(url, path, token, salt="{SALT}")
"""
DOC = {
    "summary": "Return what the shop holds under a path.",
    "details": None,
    "parameters": [{"name": "path", "description": "Where to look in the shop."}],
    "returns": "What is found there.",
    "yields": None,
    "raises": [],
    "example": None,
}


def answer(body: Mapping[str, Any]) -> Reply:
    """Answer every kind of task; what is quoted is quoted from what came, placeholders and all."""
    said = "\n".join(each["content"] for each in body["messages"])
    wanted = json.dumps(body.get("format") or {})
    [line] = set(re.findall(rf'token = "{STEM}[0-9a-f]{{8}}"', said)) or {"token"}
    if "summary" in wanted:
        return Reply(text=json.dumps(DOC))
    if "real" in wanted:
        return Reply(text=json.dumps({"real": True, "reason": "It stands in the source."}))
    if "examined" in wanted:
        lines = [each.strip() for each in said.splitlines() if STEM in each and not each.startswith(("- ", "CWE-"))]
        examined = [{"symbol": "fetch", "quote": each} for each in dict.fromkeys(lines)]
        finding = {
            "title": "Hard-coded token",
            "cwe": "CWE-798",
            "severity": "high",
            "confidence": "high",
            "quote": line,
            "explanation": f"Whoever reads `{line}` can use it.",
            "remedy": "Read it from the environment.",
        }
        return Reply(text=json.dumps({"examined": examined, "findings": [finding]}))
    return Reply(text=f"```python\n    {line}\n```")


def models() -> list[ScriptedModel]:
    """Return one model for each kind of task."""
    return [
        ScriptedModel("granite4.1:3b", answer=answer),
        ScriptedModel("llama3.2", answer=answer),
        ScriptedModel("mistral-small3.2", answer=answer, parameters=24_000_000_000, parameter_size="24B"),
    ]


def assert_nothing_leaked(server: OllamaSimulator, calls: int) -> None:
    """Look for the secrets, and for any eight characters of them, in all that was sent and kept."""
    sent = [each.request.body for each in server.asked("/api/chat")]
    assert len(sent) >= calls
    assert all(STEM.encode() in each for each in sent)
    kept = [each.read_bytes() for each in default_state_folder().iterdir() if each.is_file()]
    assert kept
    for secret in SECRETS:
        parts = [secret[at : at + 8].encode() for at in range(len(secret) - 7)]
        assert not any(part in text for text in (*sent, *kept) for part in parts)


TASKS: dict[str, tuple[list[str], int, int]] = {
    "document": (["document", "shop.py:1", "--write"], 0, 1),
    "generate": (["generate", "shop.py:2-2", "--instruction", "Write it anew.", "--write"], 0, 1),
    "review": (["review", "shop.py", "--format", "json"], 1, 2),
}


@pytest.mark.parametrize(("arguments", "code", "calls"), TASKS.values(), ids=TASKS)
def test_a_secret_does_not_leave(arguments: list[str], code: int, calls: int, tmp_path: Path) -> None:
    """Over HTTP to the server, and in every file of the state folder; the source has its secrets at the end."""
    (tmp_path / "shop.py").write_text(SOURCE)
    with simulator(models()) as server:
        ran = run_process(*arguments, cwd=tmp_path, OLLAMA_HOST=server.url)
        assert ran.returncode == code, ran.stderr
        assert_nothing_leaked(server, calls)
    written = (tmp_path / "shop.py").read_text()
    assert STEM not in written + ran.stdout.decode() + ran.stderr.decode()
    assert all(secret in written for secret in SECRETS)


def test_a_finding_quotes_the_source(tmp_path: Path) -> None:
    """What the model quoted with a placeholder is found where the secret stands, and the count is told."""
    (tmp_path / "shop.py").write_text(SOURCE)
    with simulator(models()) as server:
        ran = run_process("review", "shop.py", "--format", "json", cwd=tmp_path, OLLAMA_HOST=server.url)
        told = run_process("review", "shop.py", cwd=tmp_path, OLLAMA_HOST=server.url)
    record = json.loads(ran.stdout)
    [found] = [each for each in record["findings"] if each["source"] != "rules"]
    shown = ASSIGNED.replace(TOKEN, "ghp_…[40 characters]")
    place = [found[each] for each in ("line", "column", "end_line", "end_column")]
    assert (found["quote"], place) == (shown, [2, 5, 2, 5 + len(ASSIGNED)])
    assert found["message"] == f"Whoever reads `{shown}` can use it."
    assert record["reviewed"][0]["hidden_secrets"] >= 3
    assert b"secrets replaced by placeholders: " in told.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("by", [["--rules-only"], []], ids=["rules", "model"])
def test_a_report_shows_no_secret(form: str, by: list[str], tmp_path: Path) -> None:
    """Terminals are logged and SARIF is uploaded: what is quoted of a secret is its beginning and its length."""
    (tmp_path / "shop.py").write_text(f'{SOURCE}\nADMIN_PASSWORD = "tr0mbone7"\nDEFAULT_PASSWORD = "opensesame"\n')
    with simulator(models()) as server:
        ran = run_process("review", "shop.py", "--format", form, *by, cwd=tmp_path, OLLAMA_HOST=server.url)
    said = ran.stdout.decode() + ran.stderr.decode()
    assert "CWE-798" in said
    assert "…[40 characters]" in said
    assert not any(secret in said for secret in (*SECRETS, "tr0mbone7", "opensesame"))
    assert STEM not in said


def test_a_mangled_placeholder_is_refused(tmp_path: Path) -> None:
    """A model that changes one is told so, and what it wrote does not reach the file."""
    (tmp_path / "shop.py").write_text(SOURCE)

    def mangle(body: Mapping[str, Any]) -> Reply:
        return Reply(text=answer(body).text.replace(STEM, STEM.lower()))

    mangling = [ScriptedModel(each.name, answer=mangle) for each in models()[:2]]
    with simulator(mangling) as server:
        arguments = ["generate", "shop.py:2-2", "--instruction", "Write it anew.", "--write", "--json"]
        ran = run_process(*arguments, cwd=tmp_path, OLLAMA_HOST=server.url)
        assert_nothing_leaked(server, 2)
    assert ran.returncode == 1
    assert b"secrets_whole" in ran.stdout
    assert (tmp_path / "shop.py").read_text() == SOURCE


def test_a_draft_says_no_secret(tmp_path: Path) -> None:
    """A doc is printed and published where the code is not; what would say a secret of the code is not written."""
    source = f'def check(key):\n    if key == "{TOKEN}":\n        return "{TOKEN}"\n    return key\n'
    (tmp_path / "shop.py").write_text(source)
    ran = run_process("document", "shop.py:1", "--engine", "embedded", "--write", cwd=tmp_path)
    assert b"its draft was refused for a reply that says a secret of the code (secrets_unsaid)" in ran.stdout
    assert (tmp_path / "shop.py").read_text() == source
    assert TOKEN.encode() not in ran.stdout + ran.stderr


@pytest.mark.parametrize("command", ["document", "review"])
def test_some_files_are_never_shown(command: str, tmp_path: Path) -> None:
    """A file that is made of secrets is refused in one sentence, and so is what the project adds to them."""
    (tmp_path / "credentials.py").write_text(SOURCE)
    (tmp_path / "vault.py").write_text(SOURCE)
    (tmp_path / "rightsize.toml").write_text('[privacy]\ndeny_files = ["vault.py"]\n')
    with simulator(models()) as server:
        ran = run_process(command, "credentials.py", "vault.py", cwd=tmp_path, OLLAMA_HOST=server.url)
        assert server.asked("/api/chat") == []
    assert ran.returncode == (1 if command == "document" else 3)
    assert b"(`credentials.*`) and are never shown to a model" in ran.stdout + ran.stderr
    assert b"(`vault.py`) and are never shown to a model" in ran.stdout + ran.stderr


def test_a_link_is_what_it_leads_to(tmp_path: Path) -> None:
    """Also from inside of the folder of secrets, where the path that is named says nothing."""
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "shop.py").write_text("def f():\n    return 1\n")
    (tmp_path / "shop.py").symlink_to(tmp_path / ".ssh" / "shop.py")
    with simulator(models()) as server:
        linked = run_process("document", "shop.py:1", cwd=tmp_path, OLLAMA_HOST=server.url)
        inside = run_process("document", "shop.py:1", cwd=tmp_path / ".ssh", OLLAMA_HOST=server.url)
        assert server.asked("/api/chat") == []
    assert b"(`.ssh/*`) and are never shown to a model" in linked.stdout + linked.stderr
    assert b"(`.ssh/*`) and are never shown to a model" in inside.stdout + inside.stderr


async def test_findings_are_kept_without_their_secrets() -> None:
    """In the editor, too: neither what is kept nor the log holds them, and they are back after a restart."""
    with simulator(models()) as server:
        environment = {"OLLAMA_HOST": server.url}
        async with running(options={}, environment=environment) as editor:
            uri = editor.open(SOURCE, uri="file:///work/shop.py")
            order = {"uri": uri, "scope": "file"}
            await editor.run({"command": {"command": "rightsize.review", "arguments": [order]}})
            await editor.server.until(lambda: '"kind": "end"' in json.dumps(editor.server.said("$/progress")))
            assert await editor.quit() == 0
        assert_nothing_leaked(server, 2)
        async with running(options={}, environment=environment) as editor:
            uri = editor.open(SOURCE, uri="file:///work/shop.py")
            await editor.server.until(lambda: editor.server.said("textDocument/publishDiagnostics"))
            said = (await editor.hover(uri, SOURCE.index(ASSIGNED)))["contents"]["value"]
            shown = str(editor.server.said("textDocument/publishDiagnostics")) + said
            assert "secrets were hidden from it" in said
            assert "…[40 characters]" in shown
            assert not any(word in shown for word in (STEM, *SECRETS))
