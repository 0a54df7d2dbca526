"""Which secrets are known by a name or a place, in the forms of many languages, and what is left alone."""

from __future__ import annotations

import pytest

from tests.support import secret_sentences
from tests.support.secret_places import TOLD, UNTOLD
from tests.support.veils import veiled_alone

FRAME = "-----BEGIN PRIVATE KEY-----"


@pytest.mark.parametrize(("code", "parts"), TOLD)
def test_a_secret_is_told_by_where_it_stands(code: str, parts: tuple[str, ...]) -> None:
    """Compared either way round, under a longer name, in a setting, a header, an address, or split in two."""
    hidden, veil = veiled_alone(code)

    assert not [each for each in parts if each in hidden]
    assert veil.lifted(hidden) == code


@pytest.mark.parametrize("code", UNTOLD)
def test_what_only_speaks_of_one_stays(code: str) -> None:
    """A name of a field, a word on the screen, an identifier, a stand-in, what is looked up elsewhere."""
    assert veiled_alone(code)[0] == code


@pytest.mark.parametrize(("text", "secret"), secret_sentences.TOLD)
def test_a_secret_is_told_by_a_sentence(text: str, secret: str) -> None:
    """In a request, a comment or a line of settings, without quotes; nothing else of it is hidden."""
    hidden, veil = veiled_alone(text)

    assert tuple(veil.secrets.values()) == (secret,)
    assert secret not in hidden


@pytest.mark.parametrize("text", secret_sentences.UNTOLD)
def test_a_sentence_without_a_secret_stays(text: str) -> None:
    """A default, a type, a variable, a call, a template, a length, an algorithm."""
    assert veiled_alone(text)[0] == text


@pytest.mark.parametrize(
    "code",
    [
        f"# A file that begins with {FRAME} holds a key.\ndef read(path):\n    return open(path).read()\n",
        f'HEAD = "{FRAME}"\nTAIL = "-----END PRIVATE KEY-----"\nlimit = compute_everything_that_follows(HEAD)\n',
        f'if text.startswith("{FRAME}"):\n    internationalised(text)\n',
    ],
)
def test_a_frame_that_is_only_spoken_of_hides_nothing(code: str) -> None:
    """What follows a frame is a key as far as it reads like one."""
    assert veiled_alone(code)[0] == code


def test_a_key_is_hidden_up_to_its_last_line_and_no_further() -> None:
    """Also without an end, where the file was cut."""
    lines = ["MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj", "MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3S"]
    hidden, _ = veiled_alone("\n".join([FRAME, *lines, "", "def after(them):", "    return 1", ""]))

    assert not any(each in hidden for each in lines)
    assert hidden.endswith("\n\ndef after(them):\n    return 1\n")
