// CWE-918
package api

import "github.com/valyala/fasthttp"

func Proxy(ctx *fasthttp.RequestCtx) {
	url := string(ctx.QueryArgs().Peek("url"))
	status, body, err := fasthttp.Get(nil, url)
	if err != nil {
		ctx.SetStatusCode(502)
		return
	}
	ctx.SetStatusCode(status)
	ctx.SetBody(body)
}
