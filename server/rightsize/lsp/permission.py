"""Whether examples and tests may be run on generated code: settled by the user's settings, or asked once and kept.

Until somebody has answered nothing is run, and that is said.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rightsize.core.errors import SourceError
from rightsize.lsp.capabilities import root_of
from rightsize.lsp.convert import in_file, path_of
from rightsize.lsp.late import imported, in_thread

if TYPE_CHECKING:
    from rightsize.engine.ports import Sandbox, Trial, TrialOrder
    from rightsize.lsp.session import Session

RUN, NEVER, NOT_NOW = "Run them in this project", "Never in this project", "Not now"
_QUESTION = (
    "May Rightsize run this project's tests, and the examples in its docs, on code that a model wrote? They run in a "
    "closed process: no network, no writing, limits on time and memory. "
    "You are asked once; `generate.runExamples` settles it."
)
_NOT_ALLOWED = "you have not allowed it"
_NOT_NOW = "you said “not now” in this session; `generate.runExamples` = `always` runs them"
_NOT_HERE = "you said “never” for this project; `generate.runExamples` = `always` runs them all the same"
_SET_NEVER = "the setting `generate.runExamples` is `never`"
_NO_FILE = "the text is in no file yet"
_SETTLED = {"always": True, "never": False}


@dataclass(slots=True)
class Permissions:
    """What was answered in this session, by project; the question stands before the user once at a time.

    Attributes:
        put_off: projects of which the user would not decide now.
    """

    answers: dict[Path, bool] = field(default_factory=dict)
    put_off: set[Path] = field(default_factory=set)
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)


def file_of(session: Session, uri: str) -> Path:
    """Return the file that a document is about; one that is in no file yet is taken to be in the open folder."""
    if in_file(uri):
        return Path(path_of(uri))
    folder = session.client.folder
    return Path(path_of(folder) if folder else ".") / (Path(path_of(uri)).name or "untitled")


async def sandbox_for(session: Session, uri: str) -> Sandbox:
    """Return what runs examples, asking first where nobody has answered, or says why the user wants none to be run."""
    settings = await session.engine.settings()
    known = _SETTLED.get(settings.generate.run_examples)
    if known is False:
        return _Declined(_SET_NEVER)
    project = _project(session, uri)
    if known is None and await _known(session, project) is False:
        return _Declined(_NOT_NOW if project in session.permissions.put_off else _NOT_HERE)
    return _AskingSandbox(session, uri, allowed=known is True)


@dataclass(frozen=True, slots=True)
class _Declined:
    """Runs nothing, as somebody has said already; that is told, and is nothing to warn of."""

    why: str

    async def run(self, _order: TrialOrder) -> Trial:
        """Say why not."""
        ports = await imported("rightsize.engine.ports")
        return cast("Trial", ports.Trial(declined=self.why))


@dataclass(frozen=True, slots=True)
class _AskingSandbox:
    """Runs what belongs to one text, once that is allowed; nobody is asked while there is nothing to run.

    Attributes:
        allowed: by the user's settings, whichever folders are open; else leave is looked up each time.
    """

    session: Session
    uri: str
    allowed: bool

    async def run(self, order: TrialOrder) -> Trial:
        """Try the examples and tests, or say why not."""
        ports = await imported("rightsize.engine.ports")
        wiring = await imported("rightsize.wiring")
        if not in_file(self.uri):
            return cast("Trial", ports.Trial(refused=_NO_FILE if order.examples else ""))
        runner = wiring.sandbox(await self.session.engine.settings(), None if self.allowed else self._permit)
        trial: Trial = await runner.run(replace(order, path=path_of(self.uri)))
        return trial

    async def _permit(self) -> str:
        """Return why nothing is to be run, or an empty string once the user said that it may be."""
        return "" if await _ask(self.session, _project(self.session, self.uri)) else _NOT_ALLOWED


async def _ask(session: Session, project: Path) -> bool:
    """Return the answer for a project, asking for it once a session at most."""
    async with session.permissions.asking:
        known = await _known(session, project)
        if known is not None:
            return known
        choice = await session.talk.ask(_QUESTION, (RUN, NEVER, NOT_NOW))
        session.permissions.answers[project] = choice == RUN
        if choice not in (RUN, NEVER):
            session.permissions.put_off.add(project)
        if choice in (RUN, NEVER):
            await _keep(session, project, allowed=choice == RUN)
    return choice == RUN


async def _known(session: Session, project: Path) -> bool | None:
    """Return what was answered in this session or an earlier one."""
    if project in session.permissions.answers:
        return session.permissions.answers[project]
    disk = await imported("rightsize.journal.permissions")
    settings = await session.engine.settings()
    answer: bool | None = await in_thread(disk.load_permission, settings.state_folder, project)
    return answer


async def _keep(session: Session, project: Path, *, allowed: bool) -> None:
    disk = await imported("rightsize.journal.permissions")
    settings = await session.engine.settings()
    try:
        await in_thread(lambda: disk.save_permission(settings.state_folder, project, allowed=allowed))
    except SourceError as error:
        session.talk.tell_once("permission", str(error))


def _project(session: Session, uri: str) -> Path:
    """Return the folder that an answer is for: the open one that the file lies in, else the file's own."""
    return root_of(session.client, uri) or file_of(session, uri).parent
