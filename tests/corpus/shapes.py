"""The shapes in which models answer with a right body: fenced, wrapped, renamed, with words and helpers around it."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Written:
    """One right answer in its parts.

    Attributes:
        head: decorators and signature, at the left margin.
        doc: the doc with its quotes, on lines of its own, not indented.
        body: not indented.
        name: of the function.
        owner: of its class, or nothing.
        file: the whole file with the body in it.
        imports: the file's own.
    """

    head: str
    doc: str
    body: str
    name: str
    owner: str
    file: str
    imports: str

    def function(self, doc: str | None = None, unit: str = "    ", body: str | None = None) -> str:
        """Return the function at the left margin."""
        inner = "\n".join(part for part in (self.doc if doc is None else doc, body or self.body) if part)
        return f"{self.head}\n{textwrap.indent(inner, unit)}\n"

    def fence(self, code: str | None = None, language: str = "python") -> str:
        """Return code, or else the function, in a fence."""
        return f"```{language}\n{code or self.function()}```"


def _in_class(w: Written) -> str:
    function = w.function() if w.owner else re.sub(r"(def \w+\()", r"\1self, ", w.function(), count=1)
    return w.fence(f"class {w.owner or 'Solution'}:\n{textwrap.indent(function, '    ')}")


def _renamed(w: Written) -> str:
    match = re.search(r"\((?:self, |cls, )?(\w+)", w.head)
    old = match.group(1) if match else w.name
    return w.fence(re.sub(rf"\b{old}\b(?!=)", f"the_{old}", f"{w.head}\n{textwrap.indent(w.body, '    ')}\n"))


def _numbered(w: Written) -> str:
    lines = w.function().splitlines()
    return "\n".join(f"{number:>2}: {line}" for number, line in enumerate(lines, 1))


def _more_defaults(w: Written) -> str:
    head = w.head if "*" in w.head else re.sub(r"\)(?=[^()]*:$)", ", verbose=False)", w.head)
    return w.fence(f"{head}\n{textwrap.indent(w.body, '    ')}\n")


def _untyped(w: Written) -> str:
    head = re.sub(r" ->[^:]+:$", ":", re.sub(r": (?:list\[\w+\]|\w+)(?: \| None)?(?=[,)= ])", "", w.head))
    return w.fence(f"{head}\n{textwrap.indent(w.body, '    ')}\n")


def _session(w: Written) -> str:
    first, *others = w.function(doc="").splitlines()
    return "```python\n" + "\n".join([f">>> {first}", *(f"... {line}" for line in others), "..."]) + "\n```"


def _diff(w: Written) -> str:
    body = "\n".join(f"+{line}" for line in textwrap.indent(w.body, "    ").splitlines())
    return f"```diff\n@@ -1,3 +1,9 @@\n {w.head.splitlines()[-1]}\n-    pass\n{body}\n```"


SHAPES: dict[str, Callable[[Written], str]] = {
    "a fence": lambda w: w.fence(),
    "a fence without a language": lambda w: w.fence(language=""),
    "a fence of another language": lambda w: w.fence(language="java"),
    "a fence in capitals with a title": lambda w: w.fence(language="Python title=answer.py"),
    "a fence of tildes": lambda w: f"~~~python\n{w.function()}~~~",
    "a fence that nothing closes": lambda w: f"```python\n{w.function()}",
    "a fence in a list": lambda w: "1. The code:\n\n" + textwrap.indent(w.fence(), "   "),
    "a fence with the body alone": lambda w: w.fence(f"{w.body}\n"),
    "a fence with the body indented": lambda w: w.fence(textwrap.indent(w.body, "    ") + "\n"),
    "bare": lambda w: w.function(),
    "bare, the body alone": lambda w: f"{w.body}\n",
    "bare, the body indented": lambda w: textwrap.indent(w.body, "    ") + "\n",
    "bare, the first line's indent lost": lambda w: textwrap.indent(w.body, "    ").strip() + "\n",
    "bare, behind empty lines": lambda w: "\n   \n" + textwrap.indent(w.body, "    ") + "\n",
    "words before": lambda w: f"Sure! Here is the completed function:\n\n{w.fence()}",
    "words behind": lambda w: f"{w.fence()}\n\nThis function works as the docstring says. Let me know!",
    "words around": lambda w: (
        f"Certainly. I'll implement `{w.name}`:\n\n{w.fence()}\n\n### Explanation\n\n- It works.\n"
    ),
    "words around bare code": lambda w: f"Here is the code:\n\n{w.function()}\nThis is how it works.",
    "thinking": lambda w: f"<think>\nMaybe def {w.name}(x): pass? No.\n</think>\n\n{w.fence()}",
    "thinking that was not opened": lambda w: f"Let me see.\n</think>\n{w.fence()}",
    "the whole file": lambda w: w.fence(w.file),
    "the whole file, bare": lambda w: w.file,
    "in a class": _in_class,
    "no doc": lambda w: w.fence(w.function(doc="")),
    "another doc": lambda w: w.fence(w.function(doc='"""Do it."""')),
    "no type hints": _untyped,
    "renamed parameter": _renamed,
    "one more parameter with a default": _more_defaults,
    "imports that nothing needs": lambda w: w.fence(f"import os\nfrom typing import Any, List\n\n{w.function()}"),
    "imports of everything": lambda w: w.fence(
        f"from typing import *\nfrom math import *\n{w.imports}\n\n{w.function()}"
    ),
    "imports for the future": lambda w: w.fence(f"from __future__ import annotations\n\n{w.function()}"),
    "a helper beside it": lambda w: w.fence(f"def helper(x):\n    return x\n\n\n{w.function()}"),
    "a constant beside it": lambda w: w.fence(f"LIMIT = 10\n\n\n{w.function()}"),
    "tests below": lambda w: w.fence(f"{w.function()}\n\ndef test_it():\n    assert True\n\n\ntest_it()\n"),
    "a main block": lambda w: w.fence(
        f'{w.function()}\n\nif __name__ == "__main__":\n    import doctest\n    doctest.testmod()\n'
    ),
    "a print of how to use it": lambda w: w.fence(f"{w.function()}\n# Example usage\nprint({w.name})\n"),
    "use in a fence of its own": lambda w: f"{w.fence()}\n\nUsage:\n\n```python\nprint({w.name}())\n```",
    "use in a fence before": lambda w: f"It is called so:\n\n```python\n{w.name}()\n```\n\nThe code:\n\n{w.fence()}",
    "a command before": lambda w: f"```bash\npip install nothing\n```\n\n{w.fence()}",
    "a better version": lambda w: f"{w.fence(w.function(body='return None'))}\n\nCorrected version:\n\n{w.fence()}",
    "the stand-in repeated": lambda w: w.fence(
        f"{w.head}\n{textwrap.indent(w.doc or 'pass', '    ')}\n\n{w.function()}"
    ),
    "CRLF": lambda w: w.fence().replace("\n", "\r\n"),
    "tabs": lambda w: w.fence(w.function(unit="\t").replace("    ", "\t")),
    "two spaces": lambda w: w.fence(
        re.sub(r"(?m)^( +)", lambda m: m.group()[: len(m.group()) // 2], w.function(doc=""))
    ),
    "hard spaces": lambda w: w.function(doc="").replace("    ", "\u00a0" * 4),
    "white space behind lines": lambda w: w.fence(w.function().replace("\n", "  \n")),
    "JSON": lambda w: json.dumps({"code": w.function(), "explanation": "It works."}),
    "JSON in a fence": lambda w: f"```json\n{json.dumps({'answer': {'code': w.function()}})}\n```",
    "tags of CodeLlama": lambda w: f"[PYTHON]\n{w.function()}[/PYTHON]",
    "signs of a chat": lambda w: f"<|im_start|>assistant\n{w.fence()}<|im_end|>",
    "an end of text": lambda w: f"{w.function()}<|endoftext|>",
    "a diff": _diff,
    "a session": _session,
    "numbered lines": _numbered,
    "a global": lambda w: w.fence(
        f"calls = 0\n\n\n{w.function(body='global calls' + chr(10) + 'calls = 1' + chr(10) + w.body)}"
    ),
    "deeper than the file": lambda w: textwrap.indent(w.function(), "        "),
}
