"""`python -m tests.proof FOLDER…`: document real code and prove by other means that nothing but docs changed."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.proof.oracles import Witness, witnesses
from tests.proof.running import Outcome, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.proof.running import Draft


def _as_it_is(_tree: Path) -> None:
    """Leave a tree as it is."""


def _each_source(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return what changes every file of a tree that is text."""

    def transform(tree: Path) -> None:
        for path in tree.rglob("*"):
            if path.is_file() and b"\0" not in (data := path.read_bytes()):
                path.write_bytes(change(data))

    return transform


def _crlf(data: bytes) -> bytes:
    """Return the file with CRLF line ends."""
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _tabs(data: bytes) -> bytes:
    """Return the file indented by tabs, or as it is where that is no longer Python."""
    lines = data.split(b"\n")
    widths = [(len(line) - len(line.lstrip(b" "))) for line in lines]
    changed = b"\n".join(
        b"\t" * (width // 4) + line[width // 4 * 4 :] for width, line in zip(widths, lines, strict=True)
    )
    try:
        compile(changed, "tabs", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return data
    return changed


def _bom(data: bytes) -> bytes:
    """Return the file with a byte order mark."""
    return b"\xef\xbb\xbf" + data.removeprefix(b"\xef\xbb\xbf")


FORMS: Final[dict[str, Callable[[Path], None]]] = {
    "plain": _as_it_is,
    "crlf": _each_source(_crlf),
    "tabs": _each_source(_tabs),
    "bom": _each_source(_bom),
}
"""What is done to the copies first."""


def main() -> int:
    """Run, print, and return 1 where something changed that must not, or where a second run changed anything."""
    options = _options()
    arguments = [
        word for name in ("mode", "style") if (value := getattr(options, name)) for word in (f"--{name}", value)
    ]
    outcomes = []
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        for folder in options.folders:
            outcome = run(folder.resolve(), work, arguments, FORMS[options.form])
            found = witnesses(work / "before" / outcome.name, work / "after" / outcome.name)
            outcomes.append((outcome, found))
            _print_outcome(outcome, found)
    _print_table([each for each, _ in outcomes], missing=options.mode is None)
    drafts = [each for outcome, _ in outcomes for each in outcome.drafts]
    for draft in random.Random(options.seed).sample(drafts, min(options.show, len(drafts))):
        _print_draft(draft)
    return int(any(one.broken or one.again or any(w.differences for w in found) for one, found in outcomes))


def _options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--mode", choices=("update", "regenerate"), help="pass a mode on")
    parser.add_argument("--style", help="pass a style on")
    parser.add_argument("--form", choices=tuple(FORMS), default="plain", help="what is done to the copies first")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print this many drafts, chosen at random")
    parser.add_argument("--seed", type=int, default=3, help="of the choice (3)")
    parser.add_argument("--work", type=Path, help="keep both trees here")
    return parser.parse_args()


def _print_outcome(outcome: Outcome, found: list[Witness]) -> None:
    """Print what must not be, and what the compilers said, of one tree."""
    for title, lines in (
        ("changed beside docs", outcome.broken),
        ("changed by a second run", outcome.again),
        ("refused by a check", outcome.refused),
        ("problem", outcome.problems),
    ):
        for line in lines:
            print(f"{outcome.name}: {title}: {line}")
    for witness in found:
        said = "; ".join(witness.differences) or "the same before and after"
        print(f"{outcome.name}: {witness.command}, {witness.files} files, {witness.messages} messages: {said}")


def _counted(counts: Counter[str]) -> str:
    """Return what was counted, the most frequent first."""
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def _print_table(outcomes: list[Outcome], *, missing: bool) -> None:
    """Print a line a tree."""
    print("\n| tree | files | changed | symbols | public, no doc | drafted | left alone | refused | coverage | s |"
          " beside docs | second run |\n|" + "---|" * 12)  # fmt: skip
    for each in outcomes:
        reasons, checks = _counted(each.reasons), _counted(Counter(line.split(": ", 2)[1] for line in each.refused))
        # In the other modes, documented symbols are drafted too.
        share = f" ({100 * each.drafted / max(1, each.undocumented):.0f} %)" if missing else ""
        coverage = f"{each.before}/{each.public} → {each.after}/{each.public}"
        print(f"| {each.name} | {each.files} | {each.changed} | {each.symbols} | {each.undocumented} |"
              f" {each.drafted}{share} | {reasons} | {checks or 0} | {coverage} | {each.seconds:.1f} |"
              f" {len(each.broken)} | {len(each.again)} |")  # fmt: skip


def _print_draft(draft: Draft) -> None:
    """Print a doc above the code that it is about."""
    print(f"\n=== {draft.path}:{draft.line} {draft.kind} {draft.name}\n{draft.doc.strip()}\n---\n{draft.code}")


if __name__ == "__main__":
    sys.exit(main())
