"""The few pages that are no part of the page itself: plain HTML without a script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rightsize.dashboard.tickets import Spent

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE = "/plain.css"
"""How these pages look; everybody may read it."""

_SHELL = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{style}">
{more}<title>{title}</title>
</head>
<body>
{body}
</body>
</html>
"""


def shell(title: str, body: str, more: str = "") -> str:
    """Return a page around `body`, which is HTML; `more` stands in its head."""
    return _SHELL.format(title=escape(title), body=body, more=more, style=STYLE)


def locked_page() -> str:
    """Return what a browser without the secret sees."""
    return shell(
        "Rightsize: locked",
        "<h1>This page needs its key</h1>\n"
        "<p>Open the address that <code>rightsize dashboard</code> printed in your terminal: it has a key in it, "
        "which is new at each start. If that terminal is closed, run <code>rightsize dashboard</code> again.</p>",
    )


_SPENT: Mapping[Spent, tuple[str, str]] = {
    Spent.UNKNOWN: (
        "This address is not known here",
        "This server never gave it out, or was started anew since",
    ),
    Spent.EXPIRED: ("This address came too late", "It was good for one minute, and nobody has opened it in that time"),
    Spent.USED: ("This address is used up", "It was good for one browser, and another one has opened it"),
    Spent.CONTESTED: (
        "This address is used up",
        "Two browsers have opened it, which may be somebody else on this machine, so that neither is let in by it",
    ),
}


def spent_page(why: Spent) -> str:
    """Return what a browser sees whose ticket is worth nothing: why, and what to do."""
    head, reason = _SPENT[why]
    return shell(
        "Rightsize: locked",
        f"<h1>{head}</h1>\n"
        f"<p>{reason}; open the page from your editor again, or the address that <code>rightsize dashboard</code> "
        "printed in your terminal.</p>",
    )


def entered_page(path: str) -> str:
    """Return what leads a browser that came from elsewhere to the page itself."""
    target = escape(path, quote=True)
    return shell(
        "Rightsize",
        f'<p><a href="{target}">Open Rightsize</a></p>',
        f'<meta http-equiv="refresh" content="0; url={target}">\n',
    )


def unbuilt_page() -> str:
    """Return what stands in the place of the page where it has not been built."""
    return shell(
        "Rightsize: the page is not built",
        "<h1>The page is not built</h1>\n"
        "<p>This checkout holds its sources and not what is made from them. Run <code>npm ci</code> and "
        "<code>npm run build</code> in its folder <code>page</code>, start this again, and load it anew.</p>\n"
        '<p>The API works: see <a href="/api/docs">its documentation</a>.</p>',
    )
