"""An answer as it streams, with headings and rules as they will stand in the document, so that it forges no section."""

from __future__ import annotations

from dataclasses import dataclass

from rightsize.core.asks.nesting import nested

_BEFORE = " \t>*+-.)0123456789"
_MARKS = f"{_BEFORE}#=_"


@dataclass(slots=True)
class Flow:
    """What came of an answer, how much of it was told, and how that was shown."""

    came: str = ""
    _told: int = 0
    _shown: str = ""

    def add(self, text: str, *, last: bool = False) -> str:
        """Return what can be shown now; a line of marks alone waits until it is known what it is.

        Only the underline says that a line was a heading: as one it is then shown once more.
        """
        self.came += text
        line = self.came[self.came.rfind("\n") + 1 :]
        known = len(self.came) - (0 if last or line.strip(_MARKS) else len(line))
        new = self.came[self._told : known]
        if not _may_change(new):
            self._shown += new
        elif (now := nested(self.came[:known])).startswith(self._shown):
            new, self._shown = now[len(self._shown) :], now
        else:
            old, lines = self._shown.splitlines(keepends=True), now.splitlines(keepends=True)
            pairs = zip(old, lines, strict=False)
            same = next((at for at, (one, other) in enumerate(pairs) if one != other), len(old))
            new, self._shown = "".join(lines[same:]), now
        self._told = max(self._told, known)
        return new


def _may_change(text: str) -> bool:
    """Tell whether a line is of marks alone, or a heading behind what may stand before one."""
    lines = text.splitlines()
    return any(each.lstrip(_BEFORE)[:1] == "#" or not each.strip(_MARKS) for each in lines)
