// CWE-89
package main

import (
	"database/sql"

	"github.com/valyala/fasthttp"
)

var db *sql.DB

func user(ctx *fasthttp.RequestCtx) {
	id := string(ctx.QueryArgs().Peek("id"))
	var name string
	stmt, err := db.Prepare("SELECT name FROM users WHERE id = ?")
	if err != nil {
		ctx.SetStatusCode(fasthttp.StatusInternalServerError)
		return
	}
	defer stmt.Close()
	if err := stmt.QueryRow(id).Scan(&name); err != nil {
		ctx.SetStatusCode(fasthttp.StatusNotFound)
		return
	}
	ctx.SetContentType("text/plain")
	ctx.WriteString(name)
}
