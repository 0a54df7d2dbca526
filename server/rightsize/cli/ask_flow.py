"""An answer as it streams, with headings and rules as they will stand in the document, so that it forges no section."""

from __future__ import annotations

from dataclasses import dataclass, field

from rightsize.core.asks.nesting import Above, nested_part

_BEFORE = " \t>*+-.)0123456789"
_MARKS = f"{_BEFORE}#=_"
_ENDS = "\r\n"


@dataclass(slots=True)
class Flow:
    """What came of an answer, how much of it was told, and how what may still change of it was shown.

    Attributes:
        unsettled: what of it is read again when more comes.
    """

    came: str = ""
    unsettled: str = ""
    _told: int = 0
    _above: Above = field(default_factory=Above)
    _shown: str = ""

    def add(self, text: str, *, last: bool = False) -> str:
        """Return what can be shown now; a line of marks alone waits until it is known what it is.

        Only the underline says that a line was a heading: as one it is then shown once more.
        """
        self.came += text
        line = self.came[_begin_of_line(self.came) :]
        known = len(self.came) - (0 if last or line.strip(_MARKS) else len(line))
        new = self.came[self._told : known]
        begun = self._told > 0 and self.came[self._told - 1] not in _ENDS
        self._told = max(self._told, known)
        self.unsettled += new
        if not _may_change(new, begun=begun):
            self._shown += new
            return new
        part = nested_part(self.unsettled, self._above)
        new = _added(self._shown, part.text)
        self.unsettled, self._above, self._shown = part.rest, part.above, part.text[part.settled :]
        return new


def _begin_of_line(text: str) -> int:
    return max(map(text.rfind, _ENDS)) + 1


def _added(old: str, now: str) -> str:
    """Return what is to be shown behind the old for what it is now: all from the first line on that is another."""
    if now.startswith(old):
        return now[len(old) :]
    were, lines = old.splitlines(keepends=True), now.splitlines(keepends=True)
    same = next((at for at, (one, other) in enumerate(zip(were, lines, strict=False)) if one != other), len(were))
    return "".join(lines[same:])


def _may_change(text: str, *, begun: bool) -> bool:
    """Tell whether a line is of marks alone, or a heading behind what may stand before one.

    Parameters:
        begun: the first line was begun before, so that it is known what it is.
    """
    lines = text.splitlines()[begun:]
    return any(each.lstrip(_BEFORE)[:1] == "#" or not each.strip(_MARKS) for each in lines)
