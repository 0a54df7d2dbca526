"""Words that the checks of generated code know: names that reach out or do not, and what a doc may ask for by name.

`data/generated.toml` holds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rightsize.core.tables import packaged_table


@dataclass(frozen=True, slots=True)
class GeneratedWords:
    """The table.

    Attributes:
        pure: calls that give no more than their arguments hold.
        world: by these words a body may reach something that its parameters do not tell.
        plain: words that say nothing of where a body reaches.
        ending: calls after which nothing goes on.
        chance: code that gives something else each time, or on another machine.
        weaknesses: numbers of CWE, with how a doc asks for what they are about.
    """

    pure: frozenset[str]
    world: frozenset[str]
    plain: frozenset[str]
    ending: frozenset[str]
    chance: re.Pattern[str]
    weaknesses: tuple[tuple[frozenset[int], re.Pattern[str]], ...]

    def asks_for(self, cwe: int, request: str) -> bool:
        """Tell whether a request names what a weakness is about."""
        return any(cwe in cwes and asked.search(request) is not None for cwes, asked in self.weaknesses)


@cache
def generated_words() -> GeneratedWords:
    """Return the packaged table."""
    table = packaged_table("rightsize.core.verification", "data/generated.toml")
    names = table["names"]
    weaknesses = ((frozenset(row["cwes"]), re.compile(row["asked"], re.IGNORECASE)) for row in table["weakness"])
    return GeneratedWords(
        frozenset(names["pure"]),
        frozenset(names["world"]),
        frozenset(names["plain"]),
        frozenset(names["ending"]),
        re.compile(names["chance"]),
        tuple(weaknesses),
    )
