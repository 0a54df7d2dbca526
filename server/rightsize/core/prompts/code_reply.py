"""Reading the code of a reply: fenced or bare, with words or thinking around it, in JSON, as a diff, as a session."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from rightsize.core.prompts.extract import LONGEST_REPLY, without_thinking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORM = r"^(?P<indent>[ \t]*)(?P<fence>```+|~~~+)[^\n]*\n(?P<code>.*?)(?:^{indent}(?P=fence)[ \t]*$|\Z)"
_FENCED = re.compile(_FORM.replace("{indent}", r"(?:(?P=indent))? {0,3}"), re.DOTALL | re.MULTILINE)
_ANY_INDENT = re.compile(_FORM.replace("{indent}", r"[ \t]*"), re.DOTALL | re.MULTILINE)
"""A fence further in than the one that opened is part of a doc in the code, unless the model indents as it likes."""

_FENCE_LINE = re.compile(r"^[ \t]*(?:```+|~~~+)([^\n]*)$", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_STATEMENT = re.compile(r"(?:return|yield|raise)\b")
_ENVELOPE = re.compile(r"^[ \t]*</?(?:answer|solution|response|final_answer)>[ \t]*$\n?", re.MULTILINE | re.IGNORECASE)
_QUOTED = re.compile(r"^> ?")
_LOOSE = re.compile(r"```(?:[\w+-]*[ \t]*\n)?(.*?)(?:```|\Z)", re.DOTALL)
_TAGGED = re.compile(r"\[PYTHON\](.*?)(?:\[/PYTHON\]|\Z)|<code>(.*?)(?:</code>|\Z)", re.DOTALL | re.IGNORECASE)
_SIGNS = re.compile(
    r"<\|[\w|. -]{1,40}\|>|<\uff5c[^\uff5c>]{1,40}\uff5c>|</?s>|<(?:end|start)_of_turn>|<EOT>|\[/?INST\]|<eos>"
)
_AGAIN = re.compile(
    r"\b(?:corrected|fixed|revised|updated|improved|final|instead of that|apologi[sz]e|mistake)\b", re.IGNORECASE
)
_DEFINES = (
    r"^[ +\t]*(?:>>> )?(?:(?:export|default|pub(?:\([a-z]+\))?|public|private|protected|static|async|final|override"
    r"|unsafe|const|let|var|def|fn|func|function\*?|abstract|synchronized)\s+)+(?:\([^)\n]*\)\s*)?(?:[\w<>\[\],.?]+\s+)*{name}\s*[(<=:]"
)
"""A line that begins a definition of the function, as opposed to one that calls it."""

_HUNK = re.compile(r"^(?:@@|\+\+\+|---|diff |index |\\ No newline)")
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.|In \[\d*\]:|\.{3,}:)(?: |$)")
_NUMBERED = re.compile(r"^[ \t]*(\d+)(?:[:|.)]| {2})[ \t]?")
_MOST_PARAGRAPHS = 24
_MOST_WINDOWS = 80
_MOST_TEXTS = 40
_FEWEST_LINES = 2
_FEWEST_WORDS = 4
_EMPTY = "The reply is empty; answer with the function in one fenced block."


def read_code(text: str, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what of a reply may be the code, the likeliest first, or nothing and what is wrong with it."""
    if not text.strip():
        return (), (_EMPTY,)
    if len(text) > LONGEST_REPLY:
        return (), (f"The reply has {len(text)} characters; answer with one function.",)
    body = _unquoted(_ENVELOPE.sub("", _SIGNS.sub("", without_thinking(text.replace("\r\n", "\n")))))
    told = list(_in_json(body))
    if told:
        return tuple(dict.fromkeys(each for one in told for each in read_code(one, name)[0])), ()
    blocks = _blocks(body)
    if not blocks:
        spans = (each for each in _SPAN.findall(body) if _STATEMENT.match(each))
        return tuple(dict.fromkeys((*_bare_code(body, name), *spans))), ()
    blocks = [each for block in blocks for each in _unwrapped(block)]
    defines = re.compile(_DEFINES.format(name=re.escape(name)) if name else "", re.MULTILINE)
    there = [each for each in blocks if defines.search(each)]
    others = [each for each in blocks if each not in there]
    outside = [] if there else list(_outside(body, name, defines))
    return tuple(dict.fromkeys((*there, *outside, *others, "\n".join(blocks)))), ()


def beside_code(text: str, code: str) -> tuple[str, ...]:
    """Return what a reply held besides the code that was taken from it, a few words each.

    Parameters:
        code: what was taken, in the file's own form.
    """
    body = _SIGNS.sub("", without_thinking(text.replace("\r\n", "\n")))
    fences = list(_FENCED.finditer(body))
    words = len(_FENCED.sub("", body).split()) if fences else 0
    found = [f"an explanation of {words} words"] if words >= _FEWEST_WORDS else []
    taken = {_bare(line) for line in code.split("\n")}
    for match in fences if len(fences) > 1 else ():
        lines = [_bare(line) for line in match["code"].split("\n") if line.strip()]
        if lines and not taken & set(lines):
            found.append(
                f"another block of {len(lines)} line{'' if len(lines) == 1 else 's'}, which begins {lines[0]!r}"
            )
    return tuple(found)


def _bare_code(text: str, name: str) -> Iterator[str]:
    for window in _windows(text, name):
        yield from _unwrapped(window)


def _outside(body: str, name: str, defines: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands outside of the fences and may be the code: the function, or all before a fence that only ends.

    A model that goes on in a fence which its prompt opened sends no more than the end of it.
    """
    lines = list(_FENCE_LINE.finditer(body))
    before = body[: lines[0].start()] if lines else ""
    if len(lines) % 2 and not lines[0].group(1).strip() and before.strip():
        yield from _unwrapped(before.strip("\n"))
    rest = _FENCED.sub("\n", body)
    if name and defines.search(rest):
        yield from _bare_code(rest, name)


def _unquoted(text: str) -> str:
    """Return a text without the signs of a quotation, where each of its lines has one."""
    lines = text.split("\n")
    if not all(_QUOTED.match(each) for each in lines if each.strip()):
        return text
    return "\n".join(_QUOTED.sub("", each) for each in lines)


def _bare(line: str) -> str:
    return line.strip().replace("'", '"')


def _blocks(body: str) -> list[str]:
    """Return the fenced or tagged parts of a reply; one that is announced as the better version comes first."""
    found = list(_FENCED.finditer(body))
    if not found:
        tagged = [match.group(1) or match.group(2) or "" for match in _TAGGED.finditer(body)]
        return tagged or [match.group(1) for match in _LOOSE.finditer(body)]
    first: list[str] = []
    others: list[str] = []
    behind = 0
    for match in found:
        better = others and _AGAIN.search(body[behind : match.start()])
        (first if better else others).append(match["code"])
        behind = match.end()
    loose = (match["code"] for match in _ANY_INDENT.finditer(body))
    return list(dict.fromkeys([*reversed(first), *others, *loose]))


def _in_json(body: str) -> Iterator[str]:
    """Yield the texts of several lines, or of code, in a reply that is JSON, bare or in one fence."""
    match = _FENCED.fullmatch(body.strip())
    text = (match["code"] if match else body).strip()
    if not text.startswith(("{", "[")):
        return
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    found: list[str] = []
    while waiting and len(found) < _MOST_TEXTS:
        value = waiting.pop(0)
        if isinstance(value, str) and value.strip():
            found.append(value)
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    if match is None or any("\n" in each or "return" in each for each in found):
        yield from sorted(found, key=lambda each: ("\n" not in each, "return" not in each))


def _unwrapped(block: str) -> Iterator[str]:
    """Yield a block without what its lines wear (a diff's signs, a session's prompts, numbers), then as it is."""
    lines = block.split("\n")
    filled = [line for line in lines if line.strip()]
    if len(filled) >= _FEWEST_LINES and any(line.startswith("@@") for line in filled):
        yield "\n".join(line[1:] for line in lines if not line.startswith("-") and _HUNK.match(line) is None)
    elif filled and all(line.startswith("+") for line in filled):
        yield "\n".join(line[1:] for line in lines)
    elif filled and _PROMPT.match(filled[0]) and sum(map(bool, map(_PROMPT.match, filled))) > len(filled) // 2:
        yield "\n".join(_PROMPT.sub("", line) for line in lines if _PROMPT.match(line))
    elif len(filled) >= _FEWEST_LINES and _counted(filled):
        yield "\n".join(_NUMBERED.sub("", line) for line in lines)
    yield block


def _counted(lines: Sequence[str]) -> bool:
    """Tell whether each line begins with its number."""
    numbers = [int(match.group(1)) for match in map(_NUMBERED.match, lines) if match]
    return len(numbers) == len(lines) and numbers == sorted(set(numbers))


def _windows(text: str, name: str) -> Iterator[str]:
    """Yield the parts of a bare reply that may be code, the longest first: a person's words stand before and behind."""
    yield text.strip("\n")
    lines = text.split("\n")
    head = next((number for number, line in enumerate(lines) if _heads(line, name)), None)
    if head is not None:
        start = head
        while start and lines[start - 1].strip() and not lines[start - 1].rstrip().endswith((":", ".", "!")):
            start -= 1
        rest = "\n".join(lines[start:])
        yield rest
        yield from _shortened(rest)
    blocks = re.split(r"\n[ \t]*\n", text.strip("\n"))[:_MOST_PARAGRAPHS]
    spans = sorted(
        ((first, last) for first in range(len(blocks)) for last in range(first + 1, len(blocks) + 1)),
        key=lambda each: each[0] - each[1],
    )
    for first, last in spans[:_MOST_WINDOWS]:
        yield "\n\n".join(blocks[first:last])


def _heads(line: str, name: str) -> bool:
    """Tell whether a line looks like the head of the function: words and its name before a parenthesis."""
    return bool(name) and re.match(rf"\s*(?:[\w<>\[\],.*&]+\s+)+{re.escape(name)}\s*[(<=]", line) is not None


def _shortened(text: str) -> Iterator[str]:
    """Yield a text without its last paragraphs, one after the other."""
    blocks = re.split(r"\n[ \t]*\n", text)[:_MOST_PARAGRAPHS]
    for last in range(len(blocks) - 1, 0, -1):
        yield "\n\n".join(blocks[:last])
