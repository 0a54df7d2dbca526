"""What a single line looks like: code, a row of a log, of a diff, of a talk, or nothing but prose."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import things

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Look(str, Enum):
    """What a line looks like where it is data."""

    FENCE = "code"
    DIFF = "diff"
    TRACE = "trace"
    LOG = "log"
    QUOTE = "quote"
    LABEL = "label"
    MAIL = "mail"
    SPEECH = "talk"
    CODE = "unfenced code"
    PAIR = "settings"


_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})")
_DIFF = re.compile(r"^(?:diff --git |index [0-9a-f]{5,}|@@ .* @@|--- (?:a/|/dev)|\+\+\+ (?:b/|/dev))")
_LOG = re.compile(
    r"^\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d[T ,]*\d\d:\d\d|\d\d?:\d\d(?::\d\d)?\b\S* \S|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:"
    r"|\W?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL|FAILED|PASSED)\b\W?|[$%] \w|>>> |npm ERR!|error(?:\[E\d+\]|\[?TS\d+\]?)?: |E   |\d+\) [A-Z]\w+Error|FAIL |make: )"
)
_TRACE = re.compile(
    r"^\s*(?:Traceback \(most recent|File \".*\", line \d+|at [\w.$<>]+ ?\(.*\)|at .*:\d+:\d+|Exception in thread|Caused by: |During handling"
    r"|goroutine \d+ \[|thread '.*' panicked|panic: |\w+(?:\.\w+)*(?:Error|Exception)(?:: |$)|Segmentation fault)"
)
_SPEECH = re.compile(
    r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]?,? ?)?<?@?[A-Z][\w.-]{1,20}(?: [A-Z][\w.]*)?>?(?: \(.{1,20}\))?: \S"
)
_MAIL = re.compile(r"^(?:From|To|Cc|Subject|Date|Sent|Von|An|Betreff|De|Para|Asunto|Objet|À): ")
_PAIR = re.compile(r"^\s*[\w\" .-]{1,30}: ?(?:[^\s:][^:]{0,40}|)$|^\s*- [\w-]+: \S{1,30}$")
_CODE = re.compile(
    r"^\s*(?:(?:async )?def \w+\s*\(.*|class \w+.*[:{]\s*$|from [\w.]+ import .+|import [\w.{}*, \"'/@-]+;?(?: from .+)?$|@\w[\w.]*(?:\(.*\))?$|#include\b.*|#!/.*"
    r"|(?:pub |export |public |private |protected |static |final |async |default )*(?:fn|func|function|interface|enum|struct|trait|type) \w+.*[({=].*"
    r"|(?:public|private|protected|static) [\w<>\[\]]+ \w+.*|(?:const|let|var|val) [\w{\[].*=.*|(?:return|raise|throw|yield)\b.*[;)\]\w]$|var \w+ \w+$"
    r"|(?:if|elif|for|while|with|try|except|else|finally|switch|match|module)\b.*[:{]\s*$|package \w+;?$|func .*\{$|impl\b.*\{|end$|fi$|done$"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:TABLE|INDEX|VIEW|UNIQUE|OR REPLACE)|ALTER TABLE|DROP TABLE|WHERE|FROM|JOIN|LEFT JOIN|GROUP BY|ORDER BY|AND|VALUES|WITH)\b.*"
    r"|[\w.\[\]\"'$]+ ?(?::=|[+\-*/|&]?=) ?[^=].*|[$\w.]+\(.*\)[;,]?|[\w.$]+(?:\.\w+)+\(.*|.*[;{}]\s*$|[})\]]+[;,)]*|</?\w+.*>|<\?php|\{.*|\[.*\][,;]?|\"[\w-]+\": .*|FROM \w+\S*$|RUN .*|CMD .*|COPY .*|//.*|/\*.*|\*/|--\s.*"
    r"|(?:awk|sed|grep|curl|find|docker|kubectl|git|npm|pip|sudo|cat|tar|ssh|rsync|xargs|ps|echo|chmod|rm|cp|mv|ls|for i in) [^.?!]*[|'\"$<>{}=/-][^.?!]*(?:[^.?!\w]\S*|\w)|\w+ := .*|defer .*|go func.*)$"
)
_SURE = re.compile(
    r"^\s*(?:(?:async )?def \w+\s*\(.*\).*:|(?:const|let|var) \w+ ?= .*|.*[;{]|.*[({].*\}|(?:func|fn) \w+\(.*|function \w+\(.*|<\w+.*>|[$\w.\[\]]+ = .+[)\]\"'\d;]|\w[\w.]*\(.*\)|[$\w]+(?:\.\w+)+\(.*"
    r"|SELECT\b.+ FROM .+|(?:ALTER|CREATE|DROP) TABLE .+|from [\w.]+ import .+|import \w+|\{\".*\}|(?:awk|sed|grep|curl|find|docker|kubectl|tar|rsync|xargs|chmod|rm|echo|ps|cat) .*[-|'\"$/].*|RUN .*)\s*$"
)
_PROSE = re.compile(r"[a-zäöüéèàñ]{2,},?(?: [a-zäöüéèàñ']+,?){4,}", re.IGNORECASE)
_SQL = re.compile(
    r"^\s*(?:SELECT|INSERT INTO|UPDATE \S+ SET|DELETE FROM|CREATE (?:TABLE|INDEX|VIEW|UNIQUE|OR REPLACE)|ALTER TABLE|DROP TABLE|WHERE|FROM|(?:LEFT |RIGHT |INNER )?JOIN|GROUP BY|ORDER BY|AND|VALUES|WITH)\b.*\S|^\s*select\b.*\bfrom\b.*;$"
)
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'|#.*|//.*|/\*.*")
_ITEM = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
_SYMBOLS = frozenset("(){}[]=;<>|$&\\+%_")
_DENSE = 0.1
_LONGEST_LABEL = 30


def _is_code(line: str) -> bool:
    if _ITEM.match(line):
        return False
    if _SQL.match(line):
        return True
    if _CODE.match(line):
        return not _PROSE.search(_STRINGS.sub("", line))
    return False


def _is_label(line: str) -> bool:
    if not line.rstrip().endswith(":") or len(line) > _LONGEST_LABEL:
        return False
    words = line.strip().rstrip(":").strip("*# ").lower().split()
    return bool(words) and words[-1] in things().pasted["labels"] and len(words) <= 2  # noqa: PLR2004


def is_pair(line: str) -> bool:
    """Tell whether a line is a name, a colon and a short value."""
    return _PAIR.match(line) is not None and not _PROSE.search(line) and not line.rstrip().endswith((".", "?", "!"))


LOOKS: tuple[tuple[Look, Callable[[str], object]], ...] = (
    (Look.FENCE, _FENCE.match),
    (Look.DIFF, _DIFF.match),
    (Look.TRACE, _TRACE.match),
    (Look.LOG, _LOG.match),
    (Look.QUOTE, lambda line: line.startswith(">")),
    (Look.LABEL, _is_label),
    (Look.MAIL, _MAIL.match),
    (Look.SPEECH, _SPEECH.match),
    (Look.CODE, _is_code),
    (Look.PAIR, is_pair),
)
"""The looks that a line may have, the first that holds is the one."""


def is_sure(line: str, *, alone: bool) -> bool:
    """Tell whether a single line is code, whatever stands around it."""
    return (_SURE.match(line) is not None or _SQL.match(line) is not None) and not alone


def code_rows(rows: Sequence[tuple[str, Look | None]]) -> int:
    """Return how many rows from the first on are one piece of code."""
    size = 0
    for number, (line, look) in enumerate(rows):
        if look is Look.CODE or not line.strip():
            pass
        elif number and (line.startswith(("  ", "\t")) and not _ITEM.match(line) or _is_dense(line)):
            pass
        else:
            break
        size += 1
    return size


def _is_dense(line: str) -> bool:
    """Tell whether so many of a line's characters are symbols that it is no prose."""
    bare = _STRINGS.sub("", line)
    if _PROSE.search(bare) or _ITEM.match(line):
        return False
    ink = len(bare) - bare.count(" ")
    return ink > 0 and sum(each in _SYMBOLS for each in bare) >= _DENSE * ink
