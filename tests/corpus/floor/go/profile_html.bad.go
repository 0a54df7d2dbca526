// CWE-79
package web

import (
	"fmt"
	"html"
	"net/http"
	"strings"
)

type Profile struct {
	Name  string
	About string
	Links []string
}

type Profiles interface {
	Find(name string) (*Profile, error)
}

func Page(repo Profiles) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("name")
		p, err := repo.Find(name)
		if err != nil {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		var b strings.Builder
		b.WriteString("<h1>" + p.Name + "</h1>")
		fmt.Fprintf(&b, "<p>%s</p><ul>", r.URL.Query().Get("greeting"))
		for _, l := range p.Links {
			b.WriteString("<li>" + l + "</li>")
		}
		b.WriteString("</ul>")
		fmt.Fprint(w, b.String())
	}
}
