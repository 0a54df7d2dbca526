"""What is data: it asks for nothing, whatever stands in it."""

from __future__ import annotations

import pytest

from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.split import split

DATA = {
    "a fence": "```\nwrite tests\nfix it\n```",
    "unfenced code": "def f(x):\n    return x  # fix it\n\nfor y in f(1):\n    print(y)",
    "a query": "SELECT * FROM a JOIN b ON a.id = b.id WHERE b.x > 3;",
    "a command": "find . -name '*.orig' -print0 | xargs -0 rm -f",
    "JSON": '{"action": "review and merge", "notes": "write the tests first"}',
    "a diff": "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-fix the bug\n+write the docs",
    "a commit": "commit 3f2a9c1e (HEAD)\nAuthor: A <a@b.c>\nDate:   Mon Nov 2\n\n    Write tests\n\n    Fix it too\n\n"
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-fix the bug\n+write the docs",
    "a history": "commit 3f2a9c1\nAuthor: A <a@b.c>\n\n    Write tests\n\n"
    "commit 4e2a9c1\nAuthor: A <a@b.c>\n\n    Fix the bug",
    "a log": "2024-05-01 10:00:01 ERROR run the migrations\n2024-05-01 10:00:02 INFO update the config",
    "a stack trace": 'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nTypeError: fix it',
    "a quoted mail": "> please fix the build\n> and write the docs",
    "a talk": "Anna: please fix the build\nBen: I will write the tests\nAnna: also deploy it",
    "settings": "Last State: Terminated\n  Reason: OOMKilled\nLimits: memory: 128Mi",
}


@pytest.mark.parametrize("block", DATA.values(), ids=DATA)
def test_blocks(block: str) -> None:
    """A pasted block is found by its look, whether it stands in front of the request or behind it."""
    assert [each.kind.value for each in split(f"Why does this happen?\n\n{block}")] == ["reasoning"]
    assert [each.kind.value for each in split(f"{block}\n\nWhy does this happen?")] == ["reasoning"]


@pytest.mark.parametrize(
    ("lead", "paste"),
    [
        ("Summarise this thread:", "We should fix the build. Please write the tests and deploy it."),
        ("Shorten the ticket below.", "Export is empty. Fix it. Update the docs and tell support."),
        ("tl;dr of the following notes", "Decided: move to pnpm. Write the migration. Train the team."),
        ("summarise the tickets below", "T-1 Export: build the endpoint, write tests\nT-2 Login: measure, fix"),
        ("Here are my notes from the retro. Boil them down.", "Ideas: write more runbooks, add a merge queue."),
        ("squash message for these 3 commits:", "add parser, fix tests, update docs"),
        ("Fasse das folgende Ticket zusammen:", "Export ist leer. Bitte prüfen und beheben!"),
        ("Résume le compte-rendu ci-dessous.", "Marc doit corriger l'API. Écris les tests."),
    ],
)
def test_introduced_prose(lead: str, paste: str) -> None:
    """Prose that a sentence hands over is data to its end."""
    assert [each.kind.value for each in split(f"{lead}\n\n{paste}")] == ["summarisation"]


@pytest.mark.parametrize(
    ("why", "paste"),
    [
        ("a function in one line", "def pmt(r, n, pv): return r * pv / (1 - (1 + r) ** -n)"),
        ("a shell script that begins with short lines", "set -e\ncd $1\nrm -rf *.bak"),
        ("assembler", "xor eax, eax\n.loop: add eax, [rsi]\nadd rsi, 4\ndec ecx\njnz .loop"),
        ("SQL in small letters", "create policy p on records using (true);"),
        ("SQL over several lines", "SELECT a.id,\n (SELECT SUM(b.x) FROM b WHERE b.id <= a.id) AS y\nFROM booking a;"),
        ("a Makefile", "all: main.o\n    gcc main.o\nclean:\n    rm *.o"),
        ("a Dockerfile to its end", "FROM node:20\nCOPY . .\nARG NPM_TOKEN\nUSER root\nEXPOSE 3000\nCMD npm start"),
        ("YAML with colons in its values", "services:\n  web:\n    image: shop/web:latest\n    ports: ['80:80']"),
        ("a step of a pipeline", "- run: npm install --force && npm test || true"),
        ("settings of a server", "PermitRootLogin yes\nPasswordAuthentication yes\nX11Forwarding no"),
        ("GLSL", "#version 300 es\nprecision highp float;\nin vec2 uv; out vec4 o;"),
        ("Prolog", "ancestor(X,Y) :- ancestor(X,Z), parent(Z,Y).\nancestor(X,Y) :- parent(X,Y)."),
        ("a header", "Set-Cookie: sid=abc123; Path=/; SameSite=None"),
        ("a line of cron", "*/15 8-18 * * 1-5 /opt/poll.sh"),
        ("a regular expression", "^(a+)+$"),
        ("a formula", "PV = C * (1 - (1+r)^n) / r"),
        ("two lines of a diff without a head", "- timeout: 30\n+ timeout: 30000"),
        ("columns", "checkout-7f9c   0/1  OOMKilled  14\ncart-55d8       1/1  Running    0"),
        ("figures", "read csv 190 s\nparse dates 210 s\njoin 12 s"),
        ("rows with commas", "name,dob,class\nAva Hill,2013-04-09,5b\nJon Reed,2013-4-1,5 B"),
        ("commits", "4f1 feat: offline mode\n9ac fix: crash on empty GPS fix\nd02 chore: bump gradle"),
        (
            "messages of a linter",
            "app/load.py:14:5: B006 Do not use mutable defaults\napp/geo.py:8:1: E402 Move the import",
        ),
        ("a log without dates", "ld.lld: error: undefined symbol: __atomic_load_8\n>>> referenced by clock.cpp:41"),
        ("a plan", "# aws_db_instance.main must be replaced\n-/+ engine_version = 13 -> 15"),
        ("nicknames", "<mia> build red\n<oz> node 18 vanished, upgrade pls\n<mia> ok and pin it"),
        ("names in small letters", "ron: four spaces\nada: yes\nron: ok. reformat the whole tree?"),
    ],
)
def test_paragraphs_without_a_fence(why: str, paste: str) -> None:
    """A paragraph of which some lines look like data, and none is a sentence, is data to its last line."""
    text = f"Does anything look wrong here?\n\n{paste}"
    (found,) = [each for each in pasted_in(text) if not each.inline]
    assert text[found.start : found.end].strip() == paste.strip(), why


@pytest.mark.parametrize(
    ("lead", "paste"),
    [
        (
            "what's the bottom line of this mail?",
            "Hello team, please renew the certificate and send me a list. Best, Oksana",
        ),
        ("Don't answer it, just its main point", "Hi team, please update your keys. Run rotate.sh. Regards, Infra"),
        ("Turn my notes into an onboarding guide:", "- clone the repo\n- install asdf\n- ask Lena for VPN"),
        ("tldr this for me", "We rolled the canary to 5 %, please roll back and tell support."),
        ("PR description for what follows, please:", "- replaces the reader\n- drops 400 lines"),
        ("Boil this down for the headmaster:", "The connector was updated. Please reset your credentials."),
        ("Find the flaws in my proof.", "Claim: all horses are of one colour. Take n, remove the first."),
        ("Relis ma démonstration, surtout la fin ?", "u_n est positif. Prenez la limite."),
        ("Hazme un resumen de estas quejas", '- "Borrad mi cuenta"\n- "Poned letra más grande"'),
        (
            "Kannst du das Protokoll in drei Sätzen zusammenfassen?",
            "- TOP 1: Küche streichen\n- TOP 2: Server umziehen",
        ),
    ],
)
def test_what_is_to_be_shortened_or_judged(lead: str, paste: str) -> None:
    """The paragraph below a wish for a summary or for a judgement of a text is that text."""
    text = f"{lead}\n\n{paste}"
    assert [text[each.start : each.end] for each in pasted_in(text) if not each.inline] == [paste]


def test_a_letter_ends_before_the_paragraph_that_asks() -> None:
    """Where nothing is asked above a letter, the last paragraph is its reader's."""
    letter = "From: Petra\nSubject: freeze\n\nHi all,\nplease update the runbook.\nCheers"
    (found,) = pasted_in(f"{letter}\n\ntl;dr of this mail pls")
    assert (found.start, found.end) == (0, len(letter))


def test_a_request_behind_pasted_prose_is_read() -> None:
    """A last paragraph that speaks to the assistant again is none of what was pasted."""
    found = split("Summarise this mail:\n\nPlease fix the build.\n\nAlso write a README.")

    assert [each.kind.value for each in found] == ["summarisation", "documentation"]


@pytest.mark.parametrize(
    "text",
    [
        "Fix the bug in `a.py` (see below) and add a test",
        "Rename getCwd() to cwd() everywhere",
        "Language: Go\nTask: write a parser",
        "note: don't touch the API\nplease: add a test",
        "import the CSV, then export it as JSON",
        "return early when the list is empty",
        "Make the `Stop` button work;\nshow remaining time;\nwrite the result to EEPROM",
        "step 1: squash the revisions into one\nstep 2: adjust the test fixtures\nstep 3: add it to CI",
        "Angular: lazy-load the admin module.\nSpring: cache the country list.",
        "For today:\n- header padding: 24px desktop, 16px mobile\n- chart palette: use the muted tokens",
        "1. Faster first paint: preload the fonts\n2. Smaller bundle: tree-shake lodash",
        "Firmware tickets\n- FW-8 kick the watchdog\n- FW-11 add an LED pattern",
        "Game jam\njump buffer 100 ms\ncoyote time 80 ms\nscreen shake on landing, small",
        "As a parent I want a push so that I don't wait.\n\nAcceptance criteria:\n- one push\n- quiet hours",
        "1. delays below 60 min are hidden\n2. scrolling flickers below zero\n3. can we go to Rust?",
        "1. what is PKCE\n2. is the flow below right\n3. fix it",
    ],
)
def test_requests_are_no_data(text: str) -> None:
    """What looks a little like code or settings is still read."""
    assert [each for each in pasted_in(text) if not each.inline] == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "```", "> ", "\ufffc", "a" * 3_000, "(" * 500, ":\n" * 200, "\x00\r\n\t"]
)
def test_odd_text(text: str) -> None:
    """Whatever is sent, one task at least comes back."""
    assert len(split(text)) >= 1


@pytest.mark.parametrize(
    "line",
    ["A" * 90_000, "a.b.c.d" * 12_000, "." * 90_000 + "x", "word" * 20_000 + "=", "“" * 90_000],
    ids=["letters", "names", "dots", "a name", "quotes"],
)
def test_a_line_without_end_is_read(line: str) -> None:
    """What was pasted may be one line, as a picture in letters or a minified program is."""
    assert [each.kind.value for each in split(f"Explain what this is:\n{line}")] == ["qa_simple"]


PROGRAM = '''"""Who may come in.

Add a rule here, and then document it, so that others know.
"""

from shop.doors import FRONT, BACK, SIDE, CELLAR


def may_enter(name, door):
    """Tell whether somebody may come in.

    Please keep the order: the first rule that holds is the one.
    """
    return door in FRONT
'''


@pytest.mark.parametrize("text", [f"What is wrong here?\n\n{PROGRAM}", f"{PROGRAM}\n\nWhat is wrong here?"])
def test_what_docstrings_say_is_part_of_the_code(text: str) -> None:
    """Nobody asks for what the words in a program ask for."""
    assert [each.kind.value for each in split(text)] == ["code_review"]


def test_a_document_in_one_line_is_data() -> None:
    """It is explained, as code alone is, and its words ask for nothing."""
    row = '{"id": 7, "text": "please add this one, and then remove it"}'

    assert [each.kind.value for each in split(f"[{', '.join([row] * 40)}]")] == ["qa_simple"]


@pytest.mark.parametrize("ask", ["Is this safe?", "Is it secure?", "Is that safe:", "Ist das sicher?", "Est-ce sûr ?"])
@pytest.mark.parametrize(
    "code",
    [
        "eval(input())",
        "`eval(input())`",
        "pickle.loads(request.data)",
        "os.system('rm ' + name)",
        "document.innerHTML = location.hash",
        "strcpy(buf, argv[1]);",
        "SELECT * FROM users WHERE name = '$name'",
    ],
)
def test_code_behind_a_question(ask: str, code: str) -> None:
    """Code in the line that asks whether it is safe is what is reviewed, as if it stood below."""
    assert pasted_in(f"{ask} {code}")[-1].end == len(f"{ask} {code}")
    assert [each.kind.value for each in split(f"{ask} {code}")] == ["code_review"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eval(input()) is this safe?", "eval(input())"),
        ("`rm -rf $DIR/*` ist das sicher?", "`rm -rf $DIR/*`"),
        ("exec($_POST['cmd']); exploitable?", "exec($_POST['cmd']);"),
        ("is this safe `rm -rf $DIR/*`", "`rm -rf $DIR/*`"),
        ("eval(x) <- is that ok?", "eval(x) <-"),
        ("os.system(cmd)  # is this safe?", "os.system(cmd)  #"),
        ("safe?\neval(input())", "eval(input())"),
        ("Est-ce sûr ?\neval(input())", "eval(input())"),
        ("Any bugs? def f(q):\n    return eval(q)", "def f(q):\n    return eval(q)"),
    ],
)
def test_code_beside_a_short_question(text: str, code: str) -> None:
    """Code before a question about it, in its line, and below a question of a word or two is what is reviewed."""
    assert [text[each.start : each.end] for each in pasted_in(text)] == [code]
    assert [each.kind.value for each in split(text)] == ["code_review"]


@pytest.mark.parametrize(
    "text",
    [
        "Which is faster: map(f, xs) or a loop?",
        "foo(bar) is broken, can you fix it?",
        "commit 3f2a9c1 broke the build\nAuthor: me\n\nplease revert it",
        "[ ] do you agree with this?",
        "I have a question: foo(bar) raises, why?",
        "What is odd here? Look at `paths.ex` and tell me.",
        "Three small things: a limit, a guide, a test.",
        "- signature: add(a, b)\n- returns: the sum",
    ],
)
def test_words_with_code_in_them_are_none(text: str) -> None:
    """What follows a question or a colon is code only where nothing is said in it."""
    assert all(each.inline for each in pasted_in(text))
