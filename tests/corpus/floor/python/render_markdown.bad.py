# CWE-79
import bleach
import markdown
from flask import Blueprint, abort, render_template
from markupsafe import Markup

from wiki.models import Page

pages = Blueprint("pages", __name__)
TAGS = [*bleach.sanitizer.ALLOWED_TAGS, "p", "h1", "h2", "h3", "pre", "img"]


def to_html(text: str) -> Markup:
    return Markup(markdown.markdown(text, extensions=["fenced_code", "tables"]))


@pages.get("/wiki/<slug>")
def show(slug):
    page = Page.query.filter_by(slug=slug).first() or abort(404)
    return render_template("wiki/page.html", title=page.title, body=to_html(page.body))
