"""What of a text is data and not asked by its author: code, diffs, logs, stack traces, quoted and pasted text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Pasted:
    """A stretch of characters that is data; `what` says of which sort: `code`, `diff`, `log`, `trace`, `quote`, `text`."""

    start: int
    end: int
    what: str


_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*$")
_DIFF = re.compile(r"^(?:diff --git |index [0-9a-f]{5,}|@@ .* @@|--- (?:a/|/dev)|\+\+\+ (?:b/|/dev))")
_DIFF_BODY = re.compile(r"^[+\- ]|^\\ No newline|^$")
_LOG = re.compile(
    r"^\W{0,2}(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:"
    r"|\W?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL)\b\W|\$ \w|>>> |npm ERR!|error(?:\[E\d+\])?: |E   )"
)
_TRACE = re.compile(
    r"^\s*(?:Traceback \(most recent|File \".*\", line \d+|at [\w.$<>]+ ?\(.*\)|at .*:\d+:\d+|Exception in thread|Caused by: "
    r"|goroutine \d+ \[|thread '.*' panicked|panic: |\w+(?:\.\w+)*(?:Error|Exception)(?:: |$))"
)
_CHAT = re.compile(
    r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]?,? ?)?<?@?[A-Z][\w.-]{1,20}(?: [A-Z][\w.]*)?>?(?: \(.{1,20}\))?: \S"
)
_MAIL = re.compile(r"^(?:From|To|Cc|Subject|Date|Sent|Von|An|Betreff|De|Para|Asunto|Objet): ")
_CODE = re.compile(
    r"^\s*(?:(?:async )?def \w+\s*\(.*|class \w+.*[:{]\s*$|from [\w.]+ import .+|import [\w.{}*, \"']+;?$|@\w[\w.]*(?:\(.*\))?$|#include\b.*"
    r"|(?:pub |export |public |private |protected |static |final |async |default )*(?:fn|func|function|interface|enum|struct) \w+.*[({].*"
    r"|(?:public|private|protected|static) [\w<>\[\]]+ \w+.*|(?:const|let|var|val) [\w{\[].*=.*|(?:return|raise|throw|yield)\b.*[;)\]\w]$"
    r"|(?:if|elif|for|while|with|try|except|else|finally|switch|match)\b.*[:{]\s*$|package \w+;?$|func .*\{$|impl\b.*\{"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|DROP TABLE|WHERE|FROM|JOIN|GROUP BY|ORDER BY)\b.*"
    r"|[\w.\[\]\"']+ ?[+\-*/|&]?= ?[^=].*|[\w.]+\(.*\)[;,]?|.*[;{}]\s*$|[})\]]+[;,)]*|</?\w+.*>|\{.*|\"[\w-]+\": .*|FROM \w+.*|RUN .*|//.*|/\*.*)$"
)
_SURE = re.compile(
    r"^\s*(?:(?:async )?def \w+\s*\(.*\).*:|(?:const|let|var) \w+ = .*|.*[;{]|(?:func|fn) \w+\(.*|function \w+\(.*|<\w+.*>|\w+ = .+[)\]\"'\d]|\w[\w.]*\(.*\)"
    r"|SELECT\b.+ FROM .+|from [\w.]+ import .+|import \w+)\s*$"
)
_WORDS = re.compile(r"[a-zäöüéèàñ]{2,}(?: [a-zäöüéèàñ']+){4,}", re.IGNORECASE)
_HANDS_OVER = re.compile(
    r"\b(?:this|these|that|the following|following|below|diese[nsmr]?|folgende[nsmr]?|cette?|ce|suivante?|est[ea]|siguiente)\b[^\n.?!]{0,60}"
    r"\b(?:thread|threads|email|emails|e-mail|mail|log|logs|text|article|messages?|discussion|conversation|chat|notes?|transcript|meeting|changelog|diff"
    r"|error|output|trace|traceback|report|ticket|issue|review|comments?|post|paragraph|document|changes|commits?|feedback|incident|paper|story|stacktrace"
    r"|verlauf|nachricht|nachrichten|fehler|fil|courriel|correo|hilo|mensaje|texto|texte)\b[^\n.?!]{0,60}:[ \t]*(?=\n|\S)",
    re.IGNORECASE,
)
_SHORTENS = re.compile(
    r"\b(?:summari[sz]e|tl;?dr|recap|digest|condense|shorten|fasse?|résume[rz]?|resum[eai]r?|translate|proofread|explain|review)\b[^\n.?!]{0,80}:[ \t]*\n",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“[^”\n]{2,}”|«[^»\n]{2,}»|„[^“”\n]{2,}[“”]|(?<![\w'])\"[^\"\n]{2,}\"(?!\w)|(?<!\w)'[^'\n]{3,}'(?!\w)"
)
_TICKED = re.compile(r"`[^`\n]+`")


def pasted_in(text: str) -> tuple[Pasted, ...]:
    """Return the stretches of a text that are data, in order and apart from one another."""
    lines = _lines(text)
    blocks = list(_blocks(text, lines))
    blocks += _handed_over(text, blocks)
    found = _apart(blocks)
    inline = [
        Pasted(match.start(), match.end(), what)
        for what, pattern in (("name", _TICKED), ("quote", _QUOTED))
        for match in pattern.finditer(text)
    ]
    return _apart([*found, *(each for each in inline if not _inside(each, found))])


def _lines(text: str) -> list[tuple[int, str]]:
    starts: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        starts.append((at, line))
        at += len(line) + 1
    return starts


def _blocks(text: str, lines: Sequence[tuple[int, str]]) -> Iterator[Pasted]:
    number = 0
    while number < len(lines):
        start, line = lines[number]
        taken, what = next(((count, what) for what, take in _TAKERS if (count := take(lines, number))), (0, ""))
        if not taken:
            number += 1
            continue
        last, content = lines[number + taken - 1]
        yield Pasted(start, min(len(text), last + len(content)), what)
        number += taken


def _fenced(lines: Sequence[tuple[int, str]], at: int) -> int:
    opening = _FENCE.match(lines[at][1])
    if not opening:
        return 0
    mark = opening[1]
    for number in range(at + 1, len(lines)):
        if lines[number][1].strip().startswith(mark) and not lines[number][1].strip(" \t`~"):
            return number - at + 1
    return len(lines) - at


def _quoted(lines: Sequence[tuple[int, str]], at: int) -> int:
    return _run(lines, at, lambda line: line.startswith(">"))


def _diff(lines: Sequence[tuple[int, str]], at: int) -> int:
    if not _DIFF.match(lines[at][1]):
        return 0
    count = _run(lines, at, lambda line: bool(_DIFF.match(line) or _DIFF_BODY.match(line)))
    return _without_blank_end(lines, at, count)


def _trace(lines: Sequence[tuple[int, str]], at: int) -> int:
    if not _TRACE.match(lines[at][1]):
        return 0
    count = _run(lines, at, lambda line: bool(_TRACE.match(line)) or line.startswith(("  ", "\t")))
    return _without_blank_end(lines, at, count)


def _log(lines: Sequence[tuple[int, str]], at: int) -> int:
    return _run(lines, at, lambda line: bool(_LOG.match(line)))


def _chat(lines: Sequence[tuple[int, str]], at: int) -> int:
    """Count the lines of a pasted talk or letter: two speakers, or a head with two of its fields."""
    count = _run(lines, at, lambda line: bool(_CHAT.match(line) or _MAIL.match(line)) or not line.strip())
    spoken = [line for _, line in lines[at : at + count] if line.strip()]
    if len(spoken) < 2 or len({line.split(":")[0] for line in spoken}) < 2:
        return 0
    if any(line.split(":")[0].lower() in _LABELS for line in spoken):
        return 0
    if _MAIL.match(spoken[0]):
        last = max((number for number in range(at, len(lines)) if not lines[number][1].strip()), default=len(lines))
        rest = " ".join(line for _, line in lines[last:])
        return last - at if _ABOVE.search(rest) else len(lines) - at
    return _without_blank_end(lines, at, count)


_ABOVE = re.compile(r"\b(?:above|obige[nrs]?|oben|ci-dessus|anterior|arriba)\b", re.IGNORECASE)
_LABELS = frozenset(
    "task tasks requirements requirement note notes context goal goals constraints constraint input output step steps example examples "
    "language format background acceptance todo question questions role tone audience length first second third then finally".split()
)


def _code(lines: Sequence[tuple[int, str]], at: int) -> int:
    if not _looks_like_code(lines[at][1]):
        return 0
    count = 0
    for number in range(at, len(lines)):
        line = lines[number][1]
        indented = line.startswith(("  ", "\t")) and count
        if line.strip() and not (_looks_like_code(line) or (indented and not _is_item(line))):
            break
        count += 1
    count = _without_blank_end(lines, at, count)
    rows = [line for _, line in lines[at : at + count] if line.strip()]
    return count if len(rows) > 1 or (rows and _SURE.match(rows[0])) else 0


def _is_item(line: str) -> bool:
    return re.match(r"\s*(?:[-*•]|\d+[.)])\s", line) is not None


def _looks_like_code(line: str) -> bool:
    return (
        bool(_CODE.match(line))
        and not _is_item(line)
        and not _WORDS.search(line.split("#")[0].split("//")[0].split('"')[0])
    )


_TAKERS: tuple[tuple[str, Callable[[Sequence[tuple[int, str]], int], int]], ...] = (
    ("code", _fenced),
    ("diff", _diff),
    ("trace", _trace),
    ("log", _log),
    ("quote", _quoted),
    ("text", _chat),
    ("code", _code),
)


def _run(lines: Sequence[tuple[int, str]], at: int, holds: Callable[[str], bool]) -> int:
    count = 0
    while at + count < len(lines) and holds(lines[at + count][1]):
        count += 1
    return count


def _without_blank_end(lines: Sequence[tuple[int, str]], at: int, count: int) -> int:
    while count and not lines[at + count - 1][1].strip():
        count -= 1
    return count


def _handed_over(text: str, blocks: Sequence[Pasted]) -> list[Pasted]:
    """Return what follows a colon behind words such as "summarise this thread": it is pasted to the end."""
    for pattern in (_HANDS_OVER, _SHORTENS):
        match = pattern.search(text)
        if match is None or any(each.start <= match.start() < each.end for each in blocks):
            continue
        rest = text[match.end() :]
        start = match.end() + len(rest) - len(rest.lstrip())
        if start < len(text) and not re.match(r"(?:[-*•]|\d+[.)]) ", text[start:]):
            return [Pasted(start, len(text), "text")]
        if (
            start < len(text)
            and pattern is _HANDS_OVER
            and text[match.start() : match.end()].lower().count("follow") == 0
        ):
            return [Pasted(start, len(text), "text")]
    return []


def _apart(found: Sequence[Pasted]) -> tuple[Pasted, ...]:
    kept: list[Pasted] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and each.start < kept[-1].end:
            if each.end > kept[-1].end:
                kept[-1] = Pasted(kept[-1].start, each.end, kept[-1].what)
            continue
        kept.append(each)
    return tuple(kept)


def _inside(each: Pasted, others: Sequence[Pasted]) -> bool:
    return any(other.start <= each.start and each.end <= other.end for other in others)
