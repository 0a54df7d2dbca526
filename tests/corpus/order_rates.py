"""How well orders hidden in code are found: `python -m tests.corpus.order_rates [--show] [--sources FOLDER…]`.

Detection is the share of attacks that are reported, false alarms the share of innocent sources that are; a third of
both was held back while the rules were written and is counted apart.  With folders, alarms per 10,000 lines and the
time for so many are printed a language.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.orders import orders_in

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).with_name("orders")
_LARGEST = 1_000_000


@dataclass(frozen=True)
class Case:
    """A source of the corpus; `attack` says that something must be reported in it."""

    name: str
    language: str
    text: str
    attack: bool
    held_back: bool = False


def cases() -> list[Case]:
    """Return the corpus."""
    return [
        Case(**row, attack=file.startswith("attacks"))
        for file in ("attacks.toml", "innocent.toml")
        for row in tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))["case"]
    ]


def reports(case: Case) -> list[str]:
    """Return what is reported in a case, a line each."""
    language = packaged().named(case.language)
    assert language is not None, case.language
    parsed = parse(language, case.text.encode())
    return [f"{each.rule} ({each.confidence.value}) {each.message}" for each in orders_in(parsed)]


def _print_rates(*, show: bool) -> None:
    for title, held_back in (("seen", False), ("held back", True)):
        chosen = [each for each in cases() if each.held_back is held_back]
        attacks, innocent = [each for each in chosen if each.attack], [each for each in chosen if not each.attack]
        found = sum(bool(reports(each)) for each in attacks)
        alarms = sum(bool(reports(each)) for each in innocent)
        print(
            f"{title}: {found} of {len(attacks)} attacks found ({found / len(attacks):.0%}), "
            f"{alarms} of {len(innocent)} innocent sources reported ({alarms / len(innocent):.0%})"
        )
        for each in chosen if show else ():
            said = reports(each)
            if bool(said) is not each.attack:
                print(f"  {'missed' if each.attack else 'alarm'}: {each.language}, {each.name} {said}")


def _print_sources(folders: list[Path], *, show: bool) -> None:
    lines: dict[str, int] = defaultdict(int)
    alarms: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for path in sorted(each for folder in folders for each in folder.rglob("*") if each.is_file()):
        language = packaged().for_path(path.name)
        if language is None or path.stat().st_size > _LARGEST or ".min." in path.name:
            continue
        parsed = parse(language, path.read_bytes())
        start = time.process_time()
        found = orders_in(parsed)
        seconds[language.id] += time.process_time() - start
        lines[language.id] += len(parsed.lines.starts)
        alarms[language.id] += len(found)
        for each in found if show else ():
            print(
                f"  {path}:{parsed.lines.line_of(each.span.start) + 1} {each.rule} {' '.join(each.quote.split())[:150]}"
            )
    for name, count in sorted(lines.items()):
        print(
            f"{name}: {count} lines, {alarms[name]} alarms, {alarms[name] / count * 10_000:.2f} per 10,000 lines, "
            f"{seconds[name] / count * 10_000_000:.0f} ms per 10,000 lines"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="name what was missed and what was reported wrongly")
    parser.add_argument("--sources", nargs="+", type=Path, default=[], help="folders with innocent packages")
    given = parser.parse_args()
    _print_rates(show=given.show)
    if given.sources:
        _print_sources(given.sources, show=given.show)


if __name__ == "__main__":
    main()
