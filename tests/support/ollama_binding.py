"""How Go reads a request's JSON: the same acceptances, the same refusals, the same words."""

from __future__ import annotations

import json
from typing import Any

_MESSAGE_FIELDS = {"role": "string", "content": "string", "thinking": "string", "tool_name": "string"}
_FIELDS: dict[str, dict[str, str]] = {
    "ChatRequest": {
        "model": "string",
        "messages": "[]api.Message",
        "stream": "bool",
        "options": "map[string]interface {}",
    },
    "GenerateRequest": {"model": "string", "prompt": "string", "stream": "bool", "options": "map[string]interface {}"},
}
_PYTHON_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "bool": bool,
    "[]api.Message": list,
    "map[string]interface {}": dict,
}
_INTEGERS = (
    "num_ctx",
    "num_predict",
    "seed",
    "top_k",
    "num_keep",
    "num_batch",
    "num_gpu",
    "num_thread",
    "repeat_last_n",
    "draft_num_predict",
)
_FLOATS = ("temperature", "top_p", "min_p", "typical_p", "repeat_penalty", "presence_penalty", "frequency_penalty")


class BindError(Exception):
    """The request cannot be read; the text is Go's."""


def bind(raw: bytes, go_type: str) -> dict[str, Any]:
    """Return the request's object; text after it is ignored, as Go's decoder does."""
    if not raw.strip():
        message = "missing request body"
        raise BindError(message)
    text = raw.decode("utf-8", "replace")
    try:
        value = json.JSONDecoder().raw_decode(text.lstrip())[0]
    except ValueError:
        raise BindError(_syntax_error(text)) from None
    if value is None:
        return {}
    if not isinstance(value, dict):
        message = f"json: cannot unmarshal {_kind(value)} into Go value of type api.{go_type}"
        raise BindError(message)
    _check_types(value, go_type)
    return value


def _check_types(value: dict[str, Any], go_type: str) -> None:
    for name, wanted in _FIELDS.get(go_type, {}).items():
        given = value.get(name)
        if given is not None and not isinstance(given, _PYTHON_TYPES[wanted]):
            message = f"json: cannot unmarshal {_kind(given)} into Go struct field {go_type}.{name} of type {wanted}"
            raise BindError(message)
    for each in value.get("messages") or ():
        if not isinstance(each, dict):
            message = f"json: cannot unmarshal {_kind(each)} into Go struct field {go_type}.messages of type api.Alias"
            raise BindError(message)
        for name, wanted in _MESSAGE_FIELDS.items():
            given = each.get(name)
            if given is not None and not isinstance(given, _PYTHON_TYPES[wanted]):
                place = f"{go_type}.messages.{name} of type {wanted}"
                message = f"json: cannot unmarshal {_kind(given)} into Go struct field {place}"
                raise BindError(message)
        for call in each.get("tool_calls") or ():
            if isinstance(call.get("function", {}).get("arguments"), str):
                message = "Value looks like object, but can't find closing '}' symbol"
                raise BindError(message)


def option_error(options: dict[str, Any]) -> str:
    """Return what Ollama says about an option of a wrong type, or an empty text."""
    for name, given in options.items():
        if given is None:
            continue
        number = isinstance(given, int | float) and not isinstance(given, bool)
        if name in _INTEGERS and not number:
            return f'option "{name}" must be of type integer'
        if name in _FLOATS and not number:
            return f'option "{name}" must be of type float32'
        if name == "stop" and not isinstance(given, list):
            return 'option "stop" must be of type array'
        if name == "stop" and not all(isinstance(each, str) for each in given):
            return 'option "stop" must be of an array of strings'
    return ""


def _kind(value: Any) -> str:
    """Return Go's word for a JSON value."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "bool"),
        (str, "string"),
        ((int, float), "number"),
        (list, "array"),
    )
    return next((word for kind, word in kinds if isinstance(value, kind)), "object")


_LITERALS = {"n": "null", "t": "true", "f": "false"}


def _syntax_error(text: str) -> str:
    """Return what Go's scanner says; it stops at the first character that cannot stand there."""
    message, where = _python_error(text)
    if not where:
        return "unexpected EOF"
    if literal := _LITERALS.get(where[0]):
        return _literal_error(where, literal)
    if "property name" in message or "trailing comma" in message:
        return f"invalid character {_quoted(_after_comma(where))} looking for beginning of object key string"
    if "',' delimiter" in message:
        return f"invalid character {_quoted(where[0])} after object key:value pair"
    return f"invalid character {_quoted(where[0])} looking for beginning of value"


def _python_error(text: str) -> tuple[str, str]:
    """Return what Python's decoder says, and the text from where it stopped."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.msg, "" if error.msg.startswith("Unterminated") else text[error.pos :].lstrip()
    return "", ""


def _literal_error(where: str, literal: str) -> str:
    for given, wanted in zip(where.ljust(len(literal), "\0"), literal, strict=False):
        if given == "\0":
            break
        if given != wanted:
            return f"invalid character {_quoted(given)} in literal {literal} (expecting {_quoted(wanted)})"
    return "unexpected EOF"


def _after_comma(where: str) -> str:
    return where.lstrip(", \t\r\n")[:1] or where[0]


def _quoted(character: str) -> str:
    return "'\\''" if character == "'" else f"'{character}'"
