"""The files of tests in a project: where those of a file are, where a new one belongs, and how it reaches the code."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rightsize.core.tasks.testing import Framework, Project

_PACKAGE_MARK = "__init__.py"
_SOURCE_FOLDERS = frozenset({"src", "lib", "python"})


def path_for(framework: Framework, project: Project) -> str:
    """Return the file of tests that is there for the code, else where a new one belongs."""
    if framework.within:
        return project.source
    source = PurePosixPath(project.source)
    words = {"{stem}": source.stem, "{ext}": source.suffix.removeprefix(".")}
    names = [filled(each, words) for each in framework.files]
    there = [each for each in project.files if PurePosixPath(each).name in names and each != project.source]
    if there:
        return min(there, key=lambda each: (-_alike(each, project.source), names.index(PurePosixPath(each).name), each))
    return str(_folder_for(framework, project) / names[_form_of(framework, project)])


def tests_about(paths: Sequence[str], source: str, rows: Sequence[Framework]) -> Iterator[str]:
    """Yield the paths of files that may hold tests of the code, the likeliest first."""
    stem = PurePosixPath(source).stem
    likely = [each for each in paths if each != source and any(is_test(row, each) for row in rows)]
    yield from sorted(likely, key=lambda each: (stem not in PurePosixPath(each).name, -_alike(each, source), each))


def is_test(framework: Framework, path: str) -> bool:
    """Tell whether a file holds tests, by its name; by its folder where the name may be anything."""
    *folders, name = PurePosixPath(path).parts
    inside = any(each in framework.folders for each in folders)
    return any(_form(each).fullmatch(name) and (_tells(each) or inside) for each in framework.files)


def import_words(project: Project, path: str) -> dict[str, str]:
    """Return what stands for the code in a line that imports it into a file of tests."""
    return {
        "{module}": _module(project),
        "{path}": _relative(project.source, path, whole=False),
        "{file}": _relative(project.source, path, whole=True),
    }


def filled(line: str, words: Mapping[str, str]) -> str:
    """Return a line with its placeholders filled in; what else stands in braces stays."""
    for placeholder, word in words.items():
        line = line.replace(placeholder, word)
    return line


def _form(pattern: str) -> re.Pattern[str]:
    """Return the regular expression for the names that a pattern makes."""
    return re.compile(re.escape(pattern).replace(r"\{stem\}", "[^/]+").replace(r"\{ext\}", r"\w+"))


def _tells(pattern: str) -> bool:
    """Tell whether a name of this form says that the file is one of tests."""
    return re.search("test|spec", pattern, re.IGNORECASE) is not None


def _form_of(framework: Framework, project: Project) -> int:
    """Return the number of the form that most names of the project's tests have, else the first."""
    names = [PurePosixPath(each).name for each in project.files if is_test(framework, each)]
    counts = [
        sum(_form(each).fullmatch(name) is not None for name in names) if _tells(each) else 0
        for each in framework.files
    ]
    return counts.index(max(counts))


def _folder_for(framework: Framework, project: Project) -> PurePosixPath:
    """Return the folder of a new file of tests: where the project has such files, else the usual one."""
    source = PurePosixPath(project.source).parent
    for part, other in framework.swaps:
        if part in project.source:
            return PurePosixPath(project.source.replace(part, other, 1)).parent
    tests = [PurePosixPath(each).parent for each in project.files if is_test(framework, each)]
    if not framework.folders or source in tests or (framework.beside and not tests):
        return source
    mirrored = [each for each in tests if _mirrors(each, source, framework)]
    roots = [root for each in tests if (root := _root_of(each, framework)) is not None]
    if mirrored:
        return max(mirrored, key=lambda each: (len(each.parts), str(each)))
    usual = _usual(framework, project)
    return max(roots, key=lambda each: (_alike(f"{each}/", project.source), str(each)), default=usual)


def _usual(framework: Framework, project: Project) -> PurePosixPath:
    """Return the folder for the first tests of a project, one that is there where there is one."""
    parts = [part for each in project.files for part in PurePosixPath(each).parts[:1]]
    return PurePosixPath(next((each for each in framework.folders if each in parts), framework.folders[0]))


def _root_of(folder: PurePosixPath, framework: Framework) -> PurePosixPath | None:
    """Return the outermost folder of tests that a folder lies in, or is."""
    for number, part in enumerate(folder.parts):
        if part in framework.folders:
            return PurePosixPath(*folder.parts[: number + 1])
    return None


def _mirrors(folder: PurePosixPath, source: PurePosixPath, framework: Framework) -> bool:
    """Tell whether a folder has below its root of tests the path that the code's folder ends in."""
    root = _root_of(folder, framework)
    below = folder.parts[len(root.parts) :] if root is not None else ()
    return bool(below) and source.parts[-len(below) :] == below


def _alike(one: str, other: str) -> int:
    """Return how many folders two paths share."""
    return len(set(PurePosixPath(one).parts[:-1]) & set(PurePosixPath(other).parts[:-1]))


def _module(project: Project) -> str:
    """Return the dotted name by which tests import the code: from the outermost package, or the folder of sources."""
    source = PurePosixPath(project.source)
    marks = {PurePosixPath(each).parent for each in project.files if PurePosixPath(each).name == _PACKAGE_MARK}
    parts = [] if source.name == _PACKAGE_MARK else [source.stem]
    folder = source.parent
    if folder not in marks:
        return ".".join((*(each for each in folder.parts if each not in _SOURCE_FOLDERS), *parts))
    while folder in marks and folder.name:
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts)


def _relative(source: str, test: str, *, whole: bool) -> str:
    """Return the path from a file of tests to the code, as an import names it."""
    path = relpath(source, str(PurePosixPath(test).parent))
    path = path if path.startswith(".") else f"./{path}"
    return path if whole else path.removesuffix(PurePosixPath(path).suffix)
