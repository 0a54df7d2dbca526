"""Reads source files as UTF-8 and writes them back as they were: encoding, line ends, byte order mark and mode bits.

A file is written by renaming a finished copy over it, so that no reader, and no Ctrl-C, ever meets half of one.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rightsize.core.errors import SourceError
from rightsize.settings.places import real_of

LARGEST = 10_000_000
"""Bytes; what is larger was generated, and nobody reads its docs."""

_COOKIE = re.compile(rb"\A(?:[^\n]*\n)?[ \t\f]*(?:#|//|/\*|--|;|%)[^\n]*?coding[:=][ \t]*([-\w.]+)")
"""PEP 263's rule for the first two lines, which Emacs and Vim follow in every language."""

_NAMED_PART = re.compile(r"(?P<file>[^:#]+)[:#].*", re.DOTALL)
"""A symbol behind a file's name, as test runners take it."""

_FOREIGN_MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read.

    Attributes:
        path: as the user named it.
        real: where its bytes stand, links resolved.
        raw: the bytes on disk.
        data: the text as UTF-8, without a byte order mark, line ends untouched.
        codec: the name of the encoding on disk.
        mark: the byte order mark, or nothing.
    """

    path: Path
    real: Path
    raw: bytes
    data: bytes
    codec: str
    mark: bytes

    def encode(self, data: bytes) -> bytes:
        """Return the bytes on disk for a UTF-8 text of this file, its byte order mark left out.

        Raises:
            SourceError: the file's encoding has no byte for a character.
        """
        if self.codec == "utf-8":
            return data
        try:
            return data.decode().encode(self.codec)
        except UnicodeEncodeError as error:
            character = error.object[error.start]
            raise SourceError(
                f"{self.path} is {self.codec}, which has no {character!r}; save it as UTF-8 and run this again"
            ) from error


def read_source(path: Path) -> Source:
    """Read one file.

    Raises:
        SourceError: it is missing, no plain file, unreadable, too large, binary or in an unknown encoding.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{path} is not a file; name a source file or a folder")
        if status.st_size > LARGEST:
            raise SourceError(
                f"{path} has {status.st_size / 1e6:.1f} MB, more than the {LARGEST // 1_000_000} MB that are read; "
                "split it, or leave it out with `document.exclude` in your settings"
            )
        raw = path.read_bytes()
        real = real_of(path)
    except (OSError, RuntimeError) as error:
        raise SourceError(_why_unreadable(path, error)) from error
    codec, mark = _encoding_of(path, raw)
    text = raw[len(mark) :]
    return Source(path, real, raw, text if codec == "utf-8" else text.decode(codec).encode(), codec, mark)


def write_source(source: Source, data: bytes) -> None:
    """Replace the file by a new UTF-8 text of it, at once or not at all.

    Raises:
        SourceError: it is read-only, was deleted or changed since it was read, or the disk refuses.
    """
    new = source.mark + source.encode(data)
    try:
        status = source.real.stat()
        if not status.st_mode & 0o222 or not os.access(source.real, os.W_OK):
            raise SourceError(f"{source.path} is read-only; make it writable (chmod u+w) and run this again")
        _replace(source, new, status)
    except FileNotFoundError as error:
        raise SourceError(f"{source.path} was deleted while it was being worked on; nothing was written") from error
    except OSError as error:
        raise SourceError(f"{source.path} cannot be written ({_reason(error)}); it is as it was") from error


def create_source(path: Path, data: bytes) -> None:
    """Write a new file, with the folders around it.

    Raises:
        SourceError: there is one by now, or the disk refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise SourceError(f"{path} cannot be written ({_reason(error)}); nothing was changed") from error


def _replace(source: Source, new: bytes, status: os.stat_result) -> None:
    """Write a copy beside the file, look whether the file is still the one that was read, and rename."""
    descriptor, name = tempfile.mkstemp(
        prefix=f".{source.real.name[:100]}.", suffix=".rightsize", dir=source.real.parent
    )
    copy = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(copy, status.st_uid, status.st_gid)
        copy.chmod(stat.S_IMODE(status.st_mode))
        _demand_unchanged(source)
        copy.replace(source.real)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _demand_unchanged(source: Source) -> None:
    """Raise where the bytes on disk are no longer those that were read."""
    if source.real.read_bytes() != source.raw:
        raise SourceError(
            f"{source.path} was changed while it was being worked on; it is left as it is, run this again"
        )


def _encoding_of(path: Path, raw: bytes) -> tuple[str, bytes]:
    """Return codec and byte order mark: UTF-8, or what the file itself names in its first two lines."""
    if raw.startswith(codecs.BOM_UTF8):
        _demand_utf8(path, raw)
        return "utf-8", codecs.BOM_UTF8
    for mark, name in _FOREIGN_MARKS:
        if raw.startswith(mark):
            raise SourceError(f"{path} is {name}; save it as UTF-8 and run this again")
    if b"\0" in raw:
        raise SourceError(f"{path} is binary (it holds NUL bytes); name a source file")
    named = _COOKIE.match(raw)
    if named is not None and (codec := _text_codec(named[1].decode("ascii", "replace"), raw)):
        return codec, b""
    _demand_utf8(path, raw)
    return "utf-8", b""


def _text_codec(name: str, raw: bytes) -> str | None:
    """Return the codec of that name if it is an extension of ASCII that gives `raw` back byte for byte."""
    try:
        codec = codecs.lookup(name).name
        text = raw.decode(codec)
        same = text.encode(codec) == raw and "az_09\n".encode(codec) == b"az_09\n"
    except (LookupError, ValueError, AttributeError, TypeError):
        return None
    return codec if same else None


def _demand_utf8(path: Path, raw: bytes) -> None:
    """Raise the sentence that says where the file stops being UTF-8."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{path} is not UTF-8 (byte 0x{raw[error.start]:02x} in line {line}); save it as UTF-8, "
            "or let its first line name its encoding, as in `# -*- coding: latin-1 -*-`"
        ) from error


def _why_unreadable(path: Path, error: Exception) -> str:
    """Word what the operating system said about a path."""
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return f"{path} is a link to {path.readlink()}, which does not exist; mend the link"
        named = _NAMED_PART.fullmatch(str(path))
        if named is not None and Path(named["file"]).is_file():
            return f"{path} does not exist; name a part of a file as {named['file']}::NAME or {named['file']}:12"
        return f"{path} does not exist; check the name and the folder that you are in"
    if isinstance(error, PermissionError):
        return f"{path} cannot be read (permission denied); check its mode and its folders' (ls -l)"
    if isinstance(error, RuntimeError) or "symbolic links" in str(error):
        return f"{path} is a link that leads back to itself; mend the link"
    return f"{path} cannot be read ({_reason(error)})"


def _reason(error: Exception) -> str:
    """Return the operating system's words without number and path."""
    return (getattr(error, "strerror", None) or str(error)).lower()
