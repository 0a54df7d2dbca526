"""What is shown of a review that fails, in the editor, the terminal, JSON and SARIF, over the real child and a server.

`python -m tests.support.review_world` prints the table that docs/review.md holds.
"""

from __future__ import annotations

import asyncio
import io
import json
import re
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.cli.files import discover
from rightsize.cli.output import Output, Stream
from rightsize.cli.reviewing import ReviewRun
from rightsize.cli.selection import selection_of
from rightsize.core.analysis.languages import packaged
from rightsize.core.review.finding import Severity
from rightsize.engine.review import ReviewOptions
from rightsize.settings.load import load
from rightsize.wiring import close_runtime, open_runtime
from tests.support.lsp_connection import PATIENCE
from tests.support.lsp_editor import running
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import simulator
from tests.support.review_failures import FAILURES, NAME, SIZE, SOURCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from rightsize.engine.runtime import Runtime
    from tests.support.lsp_editor import Editor
    from tests.support.ollama_models import Reply
    from tests.support.ollama_simulator import OllamaSimulator
    from tests.support.review_failures import Failure


_HOST = re.compile(r"http://127\.0\.0\.1:\d+")
"""A test's server has another port each time."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one failure looks like.

    Attributes:
        sentence: why nothing is called clean.
        editor: kind of the message, and the diagnostics.
        terminal: exit code, and what is printed beside the error.
        as_json, sarif: what a program reads.
        texts: everything that was shown, to look for what must not be there.
    """

    sentence: str
    editor: str
    terminal: str
    as_json: str
    sarif: str
    texts: tuple[str, ...]

    def row(self, name: str) -> str:
        """Return the row of the table."""
        return f"| {name} | {self.sentence} | {self.editor} | {self.terminal} | {self.as_json} | {self.sarif} |"


HEAD = "| the model | what is said | editor | terminal | JSON | SARIF |\n|---|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class World:
    """A server with somebody at a terminal and at an editor beside it."""

    server: OllamaSimulator
    runtime: Runtime
    editor: Editor
    folder: Path

    async def observe(self, failure: Failure) -> Shown:
        """Have a source reviewed in the terminal and in the editor, over a server that fails so."""
        code, out, err, record, log = await self._in_terminal(failure)
        kind, message, diagnostics = await self._in_editor(failure)
        (invocation,) = log["runs"][0]["invocations"]
        said = next((each.partition(".py: ")[2] for each in err.splitlines() if each.startswith("error: ")), "")
        by = "rules only" if "rules only" in out else "rules and Mistral Small 3.2"
        clean = any(each["clean"] for each in record["reviewed"])
        return Shown(
            sentence=_HOST.sub("HOST", said),
            editor=f"{kind}; {_counted(diagnostics)}",
            terminal=f"exit {code}; {_counted([by] * out.count('[CWE-'))}",
            as_json=f"{len(record['errors'])} error, {'clean' if clean else 'not clean'}",
            sarif=f"executionSuccessful {str(invocation['executionSuccessful']).lower()}",
            texts=(out, err, message, json.dumps(record), json.dumps(log)),
        )

    async def _in_terminal(self, failure: Failure) -> tuple[int, str, str, Any, Any]:
        """Review once, and show that in each form."""
        file = self.folder / f"case_{FAILURES.index(failure)}.py"
        file.write_text(source_of(failure))
        out, err = io.StringIO(), io.StringIO()
        run = ReviewRun(
            discovery=discover([str(file)], packaged(), selection_of((), (), packaged())),
            options=ReviewOptions(interactive=False, cache=False),
            changes=None,
            baseline={},
            baseline_file=self.folder / "baseline.json",
            form="text",
            bar=Severity.LOW,
            write=False,
            output=_output(out, err),
        )
        asked = len(self.server.asked("/api/chat"))
        reviewing = asyncio.ensure_future(run.review(self.runtime))
        if failure.stopped:
            await self._writing_since(asked)
            reviewing.cancel()
        code = await reviewing
        forms = []
        for form in ("json", "sarif"):
            told = io.StringIO()
            assert replace(run, form=form, output=_output(told, io.StringIO())).finish() == code
            forms.append(json.loads(told.getvalue()))
        return code, out.getvalue(), err.getvalue(), forms[0], forms[1]

    async def _in_editor(self, failure: Failure) -> tuple[str, str, list[str]]:
        server, uri = self.editor.server, f"file:///work/case_{FAILURES.index(failure)}.py"
        asked, heard = len(self.server.asked("/api/chat")), len(server.seen)
        self.editor.open(source_of(failure), uri)
        order = {"uri": uri, "scope": "file", "symbols": [], "cache": False}
        await server.ask("workspace/executeCommand", {"command": "rightsize.review", "arguments": [order]})
        if failure.stopped:
            await self._writing_since(asked)
            await server.ask("workspace/executeCommand", {"command": "rightsize.cancel"})

        def message() -> tuple[int, str] | None:
            for each in server.seen[heard:]:
                if each.get("method") in ("window/showMessage", "window/showMessageRequest"):
                    return each["params"]["type"], each["params"]["message"]
            return None

        kind, text = await server.until(message)
        told = [each["diagnostics"] for each in server.said("textDocument/publishDiagnostics") if each["uri"] == uri]
        return {1: "error", 2: "warning", 3: "info"}[kind], text, [each["message"] for each in told[-1]]

    async def _writing_since(self, asked: int) -> None:
        """Wait until the model writes an answer to a later request."""

        def writes() -> bool:
            return any(each.tokens for each in self.server.asked("/api/chat")[asked:])

        await asyncio.to_thread(self.server.wait_until, writes, PATIENCE)


@asynccontextmanager
async def world(failure: Failure | None = None) -> AsyncIterator[World]:
    """Build the world of one failure, or without one that of all which only a reply brings about."""
    models = [ScriptedModel(NAME, answer=_reply, **SIZE)] if failure is None else [failure.model]
    there = [each for each in models if each is not None]
    with (
        simulator(there, **(failure.server if failure else {})) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        environment = {
            "OLLAMA_HOST": server.url if there else "http://127.0.0.1:1",
            "RIGHTSIZE_STATE_FOLDER": f"{folder}/state",
            **(failure.settings if failure else {}),
        }
        settings, _ = load(None, environment)
        runtime = await open_runtime(settings)
        try:
            async with running(options={}, environment=environment) as editor:
                yield World(server, runtime, editor, Path(folder))
        finally:
            await close_runtime(runtime)


def source_of(failure: Failure) -> str:
    """Return the source for a failure: its first line tells the model of all how to answer."""
    return f"# case {FAILURES.index(failure)}\n{SOURCE}"


def _reply(body: Mapping[str, Any]) -> Reply:
    number = re.search(r"# case (\d+)$", body["messages"][-1]["content"], re.MULTILINE)
    assert number is not None
    reply = FAILURES[int(number[1])].reply
    assert reply is not None
    return reply


def _counted(said_by: list[str]) -> str:
    by = next((each for each in ("rules only", "rules and Mistral Small 3.2") if said_by and each in said_by[0]), "")
    return f"{len(said_by)} finding, {by}" if said_by else "no finding"


def _output(out: io.StringIO, err: io.StringIO) -> Output:
    return Output(Stream(out, terminal=False, color=False), Stream(err, terminal=False, color=False))


async def observed() -> AsyncIterator[tuple[Failure, Shown]]:
    """Yield every failure with what is shown of it."""
    async with world() as shared:
        for each in FAILURES:
            if not each.alone:
                yield each, await shared.observe(each)
    for each in FAILURES:
        if each.alone:
            async with world(each) as own:
                yield each, await own.observe(each)


async def _print() -> None:
    print(HEAD, end="")  # noqa: T201 - the table is what a caller reads
    async for failure, shown in observed():
        print(shown.row(failure.name), flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(_print())
