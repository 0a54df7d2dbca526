"""Which files a path stands for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rightsize.cli.files import discover
from rightsize.cli.selection import selection_of
from rightsize.cli.sources import read_source
from rightsize.core.analysis.languages import packaged
from rightsize.core.errors import SourceError, UsageError
from tests.support.cli_process import unprivileged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.cli.files import Discovery


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def tree(*paths: str, **texts: str) -> None:
    """Make files, empty ones or with a text; `__` in a keyword is a slash, `_dot_` a dot."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch()
    for name, text in texts.items():
        file = Path(name.replace("__", "/").replace("_dot_", "."))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def find(*paths: str, only: Sequence[str] = (), exclude: Sequence[str] = ()) -> Discovery:
    """Discover below the current folder."""
    return discover(paths, packaged(), selection_of(only, exclude, packaged()))


def found(*paths: str, only: Sequence[str] = (), exclude: Sequence[str] = ()) -> list[str]:
    """Return the names of what is found."""
    return [each.path.as_posix() for each in find(*paths or (".",), only=only, exclude=exclude).work]


def test_a_folder_gives_its_sources_in_the_order_of_their_names() -> None:
    """Files come before the folders beside them; other files are passed over in silence."""
    tree("b.py", "a.ts", "pkg/z.go", "pkg/a/m.rs", "README.md", "Main.java", "x.jsx")
    assert found() == ["Main.java", "a.ts", "b.py", "x.jsx", "pkg/z.go", "pkg/a/m.rs"]


def test_hidden_vendored_and_generated_are_passed_over() -> None:
    """Nobody wants docs in other people's code."""
    tree(".tox/a.py", "node_modules/b/i.js", "vendor/c.go", "env/pyvenv.cfg", "env/d.py", "target/CACHEDIR.TAG")
    tree("target/e.rs", "lib/f.min.js", "__pycache__/g.py", "lib/h.js")
    assert found() == ["lib/h.js"]


def test_what_is_named_is_taken() -> None:
    """Rules are for what a folder happens to hold."""
    tree("node_modules/b/i.js", ".hidden/a.py", _dot_gitignore="*.py\nout/\n")
    tree("out/z.py")
    assert found("node_modules", ".hidden/a.py", "out") == ["node_modules/b/i.js", ".hidden/a.py", "out/z.py"]


def test_gitignore_is_read_as_git_reads_it() -> None:
    """Anchored, negated and nested rules; the innermost file decides, and an ignored folder stays shut."""
    tree(_dot_gitignore="*_pb2.py\n/build/\n!keep_pb2.py\n", pkg___dot_gitignore="local.py\n!own_pb2.py\n")
    tree("a_pb2.py", "keep_pb2.py", "build/x.py", "pkg/build/y.py", "pkg/local.py", "pkg/own_pb2.py", "local.py")
    assert found() == ["keep_pb2.py", "local.py", "pkg/own_pb2.py", "pkg/build/y.py"]


def test_rules_of_the_repository_hold_in_a_folder_of_it() -> None:
    """`.gitignore` files above count up to the one with `.git`, and `.git/info/exclude` does too."""
    tree(".git/HEAD", _dot_gitignore="secret_*.py\n", _dot_git__info__exclude="mine.py\n")
    tree("src/pkg/a.py", "src/pkg/secret_b.py", "src/pkg/mine.py")
    assert found("src/pkg") == ["src/pkg/a.py"]


def test_links_are_never_followed() -> None:
    """So there is no loop and no way out."""
    tree("pkg/a.py", "other/b.py")
    Path("pkg/loop").symlink_to("..", target_is_directory=True)
    Path("pkg/out.py").symlink_to("../other/b.py")
    assert found("pkg") == ["pkg/a.py"]


def test_a_named_link_may_not_lead_out(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Inside the folder it is as good as its target; out of it, the target must be named."""
    outside = tmp_path_factory.mktemp("outside") / "b.py"
    outside.touch()
    tree("pkg/a.py")
    Path("in.py").symlink_to("pkg/a.py")
    Path("out.py").symlink_to(outside)
    Path("dir").symlink_to(outside.parent, target_is_directory=True)
    assert found("in.py", "pkg/a.py") == ["in.py"]
    problems = dict(find("out.py", "dir", "dir/b.py").problems)
    assert problems["out.py"] == f"out.py leads through a link out of {tmp_path}, to {outside}; name that path itself"
    assert list(problems) == ["out.py", "dir", "dir/b.py"]
    assert found(str(outside)) == [outside.as_posix()]


def test_a_path_upwards_is_no_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder above the one that the user works in is named like any other."""
    tree("a.py", "sub/b.py")
    monkeypatch.chdir(tmp_path / "sub")
    assert found("..") == ["../a.py", "../sub/b.py"]
    assert found("../a.py") == ["../a.py"]


def test_a_file_comes_once() -> None:
    """Named twice, or named and in a folder; lines of one file are one piece of work, and the whole file beats them."""
    tree("a.py", "b.py")
    assert found("a.py", ".", "./a.py") == ["a.py", "b.py"]
    (lines,) = find("a.py:3", "a.py:1:5", "a.py:4-6", "./a.py:3", "a.py::f").work
    assert [str(each) for each in lines.places] == [":3", ":1:5", ":4-6", "::f"]
    (whole,) = find("a.py:3", "a.py").work
    assert whole.places == ()


def test_bad_paths_have_a_sentence_each_and_the_others_go_on() -> None:
    """The next step is in it."""
    tree("a.py", "notes.txt")
    finds = find("missing.py", "notes.txt", "a.py")
    assert [each.path.name for each in finds.work] == ["missing.py", "a.py"]
    ((_, sentence),) = finds.problems
    assert sentence.startswith("notes.txt is of no language that Rightsize knows; it reads files ending in ")


def test_an_empty_folder_is_noted() -> None:
    """It is no error."""
    Path("empty").mkdir()
    assert find("empty").notes == (
        "empty: nothing to work on: no source file that is not ignored, hidden, vendored or already named",
    )


def test_wrong_usage() -> None:
    """A line of a folder, a line of zero, and an empty path."""
    tree("pkg/a.py")
    for path in ("pkg:3", "pkg/a.py:0", ""):
        with pytest.raises(UsageError):
            find(path)


def test_only_and_exclude() -> None:
    """Globs with a slash or an extension are about files, at any depth."""
    tree("http/client.py", "http/server.py", "web/app.ts", "gen/app.py")
    assert found(only=["*.ts"]) == ["web/app.ts"]
    assert found(only=["http/*"]) == ["http/client.py", "http/server.py"]
    assert found(only=["*.py"], exclude=["gen/", "serv*.py"]) == ["http/client.py"]
    assert len(found(only=["parse_*"])) == 4


def test_a_hidden_folder_that_is_named_is_excluded_by_its_own_name() -> None:
    """The dot is a part of the name."""
    tree(".ci/a.py", ".ci/b.py")
    assert found(".ci", exclude=[".ci/a.py", "ci/b.py"]) == [".ci/b.py"]


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a folder that every user can reach, as pytest's own are not."""
    find(".")  # what is imported late is imported by whom the files belong to
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        monkeypatch.chdir(folder)
        yield Path(folder)
        monkeypatch.undo()


def test_an_unreadable_folder_is_named(open_folder: Path) -> None:
    """And the others go on."""
    tree("shut/a.py", "b.py")
    Path("shut").chmod(0)
    with unprivileged():
        finds = find(".")
    assert [each.path.name for each in finds.work] == ["b.py"]
    assert finds.problems == (("shut", "shut cannot be listed (permission denied); check its mode (ls -ld)"),)
    Path("shut").chmod(0o755)


def test_an_unreadable_file_has_a_sentence(open_folder: Path) -> None:
    """It says where to look."""
    tree("a.py")
    Path("a.py").chmod(0)
    sentence = r"a.py cannot be read \(permission denied\); check its mode and its folders' \(ls -l\)"
    with unprivileged(), pytest.raises(SourceError, match=sentence):
        read_source(Path("a.py"))


def test_rules_that_cannot_be_read_are_no_rules(open_folder: Path) -> None:
    """The folder's files are found all the same."""
    tree("a.py", _dot_gitignore="a.py\n")
    Path(".gitignore").chmod(0)
    with unprivileged():
        assert found() == ["a.py"]


def test_only_holds_for_files_that_are_named_too() -> None:
    """What was passed over is said; what the settings leave out of folders is taken where it is named."""
    tree("code.py", "main.go")
    finds = find("code.py", "main.go", "code.py:1", only=["*.go"])
    assert [each.path.name for each in finds.work] == ["main.go"]
    assert finds.notes == ("code.py is passed over: `--only` asks for other files",) * 2
    assert found("code.py", exclude=["*.py"]) == ["code.py"]


def test_a_tree_without_end_is_left_at_some_depth() -> None:
    """No project is so deep, and every pattern would be tried on every part of the path."""
    tree("/".join(["d"] * 30) + "/a.py", "/".join(["e"] * 130) + "/a.py")
    finds = find(".")
    assert [each.path.name for each in finds.work] == ["a.py"]
    ((path, sentence),) = finds.problems
    assert sentence == f"{path} lies 100 folders deep; name it to look into it"
