package shop

import (
	"fmt"
	"html"
	"net/http"

	"github.com/valyala/fasthttp"
)

func banner(term string, hits int) string {
	return fmt.Sprintf("<p class=banner>%d results for <em>%s</em></p>", hits, html.EscapeString(term))
}

func Search(ctx *fasthttp.RequestCtx) {
	term := string(ctx.QueryArgs().Peek("q"))
	ctx.SetContentType("text/html; charset=utf-8")
	ctx.SetStatusCode(http.StatusOK)
	ctx.WriteString("<!doctype html>" + banner(term, 3))
}
