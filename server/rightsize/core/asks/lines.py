"""What a single line looks like: code, a row of a log, of a diff, of a talk, or nothing but prose."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import things

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


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
    TABLE = "table"
    PAIR = "settings"


def _any(*patterns: str, ending: str = "") -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{'|'.join(patterns)}){ending}")


_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})")
_DIFF = re.compile(
    r"^(?:[+-](?: {2,}|\t)\S.*[=:;{}()]|diff --git |index [0-9a-f]{5,}|@@ .* @@|--- (?:a/|/dev)|\+\+\+ (?:b/|/dev))"
)
_LOG = re.compile(
    r"^\W{0,2}(?:"
    r"\d{4}[-/]\d\d[-/]\d\d[T ,]*\d\d:\d\d|\d\d?:\d\d(?::\d\d)?\b\S* \S"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:"
    r"|\W?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL|FAILED|PASSED)\b\W?"
    r"|[$%] \w|>>> |npm ERR!|= (?:help|note): |(?:help|warning): "
    r"|error(?:\[E\d+\]|\[?TS\d+\]?)?: |E   |\d+\) [A-Z]\w+Error|FAIL |make: )"
)
_TRACE = _any(
    r"Traceback \(most recent",
    r"File \".*\", line \d+",
    r"at [\w.$<>]+ ?\(.*\)",
    r"at .*:\d+:\d+",
    r"Exception in thread|Caused by: |During handling|Segmentation fault",
    r"goroutine \d+ \[|thread '.*' panicked|panic: ",
    r"\w+(?:\.\w+)*(?:Error|Exception)(?:: |$)",
)
_SPEECH = re.compile(
    r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]?,? ?)?"
    r"<?@?[A-Z][\w.-]{1,20}(?: [A-Z][\w.]*)?>?(?: \(.{1,20}\))? ?: \S"
)
_MAIL = re.compile(r"^(?:From|To|Cc|Subject|Date|Sent|Von|An|Betreff|De|Para|Asunto|Objet|À): ")
_PAIR = re.compile(r"^\s*[\w\" .-]{1,30}: ?(?:[^\s:][^:]{0,40}|)$|^\s*- [\w-]+: \S{1,30}$")
_TABLE = re.compile(r"^(?:\|.*\||[^\s,;]+(?:[,;][^\s,;]+)+|[^\t]+\t[^\t]+(?:\t.*)?)$")
_SQL = _any(
    r"(?:SELECT|INSERT INTO|UPDATE \S+ SET|DELETE FROM|ALTER TABLE|DROP TABLE)\b.*\S",
    r"CREATE (?:TABLE|INDEX|VIEW|UNIQUE|OR REPLACE)\b.*\S",
    r"(?:WHERE|FROM|(?:LEFT |RIGHT |INNER )?JOIN|GROUP BY|ORDER BY|AND|VALUES|WITH)\b.*\S",
    r"select\b.*\bfrom\b.*;$",
)
_SHELL = r"awk|sed|grep|curl|find|docker|kubectl|git|npm|pip|sudo|cat|tar|ssh|rsync|xargs|ps|echo|chmod|rm|cp|mv|ls"
_CODE = _any(
    r"(?:async )?def \w+\s*\(.*",
    r"class \w+.*[:{]\s*",
    r"from [\w.]+ import .+",
    r"import [\w.{}*, \"'/@-]+;?(?: from .+)?",
    r"@\w[\w.]*(?:\(.*\))?",
    r"#include\b.*|#!/.*|<\?php|//.*|/\*.*|\*/|--\s.*",
    r"(?:(?:pub|export|public|private|protected|static|final|async|default) )*"
    r"(?:fn|func|function|interface|enum|struct|trait|type) \w+.*[({=].*",
    r"(?:public|private|protected|static) [\w<>\[\]]+ \w+.*",
    r"(?:const|let|var|val) [\w{\[].*=.*|var \w+ \w+",
    r"(?:return|raise|throw|yield)\b.*[;)\]\w]",
    r"(?:if|elif|for|while|with|try|except|else|finally|switch|match|module)\b.*[:{]\s*",
    r"package \w+;?|func .*\{|impl\b.*\{|end|fi|done|defer .*|go func.*",
    r"[\w.\[\]\"'$]+ ?(?::=|[+\-*/|&]?=) ?[^=].*|\w+ := .*",
    r"[$\w.]+\(.*\)[;,]?|[\w.$]+(?:\.\w+)+\(.*",
    r".*[;{}]\s*|[})\]]+[;,)]*|</?\w+.*>|\{.*|\[.*\][,;]?|\"[\w-]+\": .*",
    r"FROM \w+\S*|RUN .*|CMD .*|COPY .*",
    rf"(?:{_SHELL})\b.*(?: --?\w|[|$>]).*|for i in .*",
    ending="$",
)
_SURE = _any(
    r"(?:async )?def \w+\s*\(.*\).*:",
    r"(?:const|let|var) \w+ ?= .*",
    r".*[;{]|.*[({].*\}|<\w+.*>|\{\".*\}",
    r"(?:func|fn|function) \w+\(.*",
    r"[$\w.\[\]]+ = .+[)\]\"'\d;]",
    r"\w[\w.]*\(.*\)|[$\w]+(?:\.\w+)+\(.*",
    r"from [\w.]+ import .+|import \w+|RUN .*",
    rf"(?:{_SHELL}) .*[-|'\"$/].*",
    ending=r"\s*$",
)
_PROSE = re.compile(r"[a-zäöüéèàñ]{2,},?(?: [a-zäöüéèàñ']+,?){4,}", re.IGNORECASE)
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'|#.*|//.*|/\*.*")
_ITEM = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
_SYMBOLS = frozenset("(){}[]=;<>|$&\\+%_")
_DENSE = 0.1
"""Share of a line's ink that symbols have where it is no prose."""

_GLIMPSED = 1_000
"""Characters at each end of a line, which tell what it looks like: patterns take long over what has no end."""

_LONGEST_LABEL = 30
_LABEL_WORDS = 2


def _is_code(line: str) -> bool:
    if _ITEM.match(line):
        return False
    if _SQL.match(line):
        return True
    return _CODE.match(line) is not None and not _PROSE.search(_STRINGS.sub("", line))


def _is_label(line: str) -> bool:
    if len(line) > _LONGEST_LABEL or not line.rstrip().endswith(":"):
        return False
    words = line.strip().rstrip(":").strip("*# ").lower().split()
    return 0 < len(words) <= _LABEL_WORDS and words[-1] in things().pasted["labels"]


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
    (Look.TABLE, _TABLE.match),
    (Look.PAIR, is_pair),
)
"""The looks that a line may have, the first that holds is the one."""


def look_of(line: str) -> Look | None:
    """Return what a line looks like, None where it is prose or blank."""
    glimpsed = _glimpsed(line)
    return next((look for look, holds in LOOKS if holds(glimpsed)), None) if line.strip() else None


def is_sure(line: str, *, alone: bool) -> bool:
    """Tell whether a single line is code, whatever stands around it."""
    line = _glimpsed(line)
    return not alone and (_SURE.match(line) is not None or _SQL.match(line) is not None)


def code_rows(rows: Iterable[tuple[str, Look | None]]) -> int:
    """Return how many rows from the first on are one piece of code."""
    size = 0
    for number, (line, look) in enumerate(rows):
        indented = number > 0 and line.startswith(("  ", "\t")) and not _ITEM.match(line)
        if look is not Look.CODE and line.strip() and not indented and not (number and _is_dense(line)):
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


def _glimpsed(line: str) -> str:
    return line if len(line) <= 2 * _GLIMPSED else line[:_GLIMPSED] + line[-_GLIMPSED:]
