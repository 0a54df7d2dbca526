"""The few pages that are no part of the page itself: plain HTML without a script."""

from __future__ import annotations

from html import escape

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


def spent_page() -> str:
    """Return what a browser sees whose ticket is worth nothing."""
    return shell(
        "Rightsize: locked",
        "<h1>This address is used up</h1>\n"
        "<p>It was good for one browser and for one minute. Open the page from your editor again, or open the address "
        "that <code>rightsize dashboard</code> printed in your terminal.</p>\n"
        "<p>If you see this the first time that you open it, somebody else on this machine was faster: they are shut "
        "out now.</p>",
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
