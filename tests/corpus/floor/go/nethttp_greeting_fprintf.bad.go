// CWE-79
package web

import (
	"fmt"
	"log"
	"net/http"
	"time"
)

func newMux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/search", searchPage)
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "ok %s", time.Now().Format(time.RFC3339))
	})
	return mux
}

func searchPage(w http.ResponseWriter, r *http.Request) {
	term := r.URL.Query().Get("q")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, "<!doctype html><title>Catalogue</title>")
	if term == "" {
		fmt.Fprint(w, "<p>Type a term to begin.</p>")
		return
	}
	fmt.Fprintf(w, "<h1>Results for %s</h1><ul></ul>", term)
}

func Run() {
	srv := &http.Server{Addr: ":8080", Handler: newMux(), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
