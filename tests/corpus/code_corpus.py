"""Print how the checks do on our corpus of generated code: `python -m tests.corpus.code_corpus`.

The right answers are right bodies, written by hand or by others, and those written by hand in each of the shapes that
models answer in.  The wrong ones parse, keep the signature and lint clean; those of code by others were made by mutmut
and fail the tests of the packages that the code is from (`data/generated/NOTICE.md`).
"""

from __future__ import annotations

import argparse
import ast
import asyncio
import json
import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.cli.languages import language_of
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.targets import body_target
from rightsize.core.text import Edit, apply_edits, decode, encode
from rightsize.engine.generated import check_generated
from rightsize.engine.snapshot import Snapshot
from rightsize.journal.packages import packages_for
from rightsize.sandbox.python import PythonSandbox
from tests.corpus.shapes import SHAPES, Written

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.tasks.generation import Target
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.ports import Sandbox

DATA = Path(__file__).parent / "data" / "generated"
PATH = "/nowhere/shop.py"
_STAND_IN = "raise NotImplementedError"


@dataclass(frozen=True)
class Case:
    """One answer: where it goes, what it says, whether it is right, and where it is from."""

    snapshot: Snapshot
    target: Target
    name: str
    reply: str
    right: bool
    source: str


def handmade() -> Iterator[Case]:
    """Yield the answers that were written by hand, the right ones in every shape."""
    tables = tomllib.loads((DATA / "handmade.toml").read_text(encoding="utf-8"))["task"]
    for table in tables:
        name, right, path = table["name"], table["right"].strip("\n"), table.get("path", PATH)
        snapshot, target = _place(table["file"].lstrip("\n"), name, path)
        written = _written(snapshot, target, right)
        if path != PATH:
            yield Case(snapshot, target, name, f"```\n{right}\n```", right=True, source="other languages")
        for shape, reply_of in SHAPES.items() if path == PATH else ():
            yield Case(snapshot, target, f"{name}: {shape}", reply_of(written), right=True, source="shapes")
        for number, wrong in enumerate(table["wrong"]):
            reply = f"```\n{wrong.strip(chr(10))}\n```"
            source = "handmade" if path == PATH else "other languages"
            yield Case(snapshot, target, f"{name}: wrong {number}", reply, right=False, source=source)


def mutated() -> Iterator[Case]:
    """Yield the functions that others wrote, with their mutants."""
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            snapshot, target = _place(row["file"], row["name"])
            whole = parse(snapshot.parsed.language, row["file"].encode())
            place = body_target(whole, next(each for each in symbols_in(whole) if each.name == row["name"]))
            body = textwrap.dedent(decode(place.span.of(whole.data)).strip("\n")) if place else ""
            yield Case(snapshot, target, row["name"], body, right=True, source=path.stem)
            for number, wrong in enumerate(row["wrong"]):
                yield Case(snapshot, target, f"{row['name']}: mutant {number}", wrong, right=False, source=path.stem)


def cases() -> list[Case]:
    """Return the whole corpus."""
    return [*handmade(), *mutated()]


def _place(file: str, name: str, path: str = PATH) -> tuple[Snapshot, Target]:
    """Return a file with a stand-in for the body of a function, and that place."""
    parsed = parse(language_of(Path(path), packaged()), file.encode())
    target = _target(parsed_symbols := symbols_in(parsed)[1:], name, parsed)
    if target.stub or not parsed_symbols:
        return Snapshot(path, parsed), target
    edit = Edit(target.span, encode(f"\n{target.indent}{_STAND_IN}"))
    stub = parse(parsed.language, apply_edits(parsed.data, [edit]))
    return Snapshot(PATH, stub), _target(symbols_in(stub)[1:], name, stub)


def _target(symbols: Sequence[object], name: str, parsed: object) -> Target:
    found = next(each for each in symbols if each.qualified_name == name)  # type: ignore[attr-defined]
    target = body_target(parsed, found)  # type: ignore[arg-type]
    if target is None:
        raise ValueError(name)
    return target


def _written(snapshot: Snapshot, target: Target, body: str) -> Written:
    symbol, data = target.symbol, snapshot.parsed.data
    if symbol is None:
        raise ValueError(body)
    start = data.rfind(b"\n", 0, symbol.span.start) + 1
    doc = symbol.doc
    head = textwrap.dedent(decode(data[start : doc.span.start if doc else target.span.start]).rstrip())
    text = textwrap.dedent(f"{target.indent}{doc.raw}") if doc else ""
    code = textwrap.indent(body, target.indent)
    whole = decode(apply_edits(data, [Edit(target.span, encode(f"\n{code}"))]))
    owner = symbol.qualified_name.rpartition(".")[0]
    owner = owner if f"class {owner}" in whole else ""
    imports = "\n".join(line for line in whole.splitlines() if line.startswith(("import ", "from ")))
    return Written(head, text, body, symbol.name, owner, f"{whole.rstrip()}\n", imports)


async def verdict_on(case: Case, sandbox: Sandbox | None) -> Verdict:
    """Return the verdict on one answer."""
    packages = packages_for(Path(case.snapshot.path))
    return (await check_generated(case.snapshot, case.target, case.reply, packages, sandbox)).verdict


def is_sound(case: Case) -> bool:
    """Tell whether a wrong answer parses as a body of its function."""
    body = case.reply.strip("`\n")
    if case.snapshot.path != PATH:
        return True
    keyword = "async def" if case.target.symbol and "async" in case.target.symbol.keyword else "def"
    try:
        return bool(ast.parse(f"{keyword} f():\n{textwrap.indent(textwrap.dedent(body), '    ')}\n").body)
    except SyntaxError:
        return False


def main(arguments: Sequence[str] | None = None) -> None:
    """Check every answer with and without running the examples, and print the shares by source and by check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="name each answer that the checks err on")
    chosen = parser.parse_args(arguments)
    corpus = cases()
    for sandbox in (None, PythonSandbox()):
        found = [asyncio.run(verdict_on(each, sandbox)) for each in corpus]
        print(f"{'with' if sandbox else 'without'} examples")
        for source in ("", *sorted({each.source for each in corpus})):
            _print_shares(source, [pair for pair in zip(corpus, found, strict=True) if source in {"", pair[0].source}])
        for case, verdict in zip(corpus, found, strict=True):
            if chosen.show and verdict.passed is not case.right and (case.right or sandbox):
                print(f"  {case.source}: {case.name}: {[each.message for each in verdict.problems if not each.warns]}")


def _print_shares(source: str, pairs: Sequence[tuple[Case, Verdict]]) -> None:
    right = [verdict for case, verdict in pairs if case.right]
    wrong = [verdict for case, verdict in pairs if not case.right]
    refused, through = sum(not each.passed for each in right), sum(each.passed for each in wrong)
    stopped, mistaken = Counter[str](), Counter[str]()
    for verdicts, counter in ((wrong, stopped), (right, mistaken)):
        for each in verdicts:
            counter.update({problem.check for problem in each.problems if not problem.warns})
    print(
        f"  {source or 'all':<16} right refused {refused}/{len(right)} ({refused / max(1, len(right)):.1%}), "
        f"wrong through {through}/{len(wrong)} ({through / max(1, len(wrong)):.1%})"
    )
    if not source:
        print(f"  {'':<16} stopped by {dict(stopped.most_common())}, mistaken by {dict(mistaken.most_common())}")


if __name__ == "__main__":
    main()
