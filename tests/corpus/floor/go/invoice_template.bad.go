// CWE-79
package invoices

import (
	"net/http"
	"text/template"

	"github.com/go-chi/chi/v5"
)

var page = template.Must(template.New("invoice").Parse(`<!doctype html>
<title>Invoice {{.Number}}</title>
<h1>{{.Customer}}</h1>
<table>{{range .Lines}}<tr><td>{{.Text}}</td><td>{{.Amount}}</td></tr>{{end}}</table>`))

// Store finds invoices.
type Store interface {
	Find(number string) (Invoice, error)
}

// Invoice is what a customer pays.
type Invoice struct {
	Number, Customer string
	Lines            []struct{ Text, Amount string }
}

// Show writes an invoice as a page.
func Show(store Store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		invoice, err := store.Find(chi.URLParam(r, "number"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = page.Execute(w, invoice)
	}
}
