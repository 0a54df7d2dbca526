// CWE-79
package app

import (
	"fmt"
	"html"
	"net/http"
	"strings"
)

func render(w http.ResponseWriter, title, body string) {
	w.Header().Set("Content-Type", "text/html")
	var sb strings.Builder
	sb.WriteString("<html><head><title>")
	sb.WriteString(title)
	sb.WriteString("</title></head><body>")
	sb.WriteString(body)
	sb.WriteString("</body></html>")
	fmt.Fprint(w, sb.String())
}

func missing(w http.ResponseWriter, r *http.Request) {
	render(w, "Not found", "No page "+html.EscapeString(r.URL.Path))
}
