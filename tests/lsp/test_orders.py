"""What a client asks for, where that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from rightsize.core.errors import UsageError
from rightsize.lsp.orders import read_order


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"question": 5}, "The `question` of rightsize.ask must be text."),
        ({"instruction": ["x"]}, "The `instruction` of rightsize.ask must be text."),
        ({"scope": "world"}, "rightsize.ask knows the scopes symbol, members, selection, file."),
    ],
)
def test_what_cannot_be_read_is_named(more: dict[str, Any], expected: str) -> None:
    """By the key that the client sent."""
    with pytest.raises(UsageError) as raised:
        read_order([{"uri": "file:///a.py", "scope": "file", **more}], "rightsize.ask")
    assert str(raised.value) == expected
