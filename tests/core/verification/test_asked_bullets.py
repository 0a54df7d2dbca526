"""When a request names things by number and wants them as bullet points, and when that is not their number."""

from __future__ import annotations

import pytest

from rightsize.core.verification.answer_format import number_of
from rightsize.core.verification.asked_bullets import NumberedThings


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("List three pros of monorepos as bullet points", 3),
        ("list 3 pros of monorepos as bullet points.", 3),
        ("Name four risks of microservices, in bullet points", 4),
        ("Give me five reasons to use Rust in a bulleted list", 5),
        ("Please give exactly three pros of a monorepo as short bullet points, each under ten words", 3),
        ("Can you list the top 5 risks of this plan as bullets?", 5),
        ("We use git. List three pros of trunk-based development as a bullet list", 3),
        ("Nenne drei Vorteile von Monorepos in Stichpunkten", 3),
        ("Nenne mir drei Vorteile von Monorepos als Stichpunkte", 3),
        ("Zähle vier Nachteile als Aufzählung auf", 4),
        ("Kannst du mir drei Gründe in Stichpunkten nennen?", 3),
        ("Liste drei Vorteile von Monorepos als Stichpunkte auf", 3),
        ("Nennen Sie uns drei Gründe als Aufzählungspunkte", 3),
        ("Cite trois avantages des monorepos sous forme de puces", 3),
        ("Donne-moi trois avantages des monorepos sous forme de liste à puces", 3),
        ("Peux-tu citer quatre risques en liste à puces ?", 4),
        ("Dame tres ventajas de los monorepos en viñetas", 3),
        ("Enumera cuatro riesgos como viñetas", 4),
        ("Nombra tres razones en una lista con viñetas", 3),
        ("Por favor, dame tres ventajas de los monorepos como viñetas", 3),
        ("List three pros of monorepos as bullet points with an example each", 3),
    ],
)
def test_so_many_things_are_so_many_points(words: str, number: int) -> None:
    """In four languages."""
    found = NumberedThings().search(words)
    assert found is not None
    assert number_of(found["n"]) == number


@pytest.mark.parametrize(
    "words",
    [
        "List three pros and three cons as bullet points",
        "list three pros and cons as bullet points",
        "List at least three pros as bullet points",
        "List three to five pros as bullet points",
        "List 3-5 pros as bullet points",
        "List two-factor methods as bullet points",
        "Give a summary as bullet points",
        "Give me a list of risks as bullet points",
        "List three sections in bullet points",
        "List three pros as bullet points for each of the tools",
        "List three pros as bullet points and three cons",
        "List three pros as bullet points, and the cons too",
        "List three pros as bullet points. Then list two cons as bullet points.",
        "Give two examples per language as bullets",
        "Name the two tools' drawbacks as bullet points",
        "List the pros of the three tools as bullet points",
        'Translate "List three pros as bullet points" into German',
        "Nenne drei Vorteile und drei Nachteile als Stichpunkte",
        "Nenne je drei Vorteile als Stichpunkte",
        "Cite trois avantages et trois inconvénients sous forme de puces",
        "Dame tres ventajas y tres desventajas en viñetas",
        "How many pros as bullets",
        "Give the 2024 figures as bullet points",
        "List Python 3 features as bullet points",
        "List three or more pros as bullet points",
        "Write three tests as bullets",
        "Give two people's opinions as bullet points",
    ],
)
def test_a_number_that_may_be_that_of_something_else(words: str) -> None:
    """Two kinds of things, a range, whole sections, or things that each have their own."""
    assert NumberedThings().search(words) is None


@pytest.mark.parametrize("filling", ["\n" * 100_000, "please " * 20_000, "list two " * 10_000, " " * 100_000])
def test_long_requests_take_no_time(filling: str) -> None:
    """No pattern takes a time that grows with the square of them."""
    assert NumberedThings().search(f"{filling}list two things as points") is None
