"""A doc is made of words, in the file's tongue, about the code that it stands at."""

from __future__ import annotations

import pytest

from rightsize.core.verification.tongues import tongue_of
from tests.support.verification_replies import PARSE_HEADER, found, reply

GERMAN_CODE = (
    "def $0zerlege(zeile):\n    # Die Zeile wird an dem ersten Doppelpunkt geteilt, und beide Teile werden gesäubert.\n"
    "    return zeile.split(':')\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "banana umbrella quantum lighthouse velvet sparrow",
        "xqzt brimful gorkan fleb wuzzle tronk",
        "qwertz asdf yxcv hjkl uiop",
    ],
)
def test_random_words(text: str) -> None:
    """Words that are neither common nor in the code make no doc."""
    assert found("known_words", PARSE_HEADER, reply(text)) == [
        "Most words of the summary are neither common English nor in the code."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Split one line into a name and a value.",
        "Partition the header at its colon, stripping both.",
        "Compute the Kullback-Leibler divergence of two distributions.",
        "Parse `xqzt brimful gorkan fleb wuzzle` lines.",
    ],
)
def test_terms_of_a_trade_among_common_words(text: str) -> None:
    """A few rare words, and code in backticks, are no random text."""
    assert found("known_words", PARSE_HEADER, reply(text)) == []


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Split the line into its parts and return them.", "en"),
        ("Zerlegt die Zeile in ihre Teile und gibt sie zurück.", "de"),
        ("Découpe la ligne et renvoie les deux parties.", "fr"),
        ("Divide la línea y devuelve las dos partes.", "es"),
        ("Divide a linha em duas partes e retorna um par.", "pt"),
        ("Divide la riga in due parti e le restituisce.", "it"),
        ("Splitst de regel in twee delen en geeft ze terug.", "nl"),
        ("Разбирает строку и возвращает обе части.", "cyrillic"),
        ("解析一行并返回名称和值。", "han"),
        ("행을 이름과 값으로 나눕니다.", "hangul"),
        ("Euler numbers E(0), E(1), E(2).", None),
    ],
)
def test_tongues(text: str, tongue: str | None) -> None:
    """Letters tell, else small words do; too little of either tells nothing."""
    assert tongue_of(text) == tongue


def test_a_doc_in_the_files_tongue() -> None:
    """German fits German comments and nothing else; English always fits."""
    german = reply("Zerlegt die Zeile in ihre Teile und gibt sie zurück.")

    assert found("right_tongue", PARSE_HEADER, german) == ["The doc is in German; the file is not."]
    assert found("right_tongue", GERMAN_CODE, german) == []
    assert found("known_words", GERMAN_CODE, german) == []
    assert found("right_tongue", GERMAN_CODE, reply()) == []


def test_the_doc_of_other_code() -> None:
    """A doc that shares no word with the code is another's."""
    strange = reply("Draw the polygon onto the canvas.", details="Colours come from the current palette.")

    assert found("about_this_code", PARSE_HEADER, strange) == [
        "The doc has almost nothing in common with this code; it reads like the doc of something else."
    ]
    assert found("about_this_code", PARSE_HEADER, reply()) == []


def test_descriptions_tell_what_a_short_summary_leaves_out() -> None:
    """The words below the summary are about this code as well."""
    source = (
        "const $0retry = async (fn, { times = 3, delay }, ...rest) => {\n"
        "  for (let attempt = 0; ; attempt++) {\n    try { return await fn(...rest); }\n"
        "    catch (error) { if (attempt + 1 >= times) throw error; await sleep(delay); }\n  }\n};\n"
    )
    descriptions = {"fn": "What is tried.", "times": "How many attempts are made.", "rest": "Handed on."}
    summary = "Call a function until it succeeds."
    assert found("about_this_code", source, reply(summary, parameters=descriptions), "javascript") == []
    assert found("about_this_code", source, reply(summary), "javascript") != []


def test_names_of_the_file_are_about_the_file() -> None:
    """An exception whose code says nothing belongs to the class that is named."""
    source = (
        "class HTTPResponse:\n    pass\n\n\nclass $0Unready(Problem):\n"
        "    def __init__(self, code, line, moment, origin, target, state, colour, weight):\n        pass\n"
    )
    drawn = reply("An exception raised by `HTTPResponse`.")
    assert found("about_this_code", source, drawn) == []
    assert found("about_this_code", source, reply("An exception raised by `HTTPRequest`.")) != []


def test_a_doc_copied_from_another_symbol() -> None:
    """The words of a neighbour's doc, which have nothing to do with this name, are a copy."""
    source = (
        'def draw_polygon(points):\n    """Draw the outline of a polygon onto the canvas."""\n'
        "    canvas.line(points)\n\n\n"
        "def $0parse_canvas(line):\n    return canvas.read(line)\n"
    )
    copied = reply("Draw the outline of a polygon onto the canvas.")

    assert found("about_this_code", source, copied) == ["The summary stands at other code in this file, word for word."]
