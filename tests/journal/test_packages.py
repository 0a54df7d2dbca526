"""What a Python project's dependency files let its code import, and by which names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.packages import packages_for

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = """\
[build-system]
requires = ["hatchling"]

[project]
name = "date-shop"
description = "helpers for parsing dates"
keywords = ["quick"]
dependencies = ["requests[socks]>=2", "beautifulsoup4"]

[project.optional-dependencies]
fast = ["orjson; python_version < '4'"]

[dependency-groups]
dev = ["pytest", {include-group = "docs"}]
docs = ["sphinx"]
"""
POETRY = """\
[tool.poetry]
name = "shop"

[tool.poetry.dependencies]
python = "^3.10"
click = { version = "8", extras = ["colour"] }
numpy = [{ version = "1", python = "3.10" }]

[tool.poetry.group.dev.dependencies]
black = "*"
"""
SETUP_CFG = """\
[metadata]
name = shop
description = quick

[options]
install_requires =
    flask>=2
    Django~=4.0

[options.extras_require]
fast = uvloop
"""
REQUIREMENTS = """\
# for parsing
-r other.txt
scikit-learn==1.5 --hash=sha256:abc
-e git+https://example.com/tools#egg=shop_tools
rich @ https://example.com/rich.whl
"""


@pytest.mark.parametrize(
    ("name", "text", "known", "unknown"),
    [
        ("pyproject.toml", PYPROJECT, "date_shop requests bs4 orjson pytest sphinx hatchling",
         "helpers parsing dates quick name project description fast dev docs socks python_version"),
        ("pyproject.toml", POETRY, "shop click numpy black", "python version extras colour dev"),
        ("setup.cfg", SETUP_CFG, "shop flask django uvloop", "quick fast options metadata"),
        ("setup.py", "from setuptools import setup\nsetup(install_requires=['PyYAML>=6', 'gitpython'])", "yaml git",
         "install_requires"),
        ("requirements-dev.txt", REQUIREMENTS, "sklearn shop_tools rich", "for parsing other hash"),
        ("Pipfile", '[packages]\nopencv-python = "*"\n[requires]\npython_version = "3.12"\n', "cv2", "python_version"),
        ("environment.yml", "dependencies:\n  - conda-forge::pandas=2\n  - pip:\n    - pyjwt\n", "pandas jwt", "forge"),
        ("requirements.txt", "google-cloud-storage\npython-dotenv\npsycopg2-binary\n", "google dotenv psycopg2",
         "cloud"),
    ],
)  # fmt: skip
def test_what_dependency_files_list(tmp_path: Path, name: str, text: str, known: str, unknown: str) -> None:
    """What is listed may be imported by its own name; other words of the same file are no packages."""
    (tmp_path / name).write_text(text)

    packages = packages_for(tmp_path / "shop.py")

    assert packages.declared
    assert [each for each in known.split() if each not in packages.named] == []
    assert [each for each in unknown.split() if each in packages.named] == []


def test_a_dependency_that_is_added_counts_at_once(tmp_path: Path) -> None:
    """An editor's server lives for days."""
    manifest = tmp_path / "requirements.txt"
    manifest.write_text("rich\n")
    assert "httpx" not in packages_for(tmp_path / "shop.py").named

    manifest.write_text("rich\nhttpx\n")
    os.utime(manifest, ns=(1, 1))

    assert "httpx" in packages_for(tmp_path / "shop.py").named


@pytest.mark.parametrize("library", ["lib/python3.12/site-packages", "Lib/site-packages"])
def test_the_environment_of_the_project(tmp_path: Path, library: str) -> None:
    """Its distributions say by which names they are imported; what no dependency names is installed all the same."""
    (tmp_path / "requirements.txt").write_text("odd-name\n")
    for name, told, text in (("Odd.Name", "top_level.txt", "surprise\n"), ("other", "RECORD", "quiet/__init__.py,,\n")):
        folder = tmp_path / ".venv" / library / f"{name}-1.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (folder / told).write_text(text)

    packages = packages_for(tmp_path / "shop.py")

    assert "surprise" in packages.named
    assert "quiet" in packages.installed - packages.named


@pytest.mark.parametrize("name", ["pyproject.toml", "setup.cfg", "setup.py", "Pipfile"])
def test_a_file_that_cannot_be_read_lists_nothing(tmp_path: Path, name: str) -> None:
    """It is there all the same, and nothing is taken for a package that it does not list."""
    (tmp_path / name).write_bytes(b"[[[ = '\xff\n")

    assert packages_for(tmp_path / "shop.py").declared
