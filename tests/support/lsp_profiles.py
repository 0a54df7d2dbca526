"""What real editors say in `initialize`, cut down to what a server may act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_ACTIONS = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}}


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of client.

    Attributes:
        encoding: the units that it will count columns in.
        lies: it answers `applied: true` to an edit that it dropped as stale.
        checks_versions: it drops an edit that was made for an older version.
    """

    name: str
    encoding: str
    capabilities: dict[str, Any] = field(default_factory=dict)
    checks_versions: bool = True
    lies: bool = False


VSCODE = Profile(
    "Visual Studio Code",
    "utf-16",
    {
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {
            "applyEdit": True,
            "configuration": True,
            "workspaceEdit": {"documentChanges": True},
            "didChangeConfiguration": {"dynamicRegistration": True},
        },
        "textDocument": {
            "codeAction": {**_ACTIONS, "disabledSupport": True, "tagSupport": {"valueSet": [1]}},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "publishDiagnostics": {"relatedInformation": True},
        },
        "window": {
            "workDoneProgress": True,
            "showMessage": {"messageActionItem": {}},
            "showDocument": {"support": True},
        },
    },
)

NEOVIM = Profile(
    "Neovim",
    "utf-16",
    {
        "workspace": {"applyEdit": True, "configuration": True, "workspaceEdit": {"resourceOperations": ["rename"]}},
        "textDocument": {
            "codeAction": dict(_ACTIONS),
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "publishDiagnostics": {"relatedInformation": True},
        },
        "window": {"workDoneProgress": True},
    },
    lies=True,
)

HELIX = Profile(
    "helix",
    "utf-8",
    {
        "general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
        "workspace": {"applyEdit": True, "configuration": True, "workspaceEdit": {"documentChanges": True}},
        "textDocument": {
            "codeAction": {**_ACTIONS, "disabledSupport": True},
            "hover": {"contentFormat": ["markdown"]},
        },
        "window": {"workDoneProgress": True},
    },
)

EMACS = Profile(
    "Eglot",
    "utf-32",
    {
        "general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]},
        "workspace": {"applyEdit": True, "configuration": True, "workspaceEdit": {"documentChanges": True}},
        "textDocument": {
            "codeAction": {**_ACTIONS, "disabledSupport": True},
            "hover": {"contentFormat": ["plaintext"]},
        },
        "window": {"workDoneProgress": True, "showDocument": {"support": True}},
    },
)

BARE = Profile("", "utf-16", {"workspace": {"applyEdit": True}})
"""A client that says no more of itself than that its texts can be changed."""

SILENT = Profile("", "utf-16")
"""A client that says nothing of itself."""

PROFILES = (VSCODE, NEOVIM, HELIX, EMACS, BARE)
