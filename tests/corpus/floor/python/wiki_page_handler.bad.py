# CWE-79
import html

from tornado.web import RequestHandler

from .store import pages


class PageHandler(RequestHandler):
    """Shows a page of the wiki."""

    async def get(self, slug: str) -> None:
        page = await pages.find(slug)
        if page is None:
            self.set_status(404)
            self.finish("no such page")
            return
        highlight = self.get_query_argument("highlight", "")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write("<main>")
        self.write("<p class='hint'>Search words: %s</p>" % highlight)
        self.write(page.rendered)
        self.write("</main>")
        self.finish()
