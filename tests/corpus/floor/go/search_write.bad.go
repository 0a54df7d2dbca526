// CWE-79
package main

import (
	"html/template"
	"net/http"
)

var results = template.Must(template.New("r").Parse("<p>No results for {{.}}</p>"))

func search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query().Get("q")
	w.Header().Set("Content-Type", "text/html")
	w.Write([]byte("<p>No results for " + q + "</p>"))
}
