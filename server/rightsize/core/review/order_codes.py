"""Ways in which a text can be encoded, each with what finds it in another text and what reads it."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Code = tuple[re.Pattern[str], Callable[[str], str | None], str]

_LEAST_DECODED = 10
_PRINTABLE = 0.9
MARK = r"(?:#|//[/!]?|\*|--)?"
_SPACED = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_](?:[ \t.\-_*|/~·,+:'\"]{{1,4}}|(?:[ \t]*\r?\n[ \t]*{MARK}[ \t]*){{1,2}})){{9,}}"
    r"[^\W\d_](?![^\W_])"
)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_BASE32 = re.compile(r"[A-Z2-7]{24,}={0,6}")
# These begin with the characters that can begin what they find, since that is fast; what must not stand before them is
# asked afterwards.
_HEX = re.compile(
    r"[0-9A-Fa-f\\](?<![A-Za-z0-9].)(?:(?<=[0\\])x[0-9A-Fa-f]{2}|(?<!\\)[0-9A-Fa-f])[ ,:]{0,2}"
    r"(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[ ,:]{0,2}){9,}"
)
_NUMBERS = re.compile(r"\d(?<!\w.)\d{1,2}\b[\s,;]{1,4}(?:\b\d{2,3}\b[\s,;]{1,4}){8,}\d{2,3}\b")
_BITS = re.compile(r"[01](?<![A-Za-z0-9].)[01]{7}[ ,_]?(?:[01]{8}[ ,_]?){7,}")
_ONE_ESCAPED = (
    r"(?:%[0-9A-Fa-f]{2}|\\x[0-9A-Fa-f]{2}|\\u\{?[0-9A-Fa-f]{4}\}?|\\[0-3][0-7]{2}|&#x?[0-9A-Fa-f]+;)[\w .,!'-]{0,40}"
)
ESCAPED = re.compile(rf"{_ONE_ESCAPED}(?:{_ONE_ESCAPED}){{3,}}")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|\\x([0-9A-Fa-f]{2})|\\u\{?([0-9A-Fa-f]{4})\}?|\\([0-3][0-7]{2})")
ESCAPE_MARKS = ("%", "\\x", "\\u", "\\0", "\\1", "&#")
_DIGIT = re.compile(r"[0-9=+/]")
_SURELY_A_CODE = 40


def is_text(shown: str) -> bool:
    """Tell whether what was decoded can be read."""
    readable = sum(each.isprintable() or each in "\n\t\r" for each in shown)
    return len(shown) >= _LEAST_DECODED // 2 and readable >= _PRINTABLE * len(shown)


def _bytes_text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _from_base64(text: str) -> str | None:
    if text.islower() or text.isupper() or (len(text) < _SURELY_A_CODE and not _DIGIT.search(text)):
        return None  # a name; what is encoded is nearly never written so
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return _bytes_text(base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "=" * (-len(bare) % 4 % 3)))
    except (binascii.Error, ValueError):
        return None


def _from_base32(text: str) -> str | None:
    bare = text.rstrip("=")
    try:
        return _bytes_text(base64.b32decode(bare + "=" * (-len(bare) % 8)))
    except (binascii.Error, ValueError):
        return None


def _from_hex(text: str) -> str | None:
    digits = re.sub(r"0x|\\x|[ ,:]", "", text)
    return _bytes_text(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _from_numbers(text: str) -> str | None:
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    return "".join(map(chr, numbers)) if all(9 <= each < 256 for each in numbers) else None  # noqa: PLR2004


def _from_bits(text: str) -> str | None:
    digits = re.sub(r"[ ,_]", "", text)
    return _bytes_text(bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits) - 7, 8)))


def _from_escapes(text: str) -> str | None:
    def shown(found: re.Match[str]) -> str:
        percent, short, long, octal = found.groups()
        return chr(int(octal, 8)) if octal else chr(int(percent or short or long, 16))

    plain = _ESCAPE.sub(shown, html.unescape(text))
    if "%" in text:
        try:
            return codecs.decode(plain.encode("latin-1"), "utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return plain
    return plain


def _from_spaced(text: str) -> str | None:
    who, colon, said = text.partition(" : ")  # somebody is spoken to, or speaks
    if colon and " : " not in said:
        return f"{_from_spaced(who)}: {_from_spaced(said)}"
    wide = re.split(r"[ \t]{3,}|[ \t]*[|/][ \t]*", text)
    parts = wide if len(wide) > 1 else [text]
    return " ".join("".join(each for each in part if each.isalpha()) for part in parts).lower()


CODES_OF_ONE_WORD: tuple[Code, ...] = (
    (_BASE64, _from_base64, "encoded in base64"),
    (_BASE32, _from_base32, "encoded in base32"),
    (_HEX, _from_hex, "encoded in hexadecimal"),
)
CODES: tuple[Code, ...] = (
    *CODES_OF_ONE_WORD,
    (_SPACED, _from_spaced, "letter by letter"),
    (_NUMBERS, _from_numbers, "encoded in numbers"),
    (_BITS, _from_bits, "encoded in bits"),
    (ESCAPED, _from_escapes, "encoded in escapes"),
)
