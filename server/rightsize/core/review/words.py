"""What a review is said to have come to: the only place where a clean result is worded."""

from __future__ import annotations

UNREAD = "No model has read this"
"""How what says so begins."""

NO_MODEL = (
    f"{UNREAD}: reviews are for a tier 4 model, and none is at hand. {{cause}} "
    "`rightsize doctor` says how to get one; what the rules found is shown."
)
"""Why a review without a model is none; `cause` is a sentence."""

NONE_INSTALLED = "No model that may be asked is installed."

EMBEDDED = (
    f"{UNREAD}: the embedded engine only drafts docs. Leave `--engine embedded`, or the setting `engine`, "
    "away, or ask for the rules alone with `--rules-only`; what they found is shown."
)
"""The same where the user asked for that engine, whatever models there are."""

LEFT = "{who} reported findings, but did not show that it examined {names}."
"""What an answer with findings passed over, and answers after it too."""

MORE = (
    "{who} reported as many findings as an answer may hold ({most}), so that there may be more; review a smaller part, "
    "or let an answer hold more (`review.most_findings`)."
)
"""Why nobody knows whether that was all."""

STOPPED = "Stopped before this was read: {names}."
FAILED_AT = "Only that was not read: {names}."
"""What a review that somebody stopped did not get to."""

NOTHING_READ = "Stopped before anything was read."
"""The same where it had not begun."""


def clean(reviewer: str, passes: int, symbols: int) -> str:
    """Say that a model read the code and found nothing; never that the code is safe."""
    read, examined = _counted(passes, "pass", "passes"), _counted(symbols, "symbol", "symbols")
    return f"No findings by {reviewer} ({read}, {examined} examined)"


def told(title: str, message: str, remedy: str) -> str:
    """Return a finding as one text; a scanner's message that only repeats its title is said once."""
    more = "" if message.strip(" .") == title.strip(" .") else message
    return " ".join(each for each in (f"{title.rstrip('.')}.", more, remedy) if each)


def rules_alone(count: int, reviewer: str, passes: int, symbols: int) -> str:
    """Say that rules found something where a model, which read the code too, did not: that is no clean result."""
    read, examined = _counted(passes, "pass", "passes"), _counted(symbols, "symbol", "symbols")
    return f"{_counted(count, 'finding', 'findings')} by rules, none by {reviewer} ({read}, {examined} examined)"


def passed_over(count: int, unreasoned: int = 0) -> str:
    """Say how many findings somebody asked to pass over, behind what else is said; nothing where there are none."""
    without = f" ({unreasoned} without a reason)" if unreasoned else ""
    return f", {count} passed over{without}" if count else ""


def rules_only(count: int, *, told: bool = False) -> str:
    """Say what the rules alone found, and that no model looked, unless that was told just before."""
    found = _counted(count, "finding", "findings") if count else "nothing found"
    return f"Rules only{'' if told else ', no model has read this'}: {found}"


def nobody(count: int, language: str) -> str:
    """Say that nothing read code for which there are no rules either; orders that are hidden in it are found anyway."""
    orders = f": {_counted(count, 'sign', 'signs')} of orders that are hidden in it" if count else ""
    return f"{UNREAD}, and there are no rules for {language}{orders}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
