"""The page itself: static files that ship with the package, and the API's documentation without a script."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from rightsize.dashboard.plain import shell, unbuilt_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STATIC: Final = Path(__file__).parent / "static"
_ASK_AGAIN: Final = "no-cache"

_CSS: Final = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
section { border-top: 1px solid #8886; padding: .5rem 0 1rem; }
h2 code { font-size: 1.1rem; }
pre { overflow-x: auto; padding: .75rem; background: #8882; border-radius: .4rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; }
.method { text-transform: uppercase; font-weight: 700; margin-right: .5rem; }
"""


class Files(StaticFiles):
    """The files of the page: a browser keeps them, and asks at each load whether they are still these."""

    def file_response(self, *of: Any, **how: Any) -> Response:
        """Return a file, or that the caller has it."""
        response = super().file_response(*of, **how)
        response.headers["cache-control"] = _ASK_AGAIN
        return response


def front_page() -> Response:
    """Return the page, or one that says how to build it."""
    index = STATIC / "index.html"
    if index.is_file():
        return FileResponse(index, media_type="text/html", headers={"cache-control": _ASK_AGAIN})
    return HTMLResponse(unbuilt_page(), 503)


def plain_style() -> Response:
    """Return how the pages without a script look."""
    return Response(_CSS, media_type="text/css")


def docs_page(api: Mapping[str, Any]) -> Response:
    """Return the API's documentation, from its OpenAPI description."""
    info = api["info"]
    head = (
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1>\n<p>{escape(info['description'])} "
        '<a href="/api/openapi.json">openapi.json</a></p>'
    )
    body = "\n".join([head, *_operations(api)])
    return HTMLResponse(shell(info["title"], body))


def _operations(api: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            parts = [
                f'<h2><span class="method">{escape(method)}</span><code>{escape(path)}</code></h2>',
                f"<p><strong>{_marked(operation.get('summary', ''))}</strong></p>",
                *_description(operation),
                *_parameters(operation),
                *_body(operation, api),
                *_responses(operation),
            ]
            yield f"<section>\n{chr(10).join(parts)}\n</section>"


def _description(operation: Mapping[str, Any]) -> Iterator[str]:
    for each in filter(None, operation.get("description", "").split("\n\n")):
        yield f"<p>{_marked(each)}</p>"


def _marked(text: str) -> str:
    """Return text as HTML, what stands between backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _parameters(operation: Mapping[str, Any]) -> Iterator[str]:
    rows = [(each["name"], each["in"], each.get("description", "")) for each in operation.get("parameters", ())]
    yield from _table(("parameter", "in", "what it is"), rows)


def _body(operation: Mapping[str, Any], api: Mapping[str, Any]) -> Iterator[str]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return
    schema = content["schema"]
    if "$ref" in schema:
        schema = api["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    needed = schema.get("required", ())
    rows = [
        (
            name,
            "needed" if name in needed else f"default {json.dumps(each.get('default'))}",
            each.get("description", ""),
        )
        for name, each in schema.get("properties", {}).items()
    ]
    yield from _table(("field", "", "what it is"), rows)
    if "example" in schema:
        yield f"<pre>{escape(json.dumps(schema['example'], indent=2))}</pre>"


def _responses(operation: Mapping[str, Any]) -> Iterator[str]:
    rows = [(status, each.get("description", "")) for status, each in operation.get("responses", {}).items()]
    yield from _table(("status", "when"), rows)


def _table(head: tuple[str, ...], rows: list[Any]) -> Iterator[str]:
    if rows:
        cells = "".join(f"<th>{escape(each)}</th>" for each in head)
        lines = "".join(f"<tr>{''.join(f'<td>{_marked(str(each))}</td>' for each in row)}</tr>" for row in rows)
        yield f"<table><tr>{cells}</tr>{lines}</table>"
