"""Settings: several model servers, and which of them are kept where something about one is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.settings.host import Host
from rightsize.settings.load import load

if TYPE_CHECKING:
    from pathlib import Path


def test_several_servers_keep_their_order_and_each_comes_once(tmp_path: Path) -> None:
    """An address alone will do; the first server by name stays first, and the list may say how much it takes."""
    file = tmp_path / "config.toml"
    file.write_text('[gateway]\nhosts = ["localhost:1", {host = "gpu:2", at_once = 3}]\nallowed_hosts = ["gpu"]\n')

    settings, problems = load(file, {})
    with_variable, _ = load(file, {"OLLAMA_HOST": "http://127.0.0.1:1"})

    assert not problems
    assert settings.gateway.servers == (Host("http://localhost:1", 1), Host("http://gpu:2", 3))
    assert with_variable.gateway.servers == (Host("http://127.0.0.1:1", 1), Host("http://gpu:2", 3))
    assert load(None, {})[0].gateway.servers == (Host("http://127.0.0.1:11434", 1),)


@pytest.mark.parametrize(
    ("at_once", "clause"),
    [
        ("0", "should be greater than or equal to 1"),
        ("65", "should be less than or equal to 64"),
        ("'two'", "should be a whole number"),
    ],
)
def test_a_server_stays_where_only_how_much_it_takes_is_wrong(tmp_path: Path, at_once: str, clause: str) -> None:
    """With the default in its place, and the value that was ignored is named."""
    file = tmp_path / "config.toml"
    file.write_text(f'[gateway]\nhosts = ["localhost:1", {{host = "localhost:2", at_once = {at_once}}}]\n')

    settings, problems = load(file, {})

    assert settings.gateway.servers == (Host("http://localhost:1", 1), Host("http://localhost:2", 1))
    (problem,) = problems
    assert problem.endswith(f"`gateway.hosts[2].at_once` {clause}; it is ignored, and the default is used.")


def test_a_server_that_nobody_allowed_is_left_out_and_named(tmp_path: Path) -> None:
    """The others stay; each bad one has a sentence with the next step."""
    file = tmp_path / "config.toml"
    file.write_text('[gateway]\nhosts = ["gpu:1", {host = "ftp://x"}, {at_once = 2}, "localhost:5", "me:secret@x"]\n')

    settings, problems = load(file, {})

    assert settings.gateway.servers == (Host("http://localhost:5"),)
    assert [each.partition("config.toml: ")[2] for each in problems] == [
        "`gateway.hosts[3].host` is missing; all of that entry is ignored.",
        "`gateway.hosts` has a host `ftp://x` that names a scheme that is neither http nor https; it is ignored.",
        (
            "`gateway.hosts` has a host `…@x` that holds a name, a password or a query, none of which is sent to a "
            "model server; it is ignored."
        ),
        (
            "`gateway.hosts` has a host `http://gpu:1` that is another machine (list `gpu` in `gateway.allowed_hosts` "
            "to allow it); it is left out."
        ),
    ]
