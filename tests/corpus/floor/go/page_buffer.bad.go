// CWE-79
package main

import (
	"bytes"
	htemplate "html/template"
	"net/http"
	ttemplate "text/template"
)

const src = "<html><body><h1>{{.Title}}</h1>{{.Body}}</body></html>"

var plain = ttemplate.Must(ttemplate.New("p").Parse(src))
var safe = htemplate.Must(htemplate.New("p").Parse(src))

type article struct{ Title, Body string }

func render(w http.ResponseWriter, r *http.Request) {
	a := article{Title: r.FormValue("title"), Body: r.FormValue("body")}
	var buf bytes.Buffer
	if err := plain.Execute(&buf, a); err != nil {
		http.Error(w, "render failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	buf.WriteTo(w)
}
