"""Checks of names in generated code: each resolves, and each package that is imported exists for this project."""

from __future__ import annotations

import ast
import re
import sys
from typing import TYPE_CHECKING

from rightsize.core.analysis.imports import imported_packages, is_known
from rightsize.core.analysis.scopes import unbound_names
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.well_known import well_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_IMPORTS = ("import", "use ", "from ", "const ", "var ")
_LOADERS = ("__import__", "import_module")
_UNKNOWN = ("UndefinedName", "UndefinedLocal", "ImportStarNotPermitted")


def unknown_names(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find names that resolve nowhere and did resolve, or were not there, before the edit."""
    before, after = evidence.trees
    language = evidence.parsed.language
    if evidence.generated.clash:
        yield Finding(f"{evidence.generated.clash}; give it another name.")
    if not language.reference_parser:
        yield from _unbound(evidence)
    elif after is not None:
        known = _unresolved(before) if before is not None else {}
        for name, message in _unresolved(after).items():
            if name not in known:
                yield Finding(message)


def _unbound(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find names that nothing in the file binds, where its language has a query for that."""
    beside = evidence.packages.beside
    words = (beside or frozenset()) | evidence.packages.named
    now = unbound_names(evidence.after, words)
    old = unbound_names(evidence.parsed, words)
    if now is None or old is None:
        yield Finding(
            f"Whether every name resolves cannot be known for {evidence.parsed.language.name}.",
            doubtful=True,
            unseen=True,
        )
        return
    for name, sure in now.items():
        if name not in old and (wanted := _left_out(evidence, name)):
            yield Finding(f"The name {quoted(name)} needs {quoted(wanted)} at the head of the file.", doubtful=True)
        elif name not in old:
            shared = evidence.parsed.language.shares_names and beside is None
            reason = "resolves nowhere" if sure and not shared else "may resolve nowhere; that cannot be known here"
            yield Finding(f"The name {quoted(name)} {reason}.", doubtful=not sure or shared)


def _left_out(evidence: GeneratedEvidence, name: str) -> str:
    """Return the import of the reply that brings a name and could not move into a body, or nothing."""
    imports = (each for each in evidence.generated.left_out if each.startswith(_IMPORTS))
    return next((each for each in imports if re.search(rf"\b{re.escape(name)}\b", each)), "")


def unknown_imports(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find packages that the new code imports, and that neither the language, the project nor the file has."""
    before, after = evidence.trees
    language, packages = evidence.parsed.language, evidence.packages
    if not language.reference_parser:
        yield from _undeclared(evidence)
        return
    known = sys.stdlib_module_names | packages.named | set(packages_in(before))
    for name in packages_in(after):
        if name not in known:
            real = name in well_known() and not packages.declared
            yield _stranger(name, installed=name in packages.installed, told=not real)


def _undeclared(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find packages of another language than Python that neither it, the project's dependencies nor the file has."""
    language, packages = evidence.parsed.language, evidence.packages
    now, old = imported_packages(evidence.after), imported_packages(evidence.parsed)
    if now is None or old is None:
        if any(word in evidence.generated.code for word in ("import ", "require(", "use ")):
            yield Finding(
                f"Whether every import exists cannot be known for {language.name}.", doubtful=True, unseen=True
            )
        return
    for name in now:
        if name not in old and not is_known(name, language, packages.named):
            yield _stranger(name, installed=name in packages.installed, told=packages.declared)


def _stranger(name: str, *, installed: bool, told: bool) -> Finding:
    """Return what is said of a package that nothing names; where no file lists dependencies, that is no reason."""
    if installed:
        return Finding(
            f"The package {quoted(name)} is installed, and no dependency of the project names it.", doubtful=True
        )
    if not told:
        reason = "is not known here, and no file lists the project's dependencies"
        return Finding(f"The package {quoted(name)} {reason}.", doubtful=True)
    return Finding(f"The package {quoted(name)} is not known here.")


def packages_in(tree: ast.Module | None) -> tuple[str, ...]:
    """Return the names of the packages that a file imports, each once; what is relative belongs to the project."""
    names: dict[str, None] = {}
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Import):
            names.update(dict.fromkeys(each.name.partition(".")[0] for each in node.names))
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names[node.module.partition(".")[0]] = None
        elif isinstance(node, ast.Call) and (told := _imported_by_call(node)):
            names[told.partition(".")[0]] = None
    return tuple(names)


def _imported_by_call(call: ast.Call) -> str:
    """Return the module that `__import__("a.b")` or `importlib.import_module("a.b")` names, or nothing."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    first = call.args[0] if call.args else None
    if name not in _LOADERS or not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return ""
    return "" if first.value.startswith(".") else first.value


def _unresolved(tree: ast.Module) -> dict[str, str]:
    """Return the names that pyflakes finds nowhere, with a sentence each."""
    from pyflakes.checker import Checker

    found: dict[str, str] = {}
    for each in Checker(tree, "").messages:
        if type(each).__name__ in _UNKNOWN:
            name = str(each.message_args[0]) if each.message_args else ""
            found[name] = f"The name {quoted(name)} resolves nowhere."
    return found
