"""From a doc without examples to lines that a person agrees to, and to a doc whose examples count."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.examples import examples_for
from rightsize.core.generation.pages import Page, Pages
from rightsize.core.generation.proposals import lacks_examples
from rightsize.core.generation.targets import target_at
from rightsize.core.tasks.generation import Proposal
from rightsize.core.text import apply_edits
from rightsize.engine.generate import Commission, generate
from rightsize.engine.propose import agreed_edit, propose
from rightsize.engine.results import Status
from rightsize.engine.snapshot import Snapshot
from rightsize.engine.writing import GenerateOptions
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of

STUB = 'def clamp(value, low, high):\n    """Keep a value between two bounds."""\n    pass\n'
GOOD = json.dumps({"examples": ["clamp(5, 1, 3) -> 3", "clamp(0, 1, 3) -> 1", "clamp(x, 1, 3) -> 1"]})


def snapshot_and_target(source: str, path: str, at: str):  # type: ignore[no-untyped-def] # noqa: ANN201 - a pair for tests
    """Return a snapshot and the target in it."""
    language = packaged().for_path(path)
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(at))
    assert target is not None
    return Snapshot(path, parsed), target


async def test_the_cheapest_model_proposes_what_fits() -> None:
    """The model sees signature and doc; what the function cannot take is left out."""
    snapshot, target = snapshot_and_target(STUB, "a.py", "clamp")
    runtime = runtime_with([GOOD])
    done = await propose(runtime, snapshot, target, GenerateOptions(), ListReporter())

    assert done.status is Status.GENERATED
    assert [str(each) for each in done.proposals] == ["clamp(5, 1, 3) -> 3", "clamp(0, 1, 3) -> 1"]
    assert [each.model.tier for each in done.attempts] == [1]
    assert isinstance(runtime.models, FakeGateway)
    asked = runtime.models.asked[0].request.messages[-1].content
    assert "Keep a value between two bounds." in asked
    assert "clamp(..., ..., ...) -> ..." in asked


async def test_an_answer_without_examples_goes_on() -> None:
    """A fault of form is told once; without a model nothing is proposed."""
    snapshot, target = snapshot_and_target(STUB, "a.py", "clamp")
    done = await propose(runtime_with(["None.", GOOD]), snapshot, target, GenerateOptions(), ListReporter())
    assert [each.refused_by for each in done.attempts] == [("example_line",), ()]
    none = await propose(runtime_with(draft=True), snapshot, target, GenerateOptions(), ListReporter())
    assert (none.status, none.reason_code) == (Status.FAILED, "no_model")


SESSIONS = ">>> clamp(5, 1, 3)\n{0}3\n{0}>>> clamp(0, 1, 3)\n{0}1\n"
DEF = "def clamp(value, low, high):\n"
ASKS = "# write clamp(value, low, high), which keeps a value between two bounds\n"
WRITTEN = [
    (
        "a docstring of one line",
        "a.py",
        STUB,
        f'{DEF}    """Keep a value between two bounds.\n\n    {SESSIONS.format("    ")}    """\n    pass\n',
    ),
    (
        "a docstring with sections",
        "a.py",
        f'{DEF}    """Keep it between.\n\n    Args:\n        value: it.\n    """\n    pass\n',
        (
            f'{DEF}    """Keep it between.\n\n    Args:\n        value: it.\n\n    Example:\n'
            f'        {SESSIONS.format("        ")}    """\n    pass\n'
        ),
    ),
    (
        "a JSDoc comment",
        "a.js",
        "/** Keeps it between. */\nfunction clamp(value, low, high) {\n}\n",
        (
            "/**\n * Keeps it between.\n *\n * @example\n * clamp(5, 1, 3) -> 3\n * clamp(0, 1, 3) -> 1\n */\n"
            "function clamp(value, low, high) {\n}\n"
        ),
    ),
    ("a comment", "a.py", f"x = 1\n{ASKS}", f"x = 1\n{ASKS}# clamp(5, 1, 3) -> 3\n# clamp(0, 1, 3) -> 1\n"),
]


@pytest.mark.parametrize(("_what", "path", "source", "expected"), WRITTEN, ids=[each[0] for each in WRITTEN])
def test_what_was_agreed_to_is_written_and_counts(_what: str, path: str, source: str, expected: str) -> None:
    """In the form that the doc has, and found as examples afterwards."""
    snapshot, target = snapshot_and_target(source, path, "clamp")
    assert lacks_examples(snapshot.parsed, target)
    agreed = [Proposal("clamp(5, 1, 3)", "3"), Proposal("clamp(0, 1, 3)", "1")]

    edit = agreed_edit(snapshot, target, agreed)

    assert edit is not None
    after = apply_edits(snapshot.parsed.data, (edit,)).decode()
    assert after == expected
    again, then = snapshot_and_target(after, path, "clamp")
    assert again.parsed.data.decode() == expected
    assert len(examples_for(then, ("clamp",))) == 2
    assert not lacks_examples(again.parsed, then)


@pytest.mark.parametrize(
    "source",
    [
        'def f(a):\n    """Add one.\n\n    >>> f(1)\n    2\n    """\n    pass\n',
        "def f(a):\n    pass\n",
    ],
)
def test_nothing_is_proposed_where_there_are_examples_or_nothing_is_said(source: str) -> None:
    """A doc with an example has one, and a stand-in without a doc says nothing to work them out from."""
    snapshot = snapshot_of(source)
    target = target_at(snapshot.parsed, source.index("f("))
    assert target is not None
    assert not lacks_examples(snapshot.parsed, target)


def test_examples_in_comments_count_and_so_nothing_is_proposed() -> None:
    """Those right above the function, and those inside of the stand-in."""
    above = '# f(1) -> 2\ndef f(a):\n    """Add one."""\n    pass\n'
    inside = 'def f(a):\n    """Add one."""\n    # f(1) -> 2\n    pass\n'
    apart = '# f(1) -> 2\n\n\ndef f(a):\n    """Add one."""\n    pass\n'
    for source, lacks in ((above, False), (inside, False), (apart, True)):
        snapshot = snapshot_of(source)
        target = target_at(snapshot.parsed, source.index("f(a)"))
        assert target is not None
        assert lacks_examples(snapshot.parsed, target) is lacks


async def test_nothing_is_proposed_where_a_page_of_the_project_shows_one() -> None:
    """The place is named, and no model is asked."""
    snapshot, target = snapshot_and_target(STUB, "a.py", "clamp")
    page = Page("README.md", "# A\n\n```python\nclamp(5, 1, 3)  # 3\n```\n")
    options = GenerateOptions(pages=Pages((page,), ("a",), frozenset()))

    done = await propose(runtime_with([GOOD]), snapshot, target, options, ListReporter())

    assert (done.proposals, done.attempts, done.reason_code) == ((), (), "has_examples")
    assert done.reason == "README.md:4 gives an example already, which counts as one of the doc does"


def test_nothing_agreed_to_is_nothing_written() -> None:
    """There is no edit."""
    snapshot, target = snapshot_and_target(STUB, "a.py", "clamp")
    assert agreed_edit(snapshot, target, []) is None


class Watched(str):
    """The text of a page that tells which threads look into it."""

    readers: set[threading.Thread]

    __slots__ = ("readers",)

    def __contains__(self, part: object) -> bool:
        """Tell whether a text is in it."""
        self.readers.add(threading.current_thread())
        return isinstance(part, str) and self.find(part) >= 0


async def test_long_pages_are_read_aside() -> None:
    """A small file may lie in a project with a long README, which must not hold up whoever else is served."""
    snapshot, target = snapshot_and_target(STUB, "a.py", "clamp")
    text = Watched("Words for people.\n" * 2000)
    text.readers = set()
    options = GenerateOptions(pages=Pages((Page("README.md", text),), ("a",), frozenset()))
    await propose(runtime_with([GOOD]), snapshot, target, options, ListReporter())
    asked = Commission(snapshot, target)
    await generate(runtime_with(["```python\nreturn max(low, min(value, high))\n```"]), asked, options, ListReporter())
    assert text.readers
    assert threading.main_thread() not in text.readers


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        ("embedded", "The embedded engine writes no code; leave the setting `engine` away"),
        ("auto", "Code is written by a model, and none answers"),
    ],
)
async def test_without_code_the_reason_is_what_the_user_chose(engine: str, said: str) -> None:
    """Whoever chose the engine that drafts is not told to look for a model."""
    snapshot, target = snapshot_and_target(STUB, "a.py", "clamp")
    runtime = runtime_with(draft=True)
    runtime = replace(runtime, settings=replace(runtime.settings, engine=engine))
    proposed = await propose(runtime, snapshot, target, GenerateOptions(), ListReporter())
    generated = await generate(runtime, Commission(snapshot, target), GenerateOptions(), ListReporter())
    assert proposed.reason == generated.reason
    assert generated.reason.startswith(said)
