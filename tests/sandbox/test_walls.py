"""The walls of the sandbox: what cannot be written, read or reached from inside, and what they tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.tasks.generation import Example
from rightsize.engine.ports import TrialOrder
from rightsize.sandbox.ordering import order_of, without_doc
from rightsize.sandbox.python import PythonSandbox
from rightsize.settings.resolved import PrivacySettings
from tests.support.trying import needs_namespaces, order

if TYPE_CHECKING:
    from pathlib import Path


@needs_namespaces
async def test_nothing_is_written(tmp_path: Path) -> None:
    """Neither made, nor changed, nor removed."""
    kept = tmp_path / "kept.txt"
    kept.write_text("here")
    body = (
        "import os\nbad = 0\n"
        f"for act in (lambda: open({str(tmp_path / 'new.txt')!r}, 'w'), lambda: open({str(kept)!r}, 'w'),\n"
        f"            lambda: os.remove({str(kept)!r}), lambda: os.mkdir({str(tmp_path / 'd')!r})):\n"
        "    try:\n        act()\n    except OSError:\n        bad += 1\nreturn bad"
    )
    trial = await PythonSandbox().run(order(body, expected="4"))

    assert [each.outcome for each in trial.ran] == ["passed"], trial
    assert [each.name for each in tmp_path.iterdir()] == ["kept.txt"]
    assert kept.read_text() == "here"


@needs_namespaces
async def test_there_is_no_network_and_no_other_process() -> None:
    """Not even the machine's own loopback, and no process to send a signal to."""
    body = (
        "import os, socket\nfound = []\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError as error:\n    found.append(error.errno)\n"
        "found.append(os.getpid())\nfound.append(os.getppid())\nreturn found"
    )
    trial = await PythonSandbox().run(order(body, expected="[1, 1, 0]"))

    assert [each.reason for each in trial.ran] == [""]


@needs_namespaces
async def test_nothing_is_read_but_the_project(tmp_path: Path) -> None:
    """Neither the user's folder, nor what the system knows, nor the project's secrets but keys made for tests."""
    home, project = tmp_path / "home", tmp_path / "home" / "shop"
    project.mkdir(parents=True)
    for name in (".git", "tests/fixtures"):
        (project / name).mkdir(parents=True)
    for name in ("pyproject.toml", "data.txt", ".env", "config.pem", "team.secret", "tests/fixtures/key.pem"):
        (project / name).write_text("text")
    (project / ".git" / "config").write_text("text")
    (home / "letter.txt").write_text("text")
    (tmp_path / "elsewhere.txt").write_text("text")
    body = (
        "import os\nfound = []\n"
        f"for name in ('data.txt', 'tests/fixtures/key.pem', '.env', 'config.pem', 'team.secret', '.git/config',\n"
        f"             '../letter.txt', '../../elsewhere.txt', '/etc/passwd',\n"
        f"             '/proc/self/environ', '/proc/self/mem', {__file__!r}):\n"
        "    try:\n"
        f"        with open(os.path.join({str(project)!r}, name)) as file:\n            found.append(file.read())\n"
        "    except OSError:\n        found.append(None)\n"
        "return found, sorted({*os.environ} - {'LC_CTYPE'})"
    )
    lines = "\n".join(f"    {each}" for each in body.splitlines())
    expected = str(
        (["text", "text", *[None] * 10], ["HOME", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PATH", "PYTHONHASHSEED"])
    )
    trial = await PythonSandbox(home=home, privacy=PrivacySettings(("*.secret",))).run(
        TrialOrder(
            "python", str(project / "shop.py"), f"def f(x):\n{lines}\n", "f", (2, 15), (Example("f(1)", expected),)
        )
    )

    assert [(each.outcome, each.reason) for each in trial.ran] == [("passed", "")]


SECRETS = {
    "a key": ("config.pem", True),
    "a key among tests": ("tests/key.pem", True),
    "a key made for tests": ("tests/unit/fixtures/key.pem", False),
    "a key in data for tests": ("shop/testdata/a.key", False),
    "a key in a folder that only is called so": ("fixtures/key.pem", True),
    "an environment": ("tests/fixtures/.env", True),
    "one of a kind of deployment": ("deploy/test/.env.local", True),
    "what the user denies": ("tests/fixtures/team.secret", True),
    "what the user allows": ("shown/.env", False),
    "what Python keeps of the file": ("inner/__pycache__/a.cpython-311.pyc", True),
    "what Python keeps of another": ("inner/__pycache__/ab.cpython-311.pyc", False),
    "a file": ("tests/fixtures/data.txt", False),
}


@pytest.mark.parametrize(("name", "hidden"), SECRETS.values(), ids=SECRETS.keys())
@pytest.mark.parametrize("marked", [True, False])
def test_secrets_are_hidden(tmp_path: Path, name: str, *, hidden: bool, marked: bool) -> None:
    """In the project of the file, and in whatever folder it may import from besides; keys of fixtures are none."""
    project = tmp_path / "shop"
    (project / "inner").mkdir(parents=True)
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("text")
    if marked:
        (project / "pyproject.toml").write_text("")
    about = TrialOrder("python", str(project / "inner" / "a.py"), "", "", (1, 1), (), folders=(str(project),))

    made = order_of(about, tmp_path / "home", PrivacySettings(("*.secret",), ("shown/.env", "*.secret")))

    assert (str(project / name) in made["hidden"]) is hidden
    assert str(project) in made["readable"]


@pytest.mark.parametrize("folder", ["home", ".", "home/link"])
async def test_the_users_own_folder_is_no_project(tmp_path: Path, folder: str) -> None:
    """Nothing runs that would import from it, and the next step is said."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "link").symlink_to(home)
    about = TrialOrder(
        "python", str(home / "a.py"), "", "", (1, 1), (Example("f()", None),), folders=(str(tmp_path / folder),)
    )

    trial = await PythonSandbox("/nowhere", home=home).run(about)

    assert trial.refused == (
        f"{tmp_path / folder} is your home folder or one above it, which no code on trial may read: "
        "put the file into a folder of its own, with a pyproject.toml in it"
    )


def test_the_doc_of_each_function_of_the_name_is_empty() -> None:
    """In the copy that lies in the sandbox, on as many lines; in the text on trial that of the function alone."""
    kind = 'class {}:\n    def area(self):\n        """Give {}.\n\n        >>> 1\n        """\n        return 1\n'
    source = kind.format("Circle", "it") + kind.format("Square", "that")

    copy = without_doc(source, "area", None)
    own = without_doc(source, "area", (14, 14))

    assert (copy.count("Give"), copy.count(">>>"), copy.count("\n")) == (0, 0, source.count("\n"))
    assert ("Give it." in own, "Give that." in own) == (True, False)


@needs_namespaces
@pytest.mark.parametrize("linked", [False, True])
async def test_what_is_expected_cannot_be_read_out_of_the_doc(tmp_path: Path, *, linked: bool) -> None:
    """Neither from the function, nor from its text, nor from the file, nor from the tests beside it.

    Nor where the project is opened through a link.
    """
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    tmp_path = tmp_path / "link" if linked else real
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "test_shop.py").write_text("from shop import f\n\n\ndef test_f():\n    assert f(1) == 'quince'\n")
    head = 'def f(x):\n    """Give it.\n\n    >>> f(1)\n    \'quince\'\n    """\n'
    (tmp_path / "shop.py").write_text(f"{head}    pass\n")
    body = (
        "    import linecache\n    texts = [f.__doc__, ''.join(linecache.getlines(__file__))]\n"
        f"    for each in (__file__, {str(real / 'shop.py')!r}, {str(real / 'test_shop.py')!r}):\n"
        "        try:\n            with open(each) as file:\n                texts.append(file.read())\n"
        "        except OSError:\n            pass\n"
        "    return 'qui' + 'nce' if any('qui' + 'nce' in each for each in texts) else len(texts)\n"
    )
    example = Example("f(1)", "'quince'", printed=True)
    trial = await PythonSandbox().run(
        TrialOrder("python", str(tmp_path / "shop.py"), head + body, "f", (7, 15), (example,))
    )

    assert [each.reason for each in trial.ran] == ["gives 4, not 'quince'"]
    assert [each.outcome for each in trial.tests] == ["failed"]


@needs_namespaces
async def test_what_is_expected_cannot_be_read_out_of_pages_and_links(tmp_path: Path) -> None:
    """Neither from the page that shows it, nor from an installation's copy, nor from what a test's link leads to."""
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "README.md").write_text("f(1) -> 'quince'\n")
    (tmp_path / "shop.egg-info").mkdir()
    (tmp_path / "shop.egg-info" / "PKG-INFO").write_text("f(1) -> 'quince'\n")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "real.py").write_text("from shop import f\n\n\ndef test_f():\n    assert f(1) == 'quince'\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_shop.py").symlink_to(tmp_path / "kept" / "real.py")
    (tmp_path / "shop.py").write_text("def f(x):\n    pass\n")
    body = (
        "def f(x):\n    from pathlib import Path\n"
        "    texts = [each.read_text() for each in Path(__file__).parent.rglob('*') if each.is_file()]\n"
        "    return 'qui' + 'nce' if any('qui' + 'nce' in each for each in texts) else len(texts)\n"
    )
    example = Example("f(1)", "'quince'", origin="README.md:1")
    trial = await PythonSandbox().run(TrialOrder("python", str(tmp_path / "shop.py"), body, "f", (2, 4), (example,)))

    assert [each.reason for each in trial.ran] == ["gives 2, not 'quince'"]
    assert [each.outcome for each in trial.tests] == ["failed"]


WALLS = {
    "writes a file": ("open('/tmp/new', 'w')", "skipped"),
    "makes a folder": ("import os\nos.mkdir('/tmp/new')", "skipped"),
    "makes a file for a moment": ("import tempfile\ntempfile.TemporaryFile()", "skipped"),
    "opens a socket": ("import socket\nsocket.create_connection(('127.0.0.1', 9))", "skipped"),
    "asks for a name": ("import socket\nsocket.getaddrinfo('example.org', 80)", "skipped"),
    "starts a process": ("import subprocess\nsubprocess.run(['true'])", "skipped"),
    "says that it may not": ("raise PermissionError(13, 'no')", "failed"),
    "says that nothing can be written": ("import errno\nraise OSError(errno.EROFS, 'no')", "failed"),
    "says that it has no folder": ("raise FileNotFoundError(2, 'No usable temporary directory found')", "failed"),
    "reads what is not there": ("open('/etc/shadow')", "failed"),
    "runs against a wall and goes on": ("try:\n    open('/tmp/new', 'w')\nexcept OSError:\n    return 3", "failed"),
    "and fails otherwise": ("try:\n    open('/tmp/new', 'w')\nexcept OSError:\n    pass\n1 / 0", "failed"),
}


@needs_namespaces
@pytest.mark.parametrize(("body", "outcome"), WALLS.values(), ids=WALLS.keys())
async def test_only_what_a_wall_refused_excuses_an_example(body: str, outcome: str) -> None:
    """The walls know what they refused; an error number that code makes up excuses nothing."""
    trial = await PythonSandbox().run(order(f"{body}\nreturn 2"))

    assert [each.outcome for each in trial.ran] == [outcome], trial
    assert outcome == "failed" or "which the sandbox does not allow" in trial.ran[0].reason
