"""What clients say of themselves, well-formed or not."""

from __future__ import annotations

from typing import Any

import pytest

from rightsize.lsp.capabilities import Client, client_of
from tests.support.lsp_profiles import PROFILES, Profile


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name or "bare")
def test_real_clients_are_understood(profile: Profile) -> None:
    """The encoding is the client's first choice, and nothing is assumed that it did not say."""
    client = client_of({"capabilities": profile.capabilities, "clientInfo": {"name": profile.name}})
    assert client.encoding == profile.encoding
    assert client.name == profile.name
    assert client.versioned_edits is (profile.name not in ("Neovim", ""))


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"capabilities": None},
        {"capabilities": {"textDocument": 5, "workspace": [], "general": {"positionEncodings": "utf-8"}}},
        {"capabilities": {"textDocument": {"codeAction": {"tagSupport": {"valueSet": {"a": 1}}}}}, "processId": "12"},
        {"processId": True, "rootUri": 5, "workspaceFolders": [None], "clientInfo": "x", "initializationOptions": []},
    ],
)
def test_misshapen_capabilities_count_as_absent(params: dict[str, Any]) -> None:
    """No shape of `initialize` keeps the server from starting."""
    assert client_of(params) == Client()


@pytest.mark.parametrize("options", [{"engine": "embedded"}, {"rightsize": {"engine": "embedded"}}])
def test_options_may_be_wrapped_in_the_section(options: dict[str, Any]) -> None:
    """Clients send the settings bare, or in the section that they configure."""
    assert client_of({"initializationOptions": options}).options == {"engine": "embedded"}


@pytest.mark.parametrize(("name", "shown"), [("Visual Studio Code", True), ("Neovim", False)])
def test_who_shows_a_change_before_it_is_applied(name: str, shown: bool) -> None:
    """Neovim 0.12 knows annotations, and asks about them without the change."""
    edits = {"changeAnnotationSupport": {"groupsOnLabel": True}}
    client = client_of({"capabilities": {"workspace": {"workspaceEdit": edits}}, "clientInfo": {"name": name}})
    assert client.annotations is shown
