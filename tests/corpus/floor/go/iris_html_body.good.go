package errorspage

import (
	"fmt"
	"html"

	"github.com/kataras/iris/v12"
)

const layout = "<!doctype html><title>%s</title><main><h1>%s</h1><p>No page called <em>%s</em> was found.</p></main>"

func NotFound(ctx iris.Context) {
	title := html.EscapeString("Not found")
	asked := html.EscapeString(ctx.URLParam("page"))
	if asked == "" {
		asked = "that"
	}
	ctx.StatusCode(iris.StatusNotFound)
	ctx.HTML(fmt.Sprintf(layout, title, title, asked))
}
