"""Turns gitleaks' rules into ours: `python -m tests.support.secret_rules gitleaks.toml LICENSE REVISION`.

Go's expressions become Python's; what is bound to a kind of file that no language of ours has is left out, and so is
the part of an expression that only reads the name before a secret.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = Path(__file__).parents[2] / "server/rightsize/core/privacy/gitleaks.json"

_NAME = "[\\w.-]{0,50}?"
_BRACKET = "\\["
_OWN = {"private-key"}
"""Rules that ours stand for: a key is hidden line by line."""


def python_expression(go: str) -> str:
    """Return an expression of Go's in Python's words."""
    text = go.replace("[[:alnum:]]", "[a-zA-Z0-9]").replace("[:alnum:]", "a-zA-Z0-9").replace("\\z", "\\Z")
    text = text.replace(f"(?i){_NAME}", "(?i)", 1) if text.startswith(f"(?i){_NAME}") else text
    while (at := text.find("(?i)", 1)) > 0:
        end, branches = _end_of_group(text, at + 4)
        if branches:
            text = f"(?i){text.replace('(?i)', '')}"
            break
        text = f"{text[:at]}(?i:{text[at + 4 : end]}){text[end:]}"
    text = _without_nested_sets(text)
    re.compile(text)
    return text


def _without_nested_sets(text: str) -> str:
    """Return an expression whose sets hold no bare bracket, of which Python warns."""
    parts = re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", text, flags=re.DOTALL)
    sets = (each[0] == "[" and len(each) > 1 for each in parts)
    return "".join(
        f"[{each[1:].replace('[', _BRACKET)}" if is_set else each for each, is_set in zip(parts, sets, strict=True)
    )


def _end_of_group(text: str, at: int) -> tuple[int, bool]:
    """Return where the group around a place ends, and whether it branches before that."""
    depth, in_class, branches = 0, False, False
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char == "(":
            depth += 1
        elif char == ")":
            if depth == 0:
                return at, branches
            depth -= 1
        elif char == "|" and depth == 0:
            branches = True
        at += 1
    return at, branches


def _allowed(lists: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = [each for each in lists if "paths" not in each]
    return [
        {
            "target": each.get("regexTarget", "secret"),
            "regexes": [python_expression(one) for one in each.get("regexes", [])],
            "stopwords": [one.lower() for one in each.get("stopwords", [])],
        }
        for each in kept
    ]


def converted(config: dict[str, Any], licence: str, revision: str) -> dict[str, Any]:
    """Return what is packaged."""
    rules = [
        {
            "id": each["id"],
            "regex": python_expression(each["regex"]),
            "keywords": each.get("keywords", []),
            "entropy": each.get("entropy", 0),
            "group": each.get("secretGroup", 0),
            "allow": _allowed(each.get("allowlists", [])),
        }
        for each in config["rules"]
        if "path" not in each and each["id"] not in _OWN
    ]
    everywhere = config["allowlist"]
    return {
        "source": f"https://github.com/gitleaks/gitleaks, config/gitleaks.toml at {revision}",
        "licence": licence,
        "allow": _allowed([{key: everywhere[key] for key in ("regexes", "stopwords")}]),
        "rules": rules,
    }


def main() -> None:
    """Write the packaged rules."""
    config, licence, revision = sys.argv[1:4]
    rules = converted(tomllib.loads(Path(config).read_text(encoding="utf-8")), Path(licence).read_text(), revision)
    RULES.write_text(json.dumps(rules, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
