"""What a single line looks like: code, a row of a log, of a diff, of a talk, or nothing but prose."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import ENGLISH, lexicon_of, things

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
    COMMIT = "commits"
    ROW = "figures"


def _any(*patterns: str, ending: str = "") -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{'|'.join(patterns)}){ending}")


_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})")
_DIFF = re.compile(
    r"^(?:[+-](?: {2,}|\t)\S.*[=:;{}()]|diff --git |index [0-9a-f]{5,}|@@(?: |$)|--- (?:a/|/dev)|\+\+\+ (?:b/|/dev))"
)
_LOG = re.compile(
    r"^\W{0,2}(?:"
    r"\d{4}[-/]\d\d[-/]\d\d[T ,]*\d\d:\d\d|\d\d?:\d\d(?::\d\d)?\b\S* \S"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:"
    r"|\W?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL|FAILED|PASSED)\b\W?"
    r"|[$%] \w|>>> |npm ERR!|= (?:help|note): |note: run with `RUST_BACKTRACE|(?:help|warning): "
    r"|error(?:\[E\d+\]|\[?TS\d+\]?)?: |E   |\d+\) [A-Z]\w+Error|FAIL |make: "
    r"|\s*(?=\S*[./\\])[\w/\\.\[\]-]+(?:[: ]\d+:\d+(?::? \S|$)|:\d+(?:: \S|$))"
    r"|[\w-]+(?:\.[\w-]+)*: (?:fatal )?(?:error|warning|note|fatal)\b"
    r"|(?:ok|not ok) \d+\b|KILL: |kernel: "
    r"|\[[\w.-]+\] (?:\w+ ){0,3}error: |Module not found: |Access to \w+ at '\S+' from origin "
    r"|Please (?:commit your changes or stash|move or remove) them before you |Aborting$)"
)
_UNDATED = re.compile(r"^\W?[A-Z]+\b")
_POLITE = re.compile(r"[.!?] [^.!?]*\b(?:please|pls|bitte|merci|por favor)\b", re.IGNORECASE)
_TRACE = _any(
    r"Traceback \(most recent",
    r"File \".*\", line \d+",
    r"at (?:async |new )?[\w.$<>]+ ?\(.*\)",
    r"at .*:\d+:\d+",
    r"Exception in thread|Caused by: |During handling|Segmentation fault",
    r"goroutine \d+ \[|thread '.*' panicked|panic: |(?:Thread \d+: )?[Ff]atal error: ",
    r"Uncaught (?:\(in promise\) )?\w*(?:Error|Exception)\b|Unhandled (?:exception|rejection|promise)\b",
    r"PHP \w+ error: ",
    r"\S+:\d+:in [`']|from \S+:\d+:in |#\d+ +(?:0x[0-9a-f]+ |\{main\}|\S+\(\d+\): )",
    r"\|(?: [^|]*)?$",
    r"\w+(?:(?:\.|::)\w+)*(?:Error|Exception|Warning)(?:: |$)",
    r"\w+(?:::\w+)+: ",
)
_SPEECH = re.compile(
    r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]?,? ?)?"
    r"(?:[a-z]{2,4}\. [\u2012-\u2014-] )?"
    r"(?:<?@?[A-Z][\w.-]{1,20}(?: [A-Z][\w.]*)?>?(?: \(.{1,20}\))? ?: \S|<[\w.-]{1,20}> \S|@?[a-z][\w-]{1,15}: \S)"
)
_MAIL = re.compile(r"^(?:From|To|Cc|Subject|Date|Sent|Von|An|Betreff|De|Para|Asunto|Objet|À): ")
_PAIR = re.compile(
    r"^\s*(?!\d+[.)] |[-*] )[\w\" .-]{1,30}: ?(?:[^\s:][^:]{0,40}|)$|^\s*- [\w-]+: \S{1,30}$"
    r"|^\s*(?:- )?[\w./-]{1,40}: *(?:[^\s:][^:\s]*(?:[:/]\S*)?|[\[{\"'|>&*].*)$"
)
_TABLE = re.compile(
    r"^(?:\|.*\||[^\s,;]+(?:[,;][^\s,;]+)+|[^\t]+\t[^\t]+(?:\t.*)?"
    r"|[^,.?!]{1,40}(?:,[^,\s][^,]{0,40})+|[^|]{1,40}(?: \| [^|]+)+"
    r"|\s*(?![-*•] )\S+(?: \S+){0,3}(?<![.?!:])(?: {2,}\S+(?: \S+)*)+"
    r")\s*$"
)
_ROW = re.compile(r"^\s*(?![-*•] )\S+(?: \S+){0,3}:? +~?[\d.,]+ ?(?:%|[a-zµA-Z/]{1,4})?\s*$")
_COMMIT = re.compile(
    r"^(?:[-*] )?(?:(?:(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{3,40}|(?<![-*] )[a-f]\d):? [a-z`]"
    r"|(?:feat|chore|refactor|perf|fix|docs|build)\(\w+\)!?: "
    r"|(?:feat|chore|refactor|perf|revert)!?: )"
)
_SQL = _any(
    r"(?:SELECT|INSERT INTO|UPDATE \S+ SET|DELETE FROM|ALTER TABLE|DROP TABLE)\b.*\S",
    r"CREATE (?:TABLE|INDEX|VIEW|UNIQUE|OR REPLACE)\b.*\S",
    r"(?:WHERE|FROM|(?:LEFT |RIGHT |INNER )?JOIN|GROUP BY|ORDER BY|AND|VALUES|WITH)\b.*\S",
    r"(?:CREATE|GRANT|REVOKE|DECLARE|EXEC|BEGIN|END|SET) ?\b[^a-z]*(?:$|[\w.]+ .*)",
    r"(?i:select\b.*\bfrom\b.*;)$",
)
_SQL_LOW = _any(
    r"(?i:select\b.*[\w*)\"]|insert into \S|update \S+ set |delete from \S|alter table \S|drop (?:table|index|view) "
    r"|(?:create|alter) (?:or replace )?(?:unique )?(?:table|index|view|trigger|policy|function|proc|procedure|role) "
    r"\S).*[;(=*',]"
)
_SHELL = (
    r"gcc|cc|clang|cd|chown|mkdir|usermod|mysqldump|mysql|psql|gunzip|gzip|systemctl|apt|"
    r"apt-get|jq|wget|scp|sort|cut|uniq|head|tail|tee|helm|terraform|aws|openssl|iptables|"
    r"mount|pytest|cargo|python3?|node|awk|sed|grep|curl|find|docker|kubectl|git|npm|pip|"
    r"sudo|cat|tar|ssh|rsync|xargs|ps|echo|chmod|rm|cp|mv|ls"
)
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
    r"FROM \w+\S*|(?:RUN|CMD|COPY|ADD|ENV|ARG|EXPOSE|USER|WORKDIR|ENTRYPOINT|VOLUME|HEALTHCHECK) \S.*",
    r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\S*(?: \S+){0,2}",
    r"[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)+: \S.*|[A-Z][a-z]+[A-Z][A-Za-z\d]+ \S+",
    r"(?:[-*/,\d]+ +){4}[-*/,\w]+(?: .*)?|@(?:reboot|hourly|daily|weekly|monthly) \S.*",
    r"(?:local|my|our|mut|auto|int|float|double|char|bool|string|uniform|in|out|param|vec\d) "
    r"[\w<>$%]+(?: \w+)?(?: ?= ?.*|;.*)",
    r"(?:mov|add|sub|xor|lea|push|pop|cmp|test|ldr|str|and|or|mul|imul|shl|shr|inc|dec|call|jmp)[a-z]? "
    r"(?:[er]?[abcd]x|[er]?[sd]i|[er]?[sb]p|r\d+\w?|[xw]\d+|[%$#\[]\S+|sp|lr)\b.*",
    r"\w+ 0x[0-9a-fA-F]+.*|\w+:(?: +[\d.,]+){2,}|[a-z]+(?:-[a-z]+)* (?:yes|no|on|off|\d+[a-z]{0,2})",
    r"[^=.?!]{1,60} = [^=]*[*/+(^].*|[^=.?!]{1,60}[*/^+][^=?!]{1,60} = .*|/\S+/[a-z]*|\.[\w\[\].]+ \| .*",
    r"-/\+ .*|~ \S+ .* -> .*|# \S+ (?:must|will) be .*",
    r"- (?:run|shell|command|script|name|uses|alert|image|key): \S.*|- \w+: \|",
    r"(?:allow|deny|permit|block|pass) (?:in |out )?(?:tcp|udp|ip|icmp|any)\b.*|\w+ ALL ?=.*",
    r"\w[\w ]*(?:->|=>|→) ?\S.*|.*:- .*",
    rf"(?:{_SHELL})\b.*(?: --?\w|[|$>]| \.?/\w|\.\w{{1,4}}\b).*|for \w+ in .*",
    ending="$",
)
_SURE = _any(
    r"(?:async )?def \w+\s*\(.*\).*:.*",
    r"(?:const|let|var) \w+ ?= .*",
    r".*[=()\[\]<>$].*;|.*\{|.*[({].*\}|<\w+.*>|\{\".*\}",
    r"(?:func|fn|function) \w+\(.*",
    r"[$\w.\[\]]+ = .+[)\]\"'\d;]",
    r"\w[\w.]*\(.*\)|[$\w]+(?:\.\w+)+\(.*",
    r"from [\w.]+ import .+|import \w+|RUN .*",
    rf"(?:{_SHELL}) .*[-|'\"$/].*",
    ending=r"\s*$",
)
_PROSE = re.compile(r"[a-zäöüéèàñ]{2,},?(?: [a-zäöüéèàñ']+,?){4,}", re.IGNORECASE)
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'|#.*|//.*|/\*.*")
_ITEM = re.compile(
    r"\s*(?:[-*•◦‣▪●○□☐☑\u2012-\u2014]|\(?(?:\d+|[A-Za-z]|[ivxIVX]+)[.)]|\[[\d xX]\]|\*\*\d{1,2}[.):]?\*\*:?)\s"
)
_KEYED = re.compile(r"\s*- (?:run|shell|command|script|name|uses|alert|image|key): \S|\s*- \w+: \|$|\* [\d*]")
_ASIDE = re.compile(r"`[^`]*`|\"[^\"]*\"|'[^']*'|//.*|/\*.*|(?:^|\s)#\s.*")
_SAID = re.compile(r"(?<![^\s\"'(,¿¡])[^\W\d_]+(?:['\u2019][a-z]+)?(?=[,.?!;:)…]*(?:\s|$))")
_TOLD = re.compile(r"[^\W\d_]{2}[.!](?:\s|$)|\?$")
_OPENS_CODE = re.compile(r"\s*(?:r?(?:\"{3}|'{3})|from [\w.]+ import [\w(*])")
"""What is code whatever words follow: a docstring, an import of many names."""

_TRIPLE = ('"""', "'''")
_SYMBOLS = frozenset("(){}[]=;<>|$&\\+%_*^")
_DENSE = 0.1
_CROWDED = 0.15
"""Shares of a line's ink that symbols have where it is no prose."""

_SURELY_SAID = 3
"""Small words of talk in a line; more are a sentence, however many symbols stand between them."""

_GLIMPSED = 1_000
"""Characters at each end of a line, which tell what it looks like: patterns take long over what has no end."""

_LONGEST_LABEL = 30
_LABEL_WORDS = 2
_LONGEST_VALUE = 3
"""Words that a value has where its name is more than a word."""


def _is_code(line: str) -> bool:
    if _ITEM.match(line) and not _KEYED.match(line):
        return False
    if _OPENS_CODE.match(line):
        return True
    if _SQL.match(line) or (_SQL_LOW.match(line) and not is_spoken(line)):
        return True
    if _CODE.match(line) is None or _PROSE.search(_STRINGS.sub("", line)):
        return False
    return not (line.rstrip().endswith(";") and is_spoken(line))


def _is_log(line: str) -> bool:
    return _LOG.match(line) is not None and not (_UNDATED.match(line) and _POLITE.search(line))


def _is_table(line: str) -> bool:
    return _TABLE.match(line) is not None and (" | " in line or "\t" in line or not is_spoken(line))


def _is_label(line: str) -> bool:
    if len(line) > _LONGEST_LABEL or not line.rstrip().endswith(":"):
        return False
    words = line.strip().rstrip(":").strip("*# ").lower().split()
    return 0 < len(words) <= _LABEL_WORDS and words[-1] in things().pasted["labels"]


def is_pair(line: str) -> bool:
    """Tell whether a line is a name, a colon and a short value."""
    if _PAIR.match(line) is None or _PROSE.search(line) or line.rstrip().endswith((".", "?", "!")):
        return False
    name, _, value = line.strip().strip("- ").partition(":")
    return " " not in name or (not is_spoken(value) and len(value.split()) <= _LONGEST_VALUE)


def is_item(line: str) -> bool:
    """Tell whether a line is one of a list."""
    return _ITEM.match(line) is not None


def is_spoken(line: str) -> bool:
    """Tell whether a line is a sentence or part of one, by its small words and how it ends."""
    line = _glimpsed(line)
    bare = _ASIDE.sub(" x ", line).rstrip()
    words = [word.lower() for word in _SAID.findall(bare)]
    said = sum(word in things().pasted["said"] for word in words)
    if said > _SURELY_SAID or (said and not is_dense(line, _CROWDED)):
        return True
    return len(words) > 1 and _TOLD.search(bare) is not None and not is_dense(line)


def is_asked(line: str) -> bool:
    """Tell whether a line begins as a request does in English: with a verb and a word after it."""
    words = _glimpsed(line).split(maxsplit=2)
    return len(words) > 1 and words[0].lower() in lexicon_of(ENGLISH).verbs and words[1][0].isalpha()


LOOKS: tuple[tuple[Look, Callable[[str], object]], ...] = (
    (Look.FENCE, _FENCE.match),
    (Look.DIFF, _DIFF.match),
    (Look.TRACE, _TRACE.match),
    (Look.LOG, _is_log),
    (Look.QUOTE, lambda line: line.startswith(">")),
    (Look.LABEL, _is_label),
    (Look.MAIL, _MAIL.match),
    (Look.SPEECH, _SPEECH.match),
    (Look.CODE, _is_code),
    (Look.COMMIT, _COMMIT.match),
    (Look.TABLE, _is_table),
    (Look.ROW, lambda line: _ROW.match(line) and not is_spoken(line)),
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
    """Return how many rows from the first on are one piece of code; what a docstring says is part of it."""
    size, quote = 0, ""
    for number, (line, look) in enumerate(rows):
        indented = number > 0 and line.startswith(("  ", "\t")) and not _ITEM.match(line)
        coded = bool(quote) or look is Look.CODE or indented
        if not coded and line.strip() and not (number and is_dense(line)):
            break
        size += 1
        quote = _left_open(line, quote) if coded else ""
    return size


def _left_open(line: str, quote: str) -> str:
    """Return the three quotes that a line of code leaves open, `quote` being those that were open before it."""
    return next((each for each in ([quote] if quote else _TRIPLE) if line.count(each) % 2 != bool(quote)), "")


def is_dense(line: str, share: float = _DENSE) -> bool:
    """Tell whether so many of a line's characters are symbols that it is no prose."""
    bare = _STRINGS.sub("", _glimpsed(line))
    if _PROSE.search(bare) or _ITEM.match(line):
        return False
    ink = len(bare) - bare.count(" ")
    return ink > 0 and sum(each in _SYMBOLS for each in bare) >= share * ink


def _glimpsed(line: str) -> str:
    return line if len(line) <= 2 * _GLIMPSED else line[:_GLIMPSED] + line[-_GLIMPSED:]
