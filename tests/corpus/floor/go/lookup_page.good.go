package web

import (
	"context"
	"fmt"
	"html"
	"net/http"
)

type Finder interface {
	Count(ctx context.Context, term string) (int, error)
}

type LookupPage struct {
	finder Finder
}

func (p *LookupPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	term := r.URL.Query().Get("q")
	n, err := p.finder.Count(r.Context(), term)
	if err != nil {
		http.Error(w, "lookup unavailable", http.StatusServiceUnavailable)
		return
	}

	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, "<!doctype html><html><body>")
	fmt.Fprintf(w, "<h1>Results for <em>%s</em></h1>", html.EscapeString(term))
	fmt.Fprintf(w, "<p>%d documents matched.</p>", n)
	fmt.Fprint(w, "</body></html>")
}

func Mount(mux *http.ServeMux, f Finder) {
	mux.Handle("GET /lookup", &LookupPage{finder: f})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
}
