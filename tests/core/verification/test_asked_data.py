"""When a request asks for an answer in a form of data, and when that form is its own matter."""

from __future__ import annotations

import pytest

from rightsize.core.verification.asked_data import Asked, DataForm

BY_ORDER, SURELY, PERHAPS = Asked.BY_ORDER, Asked.SURELY, Asked.PERHAPS


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Give me JSON with keys a and b", BY_ORDER),
        ("give me a JSON object with two keys", BY_ORDER),
        ("Gib mir ein JSON mit den Schlüsseln a und b", BY_ORDER),
        ("Donne-moi un JSON avec les clés a et b", BY_ORDER),
        ("Dame un JSON con las claves a y b", BY_ORDER),
        ("Please give me valid JSON with keys a and b.", BY_ORDER),
        ("answer only with JSON", BY_ORDER),
        ("reply in JSON only", BY_ORDER),
        ("JSON only please.", BY_ORDER),
        ("Write add. Only JSON.", BY_ORDER),
        ("Return a JSON object with the name and the use", SURELY),
        ("Return a JSON object with the keys a and b.", SURELY),
        ("Generate JSON with ten fake users", SURELY),
        ("als JSON", SURELY),
        ("en JSON", SURELY),
        ("Liste die Ports als JSON", SURELY),
        ("liste les ports en JSON", SURELY),
        ("lista los puertos en JSON", SURELY),
        ("list the ports as JSON", SURELY),
        ("summarise this as valid JSON", SURELY),
        ("answer as JSON: is 7 prime", BY_ORDER),
        ("answer as JSON: is 7 prime?", BY_ORDER),
        ("explain what a mutex is, as JSON", SURELY),
        ("List the ports in JSON format.", SURELY),
        ("Your answer must be valid JSON", SURELY),
        ("List the ports as JSON with the keys a and b", SURELY),
        ("list the ports in JSON please", SURELY),
        ("Résume ce fichier au format JSON", SURELY),
        ("Summarise it as JSON and keep it short", SURELY),
        ("how are dates written as JSON?", PERHAPS),
        ("explain how dates are stored as JSON", PERHAPS),
        ("explain what a mutex is as JSON", PERHAPS),
        ("explain dates stored as JSON", PERHAPS),
        ("can you list the ports as JSON?", PERHAPS),
        ("explain which parsers accept only JSON", PERHAPS),
        ("write a function that returns JSON", None),
        ("add a --json flag", None),
        ("parse the JSON below", None),
        ("explain the JSON", None),
        ("write a JSON parser", None),
        ("how do I store dates in JSON?", None),
        ("Return JSON from the endpoint", None),
        ("explain why dates in JSON are strings", None),
        ("what is JSON", None),
        ("convert this to JSON", None),
        ("compare JSON with YAML", None),
        ("print a message and answer why JSON is slow", None),
        ("explain the difference between JSON and YAML", None),
        ("Give me a JSON parser", None),
        ("give me a function with JSON output", None),
        ("Show me JSON schema", None),
        ("Summarise the JSON-API", None),
        ("Give me JSON with the error when the endpoint fails", SURELY),
        ("Return JSON with status 400 when the handler fails", SURELY),
        ("write a function that logs in JSON format", None),
        ("print the output as JSON", SURELY),
        ("one example for each endpoint, in curl and in JSON", None),
    ],
)
def test_json_is_asked_for_or_spoken_of(words: str, asked: Asked | None) -> None:
    """An order for nothing but JSON, an answer in it, a doubt, or a request about it."""
    assert DataForm("json").asked_by(words) is asked
