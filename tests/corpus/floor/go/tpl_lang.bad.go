// CWE-22
package web

import (
	"html/template"
	"net/http"
)

var langs = map[string]string{"en": "en.html", "de": "de.html"}

func Page(w http.ResponseWriter, r *http.Request) {
	lang := r.URL.Query().Get("lang")
	t, err := template.ParseFiles("templates/" + lang + ".html")
	if err != nil {
		http.Error(w, "no such page", http.StatusNotFound)
		return
	}
	t.Execute(w, nil)
}
