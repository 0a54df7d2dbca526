"""Placeholders: the same for the same secret, back to the byte, and never mistaken for something else."""

from __future__ import annotations

import ast
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.privacy.placeholders import STEM, veiled
from rightsize.core.prompts.templates import template
from tests.support.secret_shapes import KEY, SHAPES
from tests.support.veils import name, veiled_alone

PASSWORD = "correct-horse-42"
LINE = f'password = "{PASSWORD}"'

pieces = st.one_of(
    st.text(max_size=30),
    st.sampled_from([each[1] for each in SHAPES]),
    st.sampled_from([LINE, KEY, f"{STEM}12345678", f"{STEM}", "…", '"', "\\n", "\n", "password=", "://a:b@", "\ud800"]),
)


@given(st.lists(st.lists(pieces, max_size=8).map("".join), min_size=1, max_size=3))
def test_what_is_hidden_comes_back(texts: list[str]) -> None:
    """Whatever the texts are, and whatever was taken for a secret in them."""
    hidden, veil = veiled(texts, name)

    assert [veil.lifted(each) for each in hidden] == texts
    assert len(set(veil.secrets.values())) == len(veil.secrets)


@given(st.lists(st.sampled_from([each[1] for each in SHAPES]), max_size=4))
def test_the_same_secret_has_the_same_placeholder(lines: list[str]) -> None:
    """In one text or in several, with whatever beside it: so the same code is the same question again."""
    alone, _ = veiled_alone(LINE)
    hidden, _ = veiled(["", LINE, *lines], name)

    assert hidden[1] == alone


def test_a_secret_is_hidden_wherever_it_stands() -> None:
    """Where it is assigned it is known, and so it is in a comment, a doc, and what was said of an answer before."""
    texts = [LINE, f"# it was {PASSWORD} once", f"`{PASSWORD}` is not in the source"]
    hidden, veil = veiled(texts, name)

    assert not any(PASSWORD in each for each in hidden)
    assert list(veil.secrets.values()) == [PASSWORD]


def test_a_line_that_was_cut_off_leaves_no_half_of_it() -> None:
    """What the rules found is told in a clipped line; the beginning of a secret is one too."""
    hidden, _ = veiled([LINE, f'CWE-798: `password = "{PASSWORD[:11]}…`'], name)

    assert PASSWORD[:8] not in hidden[1]


def test_signs_of_a_cut_cost_no_more_than_other_text() -> None:
    """Each is compared with a few secrets that begin like what stands before it, not with all in all lengths."""
    lines = [f'password = "Wq8$kk{at:03}x1"  # Wq8$kk{at:03}… and the rest' for at in range(1000)]
    hidden, veil = veiled_alone("\n".join(lines))

    assert "Wq8$kk" not in hidden
    assert veil.lifted(hidden) == "\n".join(lines)


def test_frames_without_an_end_cost_no_more_than_other_text() -> None:
    """A key ends where the next one begins."""
    frame = "-----BEGIN PRIVATE KEY-----"

    assert veiled_alone(frame * 2000)[0] == frame * 2000
    assert "MIIEpAIB" not in veiled_alone(f"{frame}\nMIIEpAIB\n{frame}\n")[0]


def test_another_key_gives_another_word() -> None:
    """A placeholder says nothing to whoever does not hold the key."""
    mine, _ = veiled_alone(LINE)
    (yours,), _ = veiled([LINE], lambda text: name(f"another key {text}"))

    assert mine != yours
    assert PASSWORD not in mine
    assert name(PASSWORD)[:8] not in mine


def test_code_stays_code() -> None:
    """A placeholder is a word: literals stay literals, in Python as in JSON."""
    source = f'{LINE}\nKEY = b"""{KEY}"""\nURL = f"postgres://a:{PASSWORD}@{{host}}"\n'
    hidden, veil = veiled_alone(source)

    ast.parse(hidden)
    assert json.loads(veil.lifted(json.dumps({"quote": hidden}))) == {"quote": source}


def test_what_looks_like_one_and_is_none() -> None:
    """A model that changes a placeholder is found out; what stood in the source before is no fault of its."""
    hidden, veil = veiled_alone(f"{LINE}\n# {STEM}FROM_HERE\n")
    word = re.search(rf"{STEM}[0-9a-f]{{8}}", hidden)
    assert word is not None

    digits = word.group().removeprefix(STEM)
    assert veil.mangled(f"{word.group()} and {STEM}FROM_HERE") == ()
    assert veil.mangled(f"it is {digits}, or SECRET_{digits.upper()}") == (digits, digits.upper())
    assert veil.mangled("it is 01234567") == ()
    for broken in (word.group()[:-1], word.group() + "0", word.group().lower(), word.group().replace("_", " ")):
        assert veil.mangled(f"it is {broken}."), broken


def test_what_was_said_of_an_answer_makes_nothing_known() -> None:
    """The next model is told which word was wrong, and may not use it either."""
    broken = f"{STEM.lower()}0123"
    _, veil = veiled([LINE, f"The reply says `{broken}`."], name, [f"The reply says `{broken}`."])

    assert veil.mangled(broken) == (broken,)


def test_our_own_words_are_no_secrets() -> None:
    """Nothing in the prompts is replaced, nor the marker that fences source."""
    names = ("documentation_system", "documentation_missing", "code_review_system", "code_review_confirm_system")
    for each in names:
        text = template(each).template
        assert veiled_alone(text)[0] == text
    fence = "=== 0f1e2d3c4b5a69788796a5b4c3d2e1f0 ==="
    assert veiled_alone(fence)[0] == fence
