"""Files are read as UTF-8 and written back as they were."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from rightsize.cli.sources import LARGEST, read_source, write_source
from rightsize.core.errors import SourceError


def written(tmp_path: Path, raw: bytes, name: str = "app.py") -> Path:
    """Return a file with these bytes."""
    file = tmp_path / name
    file.write_bytes(raw)
    return file


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"x = 1\r\n", b"x = 1\r\n"),
        (b"\xef\xbb\xbfx = 1\n", b"x = 1\n"),
        (b"# -*- coding: latin-1 -*-\ns = '\xe9'\n", "# -*- coding: latin-1 -*-\ns = 'é'\n".encode()),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = '\x80'\n", None),
        (b"a\rb\x0cc\n", b"a\rb\x0cc\n"),
        (b"# coding: nonsense\nx\n", b"# coding: nonsense\nx\n"),
        (b"# coding: rot13\nx\n", b"# coding: rot13\nx\n"),
        (b"# coding: utf-16\nx\n", b"# coding: utf-16\nx\n"),
    ],
    ids=["crlf", "mark", "latin-1", "second line", "odd line ends", "unknown", "no text", "not ascii"],
)
def test_what_is_read_is_written_back_byte_for_byte(tmp_path: Path, raw: bytes, data: bytes | None) -> None:
    """Encoding, line ends and byte order mark survive a write."""
    source = read_source(written(tmp_path, raw))
    if data is not None:
        assert source.data == data
    write_source(source, source.data)
    assert source.path.read_bytes() == raw


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"x = 1\n\0\n", "app.py is binary (it holds NUL bytes); name a source file"),
        (b"\xff\xfex\0", "app.py is UTF-16; save it as UTF-8 and run this again"),
        (
            b"x = 1\ns = '\xe9'\n",
            (
                "app.py is not UTF-8 (byte 0xe9 in line 2); save it as UTF-8, or let its first line name its encoding, "
                "as in `# -*- coding: latin-1 -*-`"
            ),
        ),
    ],
    ids=["binary", "utf-16", "latin-1"],
)
def test_what_cannot_be_read_is_said_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raw: bytes, sentence: str
) -> None:
    """One sentence, for a person."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, raw)
    with pytest.raises(SourceError) as caught:
        read_source(Path("app.py"))
    assert str(caught.value) == sentence


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A sparse file costs nothing to make, and its bytes are never asked for."""
    file = written(tmp_path, b"")
    os.truncate(file, 50_000_000)
    with pytest.raises(SourceError, match=r"has 50\.0 MB, more than the 10 MB that are read; split it"):
        read_source(file)
    assert LARGEST == 10_000_000


def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.py")
    for path in (tmp_path / "pipe.py", tmp_path):
        with pytest.raises(SourceError, match="is not a file"):
            read_source(path)


def test_missing_and_dangling_and_circular(tmp_path: Path) -> None:
    """Each has a sentence of its own."""
    (tmp_path / "dangling.py").symlink_to("nowhere.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    written(tmp_path, b"x = 1\n")
    for name, words in {
        "missing.py": "does not exist; check the name",
        "app.py::total": r"app.py::total does not exist; name a part of a file as .*app.py::NAME or .*app.py:12",
        "app.py:total": "name a part of a file as",
        "dangling.py": "is a link to nowhere.py, which does not exist",
        "loop.py": "is a link that leads back to itself",
    }.items():
        with pytest.raises(SourceError, match=words):
            read_source(tmp_path / name)


def test_mode_bits_survive_and_no_copy_is_left(tmp_path: Path) -> None:
    """The file is replaced, and looks as if it had been edited."""
    file = written(tmp_path, b"x\n")
    file.chmod(0o754)
    write_source(read_source(file), b"y\n")
    assert file.read_bytes() == b"y\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o754
    assert [each.name for each in tmp_path.iterdir()] == ["app.py"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file behind it is written."""
    file = written(tmp_path, b"x\n", "real.py")
    (tmp_path / "link.py").symlink_to("real.py")
    write_source(read_source(tmp_path / "link.py"), b"y\n")
    assert (tmp_path / "link.py").is_symlink()
    assert file.read_bytes() == b"y\n"


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda file: file.write_bytes(b"z\n"), "was changed while it was being worked on"),
        (lambda file: file.unlink(), "was deleted while it was being worked on"),
        (lambda file: file.chmod(0o444), "is read-only; make it writable"),
    ],
    ids=["changed", "deleted", "read-only"],
)
def test_what_changed_since_it_was_read_is_left_alone(tmp_path: Path, harm: object, words: str) -> None:
    """Nothing is written, and nothing is left beside it."""
    file = written(tmp_path, b"x\n")
    source = read_source(file)
    harm(file)  # type: ignore[operator]
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(SourceError, match=words):
        write_source(source, b"y\n")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_character_that_the_encoding_lacks_is_refused(tmp_path: Path) -> None:
    """Nothing is replaced by a question mark."""
    source = read_source(written(tmp_path, b"# coding: latin-1\nx = '\xe9'\n"))
    with pytest.raises(SourceError, match="is iso8859-1, which has no '→'"):
        write_source(source, source.data + "# →\n".encode())
