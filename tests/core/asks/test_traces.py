"""Stack traces as people paste them: their messages may read like requests, and ask for nothing."""

from __future__ import annotations

import pytest

from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.split import split

TRACES = {
    "pytest": """\
    def test_port():
>       assert port({}) == 80
E       ValueError: Set the port before you start

tests/test_port.py:5: ValueError
=========================== short test summary info ============================
FAILED tests/test_port.py::test_port - ValueError: Set the port before you start""",
    "Python": """\
Start the server without a port
Traceback (most recent call last):
  File "app.py", line 2, in main
    raise ValueError("Set the port first")
django.core.exceptions.ImproperlyConfigured: Set the SECRET_KEY environment variable""",
    "Node.js": """\
/srv/app/src/index.js:3
    throw new Error("Set DATABASE_URL before you start");
    ^

Error: Set DATABASE_URL before you start
    at Object.<anonymous> (/srv/app/src/index.js:3:11)
    at Module._compile (node:internal/modules/cjs/loader:1376:14)""",
    "a message of two lines": """\
Error: Command failed
Run the migrations first, then retry
    at main (/srv/a.js:3:3)""",
    "a message without a name": """\
Update the database first
    at Object.update (/srv/db.js:4:3)
    at main (/srv/index.js:9:1)""",
    "Rust": """\
thread 'main' panicked at src/main.rs:4:5:
Set DATABASE_URL before you start
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace""",
    "the Rust compiler": """\
error[E0382]: borrow of moved value: `s`
 --> src/main.rs:5:20
  |
3 |     let s = String::from("hello");
  |         - move occurs because `s` has type `String`, which does not implement the `Copy` trait
  |
help: consider cloning the value if the performance cost is acceptable""",
    "Java": """\
2024-05-01 12:00:00 ERROR Create user failed
org.db.MigrationNeeded: Run the migrations first
\tat org.db.Conn.run(Conn.java:88)
\tat org.app.Main.main(Main.java:3)""",
    "C#": """\
Unhandled exception. System.InvalidOperationException: Add a connection string first
   at App.Program.Main(String[] args) in /src/Program.cs:line 12""",
    "Go": """\
fatal error: all goroutines are asleep - deadlock!

goroutine 1 [chan receive]:
main.main()
\t/tmp/prog.go:6 +0x2d""",
    "Ruby": "app.rb:3:in `run': Check the input first (ArgumentError)\n\tfrom app.rb:7:in `<main>'",
    "Chromium's console": """\
Uncaught (in promise) Error: Load the model first
    at predict (model.js:40)
    at async run (main.js:8)""",
    "React": """\
Warning: Each child in a list should have a unique "key" prop.

Check the render method of `List`. See https://reactjs.org/link/warning-keys for more information.
    at li
    at List (http://localhost:3000/static/js/bundle.js:31:5)""",
    "a request of another origin": """\
Access to fetch at 'http://a' from origin 'http://b' has been blocked by CORS policy: No such header is present. \
If an opaque response serves your needs, set the request's mode to 'no-cors'.""",
    "Swift": "Thread 1: Fatal error: Set the delegate first",
    "Vite": """\
[vite] Internal server error: Failed to resolve import "./x" from "src/main.ts". Does the file exist?
  Plugin: vite:import-analysis
      at formatError (file:///srv/node_modules/vite/dist/node/chunks/dep.js:44062:46)""",
    "git": """\
error: Your local changes to the following files would be overwritten by merge:
\ta.py
Please commit your changes or stash them before you merge.
Aborting""",
    "Firefox's console": """\
Uncaught ReferenceError: Define add first
    <anonymous> http://localhost:8000/app.js:3
    setTimeout handler* http://localhost:8000/app.js:9""",
}


@pytest.mark.parametrize("trace", TRACES.values(), ids=TRACES)
@pytest.mark.parametrize("order", ["{asked}\n\n{trace}", "{trace}\n\n{asked}"], ids=["below", "above"])
def test_a_message_belongs_to_its_trace(trace: str, order: str) -> None:
    """Whether it stands in front of the request or behind it; what is asked is the one task."""
    (found,) = split(order.format(asked="Why does this happen?", trace=trace))

    assert (found.kind.value, found.words) == ("reasoning", "Why does this happen?")


SHOWN = [trace for name, trace in TRACES.items() if "\n" in trace and name != "a message without a name"]


@pytest.mark.parametrize("trace", SHOWN)
def test_a_trace_alone_asks_for_nothing(trace: str) -> None:
    """None of its lines is a request, where others show what they are."""
    (found,) = split(trace)

    assert found.evidence[0].rule.startswith("nothing is asked")


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        ("Fix this crash", ["Fix this crash"]),
        ("Please fix this:", ["Please fix this"]),
        ("Why is the list empty?", ["Why is the list empty?"]),
        ("Mend the reader", ["Mend the reader"]),
        ("Mend it and then add a test\nTypeError: x is undefined", ["Mend it", "add a test"]),
    ],
)
def test_what_is_asked_right_above_is_asked(lead: str, asked: list[str]) -> None:
    """A request needs no blank line: it points to the trace, or it is the only line that can ask."""
    found = split(f"{lead}\n    at foo (a.js:1:1)\n    at bar (a.js:2:2)")

    assert [each.words.rstrip(":") for each in found] == asked


@pytest.mark.parametrize("text", ["Meet the team\n  at noon\n\nand write it down", "Put it\nat the top (see a.py)."])
def test_places_and_times_are_no_frames(text: str) -> None:
    """A sentence may go on with "at"."""
    assert pasted_in(text) == ()
