"""Which window is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.gateway.windows import RUNGS, next_window, window_for


@pytest.mark.parametrize(
    ("tokens", "loaded", "most", "window"),
    [
        (100, None, 32_768, 4_096),
        (4_096, None, 32_768, 4_096),
        (4_097, None, 32_768, 8_192),
        (100, 16_384, 32_768, 16_384),
        (100, 2_048, 32_768, 2_048),
        (3_000, 2_048, 32_768, 4_096),
        (20_000, 4_096, 32_768, 32_768),
        (40_000, None, 128_000, 128_000),
        (40_000, None, 40_960, 40_960),
        (100, None, 2_048, 2_048),
        (100, 65_536, 32_768, 65_536),
        (32_769, None, 32_768, None),
    ],
)
def test_the_window(tokens: int, loaded: int | None, most: int, window: int | None) -> None:
    """The smallest rung that holds the request, what is loaded where that does, never more than the model can."""
    assert window_for(tokens, loaded=loaded, most=most) == window


@given(st.integers(1, 200_000), st.integers(512, 200_000))
def test_the_next_window_is_larger_until_there_is_none(tokens: int, most: int) -> None:
    """So that an overflow is tried again only a few times."""
    window = window_for(tokens, loaded=None, most=most)
    steps = 0
    while window is not None:
        larger = next_window(window, most=most)
        assert larger is None or window < larger <= most
        window, steps = larger, steps + 1

    assert steps <= len(RUNGS) + 1
