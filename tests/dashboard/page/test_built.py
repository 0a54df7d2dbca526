"""What ships is what is in page/: built again it is the same, it is small, and it asks nobody else for anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.chromium import ROOT, SOURCES, must_have, node_modules

STATIC = ROOT / "server" / "rightsize" / "dashboard" / "static"
HEAVIEST = 300_000
"""Bytes of all files."""

ELSEWHERE = re.compile(r"(?:src|href|url\(|import\()\s*=?\s*[\"'(]?(?:https?:)?//")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


@pytest.mark.browser
def test_built_again_it_is_the_same(tmp_path: Path) -> None:
    """After a change in page/: `npm run build` there."""
    node_modules()
    node = must_have(shutil.which("node"), "no Node.js: put `node` on the PATH")
    subprocess.run([node, "build.mjs", str(tmp_path)], cwd=SOURCES, check=True, timeout=300)
    assert files_in(tmp_path) == files_in(STATIC)


@pytest.mark.browser
def test_the_types_and_the_form_agree() -> None:
    """TypeScript, at its strictest, has nothing to say, and Prettier nothing to change (`npm run format` does)."""
    node_modules()
    npm = must_have(shutil.which("npm"), "no Node.js: put `npm` on the PATH")
    ran = subprocess.run(
        [npm, "run", "--silent", "check"], cwd=SOURCES, capture_output=True, text=True, check=False, timeout=300
    )
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.slow
def test_the_wheel_ships_it(tmp_path: Path) -> None:
    """All of it and as it is, without what it is built from."""
    must_have("there" if find_spec("hatchling") else None, "no hatchling: install the group dev of pyproject.toml")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as shipped:
        names = [Path(each) for each in shipped.namelist()]
        static = {each.name: shipped.read(str(each)) for each in names if each.parent.name == "static"}
    assert static == files_in(STATIC)
    assert [each for each in names if {"page", "node_modules"} & {*each.parts}] == []


def test_nothing_is_locked_to_a_registry() -> None:
    """Whoever builds it takes packages from where they always do; what they get is held by its hash."""
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert [name for name, each in packages.items() if "resolved" in each or "integrity" not in each] == []
    locked = [path.read_text(encoding="utf-8") for path in (ROOT / "requirements").glob("*.txt")]
    assert re.findall(r"https?://|index-url|find-links", "".join(locked)) == []


def test_it_is_light() -> None:
    """All of it, licences too, is less than 300 kB before it is compressed."""
    assert sum(map(len, files_in(STATIC).values())) < HEAVIEST


def test_it_asks_nobody_else() -> None:
    """The page and its styles name no other host; what is inline would be refused by the server's own policy."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    styles = (STATIC / "page.css").read_text(encoding="utf-8")
    assert ELSEWHERE.findall(page + styles) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page) == []
