"""Cleaning and escaping: no text that a model writes may end the comment early or hide what it says.

`clean` removes what no doc needs (control characters, lone surrogates, text direction marks).  `escape` then applies
the rules of a style's markup to prose and to code, each a pair of pattern and replacement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)

Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """Escaping rules.

    Attributes:
        prose: applied to text outside backticks.
        code: applied to text inside backticks and to examples.
        span: how text in backticks is written, with the code as `{code}`.
        plain_span: how code that `plain` matches is written instead, without escaping.
        everywhere: applied last to all text, so that the comment cannot end.
    """

    prose: Rules = ()
    code: Rules = ()
    span: str = "`{code}`"
    plain_span: str = ""
    plain: re.Pattern[str] | None = None
    everywhere: Rules = ()


def _rules(*pairs: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern, re.MULTILINE), replacement) for pattern, replacement in pairs)


_ENTITIES = _rules(("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&#64;"), (r"\{", "&#123;"), (r"\}", "&#125;"))

MARKUPS = {
    "docstring": Markup(everywhere=_rules(('"""', "'''"))),
    "jsdoc": Markup(prose=_rules((r"(?<![\w\\])@(?=\w)", r"\\@")), everywhere=_rules((r"\*/", r"*\\/"))),
    # Java reads \u escapes in comments too, so a backslash is never written.
    "javadoc": Markup(
        prose=_ENTITIES,
        code=_ENTITIES,
        span="<code>{code}</code>",
        plain_span="{@code %s}",
        plain=re.compile(r"[^{}@\\*]+"),
        everywhere=_rules((r"\\", "&#92;"), (r"\*/", "*&#47;")),
    ),
    # godoc shows backticks as they are; names read better without.
    "godoc": Markup(plain_span="%s", plain=re.compile(r"[\w.]+")),
    "rustdoc": Markup(),
}


def clean(text: str) -> str:
    """Return `text` with line feeds alone as line ends, tabs kept, and no character that hides or breaks something."""
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))


def escape(text: str, markup: Markup) -> str:
    """Return prose, with code in backticks, as the markup writes it."""
    pieces: list[str] = []
    done = 0
    for found in _CODE.finditer(text):
        pieces.append(_apply(markup.prose, text[done : found.start()]))
        pieces.append(_span(found, markup))
        done = found.end()
    pieces.append(_apply(markup.prose, text[done:]))
    return _apply(markup.everywhere, "".join(pieces))


def _span(found: re.Match[str], markup: Markup) -> str:
    code = found.group(2)
    if markup.plain and markup.plain.fullmatch(code):
        return markup.plain_span % code
    if "`" in markup.span:
        return found.group().replace(code, _apply(markup.code, code))
    return markup.span.format(code=_apply(markup.code, code))


def escape_code(text: str, markup: Markup) -> str:
    """Return a block of code as the markup writes it."""
    return _apply(markup.everywhere, _apply(markup.code, text))


def _apply(rules: Rules, text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text
