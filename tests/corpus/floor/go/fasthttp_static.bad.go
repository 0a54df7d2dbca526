// CWE-22
package main

import (
	"log"
	"path/filepath"

	"github.com/fasthttp/router"
	"github.com/valyala/fasthttp"
)

const docs = "/var/lib/handbook"

func page(ctx *fasthttp.RequestCtx) {
	name := string(ctx.QueryArgs().Peek("doc"))
	if name == "" {
		ctx.Redirect("/", fasthttp.StatusFound)
		return
	}
	ctx.SendFile(filepath.Join(docs, name))
}

func main() {
	r := router.New()
	r.GET("/handbook", page)
	log.Fatal(fasthttp.ListenAndServe(":8080", r.Handler))
}
