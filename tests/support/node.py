"""Modules of the page without the page: built as it is, and run in Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from tests.support.chromium import SOURCES, must_have, node_modules

if TYPE_CHECKING:
    from pathlib import Path


def ran_in_node(module: str, script: str, folder: Path, **environment: str) -> Any:
    """Return the JSON that a script prints, which may import `./MODULE.mjs`."""
    node = must_have(shutil.which("node"), "no Node.js: put `node` on the PATH")
    esbuild, source = node_modules() / ".bin" / "esbuild", SOURCES / "src" / f"{module}.ts"
    built = ("--bundle", "--format=esm", f"--outfile={folder / module}.mjs")
    subprocess.run([str(esbuild), str(source), *built], check=True, capture_output=True)
    (folder / "run.mjs").write_text(script, encoding="utf-8")
    command = [node, str(folder / "run.mjs")]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return json.loads(ran.stdout)
