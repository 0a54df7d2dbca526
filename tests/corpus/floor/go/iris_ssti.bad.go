// CWE-79
package web

import (
	"fmt"
	"html"
	"net/http"
)

type page struct{ w http.ResponseWriter }

func (p *page) write(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func Hello(rw http.ResponseWriter, req *http.Request) {
	q := req.URL.Query()
	name := q.Get("name")
	rw.Header().Add("Content-Type", "text/html")
	fmt.Fprint(rw, "<b>Hello ", name, "</b>")
}

var _ = html.EscapeString
