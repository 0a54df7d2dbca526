"""What the client said of itself in `initialize`; every optional thing is asked of this value.

It is read from the JSON as it came: a wrong type, or a value of a later protocol, in one of the hundreds of
capabilities that nobody here needs must not keep the server from starting.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rightsize.lsp.convert import in_file, path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_LLM_GENERATED = 1
_ASK_BLINDLY = frozenset({"Neovim"})
"""Clients that ask about an annotated edit and do not show it: a question of ours shows the code."""


@dataclass(frozen=True, slots=True)
class Client:
    """What one client can do; what it does not say, it cannot.

    Attributes:
        name: as it calls itself, for the log.
        process_id: its process, when it told and wants to be outlived by nobody.
        folder: the URI or path of its first workspace folder, or None.
        folders: those of all of them.
        options: `initializationOptions` as they came.
        encoding: the units of columns that both sides use.
        markdown: hovers may be Markdown; else they are plain text.
        literals: code actions may be more than commands.
        disabled: code actions may be shown with a reason why they cannot run.
        llm_tag: code actions may say that a model makes them.
        apply_edit: the server may ask for a text to be changed.
        versioned_edits: `documentChanges` with versions.
        annotations: an edit may be shown to a person before it is applied.
        creates_files: an edit may make a new file.
        progress: the server may open progress of its own.
        configuration: settings may be asked for.
        related: diagnostics may name places that belong to them.
        shows_documents: the server may open a document.
    """

    name: str = ""
    process_id: int | None = None
    folder: str | None = None
    folders: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    encoding: Encoding = "utf-16"
    markdown: bool = False
    literals: bool = False
    disabled: bool = False
    llm_tag: bool = False
    apply_edit: bool = False
    versioned_edits: bool = False
    annotations: bool = False
    creates_files: bool = False
    progress: bool = False
    configuration: bool = False
    related: bool = False
    shows_documents: bool = False


def client_of(params: dict[str, Any]) -> Client:
    """Read the parameters of `initialize`, whatever shape they have."""
    said = params.get("capabilities")
    action = _at(said, "textDocument", "codeAction")
    process_id, folders = params.get("processId"), _folders(params)
    return Client(
        name=_text(_at(params, "clientInfo", "name")),
        process_id=process_id if type(process_id) is int and process_id > 0 else None,
        folder=next(iter(folders), None),
        folders=folders,
        options=_options(params.get("initializationOptions")),
        encoding=choose_encoding(_list(said, "general", "positionEncodings")),
        markdown="markdown" in _list(said, "textDocument", "hover", "contentFormat"),
        literals=_at(action, "codeActionLiteralSupport") is not None,
        disabled=_at(action, "disabledSupport") is True,
        llm_tag=_LLM_GENERATED in _list(action, "tagSupport", "valueSet"),
        apply_edit=_at(said, "workspace", "applyEdit") is True,
        versioned_edits=_at(said, "workspace", "workspaceEdit", "documentChanges") is True,
        annotations=_annotates(said, _text(_at(params, "clientInfo", "name"))),
        creates_files="create" in _list(said, "workspace", "workspaceEdit", "resourceOperations"),
        progress=_at(said, "window", "workDoneProgress") is True,
        configuration=_at(said, "workspace", "configuration") is True,
        shows_documents=_at(said, "window", "showDocument", "support") is True,
        related=_at(said, "textDocument", "publishDiagnostics", "relatedInformation") is True,
    )


def root_of(client: Client, uri: str) -> Path | None:
    """Return the workspace folder that a text lies in, the innermost of several; None for a file outside of them all.

    What is in no file yet is taken to be in the first one.
    """
    roots = [Path(path_of(each)) for each in client.folders]
    if not in_file(uri):
        return next(iter(roots), None)
    around = [each for each in roots if Path(path_of(uri)).is_relative_to(each)]
    return max(around, key=lambda each: len(each.parts), default=None)


def with_folders(client: Client, added: Sequence[str], removed: Sequence[str]) -> Client:
    """Return a client whose folders have changed; those that are new come last, and each is there once."""
    gone = {path_of(each) for each in removed}
    left = {path_of(each): each for each in client.folders if path_of(each) not in gone}
    folders = tuple((left | {path_of(each): each for each in added if path_of(each) not in left}).values())
    return replace(client, folders=folders, folder=next(iter(folders), None))


def choose_encoding(offered: Sequence[Any]) -> Encoding:
    """Return the first position encoding that the client offers and that we know; UTF-16 where it offers none."""
    known: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
    return next((name for each in offered for name in known if each == name), "utf-16")


def minimal_params(client: Client) -> dict[str, Any]:
    """Return parameters of `initialize` that hold only what the protocol library needs to answer it."""
    return {
        "processId": client.process_id,
        "rootUri": None,
        "capabilities": {"general": {"positionEncodings": [client.encoding]}},
    }


def _annotates(said: Any, name: str) -> bool:
    """Tell whether a client shows an edit before it applies it."""
    supports = _at(said, "workspace", "workspaceEdit", "changeAnnotationSupport") is not None
    return supports and name not in _ASK_BLINDLY


def _at(said: Any, *path: str) -> Any:
    for name in path:
        if not isinstance(said, dict):
            return None
        said = said.get(name)
    return said


def _list(said: Any, *path: str) -> list[Any]:
    found = _at(said, *path)
    return found if isinstance(found, list) else []


def _text(found: Any) -> str:
    return found if isinstance(found, str) else ""


def _options(found: Any) -> dict[str, Any]:
    """Return the options, taken out of the section `rightsize` where a client wraps them in it."""
    options = found if isinstance(found, dict) else {}
    inner = options.get("rightsize")
    return inner if isinstance(inner, dict) else options


def _folders(params: dict[str, Any]) -> tuple[str, ...]:
    said = params.get("workspaceFolders")
    found = [_text(_at(each, "uri")) for each in said] if isinstance(said, list) else []
    alone = _text(params.get("rootUri")) or _text(params.get("rootPath"))
    return tuple(each for each in found if each) or ((alone,) if alone else ())
