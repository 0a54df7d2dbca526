// CWE-22
package web

import (
	"html/template"
	"net/http"
)

var langs = map[string]string{"en": "en.html", "de": "de.html"}

func Page(w http.ResponseWriter, r *http.Request) {
	lang := r.URL.Query().Get("lang")
	file, ok := langs[lang]
	if !ok {
		file = "en.html"
	}
	t, err := template.ParseFiles("templates/" + file)
	if err != nil {
		http.Error(w, "no such page", http.StatusNotFound)
		return
	}
	t.Execute(w, nil)
}
