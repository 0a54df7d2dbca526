"""The packaged prompt templates."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template


@cache
def template(name: str) -> Template:
    """Return the packaged template called `name`; filling it without one of its names is an error."""
    text = (files("rightsize.core.prompts") / "templates" / f"{name}.md").read_text(encoding="utf-8")
    return Template(text.strip())
