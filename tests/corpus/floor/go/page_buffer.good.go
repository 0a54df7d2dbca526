// CWE-79
package main

import (
	"bytes"
	"net/http"

	htemplate "html/template"
)

const src = "<html><body><h1>{{.Title}}</h1>{{.Body}}</body></html>"

var safe = htemplate.Must(htemplate.New("p").Parse(src))

type article struct{ Title, Body string }

func render(w http.ResponseWriter, r *http.Request) {
	a := article{Title: r.FormValue("title"), Body: r.FormValue("body")}
	var buf bytes.Buffer
	if err := safe.Execute(&buf, a); err != nil {
		http.Error(w, "render failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	buf.WriteTo(w)
}
