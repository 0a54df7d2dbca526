"""Docstrings that people wrote, turned into replies with docstring-parser, which shares no code with Rightsize."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

import docstring_parser

from rightsize.core.tasks.content import Described, DocContent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docstring_parser.common import DocstringMeta, DocstringParam

_ROLE = re.compile(r":\w+:`~?([^`]*)`")


def content_of_docstring(text: str) -> DocContent | None:
    """Return what a docstring in any of the known styles says, or None where the parser cannot read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = docstring_parser.parse(text)
        except Exception:  # noqa: BLE001 - the parser raises whatever its regular expressions do
            return None
    if not read.short_description:
        return None
    returned = next((each for each in read.many_returns if not each.is_generator), None)
    yielded = next((each for each in read.many_returns if each.is_generator), None)
    return DocContent(
        summary=read.short_description,
        details=read.long_description or None,
        parameters=_described(each for each in read.params if each.args[0] not in {"attribute", "attr", "ivar", "var"}),
        returns=_line(returned),
        yields=_line(yielded),
        raises=tuple(
            Described(_ROLE.sub(r"\1", each.type_name), each.description or "")
            for each in read.raises
            if each.type_name
        ),
        # The parser cuts an example in front of each prompt; whoever wrote it wrote one.
        example="\n".join(part for each in read.examples for part in (each.snippet, each.description) if part) or None,
        attributes=_described(each for each in read.params if each.args[0] in {"attribute", "attr", "ivar", "var"}),
    )


def _described(parameters: Iterable[DocstringParam]) -> tuple[Described, ...]:
    return tuple(Described(each.arg_name, each.description or "") for each in parameters)


def _line(section: DocstringMeta | None) -> str | None:
    """Return the text of a returns section; where it has only a type, the type is the text."""
    if section is None:
        return None
    return section.description or getattr(section, "type_name", None) or getattr(section, "return_name", None)
