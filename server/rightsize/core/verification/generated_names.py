"""Checks of names in generated code: each resolves, and each package that is imported exists for this project."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_UNKNOWN = ("UndefinedName", "UndefinedLocal", "ImportStarNotPermitted")


def unknown_names(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find names that resolve nowhere and did resolve, or were not there, before the edit."""
    before, after = evidence.trees
    language = evidence.parsed.language
    if not language.reference_parser:
        yield Finding(f"Whether every name resolves cannot be known for {language.name}.", doubtful=True)
    elif after is not None:
        known = _unresolved(before) if before is not None else {}
        for name, message in _unresolved(after).items():
            if name not in known:
                yield Finding(message)


def unknown_imports(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find packages that the new code imports, and that neither the language, the project nor the file has."""
    before, after = evidence.trees
    language = evidence.parsed.language
    if not language.reference_parser:
        if any(word in evidence.generated.code for word in ("import ", "require(", "use ")):
            yield Finding(f"Whether every import exists cannot be known for {language.name}.", doubtful=True)
        return
    known = sys.stdlib_module_names | evidence.packages.named | set(packages_in(before))
    for name in packages_in(after):
        if name not in known:
            installed = name in evidence.packages.installed
            reason = "is installed, and no dependency of the project names it" if installed else "is not known here"
            yield Finding(f"The package {quoted(name)} {reason}.", doubtful=installed)


def packages_in(tree: ast.Module | None) -> tuple[str, ...]:
    """Return the names of the packages that a file imports, each once; what is relative belongs to the project."""
    names: dict[str, None] = {}
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Import):
            names.update(dict.fromkeys(each.name.partition(".")[0] for each in node.names))
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names[node.module.partition(".")[0]] = None
    return tuple(names)


def _unresolved(tree: ast.Module) -> dict[str, str]:
    """Return the names that pyflakes finds nowhere, with a sentence each."""
    from pyflakes.checker import Checker

    found: dict[str, str] = {}
    for each in Checker(tree, "").messages:
        if type(each).__name__ in _UNKNOWN:
            name = str(each.message_args[0]) if each.message_args else ""
            found[name] = f"The name {quoted(name)} resolves nowhere."
    return found
