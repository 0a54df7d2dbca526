"""What a project's files say that it may import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.imports import is_known
from rightsize.core.analysis.languages import packaged
from rightsize.journal.manifests import declared_in, installed_beside, words_beside
from rightsize.journal.packages import packages_for

if TYPE_CHECKING:
    from pathlib import Path

CARGO = """\
[package]
name = "my-shop"

[dependencies]
serde-json = "1"
rand = { version = "0.8" }

[dev-dependencies.tokio]
version = "1"
"""
GO = """\
module example.com/shop

require (
\tgithub.com/a/b v1.2.3
\tgolang.org/x/y v0.1.0 // indirect
)
"""
POM = "<project><dependencies><dependency><groupId>com.google.code.gson</groupId></dependency></dependencies></project>"


@pytest.mark.parametrize(
    ("name", "text", "known", "unknown"),
    [
        ("package.json", '{"name": "shop", "dependencies": {"lodash": "1"}, "devDependencies": {"@types/node": "1"}}',
         ["lodash", "lodash/fp", "shop"], ["lodsh"]),
        ("go.mod", GO, ["github.com/a/b/c", "example.com/shop/inner", "golang.org/x/y"], ["github.com/a/c"]),
        ("Cargo.toml", CARGO, ["serde_json", "rand", "tokio", "my_shop"], ["serde", "version"]),
        ("pom.xml", POM, ["com.google.gson.Gson"], ["org.made.up.Sum"]),
        ("build.gradle", "implementation 'org.junit.jupiter:junit:5'", ["org.junit.jupiter.api.Test"], ["org.made.Up"]),
    ],
)  # fmt: skip
def test_dependencies(tmp_path: Path, name: str, text: str, known: list[str], unknown: list[str]) -> None:
    """They are read from the nearest files upwards, and a part of a package is the package."""
    (tmp_path / name).write_text(text)
    (tmp_path / "src").mkdir()
    named, listed = declared_in(tmp_path / "src")
    language = packaged().for_path("a.cpp.go")
    assert language is not None

    assert listed
    assert [each for each in known if not is_known(each, language, named)] == []
    assert [each for each in unknown if is_known(each, language, named)] == []


def test_what_cannot_be_read_names_nothing(tmp_path: Path) -> None:
    """Broken files are files all the same."""
    (tmp_path / "package.json").write_text("{")

    assert declared_in(tmp_path) == (frozenset(), True)


def test_what_is_installed_and_what_lies_beside(tmp_path: Path) -> None:
    """Packages of Node by their folders, and words of files of the same kind."""
    (tmp_path / "node_modules" / "@shop" / "tools").mkdir(parents=True)
    (tmp_path / "a.go").write_text("package a\nfunc own() {}\n")
    (tmp_path / "b.go").write_text("package a\nfunc other() {}\n")
    (tmp_path / "c.js").write_text("nothing")

    assert "@shop/tools" in installed_beside(tmp_path)
    assert words_beside(tmp_path / "a.go") == frozenset({"b", "package", "a", "func", "other"})
    assert packages_for(tmp_path / "a.go").beside == words_beside(tmp_path / "a.go")
