"""Names that tell of a secret: `DB_PASS_STAGING` does, and `password_field` speaks of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOREIGN = ("contrase", "kennwort", "mot_de_passe", "motdepasse", "senha")
_WORDS = ("pass", "pwd", "pw", "secret", "token", "credential", "key", "salt", "pepper", "pin", *_FOREIGN)
_WORD = re.compile(
    r"(?P<word>passw(?:or)?[dt]|passphrase|passcode|pass|pwd|pw|secret|token|credential|key|salt|pepper|pin"
    r"|contrase[nñ]a|kennwort|mot_?de_?passe|senha)s?"
    r"(?P<suffix>\d{1,4}(?![a-z\d])|\d{0,4}(?:[_-][a-z\d]{1,20}){1,4}|(?-i:(?<=[a-z])[A-Z][A-Za-z\d]{1,30}))?(?![\w-])",
    re.IGNORECASE,
)
_ABROAD = ("contraseña", "contrasena", "kennwort", "mot_de_passe", "motdepasse", "senha")
_KEY_BEFORE = re.compile(
    r"(?:api|access|private|auth|encryption|signing|client|account|master|shared|secret|license|crypto|service)[_-]?\Z",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONG = frozenset(
    {"password", "passwd", "passwort", "passphrase", "passcode", "pwd", "secret", "token", "credential", *_ABROAD}
)
"""Words that are nothing else in the midst of another."""

_CARELESS = frozenset({"password", "passwd", "passwort", "passphrase", "passcode", "pwd", "secret", *_ABROAD})
"""What people set to plain words."""

_NEUTRAL = frozenset(
    (
        *("key", "value", "val", "string", "str", "plain", "raw", "prod", "production", "dev", "development", "stag"),
        *(
            "stage",
            "staging",
            "test",
            "qa",
            "uat",
            "local",
            "live",
            "default",
            "main",
            "master",
            "primary",
            "secondary",
        ),
        *("backup", "old", "new", "current", "admin", "root", "user", "db", "app", "api", "v", "eu", "us", "bytes"),
        *("b64", "base64"),
    )
)
_DESCRIBES = frozenset(
    (
        *(
            "field",
            "name",
            "names",
            "url",
            "uri",
            "path",
            "file",
            "filename",
            "type",
            "types",
            "hasher",
            "len",
            "length",
        ),
        *("min", "max", "size", "count", "policy", "regex", "re", "pattern", "label", "placeholder", "hint", "help"),
        *("message", "msg", "error", "errors", "validator", "validators", "prompt", "title", "text", "id", "param"),
        *("header", "env", "var", "variable", "column", "attr", "attribute", "class", "format", "expiry", "expires"),
        *("ttl", "timeout", "reset", "manager", "backend", "provider", "version", "arn", "ref", "kind", "index"),
        *("position", "required", "rules", "rule", "strength", "confirmation", "confirm", "input", "location", "dir"),
        *("store", "storage", "schema", "prefix", "suffix", "separator", "endpoint", "scope", "scopes", "encoding"),
        *("algorithm", "alg", "usage", "stream", "node", "map", "list", "set", "description", "desc", "doc", "docs"),
        *("code", "status", "state", "regexp", "fmt", "template", "property", "prop", "option", "flag", "arg", "keys"),
        *("generator", "factory", "chars", "alphabet", "mgr", "service", "handler", "callback", "function", "func"),
        *("method", "action", "event", "view", "page", "route", "form", "button", "icon", "link", "issuer", "audience"),
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that tells.

    Attributes:
        strong: it is one of a secret and of nothing else.
        exact: it says no more than whose secret it is.
        careless: what people set to plain words, so a plain word is one.
        least: characters from which on a value counts.
    """

    word: str
    start: int
    end: int
    strong: bool
    exact: bool
    careless: bool
    least: int


def names(text: str, lowered: str) -> Iterator[Name]:
    """Yield the names in a text that tell of a secret; `lowered` is the text in lower case."""
    for word in _WORDS:
        at = lowered.find(word)
        while at >= 0:
            found = _WORD.match(text, at)
            if found is not None and (name := _name(text, found)) is not None:
                yield name
            at = lowered.find(word, at + len(word))


def _name(text: str, found: re.Match[str]) -> Name | None:
    word, start = found["word"].lower(), found.start()
    suffix = found["suffix"] or ""
    parts = {each.lower() for each in _PARTS.findall(suffix) if not each.isdigit()}
    if any(each in _DESCRIBES or each.removesuffix("s") in _DESCRIBES for each in parts):
        return None
    strong = word not in ("salt", "pepper")
    if word == "key":
        strong = _KEY_BEFORE.search(text[max(0, start - 12) : start]) is not None
        if parts or not (strong or (not suffix and _begins(text, start))):
            return None
    elif word not in _LONG and not _begins(text, start):
        return None
    careless = word in _CARELESS
    least = 4 if careless or word in ("pass", "pw", "pin") else 6
    exact = parts <= _NEUTRAL
    return Name(word, start, found.end(), strong, exact, careless and exact, least)


def _begins(text: str, at: int) -> bool:
    """Tell whether a word begins at a place, also in the midst of a name in camel case."""
    before = text[at - 1 : at]
    return not before.isalpha() or (text[at].isupper() and before.islower())
